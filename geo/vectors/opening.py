"""Take the bytes of a file that a person named, and of nothing else."""

import os
import stat
from pathlib import Path

from posturemap.errors import VectorError

from .limits import Limits, over

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def file_content(path: Path, limits: Limits) -> bytes:
    """Read a regular file.

    A name is a name on the disk, whatever it looks like: neither an address nor a prefix that some
    library knows. Links, pipes, devices and folders are refused without waiting.

    Raises
    ------
    VectorError
        It is not there, is no regular file of its own, or is larger than it may be.
    """
    if "\x00" in str(path):
        raise VectorError(str(path).replace("\x00", "�"), "is no file name; it holds a NUL")
    if path.is_symlink():
        raise VectorError(path, "is a link, wanted a file; name the file that it leads to")
    try:
        handle = os.open(path, _FLAGS | getattr(os, "O_NOFOLLOW", 0))
    except OSError as error:
        what = f"cannot be opened ({error.strerror}), wanted a file on this disk; check its name"
        raise VectorError(path, what) from None
    about = os.fstat(handle)
    if not stat.S_ISREG(about.st_mode):
        os.close(handle)
        raise VectorError(path, f"is {_kind(about.st_mode)}, wanted a file; name a file")
    with os.fdopen(handle, "rb") as file:
        if about.st_nlink > 1:
            what = f"has {about.st_nlink} names on the disk (hard links), wanted one; name a copy"
            raise VectorError(path, what)
        if about.st_size > limits.bytes:
            raise VectorError(path, over("bytes", about.st_size, limits, "it"))
        content = file.read(limits.bytes + 1)
    if len(content) > limits.bytes:
        raise VectorError(path, over("bytes", len(content), limits, "it"))
    return content


def _kind(mode: int) -> str:
    for is_kind, name in (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
        (stat.S_ISSOCK, "a socket"),
    ):
        if is_kind(mode):
            return name
    return "no file"
