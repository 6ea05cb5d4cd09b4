"""The encoding of a shapefile's text: what its files say, held against the bytes themselves."""

import codecs
import re
import struct
from pathlib import Path

from .fault import VectorFault

# Bytes of a dBASE header that mean a Windows code page, by the table of ESRI's shapefiles.
_DRIVERS = {
    0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x57: "cp1252", 0x64: "cp852", 0x65: "cp866",
    0xC8: "cp1250", 0xC9: "cp1251", 0xCA: "cp1254", 0xCB: "cp1253", 0xCC: "cp1257",
}  # fmt: skip
_ASK = 'say it with encoding = "cp1252", or another, in its [[layer]]'


def encoding_of(dbf: bytes, cpg: bytes | None, asked: str | None) -> str:
    """Find the encoding in which a .dbf has text.

    Parameters
    ----------
    dbf
        Its bytes.
    cpg
        Those of the .cpg beside it.
    asked
        What a person says; it is believed where the bytes allow it.

    Returns
    -------
    A name of Python's.

    Raises
    ------
    VectorFault
        The .dbf is cut short, or nobody says what its bytes mean, or what is said cannot be.
    """
    text = _records(dbf)
    named = asked or _said(cpg) or (_DRIVERS.get(dbf[29]) if len(dbf) > 29 else None)
    if named is not None:
        named = _known(named)
    first = next((place for place, byte in enumerate(text) if byte > 0x7F), None)
    if first is None:
        return named or "utf-8"
    start = len(dbf) - len(text)
    if named is None:
        if _is(text, "utf-8"):
            return "utf-8"
        what = f"its .dbf has byte 0x{text[first]:02x} at offset {start + first}, and no .cpg says"
        raise VectorFault(f"{what} which encoding that is; {_ASK}")
    if (fault := _fault(text, named)) is not None:
        what = (
            f"its .dbf has byte 0x{text[fault]:02x} at offset {start + fault}, which is no {named}"
        )
        raise VectorFault(f"{what}, as its files say; {_ASK}")
    if asked is None and named != "utf-8" and _is(text, "utf-8"):
        what = (
            f"its .dbf is said to be {named}, but its bytes from offset {start + first} are UTF-8"
        )
        raise VectorFault(f'{what}; say which with encoding = "utf-8" in its [[layer]]')
    return named


def encoding_beside(shp: Path, asked: str | None) -> str:
    """Find the encoding of the .dbf beside a .shp; see `encoding_of`."""
    cpg = shp.with_suffix(".cpg")
    said = cpg.read_bytes() if cpg.exists() else None
    return encoding_of(shp.with_suffix(".dbf").read_bytes(), said, asked)


def _records(dbf: bytes) -> bytes:
    if len(dbf) < 33:
        raise VectorFault("its .dbf is cut short; save it again")
    number, header, length = struct.unpack_from("<IHH", dbf, 4)
    if header > len(dbf) or number * length > len(dbf) - header + 1:
        raise VectorFault(
            f"its .dbf is shorter than the {number:,} rows of its head; save it again"
        )
    return dbf[header:]


def _said(cpg: bytes | None) -> str | None:
    """Read a .cpg: a name, or a number of a Windows code page."""
    text = (cpg or b"").decode("ascii", "replace").strip()
    return (f"cp{text}" if text.isdigit() and len(text) <= 5 else text) or None


def _known(name: str) -> str:
    plain = re.sub(r"^(?:ansi|ms|windows)[ _-]*(?=\d)", "cp", name.strip(), flags=re.IGNORECASE)
    try:
        b" ".decode(plain)  # some codecs are none of text
        return codecs.lookup(plain).name
    except (LookupError, ValueError):
        raise VectorFault(f"encoding {name[:40]!r} is none that is known; {_ASK}") from None


def _fault(text: bytes, encoding: str) -> int | None:
    """Return the place of the first byte that an encoding does not have."""
    try:
        text.decode(encoding)
    except UnicodeError as fault:
        return getattr(fault, "start", 0)
    return None


def _is(text: bytes, encoding: str) -> bool:
    return _fault(text, encoding) is None
