"""Files that GDAL writes: a fault of the disk is the user's to mend, not a fault of the program."""

import logging
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from posturemap.errors import InputError
from posturemap.geo.gdal import GDAL_ERRORS, fiona, own_environment

# What goes wrong is raised; told a second time, it would come between our lines on stderr.
logging.getLogger("fiona").addHandler(logging.NullHandler())

__all__ = ["fiona", "writing"]

_FULL = re.compile(
    r"disk|full|no space|space left|i/o error|too large|fwrite|write\b|readonly", re.IGNORECASE
)
_ROOM = "make room on the disk, or set TMPDIR to a folder that has some"
_GDAL = "see whether fiona is whole: pip install --force-reinstall fiona"
_PATHS = re.compile(r"\S*/\S+")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Name the file that cannot be written, and why.

    Raises
    ------
    InputError
        Where the block fails to write, as on a full disk.
    """
    try:
        with own_environment():
            yield
    except (*GDAL_ERRORS, RuntimeError, sqlite3.Error, OSError) as error:
        raise InputError(path.name, f"cannot be written: {_reason(error)}") from error


def _reason(error: BaseException) -> str:
    """Say what went wrong in one line, without the paths of this machine, and what to do."""
    first = error
    while first.__cause__ is not None:
        first = first.__cause__
    words = getattr(first, "strerror", None) or str(first)
    said = _PATHS.sub("…", " ".join(words.split()))[:160].rstrip(". ") or type(first).__name__
    full = isinstance(first, OSError) or _FULL.search(words)
    return f"{said}; {_ROOM if full else _GDAL}"
