"""Lines of a text, and the paragraphs that they make."""

import re
from collections.abc import Iterator

from posturemap.claims.article import Span

from .apparatus import BULLET

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def split_paragraphs(text: str, *, wrapped: bool) -> tuple[Span, ...]:
    """Split a text into paragraphs, without the white space around them.

    Parameters
    ----------
    text
        Any of CR LF, LF, CR, VT, FF, NEL, LS and PS ends a line.
    wrapped
        Whether only an empty line, a list item or a short line ends a paragraph.
    """
    lines = list(_lines(text))
    return tuple(
        _joined(text, lines) if wrapped else (line for line in lines if line.end > line.start)
    )


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for match in _BREAK.finditer(text):
        yield _trimmed(text, start, match.start())
        start = match.end()
    yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start=start, end=end)


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    sizes = sorted(line.end - line.start for line in lines if line.end > line.start)
    margin = 0.6 * sizes[int(0.95 * (len(sizes) - 1))] if sizes else 0
    whole: Span | None = None
    last = 0
    for line in lines:
        begins = BULLET.match(text, line.start, line.end) or text.startswith("[", line.start)
        if whole and (line.end == line.start or begins or last < margin):
            yield whole
            whole = None
        last = line.end - line.start
        if last:
            whole = Span(start=whole.start if whole else line.start, end=line.end)
    if whole:
        yield whole
