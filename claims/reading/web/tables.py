"""Tables of a page: rows as sentences where a header names their cells."""

import re
from collections.abc import Iterator
from itertools import zip_longest

import lxml.html
from lxml.html import HtmlElement

from posturemap.claims.article import LeftOut

from .tree import remove

_MARKED = re.compile("\\s+(?=[\U00100000-\U0010ffff])")  # before what stands for a note mark
_LONGEST_CELL = 120  # letters; longer cells hold text, and the table is a frame for it
_MOST_ROWS = 1_000


def rows_to_lines(tree: HtmlElement) -> list[LeftOut]:
    """Write the rows of every table of facts as paragraphs, in place.

    A table that only arranges the page stays as it is; one of facts without a header is taken out,
    as nobody can say what its cells mean.
    """
    left_out = []
    for table in list(tree.body.iter("table")):
        rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
        if table.getparent() is None or not _holds_facts(table, rows):
            continue
        if lines := list(_lines(rows)):
            _write(table, lines)
        else:
            words = " ".join(" ".join(table.itertext()).split())
            left_out.append(LeftOut.of("table", words))
            remove(table)
    return left_out


def _holds_facts(table: HtmlElement, rows: list[list[HtmlElement]]) -> bool:
    if (
        table.get("role") in ("presentation", "none")
        or next(table.iterdescendants("table"), None) is not None
    ):
        return False
    wide = [row for row in rows if len(row) > 1]
    if len(wide) < 2 or len(rows) > _MOST_ROWS:
        return False
    cells = [_words(cell) for row in wide for cell in row]
    return all(len(words) <= _LONGEST_CELL for words in cells) and any(cells)


def _words(cell: HtmlElement) -> str:
    return _MARKED.sub("", " ".join(" ".join(cell.itertext()).split()))


def _lines(rows: list[list[HtmlElement]]) -> Iterator[str]:
    """Yield a sentence a row: each cell behind its column's header."""
    header = next((index for index, row in enumerate(rows) if _is_header(row)), None)
    if header is None:
        return
    names = [_words(cell) for cell in rows[header]]
    for row in rows[header + 1 :]:
        cells = [_words(cell) for cell in row]
        if len(cells) > len(names) or any(
            cell.get("rowspan") or cell.get("colspan") for cell in row
        ):
            continue  # nobody can tell which column a cell belongs to
        pairs = [
            f"{name}: {cell}" if name else cell
            for name, cell in zip_longest(names, cells, fillvalue="")
            if cell
        ]
        if pairs:
            yield "; ".join(pairs).rstrip(".") + "."


def _is_header(row: list[HtmlElement]) -> bool:
    if len(row) < 2:
        return False
    in_head = row[0].getparent().getparent().tag == "thead"
    return (in_head or all(cell.tag == "th" for cell in row)) and any(map(_words, row[1:]))


def _write(table: HtmlElement, lines: list[str]) -> None:
    place = lxml.html.Element("div", {"data-row": "1"})
    for line in lines:
        paragraph = lxml.html.Element("p")
        paragraph.text = line
        place.append(paragraph)
    place.tail, table.tail = table.tail, None
    table.getparent().replace(table, place)
