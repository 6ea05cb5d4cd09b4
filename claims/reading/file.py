"""The bytes of one file, or a reason why they are not read."""

import os
import stat
from pathlib import Path

from posturemap.errors import ArticleError, InputError

from .limits import limits

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)

_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (docx, xlsx, odt …)"),
    (b"\xd0\xcf\x11\xe0", "old Office or encrypted Office"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "RTF"),
)


def file_bytes(path: Path, error: type[InputError] = ArticleError) -> bytes:
    """Read a regular file without ever waiting for a pipe or a device.

    Parameters
    ----------
    path
        The file.
    error
        What to raise.

    Raises
    ------
    InputError
        It does not exist, is no regular file, is larger than `limits` allow or may not be read.
    """
    try:
        # A plain open() of a pipe waits for a writer.
        number = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
    except FileNotFoundError:
        raise error(path, "no such file; look at the name and the folder") from None
    except IsADirectoryError:
        raise error(path, "is a folder, wanted a regular file") from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise error(path, f"cannot be opened: {reason}") from None
    mode = os.fstat(number).st_mode
    if kind := next((name for is_kind, name in _KINDS if is_kind(mode)), None):
        os.close(number)
        raise error(path, f"is {kind}, wanted a regular file")
    with os.fdopen(number, "rb") as stream:
        content = stream.read(limits().most + 1)
    if len(content) > limits().most:
        raise too_large(path, error)
    return content


def too_large(path: Path, error: type[InputError] = ArticleError) -> InputError:
    """Say that a file has more than `limits` allow."""
    what = f"is larger than {limits().size} MiB; split it, or say --max-size before the command"
    return error(path, what)


def content_kind(content: bytes) -> str | None:
    """Name what a file's first bytes say it is, where they say so."""
    return next((name for magic, name in _MAGIC if content.startswith(magic)), None)
