"""A mail as an article: a press release, a newsletter, or an article that somebody sent on."""

import re
from collections.abc import Mapping
from dataclasses import replace
from email.message import Message

from posturemap.claims.article import LeftOut, count_letters
from posturemap.claims.reading.body import Body
from posturemap.claims.reading.text import read_text
from posturemap.claims.reading.unreadable import UnreadableError

from .message import Mail, day, header, leaves, parse, sender, text_of
from .page import read_page
from .quoting import find_letter

_PREFIX = re.compile(
    r"\s*(?:\[[^\[\]]{1,40}\]|(?:fwd?|re|aw|wg|sv|vs)\.?(?:\[\d+\])?:)", re.IGNORECASE
)
_LEAST = 0.5  # of the letters of a mail's HTML, for its plain text to be the same text
_SHORT = 400  # letters of a mail that only brings another
_DEEPEST = 5
_SHOWN = 5  # names of attachments


def read_eml(content: bytes) -> Body:
    """Take the article out of a mail.

    The plain text part is read, or the HTML part where there is no other or only a stub. Of a mail
    that hands another on, that other is the article, with its own subject, sender and date; of
    an answer, what it quotes is left out.

    Raises
    ------
    UnreadableError
        It is no mail, or holds no text.
    """
    return _read(parse(content), _DEEPEST)


def _read(message: Mail, depth: int) -> Body:
    plain, page, inner, attached = _parts(message)
    subject = header(message, "Subject")
    body, said = read_page(page) if page.strip() else (Body(text=""), {})
    if count_letters(plain) >= _LEAST * count_letters(body.text):
        letter = find_letter(plain, subject)
        body = read_text("\n".join(letter.lines))
        body = replace(body, left_out=(*body.left_out, *letter.left_out))
        said = letter.header
    if inner is not None and depth and count_letters(body.text) < _SHORT:
        return _handed_on(body, _read(inner, depth - 1), attached)
    if attached and not any(map(str.isalnum, body.text)):
        names = ", ".join(part.words for part in attached[:_SHOWN])
        raise UnreadableError(f"holds no text but attachments ({names:.200}); save and name those")
    if not any(map(str.isalnum, body.text)):
        raise UnreadableError("holds no text that can be seen; wanted a mail with text in it")
    known = _described(message, subject, said)
    return replace(
        body,
        metadata=known,
        line={},
        found=dict.fromkeys(known, "header"),
        left_out=(*body.left_out, *attached),
    )


def _parts(message: Mail) -> tuple[str, str, Mail | None, tuple[LeftOut, ...]]:
    """Return a mail's plain text, its page, the mail that is attached, and other attachments."""
    plain: list[str] = []
    pages: list[str] = []
    inner: Mail | None = None
    attached: list[LeftOut] = []
    for part in leaves(message):
        kind = part.get_content_type()
        name = part.get_filename()
        if kind == "message/rfc822" and inner is None:
            held = part.get_payload()
            first = held[0] if isinstance(held, list) and held else None
            inner = first if isinstance(first, Message) else None
        elif part.get_content_disposition() == "attachment" or (name and "text" not in kind):
            attached.append(LeftOut(reason="attachment", letters=0, words=str(name or kind)[:200]))
        elif kind == "text/plain":
            plain.append(_unflowed(part))
        elif kind == "text/html":
            pages.append(text_of(part))
    return "\n".join(plain), pages[0] if pages else "", inner, tuple(attached)


def _unflowed(part: Mail) -> str:
    """Return plain text, with lines joined that a program broke at a space (RFC 3676)."""
    text = text_of(part)
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    joined: list[str] = []
    for line in text.splitlines():
        runs_on = joined and joined[-1].endswith(" ") and joined[-1] != "-- "
        if runs_on and _depth(joined[-1]) == _depth(line):
            joined[-1] += line[_depth(line) :].removeprefix(" ")
        else:
            joined.append(line)
    return "\n".join(joined)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(">"))


def _handed_on(cover: Body, body: Body, attached: tuple[LeftOut, ...]) -> Body:
    note = (LeftOut.of("covering note", cover.text),) if cover.text.strip() else ()
    return replace(body, left_out=(*body.left_out, *cover.left_out, *note, *attached))


def _described(message: Mail, subject: str, said: Mapping[str, str]) -> dict[str, str]:
    """Return title, author and date: those of the mail that was handed on, where they are said."""
    title = said.get("subject", subject)
    while match := _PREFIX.match(title):
        title = title[match.end() :]
    known = {
        "title": title.strip(),
        "author": sender(said.get("from", header(message, "From"))),
        "date": day(said.get("date", header(message, "Date"))),
    }
    return {key: value for key, value in known.items() if value}
