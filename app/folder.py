"""A run's outputs, put on disk together or not at all."""

import ctypes
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from posturemap.claims.scratch import scratch, sweep
from posturemap.errors import CheckError, InputError
from posturemap.layers import TABLES, is_own
from posturemap.layers.formats import FORMATS, WHOLE_FORMATS
from posturemap.manifest import MANIFEST, digest, read_manifest

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_FILES = ("map.html", "index.html", "report.md")
_LEDGER = ("claims.jsonl", "claims.csv", "articles.jsonl", "history.jsonl")
_WHOLE = tuple(f"posture.{one}" for one in ("gpkg", "qgz", "pmtiles", *WHOLE_FORMATS))
_OURS = frozenset((*_FILES, *_LEDGER, *_WHOLE))
_ENDINGS = frozenset(("geojson", *FORMATS))
_NEW, _OLD = "new", "old"


def files_in(folder: Path) -> set[str]:
    """Return the paths of all files below a folder, relative to it and with ``/``."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if not path.is_dir() or path.is_symlink()
    }


def publish(outputs: Mapping[str, bytes], folder: Path, *, force: bool = False) -> None:
    """Replace a folder by a new one that holds exactly these files.

    The files are written and synced to a scratch folder beside it first; the swap is by rename, so
    that a reader finds the old set or the new one, never a mix. Where the system swaps in two
    renames and ends the process between them, the next call finds the old set again.

    Parameters
    ----------
    outputs
        Path inside the folder, with ``/``, to content.
    folder
        Made when missing; replaced when it holds an earlier run and nothing else.
    force
        Replace files of the earlier run that somebody has changed since.

    Raises
    ------
    InputError
        The folder holds files that posturemap did not write or that were changed since, or cannot
        be written.
    """
    refuse_foreign(folder, force=force)
    with publishing(folder, force=force) as put:
        for name, content in outputs.items():
            put(name, [content])


@contextmanager
def publishing(
    folder: Path, *, force: bool = False
) -> Iterator[Callable[[str, Iterable[bytes]], None]]:
    """Replace a folder as `publish` does, by files that are made one after the other.

    Parameters
    ----------
    folder, force
        As for `publish`.

    Yields
    ------
    What takes a file's path inside the folder and its content, part by part. The swap comes last,
    and with it the look at what would be lost; after an error the folder is as it was.

    Raises
    ------
    InputError
        As `publish`.
    """
    target = folder.absolute()
    with ExitStack() as stack:
        with _told(folder):
            target.parent.mkdir(parents=True, exist_ok=True)
            staging = stack.enter_context(scratch(target.parent, target.name))
            (staging / _NEW).mkdir(mode=0o755)
        yield partial(_put, staging / _NEW, folder)
        refuse_foreign(folder, force=force)
        with _told(folder):
            _swap(staging, target)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say which folder cannot be written."""
    try:
        yield
    except OSError as error:
        raise InputError(
            folder, f"cannot be written ({error.strerror}); choose another folder"
        ) from error


def refuse_foreign(folder: Path, *, force: bool = False) -> None:
    """Refuse to write where work of somebody else would be lost; tidy up after ended runs first.

    Parameters
    ----------
    folder
        The output folder.
    force
        Let go what somebody has changed of an earlier run; never what no run of ours wrote.

    Raises
    ------
    InputError
        The path is no folder, or holds a file that no run or export of ours wrote, or one that
        was changed since.
    """
    target = folder.absolute()
    sweep(target.parent, target.name, rescue=partial(_put_back, target))
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise InputError(folder, "is not a folder; choose another")
    if not folder.is_dir():
        return
    ours = _listed(folder)
    # It may be a home or a whole disk, so files at its top are looked for first.
    top = {path.name for path in folder.iterdir() if path.is_symlink() or not path.is_dir()}
    if foreign := (top or files_in(folder)) - ours.keys() or files_in(folder) - ours.keys():
        raise InputError(
            folder / min(foreign),
            "was not written by posturemap and would be lost, wanted an empty folder or an "
            "earlier run's; move it away or choose another folder",
        )
    if not force:
        _refuse_changed(folder, ours)


def _listed(folder: Path) -> dict[str, str | None]:
    """Give the files of an earlier run with their hashes; its manifest has none."""
    try:
        manifest = read_manifest(folder)
    except CheckError:
        return {}
    ours = {name: wanted for name, wanted in manifest.outputs.items() if _is_ours(name)}
    return {MANIFEST: None, **ours}


def _is_ours(name: str) -> bool:
    """Tell a name that a run or an export gives; a manifest may be anybody's, and list anything."""
    layer, _, ending = name.removeprefix("layers/").rpartition(".")
    known = layer in TABLES or is_own(layer)
    return name in _OURS or (known and ending in _ENDINGS)


def _refuse_changed(folder: Path, ours: Mapping[str, str | None]) -> None:
    for name, wanted in sorted(ours.items()):
        path = folder / name
        if wanted is not None and path.is_file() and digest(path.read_bytes()) != wanted:
            raise InputError(
                path,
                "was changed since posturemap wrote it, and the changes would be lost; move it "
                "away, choose another folder, or say --force",
            )


def _put_back(target: Path, left: Path) -> None:
    """Put the old set back where a run was ended after it had moved it and before the new came."""
    if not os.path.lexists(target) and (left / _OLD).is_dir():
        (left / _OLD).rename(target)


def _put(new: Path, folder: Path, name: str, parts: Iterable[bytes]) -> None:
    with _told(folder):
        _write(new / name, parts)


def _write(path: Path, parts: Iterable[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())


def _swap(staging: Path, target: Path) -> None:
    """Put the new folder in the old one's place; the old one goes with the scratch folder."""
    if not target.exists():
        (staging / _NEW).rename(target)
    elif not _exchange(staging / _NEW, target):
        _exchange_in_steps(staging, target)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one system call, where the system has one (Linux renameat2)."""
    if os.name == "nt" or (call := getattr(ctypes.CDLL(None), "renameat2", None)) is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(call(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)


def _exchange_in_steps(staging: Path, target: Path) -> None:
    """Swap two folders by renames, and put the old one back if the second fails."""
    target.rename(staging / _OLD)
    try:
        (staging / _NEW).rename(target)
    except OSError:
        (staging / _OLD).rename(target)
        raise
