"""A file that appears whole or not at all."""

from functools import cache
from pathlib import Path

from posturemap.errors import InputError

from .scratch import scratch, sweep


def write_whole(path: Path, content: str | bytes) -> None:
    """Write bytes, or text as UTF-8, into a new file, then put it in the place of `path`.

    Raises
    ------
    InputError
        It cannot be written; what was there before is still there.
    """
    try:
        _sweep_once(path.parent)
        with scratch(path.parent, path.name) as folder:
            part = folder / "part"
            part.write_bytes(content.encode() if isinstance(content, str) else content)
            part.chmod(0o644)
            part.replace(path)
    except OSError as error:
        raise InputError(path, f"cannot be written: {error.strerror}") from None


@cache
def _sweep_once(folder: Path) -> None:
    """Remove what ended runs left; a folder of thousands of files is not gone through for each."""
    sweep(folder)
