"""What was read before: a file that has not changed is not read again.

The cache is a folder of JSON files. A file of it is known by the bytes of the article, by its
name and id, by what the project says of it, and by the version of everything that reads; so it may
be deleted at any time, and nothing in it can be out of date.
"""

import hashlib
import json
import platform
import re
import shutil
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from posturemap.claims.article import Article
from posturemap.claims.claim import Claim
from posturemap.claims.inputs import InputFile
from posturemap.claims.whole import write_whole
from posturemap.errors import InputError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Extracted = tuple[Article, tuple[Claim, ...]]
"""An article and its claims."""

# What backup programs and version control look for (bford.info/cachedir).
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# posturemap's cache; it may be deleted.\n"
_OWN = re.compile(r"[0-9a-f]{16}")
_READERS = ("posturemap.claims", "posturemap.geo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """A folder of what was read.

    Parameters
    ----------
    folder
        The folder for this version.
    """

    folder: Path

    def find(self, file: InputFile, content: bytes) -> tuple[Extracted, ...] | None:
        """Give what was read of a file with these bytes, or None where nothing is kept."""
        try:
            kept = self._path(file, content).read_bytes()
            found: tuple[Extracted, ...] = _adapter().validate_json(kept)
        except (OSError, ValueError):
            return None
        return found

    def keep(self, file: InputFile, content: bytes, found: tuple[Extracted, ...]) -> None:
        """Keep what was read; where there is no room, nothing is kept and nothing is lost."""
        try:
            write_whole(self._path(file, content), _adapter().dump_json(found).decode())
        except InputError:
            return

    def _path(self, file: InputFile, content: bytes) -> Path:
        piped = file.content is not None
        named = json.dumps([file.path.name, file.id, piped, *sorted(file.said.items())])
        key = hashlib.sha256(named.encode())
        key.update(content)
        return self.folder / f"{key.hexdigest()}.json"


def open_cache(folder: Path | str) -> Cache | None:
    """Make a cache folder, or open one; what other versions kept in it is removed.

    Parameters
    ----------
    folder
        The folder; a new one says in a file that it is a cache, and that version control is to
        leave it alone.

    Returns
    -------
    The cache; None where the folder cannot be written, or is none of ours.
    """
    folder = Path(folder)
    own = folder / reader_version()
    try:
        new = not folder.exists()
        own.mkdir(parents=True, exist_ok=True)
        if new:
            (folder / "CACHEDIR.TAG").write_text(_TAG, encoding="utf-8")
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        elif not (folder / "CACHEDIR.TAG").is_file():
            own.rmdir()
            return None
        for other in folder.iterdir():
            if _OWN.fullmatch(other.name) and other != own and not other.is_symlink():
                shutil.rmtree(other, ignore_errors=True)
    except OSError:
        return None
    return Cache(folder=own)


@cache
def reader_version() -> str:
    """Name the code and data that read, and the libraries below them."""
    found = hashlib.sha256(platform.python_version().encode())
    for package in _READERS:
        for name, content in sorted(_contents(files(package), "")):
            found.update(f"{package}/{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    for wanted in sorted(requires("posturemap") or ()):
        found.update(f"{wanted} {_installed(wanted)}\n".encode())
    return found.hexdigest()[:16]


def _contents(folder: Traversable, prefix: str) -> "list[tuple[str, bytes]]":
    found: list[tuple[str, bytes]] = []
    for part in folder.iterdir():
        if part.is_dir():
            found += [] if part.name == "__pycache__" else _contents(part, f"{prefix}{part.name}/")
        elif not part.name.endswith(".pyc"):
            found.append((prefix + part.name, part.read_bytes()))
    return found


def _installed(wanted: str) -> str | None:
    name = "".join(letter if letter.isalnum() or letter in "-_." else " " for letter in wanted)
    try:
        return version(name.split()[0])
    except PackageNotFoundError:
        return None


@cache
def _adapter() -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter  # noqa: PLC0415  as in claims/store.py

    return TypeAdapter(tuple[Extracted, ...])
