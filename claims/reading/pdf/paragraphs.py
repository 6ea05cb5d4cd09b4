"""Lines of a document, joined to the paragraphs that they were broken from."""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from posturemap.claims.article import Marker, Span

from .columns import BULLET
from .hyphens import count_words, join
from .lines import Line, without_notes

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]\d]*$")
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_WIDE = 4.0  # of a letter's size; less room than this behind a line is none
_NARROW, _CELL = 12.0, 8.0  # of a letter's size; narrower blocks are no column of text, or cells
_DEEP = 2.0  # of a letter's size; deeper than the first line of a paragraph stands in
_NEW = 1.4  # times the distance of two lines
_BESIDE = 3.0  # the same; a picture in the middle of a paragraph is higher
_LARGE = 1.15  # times the size of most letters


@dataclass(slots=True)
class Written:
    """A document's text in the making.

    Parameters
    ----------
    parts
        A paragraph a line; `length` counts their letters.
    headings
        Paragraphs in larger letters than most of it.
    tables
        Rows of tables without a head.
    items
        List items, and rows of tables with the words of their head.
    heads, head_rows
        As in `Body`.
    marks
        Raised numbers that were taken out.
    footnotes, numbers
        Notes that begin with a raised number, and the number of each by its offset.
    pages
        Number of a page, from 0, to the offset at which its first line begins.
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    headings: list[Span] = field(default_factory=list)
    tables: list[Span] = field(default_factory=list)
    items: list[Span] = field(default_factory=list)
    heads: list[Span] = field(default_factory=list)
    head_rows: list[Span] = field(default_factory=list)
    marks: list[Marker] = field(default_factory=list)
    footnotes: list[Span] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    pages: dict[int, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self.parts)

    def put(self, part: str) -> None:
        """Write on."""
        self.parts.append(part)
        self.length += len(part)


def write(lines: list[Line]) -> Written:
    """Join lines to paragraphs, one a line of text; notes behind all others."""
    written = Written()
    if not lines:
        return written
    common = common_size(lines)
    known = count_words(line.words for line in lines)
    kept, notes = without_notes(lines, common)
    for paragraph in (*_paragraphs(kept), *_paragraphs(notes)):
        start = written.length
        _add(written, paragraph, known)
        if (label := paragraph[0].label) is not None:
            written.numbers[start] = label
            written.footnotes.append(Span(start=start, end=written.length))
            written.put("\n")
            continue
        if (kind := _kind(written, paragraph, common)) is not None:
            kind.append(Span(start=start, end=written.length))
        written.put("\n")
    return written


def _kind(written: Written, paragraph: list[Line], common: float) -> list[Span] | None:
    """Return the list that a paragraph belongs to; None for prose."""
    first = paragraph[0]
    if first.is_head:
        return written.head_rows
    if first.heads:
        return written.items
    if min(line.size for line in paragraph) > _LARGE * common:
        return written.headings
    if first.is_table:
        return written.tables
    return written.items if _starts_item(first.words) else None


def common_size(lines: list[Line]) -> float:
    """Return the size of most of the letters."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.words)
    return letters.most_common(1)[0][0]


def _add(written: Written, paragraph: list[Line], known: Mapping[str, int]) -> None:
    start, text = written.length, ""
    for line in paragraph:
        text = join(text, line.words, known) if text else line.words
        at = start + len(text) - len(line.words)
        written.pages.setdefault(line.page, at)
        written.marks += [
            Marker(number=number, start=at + offset, end=at + offset)
            for offset, number in line.marks
        ]
        written.heads += [Span(start=at + first, end=at + end) for first, end in line.heads]
    written.put(text)


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    steps = _steps(lines)
    paragraph = lines[:1]
    for above, below in pairwise(lines):
        if _begins(below, above, steps.get(round(below.size), 1.2 * below.size)):
            yield paragraph
            paragraph = []
        paragraph.append(below)
    if paragraph:
        yield paragraph


def _steps(lines: list[Line]) -> Mapping[int, float]:
    """Return the usual distance of two lines for each size of letters."""
    drops: dict[int, list[float]] = {}
    for above, below in pairwise(lines):
        same = above.page == below.page and above.block == below.block
        if same and round(above.size) == round(below.size) and above.y > below.y:
            drops.setdefault(round(below.size), []).append(above.y - below.y)
    return {size: statistics.median_low(found) for size, found in drops.items()}


def _begins(line: Line, above: Line, step: float) -> bool:
    """Tell whether a line begins a paragraph."""
    if line.label is not None or line.is_table or above.is_table:
        return True
    if abs(line.size - above.size) > 0.15 * above.size:
        return True
    ended = bool(_ENDS.search(above.words))
    if _is_item(line, above, ended=ended) or _is_cell(line, above):
        return True
    if line.page != above.page or line.block != above.block:
        return ended or _begins_elsewhere(line, above, step)
    indented = ended and line.left - above.left > 0.5 * line.size
    return above.y - line.y > _NEW * step or indented or _has_room(line, above, ended=ended)


def _has_bullet(words: str) -> bool:
    return bool(BULLET.match(words)) and words[1:2] == " "


def _starts_item(words: str) -> bool:
    return _has_bullet(words) or bool(_ITEM.match(words))


def _is_item(line: Line, above: Line, *, ended: bool) -> bool:
    if _has_bullet(line.words):
        return True
    return bool(_ITEM.match(line.words)) and (ended or above.room > _WIDE * above.size)


def _begins_elsewhere(line: Line, above: Line, step: float) -> bool:
    """Tell the same of a line in another block or on the next page, where no stop ended above."""
    apart = above.room > _width(above) / 2 or _width(above) < _NARROW * above.size
    if line.page != above.page:
        apart = apart or above.left - line.left > _DEEP * line.size
    else:
        apart = apart or _NEW * step < above.y - line.y < _BESIDE * step
    return apart and not line.words[0].islower()


def _width(line: Line) -> float:
    """Return how wide the block of a line is."""
    return line.right - line.left + line.room


def _is_cell(line: Line, above: Line) -> bool:
    """Tell a table's cells below one another from a column, which is wider."""
    return _width(above) < _CELL * above.size and not line.words[0].islower()


def _has_room(line: Line, above: Line, *, ended: bool) -> bool:
    """Tell whether the line's first word would have fitted behind the line above."""
    first = len(line.words.split(" ", 1)[0]) / max(len(line.words), 1) * (line.right - line.left)
    return above.room > first + _WIDE * line.size and (ended or not line.words[0].islower())
