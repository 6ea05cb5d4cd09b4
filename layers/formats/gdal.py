"""Files that GDAL writes: a fault of the disk is the user's to mend, not a fault of the program."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fiona._err import CPLE_BaseError
from fiona.errors import FionaError

from posturemap.errors import InputError

# What goes wrong is raised; told a second time, it would come between our lines on stderr.
logging.getLogger("fiona").addHandler(logging.NullHandler())


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Name the file that cannot be written.

    Raises
    ------
    InputError
        Where the block fails to write, as on a full disk.
    """
    try:
        yield
    except (CPLE_BaseError, FionaError, RuntimeError, sqlite3.Error, OSError) as error:
        what = "cannot be written; make room on the disk, or set TMPDIR to a folder that has some"
        raise InputError(path.name, what) from error
