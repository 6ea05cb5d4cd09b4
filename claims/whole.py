"""A file that appears whole or not at all."""

import os
import tempfile
from pathlib import Path

from posturemap.errors import InputError


def write_whole(path: Path, text: str) -> None:
    """Write text as UTF-8 into a new file beside `path`, then put it in its place.

    Raises
    ------
    InputError
        It cannot be written; what was there before is still there.
    """
    try:
        number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(path, f"cannot be written: {error.strerror}") from None
    part = Path(name)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(text.encode())
        part.chmod(0o644)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputError(path, f"cannot be written: {error.strerror}") from None
