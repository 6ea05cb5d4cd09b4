"""A run's outputs, put on disk together or not at all."""

import ctypes
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from posturemap.errors import CheckError, InputError
from posturemap.manifest import MANIFEST, read_manifest

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def files_in(folder: Path) -> set[str]:
    """Return the paths of all files below a folder, relative to it and with ``/``."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if not path.is_dir() or path.is_symlink()
    }


def publish(outputs: Mapping[str, bytes], folder: Path) -> None:
    """Replace a folder by a new one that holds exactly these files.

    The files are written and synced to a sibling folder first; the swap is by rename, so that a
    reader finds the old set or the new one, never a mix.

    Parameters
    ----------
    outputs
        Path inside the folder, with ``/``, to content.
    folder
        Made when missing; replaced when it holds an earlier run and nothing else.

    Raises
    ------
    InputError
        The folder holds files that posturemap did not write, or cannot be written.
    """
    refuse_foreign(folder)
    target = folder.absolute()
    staging: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        staging.chmod(0o755)
        for name, content in outputs.items():
            _write(staging / name, content)
        _swap(staging, target)
    except OSError as error:
        raise InputError(
            folder, f"cannot be written ({error.strerror}); choose another folder"
        ) from error
    finally:
        if staging is not None:
            shutil.rmtree(staging, ignore_errors=True)


def refuse_foreign(folder: Path) -> None:
    """Refuse to write where files of somebody else would be lost.

    Raises
    ------
    InputError
        The path is no folder, or holds a file that no run or export of ours wrote.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise InputError(folder, "is not a folder; choose another")
    if not folder.is_dir():
        return
    try:
        ours = {MANIFEST, *read_manifest(folder).outputs}
    except CheckError:
        ours = set()
    # It may be a home or a whole disk, so files at its top are looked for first.
    top = {path.name for path in folder.iterdir() if path.is_symlink() or not path.is_dir()}
    if foreign := (top or files_in(folder)) - ours or files_in(folder) - ours:
        raise InputError(
            folder / min(foreign),
            "was not written by posturemap and would be lost, wanted an empty folder or an "
            "earlier run's; move it away or choose another folder",
        )


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _swap(staging: Path, target: Path) -> None:
    """Put the new folder in the old one's place; the old one ends up where the new one was."""
    if not target.exists():
        staging.rename(target)
    elif not _exchange(staging, target):
        _exchange_in_steps(staging, target)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one system call, where the system has one (Linux renameat2)."""
    if os.name == "nt" or (call := getattr(ctypes.CDLL(None), "renameat2", None)) is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(call(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)


def _exchange_in_steps(staging: Path, target: Path) -> None:
    """Swap two folders by renames, and put the old one back if the second fails."""
    spare = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    target.rename(spare / "old")
    try:
        staging.rename(target)
    except OSError:
        (spare / "old").rename(target)
        raise
    finally:
        shutil.rmtree(spare, ignore_errors=True)
