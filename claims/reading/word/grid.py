"""The rows and cells of a Word table."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from posturemap.claims.reading.rows import MOST_REPEATED, Cell, Row

from .print import is_struck
from .styles import Styles, value

_INNER = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins")))


def rows_of(table: Any, styles: Styles) -> tuple[list[Row], list[tuple[str, str]]]:
    """Return the rows that a table shows, and reason and words of those that it does not.

    Parameters
    ----------
    table
        The ``w:tbl`` element.
    styles
        The document's.
    """
    rows: list[Row] = []
    struck: list[tuple[str, str]] = []
    above: dict[int, Any] = {}
    repeated = 0
    for index, row in enumerate(_parts(table, "w:tr")):
        if reason := is_struck(row):
            struck.append((reason, _words(row)))
            continue
        cells = tuple(_cells(row, above if repeated < MOST_REPEATED else {}))
        own = sum(len(_words(cell)) for cell in _parts(row, "w:tc"))
        repeated += sum(len(cell.words) for cell in cells) - own
        rows.append(Row(cells=cells, head=_is_head(row, table, styles, first=index == 0)))
    return rows, struck


def _parts(parent: Any, name: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == qn(name):
            yield child
        elif child.tag in _INNER:
            yield from _parts(child, name)


def _cells(row: Any, above: dict[int, Any]) -> Iterator[Cell]:
    """Yield a row's cells; one that goes on from the row above has the words of that."""
    column = 0
    for block in _parts(row, "w:tc"):
        joined = block.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if joined is not None and joined.get(qn("w:val")) != "restart":
            block = above.get(column, block)  # noqa: PLW2901  the cell that reaches down to here
        above[column] = block
        wide = value(block, "w:tcPr/w:gridSpan") or "1"
        columns = int(wide) if wide.isdecimal() and len(wide) < 3 else 1
        nested = next(block.iter(qn("w:tbl")), None) is not None
        yield Cell(words=_words(block), block=block, columns=columns, nested=nested)
        column += columns


def _words(block: Any) -> str:
    paragraphs = block.iter(qn("w:p"))
    return " ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paragraphs)


def _is_head(row: Any, table: Any, styles: Styles, *, first: bool) -> bool:
    repeated = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
    if repeated is not None and repeated.get(qn("w:val")) not in ("0", "false", "off"):
        return True
    look = table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}")
    if first and look is not None and _is_on(look) and styles.sets_head_apart(styles.table(table)):
        return True
    return _is_bold(row)


def _is_on(look: Any) -> bool:
    """Tell whether a table's look has a head of its own, in either of two spellings."""
    if (written := look.get(qn("w:firstRow"))) is not None:
        return written in ("1", "true", "on")
    bits = look.get(qn("w:val")) or "0"
    return (
        len(bits) < 9
        and all(c in "0123456789abcdefABCDEF" for c in bits)
        and bool(int(bits, 16) & 0x20)
    )


def _is_bold(row: Any) -> bool:
    """Tell a row whose letters are all bold."""
    runs = [run for run in row.iter(qn("w:r")) if next(run.iter(qn("w:t")), None) is not None]
    bold = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
    return bool(bold) and all(
        b is not None and b.get(qn("w:val")) not in ("0", "false") for b in bold
    )
