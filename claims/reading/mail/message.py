"""The headers and parts of a message, whatever its program made of the rules."""

import codecs
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING, TypeAlias

from posturemap.claims.reading.decode import without_halves
from posturemap.claims.reading.unreadable import UnreadableError

if TYPE_CHECKING:
    Mail: TypeAlias = Message[str, str]
else:
    Mail = Message


def parse(content: bytes) -> Mail:
    """Take a message apart.

    Raises
    ------
    UnreadableError
        It has no header, so it is no message.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", "replace").encode()
    message = message_from_bytes(content.removeprefix(codecs.BOM_UTF8).lstrip())
    if not message.keys():
        raise UnreadableError("is no mail: it begins with no header such as 'Subject:'")
    return message


def header(message: Mail, name: str) -> str:
    """Return a header in letters, on one line."""
    written = str(message.get(name, ""))
    try:
        parts = decode_header(written)
    except HeaderParseError:
        return " ".join(written.split())
    pieces = [one if isinstance(one, str) else letters(one, how) for one, how in parts]
    return " ".join(without_halves("".join(pieces)).split())


def sender(written: str) -> str:
    """Return the name of a sender; the address where there is none."""
    name, address = parseaddr(written)
    return (name or address).strip(" \"'")


def day(written: str) -> str:
    """Return the day of a date as mails write it, where it was written; else what is written."""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return written


def leaves(message: Mail) -> Iterator[Mail]:
    """Yield the parts that hold something, in order; a message in it is one part."""
    stack = [message]
    while stack:
        part = stack.pop()
        held = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(held, list):
            stack += reversed([one for one in held if isinstance(one, Message)])
        else:
            yield part


def text_of(part: Mail) -> str:
    """Return the text of a part."""
    held = part.get_payload(decode=True)
    return letters(held, part.get_content_charset()) if isinstance(held, bytes) else ""


def letters(content: bytes, charset: str | None) -> str:
    """Decode bytes as their part says, else as UTF-8, else as Western text."""
    for name in (charset, "utf-8"):
        try:
            if name:
                return content.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return content.decode("cp1252", "replace")
