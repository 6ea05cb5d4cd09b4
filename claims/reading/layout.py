"""Lines of a text, and the paragraphs that they make."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from posturemap.claims.article import Span

from .apart import BULLET

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a line begins, and what of it is no white space."""

    start: int
    span: Span

    @property
    def size(self) -> int:
        return self.span.end - self.span.start

    @property
    def depth(self) -> int:
        return self.span.start - self.start

    def is_item(self, text: str) -> bool:
        return BULLET.match(text, self.span.start, self.span.end) is not None

    def goes_on(self, text: str, depth: int) -> bool:
        """Tell whether a line goes on with the item above, which stands in so deep."""
        return self.size > 0 and self.depth > depth and not self.is_item(text)


def split_paragraphs(text: str, *, wrapped: bool, rows: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Split a text into paragraphs, without the white space around them.

    Parameters
    ----------
    text
        Any of CR LF, LF, CR, VT, FF, NEL, LS and PS ends a line.
    wrapped
        Whether only an empty line, a list item or a short line ends a paragraph. Lines that stand
        in deeper than the list item above go on with it, wrapped or not.
    rows
        Lines of tables: paragraphs of their own.
    """
    lines = list(_lines(text))
    apart = {row.start for row in rows}
    return tuple(_joined(text, lines, apart) if wrapped else _hanging(text, lines))


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for match in _BREAK.finditer(text):
        yield _Line(start, _trimmed(text, start, match.start()))
        start = match.end()
    yield _Line(start, _trimmed(text, start, len(text)))


def _hanging(text: str, lines: list[_Line]) -> Iterator[Span]:
    """Yield lines, those of one list item together."""
    whole: Span | None = None
    depth: int | None = None
    for line in lines:
        if line.span.end == line.span.start:
            depth = None
        elif whole and depth is not None and line.goes_on(text, depth):
            whole = Span(start=whole.start, end=line.span.end)
        else:
            if whole:
                yield whole
            whole = line.span
            depth = line.depth if line.is_item(text) else None
    if whole:
        yield whole


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start=start, end=end)


def _joined(text: str, lines: list[_Line], apart: Collection[int]) -> Iterator[Span]:
    sizes = sorted(line.size for line in lines if line.size and line.span.start not in apart)
    margin = 0.6 * sizes[int(0.95 * (len(sizes) - 1))] if sizes else 0
    whole: Span | None = None
    last, depth = 0, None
    for line in lines:
        is_row = any(at in apart for at in (line.start, line.span.start))
        begins = is_row or line.is_item(text) or text.startswith("[", line.span.start)
        hangs = depth is not None and line.goes_on(text, depth)
        if whole and (not line.size or begins or (last < margin and not hangs)):
            yield whole
            whole = None
        last = 0 if is_row else line.size
        if line.is_item(text) or not line.size:
            depth = line.depth if line.size else None
        if line.size:
            whole = Span(start=whole.start if whole else line.span.start, end=line.span.end)
    if whole:
        yield whole
