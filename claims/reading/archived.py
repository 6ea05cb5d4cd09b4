"""Archives that documents are, refused before they unpack to more than a document would."""

import io
import lzma
import struct
import zipfile
import zlib

from .unreadable import UnreadableError

UNPACKING = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises where an archive is broken, locked or packed in a new way."""

MAX_UNPACKED = 256 * 2**20
MAX_PARTS = 5000
MAX_RATIO = 200  # unpacked to packed bytes of one part above a megabyte


def check_archive(content: bytes, kind: str) -> None:
    """Refuse an archive that is broken, locked, or unpacks to more than a document would.

    Raises
    ------
    UnreadableError
        It says which.
    """
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except UNPACKING:
        raise UnreadableError(
            f"is a broken {kind}: no archive can be read in it; save it anew"
        ) from None
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("is locked with a password; save it without one")
    names = {part.filename for part in parts}
    large = (part for part in parts if part.file_size > 2**20)
    if (
        len(parts) > MAX_PARTS
        or len(names) < len(parts)
        or sum(part.file_size for part in parts) > MAX_UNPACKED
        or any(part.file_size > MAX_RATIO * max(1, part.compress_size) for part in large)
    ):
        raise UnreadableError("unpacks to more than a document would; save it anew")
