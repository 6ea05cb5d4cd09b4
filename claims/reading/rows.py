"""Tables as sentences: each row with the words of the table's head.

A table shows in columns what its head says of them; a text shows nothing in columns. So a row
becomes ``Framework nation: Canada; Host: Latvia; Troops: 3,000.``, of which the words of the head
are known to be none of the row's: the article's text has them once, and the row is
``Canada; Latvia; 3,000.`` there. A table without a head says nothing that could be read without
guessing, and is left out.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from posturemap.claims.article import Span

from .writing import Writing

MOST_REPEATED = 20_000
"""Letters that cells which reach down add to the rows of a table, at most."""

_LONG = 200  # letters; a cell with more holds text, not a value
_SENTENCES = re.compile(r"[.!?][\"”’)]*\s+[A-Z“\"].*[.!?]", re.DOTALL)
_MOST_COLUMNS = 64
_LONGEST_SECTION = 60  # letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell.

    Parameters
    ----------
    words
        Its plain text, for deciding what the table is.
    block
        What its reader reads the cell from.
    columns
        How many columns it is wide.
    nested
        Whether it holds a table.
    """

    words: str
    block: Any
    columns: int = 1
    nested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row.

    Parameters
    ----------
    cells
        Its cells, from the left.
    head
        Whether the file shows it as a head: repeated on each page, or set apart from the others.
    """

    cells: tuple[Cell, ...]
    head: bool = False


def write_table(
    rows: Sequence[Row],
    writing: Writing,
    read: Callable[[Any, bool], None],
    words: Callable[[Any], str],
) -> None:
    """Write a table as running text, or account for it.

    Parameters
    ----------
    rows
        Those that show.
    writing
        Where to.
    read
        Writes the text of a cell's block there, on one line or as it is; called in text order.
    words
        Returns what a block shows, on one line.
    """
    if not any(cell.words.strip() for row in rows for cell in row.cells):
        return
    head = count_heads(rows)
    if is_layout(rows, head):
        for row in rows:
            for cell in row.cells:
                read(cell.block, False)  # noqa: FBT003  a callback has no names
                writing.end(0)
        return
    if not head:
        writing.leave_out("table", "\n".join(_line(row) for row in rows))
        return
    _write_rows(rows, head, writing, read, words)


def _write_rows(
    rows: Sequence[Row],
    head: int,
    writing: Writing,
    read: Callable[[Any, bool], None],
    words: Callable[[Any], str],
) -> None:
    heads = join_heads([[(words(c.block), c.columns) for c in row.cells] for row in rows[:head]])
    for row in rows[:head]:
        if span := _write_row(row, (), writing, read):
            writing.head_rows.append(span)
    over = ""
    for row in rows[head:]:
        if (section := section_of(row, len(heads))) is not None:
            over = section
            if (span := _write_row(row, (), writing, read)) and section:
                writing.head_rows.append(span)
        elif span := _write_row(row, heads, writing, read, over):
            writing.items.append(span)


def _line(row: Row) -> str:
    return " | ".join(" ".join(cell.words.split()) for cell in row.cells)


def section_of(row: Row, columns: int) -> str | None:
    """Return what a row that is one cell says of the rows below it; None for another row.

    Nothing is said of them by what is a sentence, or long: a note.
    """
    if len(row.cells) != 1 or not 1 < columns <= row.cells[0].columns:
        return None
    words = " ".join(row.cells[0].words.split())
    return "" if len(words) > _LONGEST_SECTION or words.endswith((".", "!", "?")) else words


def _write_row(
    row: Row,
    heads: Sequence[str],
    writing: Writing,
    read: Callable[[Any, bool], None],
    over: str = "",
) -> Span | None:
    start, column = writing.text.length, 0
    for cell in row.cells:
        first = writing.text.length == start
        writing.before = "" if first else "; "
        above = f"{over}; " if first and over else ""
        writing.lead = above + lead_of(heads, column, cell.columns)
        read(cell.block, True)  # noqa: FBT003  a callback has no names
        column += cell.columns
    writing.before = writing.lead = ""
    if writing.text.length == start:
        return None
    if heads:
        writing.stop()
    return writing.end(start)


def lead_of(heads: Sequence[str], column: int, wide: int = 1) -> str:
    """Return what stands over a cell, and a colon; nothing where nothing does.

    >>> lead_of(["Nation", "2024", "2025"], 1, 2), lead_of(["Nation"], 3)
    ('2024, 2025: ', '')
    """
    words = ", ".join(filter(None, dict.fromkeys(heads[column : column + wide])))
    return f"{words}: " if words else ""


def count_heads(rows: Sequence[Row]) -> int:
    """Count the rows of a table's head; 0 where none can be told.

    A head is what the file shows as one. A first row without figures is one too where every
    other row has a figure in the same column.
    """
    shown = next((index for index, row in enumerate(rows) if not row.head), len(rows))
    if 0 < shown < len(rows):
        return shown
    if len(rows) < 2 or shown or not all(cell.words.strip() for cell in rows[0].cells[1:]):
        return 0
    columns = [[_has_figure(cell.words) for cell in row.cells] for row in rows]
    if any(columns[0]) or any(len(row) != len(columns[0]) for row in columns):
        return 0
    return int(any(all(row[i] for row in columns[1:]) for i in range(len(columns[0]))))


def _has_figure(words: str) -> bool:
    return any(map(str.isdecimal, words))


def is_layout(rows: Sequence[Row], head: int) -> bool:
    """Tell a table that only puts text side by side, or in a box."""
    if any(cell.nested for row in rows for cell in row.cells):
        return True
    if len(rows) < 2 or max(len(row.cells) for row in rows) < 2:
        return True
    return not head and any(
        len(cell.words) > _LONG or _SENTENCES.search(cell.words)
        for row in rows
        for cell in row.cells
    )


def join_heads(rows: Sequence[Sequence[tuple[str, int]]]) -> list[str]:
    """Put the words above one another together, by column.

    >>> join_heads([[("Nation", 1), ("Troops", 2)], [("", 1), ("2024", 1), ("2025", 1)]])
    ['Nation', 'Troops 2024', 'Troops 2025']
    """
    columns: list[str] = []
    for row in rows:
        spread = [words for words, wide in row for _ in range(min(wide, _MOST_COLUMNS))]
        columns += [""] * (len(spread) - len(columns))
        for at, words in enumerate(spread):
            if columns[at] != words:  # a head that reaches down is in both rows
                columns[at] = f"{columns[at]} {words}".strip()
    return [words.rstrip(":") for words in columns]
