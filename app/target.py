"""The one file that a command is told to write: nobody else's, and nothing that it reads."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from posturemap.claims.reading.file import file_bytes
from posturemap.claims.store import claims_from_text
from posturemap.errors import InputError
from posturemap.manifest import digest

IsOurs = Callable[[bytes], bool]
Read = frozenset[tuple[int, int]]
"""Files that a command reads, by what the system knows them by: two names may be one file."""

_SEAL = re.compile(rb"<!-- posturemap ([0-9a-f]{64}) -->\n\Z")


def refuse_target(
    path: Path, *, is_ours: IsOurs, read: Read = frozenset(), force: bool = False
) -> None:
    """Refuse to write where somebody else's work would be lost.

    Parameters
    ----------
    path
        The file to write.
    is_ours
        Tells from the bytes of a file whether posturemap wrote it as it is.
    read
        What the same command reads, from `files_read`.
    force
        Replace a file of somebody else; never one that is read.

    Raises
    ------
    InputError
        It is read by the same command, is no regular file, or is not ours.
    """
    if not path.exists():
        return
    if files_read([path]) & read:
        raise InputError(path, "is read by this command and would be lost; choose another file")
    if force:
        return
    if not is_ours(file_bytes(path, InputError)):
        raise InputError(
            path,
            "is not as posturemap writes it and would be lost; choose another file, or say --force",
        )


def files_read(paths: Iterable[Path]) -> Read:
    """Name files for `refuse_target`; what is not there cannot be lost."""
    found = set()
    for path in paths:
        with suppress(OSError, ValueError):
            known = path.stat()
            found.add((known.st_dev, known.st_ino))
    return frozenset(found)


def is_claims(content: bytes) -> bool:
    """Tell a file of claims, or an empty one."""
    try:
        claims_from_text(content.decode(), "")
    except (InputError, UnicodeDecodeError):
        return False
    return True


def is_empty(content: bytes) -> bool:
    """Tell a file without a word in it; what holds people's decisions is nobody's to replace."""
    return not content.strip()


def sealed(content: bytes) -> bytes:
    """Write below a picture the hash of what is above, so that a changed one is known."""
    return content + f"<!-- posturemap {digest(content)} -->\n".encode()


def is_sealed(content: bytes) -> bool:
    """Tell a picture that nobody has changed since `sealed`.

    >>> is_sealed(sealed(b"<svg/>")), is_sealed(b"<svg/>")
    (True, False)
    """
    seal = _SEAL.search(content)
    return seal is not None and digest(content[: seal.start()]).encode() == seal[1]
