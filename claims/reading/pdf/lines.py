"""Lines of a printed page, and which of them run along on every page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .cells import Row
from .columns import Block, lines_of
from .spelling import spell

_DIGITS = re.compile(r"\d+")
_LABEL = re.compile(r"\[?(?P<number>[1-9]\d{0,2})(?:[.)]|\]) (?=\S)")
_NUMBER = re.compile(
    r"\W*(?:page|p\.|seite|lk|lpp\.?|psl\.?)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|\|)\s*(?:\d{1,4}|p\s?a\s?g\s?e))?\W*",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"(?:https?|file)://\S+(?:\s+\d+/\d+)?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}, \d{1,2}:\d{2}(?:\s[AP]M)?\b.{0,200}"
)
_SMALL = 0.95  # of the text's size; notes are set smaller
_EDGE = 3  # rows at either end of a page that may be a running head or foot
_LEVEL = 3.0  # points by which the same running line may stand higher


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a page.

    Parameters
    ----------
    words
        Its text, single spaces between words, none around them; a tab between a table's cells.
    marks
        Raised numbers that were taken out of `words`: the offset at which each stood, and it.
    page, block
        Numbers of its page, from 0, and of its block on that page.
    left, right, y
        Where it begins and ends, and its base line, in points from the page's lower left corner.
    size
        Of its letters, in points.
    room
        How far it ends before the longest line of its block.
    is_table
        Whether it is a row of a table.
    is_head
        Whether it is one of the table's head.
    heads
        Where in `words` the words of the table's head stand before a cell: start and end.
    label
        The raised number that it begins with as a note.
    """

    words: str
    page: int
    block: int
    left: float
    right: float
    y: float
    size: float
    room: float
    marks: tuple[tuple[int, int], ...] = ()
    is_table: bool = False
    is_head: bool = False
    heads: tuple[tuple[int, int], ...] = ()
    label: int | None = None


def page_lines(blocks: list[Block], page: int) -> Iterator[Line]:
    """Write a page's rows as lines."""
    for number, row, room in lines_of(blocks):
        words, marks = _written(row)
        if words.strip():
            yield Line(
                words=words, marks=tuple(marks), page=page, block=number, left=row.left,
                right=row.right, y=row.y, size=row.size, room=room, is_table=row.is_table,
            )  # fmt: skip


def _written(row: Row) -> tuple[str, list[tuple[int, int]]]:
    text, marks = "", []
    for cell in row.cells:
        text += ("\t" if row.is_table else " ") if text.strip() else ""
        words, found = spell(cell.glyphs, cell.y, cell.size)
        marks += [(len(text) + at, number) for at, number in found]
        text += words
    return text, marks


def without_notes(lines: list[Line], size: float) -> tuple[list[Line], list[Line]]:
    """Part the notes from the other lines, and give each the number that it begins with.

    A note begins with a raised number, and its block or smaller letters than the text's `size`; or
    in smaller letters, below all others of its column, with a number, a stop and a space, where a
    mark on its page leads to it.
    """
    large = [line for line in lines if line.size > _SMALL * size]
    marked = {(line.page, number) for line in lines for _, number in line.marks}
    kept: list[Line] = []
    notes: list[Line] = []
    place: tuple[int, int] | None = None
    before: tuple[int, int] | None = None
    for line in lines:
        here = (line.page, line.block)
        is_small = line.size <= _SMALL * size
        note = _as_note(line, marked if is_small and _is_lowest(line, large) else set())
        if note is None:
            (notes if here == place else kept).append(line)
        elif here == before != place and not is_small:
            kept.append(line)
        else:
            place = here
            notes.append(note)
        before = here
    return kept, notes


def _is_lowest(line: Line, others: list[Line]) -> bool:
    return _LABEL.match(line.words) is not None and not any(
        other.page == line.page
        and other.y < line.y
        and min(other.right, line.right) > max(other.left, line.left)
        for other in others
    )


def _as_note(line: Line, marked: set[tuple[int, int]]) -> Line | None:
    """Take the number off a line that begins with one as notes do; None where none does."""
    if line.marks and not line.marks[0][0]:
        return replace(line, label=line.marks[0][1], marks=line.marks[1:])
    label = _LABEL.match(line.words)
    if label is None or (line.page, int(label["number"])) not in marked:
        return None
    marks = tuple((offset - label.end(), number) for offset, number in line.marks)
    words = line.words[label.end() :]
    return replace(line, label=int(label["number"]), words=words, marks=marks)


def without_running(lines: list[Line], pages: int) -> tuple[list[Line], list[Line]]:
    """Part page numbers and running heads and feet from the other lines.

    A line runs along if it stands among the first or last of a page and, its numbers aside, as high
    on another page; or is what a browser prints there: an address, or a day and the title.
    """
    edges = _edges(lines, pages)
    places: dict[str, list[float]] = {}
    for index in {index for levels in edges for level in levels for index in level}:
        places.setdefault(_shape(lines[index]), []).append(lines[index].y)
    out: set[int] = set()
    for levels in edges:
        for level in levels:
            found = [index for index in level if _runs(lines[index], places, pages)]
            out.update(found)
            if len(found) < len(level):
                break  # what stands further in is the page's own
    twins = _twins(lines, pages)
    out = {n for n in out if lines[n].page not in twins or _is_number(lines[n])}
    kept = [line for index, line in enumerate(lines) if index not in out]
    return kept, [lines[index] for index in sorted(out)]


def _edges(lines: list[Line], pages: int) -> list[list[list[int]]]:
    """Return the numbers of the lines nearest to the edges of each page, the outermost first."""
    by_page: list[dict[int, list[int]]] = [{} for _ in range(pages)]
    for index, line in enumerate(lines):
        by_page[line.page].setdefault(round(line.y), []).append(index)
    found: list[list[list[int]]] = []
    for here in by_page:
        levels = [here[y] for y in sorted(here)]
        found += [levels[:_EDGE], levels[::-1][:_EDGE]]
    return found


def _twins(lines: list[Line], pages: int) -> set[int]:
    """Return the pages that say the same as another, line by line."""
    said: list[list[str]] = [[] for _ in range(pages)]
    for line in lines:
        said[line.page].append(line.words)
    return {page for page, words in enumerate(said) if said.count(words) > 1}


def _is_number(line: Line) -> bool:
    return bool(_NUMBER.fullmatch(line.words.strip()))


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", line.words)


def _runs(line: Line, places: dict[str, list[float]], pages: int) -> bool:
    if _is_number(line) or _PRINTED.fullmatch(line.words.strip()):
        return True
    same = [y for y in places[_shape(line)] if abs(y - line.y) < _LEVEL]
    return len(same) > max(1, min(pages // 4, 3))
