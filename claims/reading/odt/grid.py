"""The rows and cells of an OpenDocument table."""

from collections.abc import Iterator
from typing import Any

from posturemap.claims.reading.rows import MOST_REPEATED, Cell, Row

from .package import qn
from .styles import Styles, is_row_gone

_GROUPS = frozenset(map(qn, ("table:table-rows", "table:table-row-group")))
_HEADS = qn("table:table-header-rows")
_CELLS = (qn("table:table-cell"), qn("table:covered-table-cell"))
_MOST_COPIES = 64


def rows_of(table: Any, styles: Styles) -> tuple[list[Row], list[str]]:
    """Return the rows that a table shows, and the words of those that it does not."""
    rows: list[Row] = []
    gone: list[str] = []
    above: dict[int, tuple[Any, int]] = {}
    repeated = 0
    for row, is_head in _rows(table, in_head=False):
        look = styles.properties("table-row", row.get(qn("table:style-name")))
        if is_row_gone(row, look):
            gone.append(words_of(row))
            continue
        cells = tuple(_cells(row, above, again=repeated < MOST_REPEATED))
        own = sum(len(words_of(cell)) for cell in row.iterchildren(*_CELLS))
        repeated += sum(len(cell.words) for cell in cells) - own
        rows.append(Row(cells=cells, head=is_head or _is_set_apart(cells, styles)))
    return rows, gone


def _rows(parent: Any, *, in_head: bool) -> Iterator[tuple[Any, bool]]:
    for child in parent:
        if child.tag == qn("table:table-row"):
            yield child, in_head
        elif child.tag == _HEADS or child.tag in _GROUPS:
            yield from _rows(child, in_head=in_head or child.tag == _HEADS)


def _cells(row: Any, above: dict[int, tuple[Any, int]], *, again: bool) -> Iterator[Cell]:
    """Yield a row's cells; one that a cell above reaches down over has the words of that."""
    column = 0
    for cell in row.iterchildren(*_CELLS):
        covered = cell.tag == _CELLS[1]
        for _ in range(min(_count(cell, "table:number-columns-repeated"), _MOST_COPIES)):
            block, left = above.get(column, (cell, 0))
            if covered and not left:
                column += 1  # a cell to the left reaches over it
                continue
            if not covered:
                block, left = cell, _count(cell, "table:number-rows-spanned")
            wide = _count(block, "table:number-columns-spanned")
            above[column] = (block, left - 1)
            shown = block if again or not covered else cell
            nested = next(shown.iter(qn("table:table")), None) is not None
            yield Cell(words=words_of(shown), block=shown, columns=wide, nested=nested)
            column += 1


def _count(cell: Any, name: str) -> int:
    written = cell.get(qn(name)) or "1"
    return int(written) if written.isdecimal() and len(written) < 5 else 1


def _is_set_apart(cells: tuple[Cell, ...], styles: Styles) -> bool:
    """Tell a row whose letters are all bold, or in a style for a table's head."""
    paragraphs = [p for cell in cells for p in cell.block.iter(qn("text:p")) if words_of(p).strip()]
    return bool(paragraphs) and all(_is_bold(p, styles) for p in paragraphs)


def _is_bold(paragraph: Any, styles: Styles) -> bool:
    name = paragraph.get(qn("text:style-name"))
    if "table heading" in styles.names("paragraph", name):
        return True
    weight = qn("fo:font-weight")
    spans = [span for span in paragraph.iter(qn("text:span")) if words_of(span).strip()]
    inside = sum(len(words_of(span).strip()) for span in spans)
    looks = [styles.properties("text", span.get(qn("text:style-name"))) for span in spans]
    if looks and inside >= len(words_of(paragraph).strip()):
        return all(look.get(weight) == "bold" for look in looks)
    return styles.properties("paragraph", name).get(weight) == "bold"


def words_of(element: Any) -> str:
    """Return the letters of an element, whether they show or not."""
    if element.tag in (qn("text:p"), qn("text:h"), qn("text:span")):
        return "".join(element.itertext())
    return " ".join("".join(p.itertext()) for p in element.iter(qn("text:p"), qn("text:h")))
