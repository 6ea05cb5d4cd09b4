"""Rows of a table, written with the words of its head."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from posturemap.claims.reading.rows import Cell, Row, count_heads, join_heads, lead_of

from .lines import Line

_ROW = 6.0  # of a letter's size; how far the rows of one table may stand apart


def with_heads(lines: list[Line]) -> list[Line]:
    """Give each row of a table the words of its head; rows without one stay as they are."""
    kept: list[Line] = []
    for part in _parts(lines):
        rows = [line.words.split("\t") for line in part]
        if part[0].is_table and len(set(map(len, rows))) == 1 and (head := _count_heads(rows)):
            kept += _headed(part, rows, head)
        else:
            kept += part
    return kept


def _parts(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the rows of each table together, and the lines between two tables."""
    part = lines[:1]
    for above, line in pairwise(lines):
        if line.is_table == above.is_table and (not line.is_table or _goes_on(above, line)):
            part.append(line)
        else:
            yield part
            part = [line]
    if part:
        yield part


def _goes_on(above: Line, line: Line) -> bool:
    """Tell whether a row belongs to the table of the row above; rows may stand far apart."""
    if line.page != above.page or line.block == above.block:
        return line.page == above.page
    alike = line.words.count("\t") == above.words.count("\t")
    return alike and 0 < above.y - line.y < _ROW * line.size


def _count_heads(rows: list[list[str]]) -> int:
    return count_heads([Row(cells=tuple(Cell(words=one, block=None) for one in r)) for r in rows])


def _headed(lines: list[Line], rows: list[list[str]], head: int) -> Iterator[Line]:
    heads = join_heads([[(words, 1) for words in row] for row in rows[:head]])
    for number, line in enumerate(lines):
        row = _row(line, () if number < head else heads)
        yield replace(row, is_head=True) if number < head else replace(row, words=f"{row.words}.")


def _row(line: Line, heads: Sequence[str]) -> Line:
    """Write a row on one line, each cell behind the words over it."""
    words, at = "", 0
    marks: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    for column, cell in enumerate(line.words.split("\t")):
        words += "; " if words else ""
        if lead := lead_of(heads, column):
            found.append((len(words), len(words) + len(lead)))
            words += lead
        inside = [mark for mark in line.marks if at <= mark[0] <= at + len(cell)]
        marks += [(len(words) + offset - at, number) for offset, number in inside]
        words += cell
        at += len(cell) + 1
    return replace(line, words=words, marks=tuple(marks), heads=tuple(found))
