"""Tables of a page: rows as lines that know the words of the head over their cells."""

import re
from collections.abc import Iterator, Sequence

import lxml.html
from lxml.html import HtmlElement

from posturemap.claims.article import LeftOut
from posturemap.claims.reading.rows import (
    MOST_REPEATED,
    Cell,
    Row,
    count_heads,
    join_heads,
    lead_of,
    section_of,
)

from .notes import HEAD_BEGINS, HEAD_ENDS
from .tree import remove

_MARKED = re.compile("\\s+(?=[\U00100000-\U0010ffff])")  # before what stands for a note mark
_LONGEST_CELL = 120  # letters; longer cells hold text, and the table is a frame for it
_MOST_ROWS = 1_000
_MOST_COLUMNS = 64
_HEAD = "posturemap-head"


def rows_to_lines(tree: HtmlElement) -> list[LeftOut]:
    """Write the rows of every table of facts as paragraphs, in place.

    A table that only arranges the page stays as it is; one of facts without a header is taken out,
    as nobody can say what its cells mean.
    """
    left_out = []
    for table in list(tree.body.iter("table")):
        if table.getparent() is None or not _holds_facts(table):
            continue
        rows = list(_rows(table))
        if head := _count_heads(rows):
            _write(table, list(_lines(rows, head)))
        else:
            words = " ".join(" ".join(table.itertext()).split())
            left_out.append(LeftOut.of("table", words))
            remove(table)
    return left_out


def is_head_row(block: HtmlElement) -> bool:
    """Tell whether a line's block is a row of a table's head."""
    return block.get(_HEAD) is not None


def _holds_facts(table: HtmlElement) -> bool:
    if (
        table.get("role") in ("presentation", "none")
        or next(table.iterdescendants("table"), None) is not None
    ):
        return False
    rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
    wide = [row for row in rows if len(row) > 1]
    if len(wide) < 2 or len(rows) > _MOST_ROWS:
        return False
    cells = [_words(cell) for row in wide for cell in row]
    return all(len(words) <= _LONGEST_CELL for words in cells) and any(cells)


def _words(cell: HtmlElement) -> str:
    return _MARKED.sub("", " ".join(" ".join(cell.itertext()).split()))


def _rows(table: HtmlElement) -> Iterator[Row]:
    """Yield the rows; a cell that reaches down stands in each row that it reaches over."""
    reaching: dict[int, tuple[HtmlElement, int]] = {}
    repeated = 0
    for row in table.iter("tr"):
        left = list(row.iterchildren("td", "th"))
        cells: list[Cell] = []
        column, last = 0, max(reaching, default=-1)
        while left or column <= last:
            element, more = reaching.pop(column, (None, 0))
            repeated += 0 if element is None else len(_words(element))
            if element is None and left:
                element = left.pop(0)
                more = _span(element, "rowspan", _MOST_ROWS) - 1
            if element is None:
                cells.append(Cell(words="", block=row))
                column += 1
                continue
            if more and repeated < MOST_REPEATED:
                reaching[column] = (element, more - 1)
            wide = _span(element, "colspan", _MOST_COLUMNS)
            cells.append(Cell(words=_words(element), block=element, columns=wide))
            column += wide
        if cells:
            yield Row(cells=tuple(cells), head=_is_header(row))


def _span(cell: HtmlElement, side: str, most: int) -> int:
    written = (cell.get(side) or "1").strip()
    return max(1, min(int(written), most)) if written.isascii() and written.isdecimal() else 1


def _count_heads(rows: Sequence[Row]) -> int:
    """Count the rows of the head; those above it that are one cell are the table's title."""
    first = next((index for index, row in enumerate(rows) if row.head), len(rows))
    titled = all(len(row.cells) == 1 for row in rows[:first])
    return first + count_heads(rows[first:]) if titled and first < len(rows) else 0


def _is_header(row: HtmlElement) -> bool:
    cells = list(row.iterchildren("td", "th"))
    in_head = row.getparent().tag == "thead"
    return len(cells) > 1 and (in_head or all(cell.tag == "th" for cell in cells))


def _lines(rows: Sequence[Row], head: int) -> Iterator[tuple[str, bool]]:
    """Yield a line a row, and whether it is one of the head's."""
    parts = [row for row in rows[:head] if row.head]
    heads = join_heads([[(cell.words, cell.columns) for cell in row.cells] for row in parts])
    for row in rows[:head]:
        yield "; ".join(_seen(row)), True
    over = ""
    for row in rows[head:]:
        section = section_of(row, len(heads))
        if section is not None:
            over = section
            yield row.cells[0].words, bool(section)
        elif line := "; ".join(_headed(row, heads, over)):
            yield line.rstrip(".") + ".", False


def _seen(row: Row) -> Iterator[str]:
    return (cell.words for cell in row.cells if cell.words)


def _headed(row: Row, heads: Sequence[str], over: str) -> Iterator[str]:
    """Yield a row's cells, each behind the words over it, which are marked as no text of it."""
    column, above = 0, f"{over}; " if over else ""
    for cell in row.cells:
        if cell.words:
            lead = above + lead_of(heads, column, cell.columns)
            yield (f"{HEAD_BEGINS}{lead}{HEAD_ENDS}" if lead else "") + cell.words
            above = ""
        column += cell.columns


def _write(table: HtmlElement, lines: Sequence[tuple[str, bool]]) -> None:
    place = lxml.html.Element("div", {"data-row": "1"})
    for line, is_head in lines:
        if line:
            paragraph = lxml.html.Element("p", {_HEAD: "1"} if is_head else {})
            paragraph.text = line
            place.append(paragraph)
    place.tail, table.tail = table.tail, None
    table.getparent().replace(table, place)
