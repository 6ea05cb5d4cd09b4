"""Bytes to text: the right characters, or a refusal that names the byte."""

import codecs
import re
from pathlib import Path

from posturemap.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_MOST_STRAY = 0.005  # of a page's letters
_ADVICE = "save the file as UTF-8"


def _shared_bytes() -> frozenset[int]:
    """Return the bytes that mean the same in Western and in Baltic Windows text.

    Estonian, German and English look alike in both; Latvian, Lithuanian and French do not, and
    nothing in the bytes says which it is.
    """
    return frozenset(
        byte
        for byte in range(0x80, 0x100)
        if (one := bytes([byte]).decode("cp1252", "ignore"))
        and one == bytes([byte]).decode("cp1257", "ignore")
    )


_SHARED = _shared_bytes()


def decode(content: bytes, path: Path, *, declared: str | None = None) -> str:
    """Turn a file's bytes into text.

    Parameters
    ----------
    content
        All of them.
    path
        For the message.
    declared
        The encoding that the file itself states, used where the bytes are not UTF-8.

    Returns
    -------
    The text, without byte order mark, otherwise unchanged.

    Raises
    ------
    ArticleError
        The bytes fit no encoding that can be told for certain; names the first such byte.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding, path, skipped=len(mark))
    if unmarked := _unmarked_utf16(content):
        return _strictly(content, unmarked, path)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        first_bad = error.start
    if declared:
        return _strictly(content, declared, path)
    return _windows(content, path, first_bad)


def decode_page(content: bytes, path: Path, *, declared: str | None = None) -> tuple[str, str]:
    """Turn a web page's bytes into text as browsers do: a few stray bytes refuse no page.

    Returns
    -------
    The text, with U+FFFD for each stray byte, and a note where there are any.

    Raises
    ------
    ArticleError
        So many bytes are strange that nobody can tell the encoding; names the first.
    """
    try:
        return decode(content, path, declared=declared), ""
    except ArticleError:
        encoding = declared or "utf-8"
        text = content.decode(encoding, "replace").removeprefix("\ufeff")
        stray = text.count("\ufffd")
        if stray > _MOST_STRAY * len(text) + 1:
            raise
    what = "byte that is" if stray == 1 else "bytes that are"
    return text, f"has {stray} {what} not {encoding}: read as U+FFFD"


def guessed(content: bytes, *, declared: str | None = None) -> str:
    """Say in which encoding bytes are read that do not say it themselves; empty where they do.

    Parameters
    ----------
    content, declared
        As `decode`, which reads them.
    """
    if any(content.startswith(mark) for mark, _ in _MARKS):
        return ""
    if unmarked := _unmarked_utf16(content):
        return unmarked
    try:
        content.decode()
    except UnicodeDecodeError:
        return "" if declared else "cp1252"
    return ""


def without_halves(text: str) -> str:
    """Put U+FFFD for half characters, which JSON can spell and nothing can write."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _strictly(content: bytes, encoding: str, path: Path, *, skipped: int = 0) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        where = error.start + skipped
        raise ArticleError(path, f"byte {where} is not {encoding}; {_ADVICE}") from None


def _unmarked_utf16(content: bytes) -> str | None:
    """Tell UTF-16 without a mark by the zero bytes that Latin letters leave in it."""
    sample = content[:4096]
    half = len(sample) // 2
    if half < 8 or len(content) % 2:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if (
            sample[offset::2].count(0) > 0.7 * half
            and sample[1 - offset :: 2].count(0) < 0.1 * half
        ):
            return encoding
    return None


def _windows(content: bytes, path: Path, first_bad: int) -> str:
    if _MULTIBYTE.search(content):
        raise ArticleError(path, f"byte {first_bad} is not UTF-8, though others are; {_ADVICE}")
    unsure = next(
        (i for i, byte in enumerate(content) if byte > 0x7F and byte not in _SHARED), None
    )
    if unsure is not None:
        raise ArticleError(
            path, f"byte {unsure} is not UTF-8 and means different letters elsewhere; {_ADVICE}"
        )
    return content.decode("cp1252")
