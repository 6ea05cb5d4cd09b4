"""Rows of a table, written with the words of its head."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from posturemap.claims.reading.rows import Cell, Row, count_heads, join_heads

from .lines import Line


def with_heads(lines: list[Line]) -> list[Line]:
    """Give each row of a table the words of its head; rows without one stay as they are."""
    kept: list[Line] = []
    for (_, _, is_table), found in groupby(lines, lambda one: (one.page, one.block, one.is_table)):
        part = list(found)
        if not is_table:
            kept += part
            continue
        rows = [line.words.split("\t") for line in part]
        if len({len(row) for row in rows}) == 1 and (head := _count_heads(rows)):
            kept += _headed(part, rows, head)
        else:
            kept += part
    return kept


def _count_heads(rows: list[list[str]]) -> int:
    return count_heads([Row(cells=tuple(Cell(words=one, block=None) for one in r)) for r in rows])


def _headed(lines: list[Line], rows: list[list[str]], head: int) -> Iterator[Line]:
    heads = join_heads([[(words, 1) for words in row] for row in rows[:head]])
    for line, row in zip(lines[head:], rows[head:], strict=True):
        pairs = (f"{name}: {cell}" if name else cell for name, cell in zip(heads, row, strict=True))
        yield replace(line, words=f"{'; '.join(pairs)}.", marks=(), has_head=True)
