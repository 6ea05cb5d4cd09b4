"""Pieces that stand in one row: which of them are one line, and which the cells of a table."""

import re
from dataclasses import dataclass
from itertools import pairwise

from .pieces import STRETCHED, Piece

_LABEL = re.compile(
    r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[•‣▪◦●○►▶✓✔➢■□◆–—*·o-]|\[\d{1,3}\]|\d{1,3}"
)
_LONG_LABEL = re.compile(r"(?=.*[\d\[(])[\[(]?[\w.+&/-]{1,14}[\])]?[.:)]?")
_LABEL_GAP = 5.0  # of a letter's size between a label and what it labels
_NO_GAP = 0.1  # of a letter's size
_PROSE = 28  # letters of a column's line, on average
_NUMBERED = 8  # rows of a page
_LONGEST_CELL = 60  # letters
_FEWEST_ROWS = 3  # of a table


@dataclass(slots=True)
class Row:
    """One line of a column, or one row of a table.

    Parameters
    ----------
    cells
        Pieces from left to right; more than one in a table, or of a label and its words.
    is_table
        Whether the cells are a table's.
    """

    cells: list[Piece]
    is_table: bool = False

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(cell.right for cell in self.cells)

    @property
    def size(self) -> float:
        """Of its letters."""
        return max(self.cells, key=lambda cell: len(cell.glyphs)).size

    @property
    def y(self) -> float:
        """Its base line."""
        return max(self.cells, key=lambda cell: len(cell.glyphs)).y


def joined(rows: list[list[Piece]]) -> list[list[Row]]:
    """Join what stands in one row: a label and its words, and the cells of a table."""
    stretched = [_stretched(row) for row in rows]
    counted = sum(len(row) > 1 and row[0].words.strip().isdecimal() for row in stretched)
    numbered = counted >= max(_NUMBERED, len(rows) / 2)  # lines that are numbered in the margin
    labelled = [_with_labels(row, labels=not numbered) for row in stretched]
    gaps = [
        _Gap(
            one.cells[-1].left,
            one.right,
            other.left,
            other.right,
            one.cells[-1].words,
            other.cells[0].words,
            number,
        )
        for number, row in enumerate(labelled)
        for one, other in pairwise(row)
    ]
    return [_cells(row, number, gaps) for number, row in enumerate(labelled)]


@dataclass(frozen=True, slots=True)
class _Gap:
    """A gap between two pieces of a row.

    Parameters
    ----------
    start, left, right, end
        Where the piece before it begins and ends, and the piece behind it.
    before, behind
        What the pieces on either side say.
    row
        Number of its row.
    """

    start: float
    left: float
    right: float
    end: float
    before: str
    behind: str
    row: int


def _with_labels(row: list[Piece], *, labels: bool) -> list[Row]:
    """Join a label and its words."""
    found: list[Row] = []
    for piece in row:
        last = found[-1].cells[-1] if found else None
        if last and _belongs(piece, last, labels=labels and len(found[-1].cells) == 1):
            found[-1].cells.append(piece)
        else:
            found.append(Row([piece]))
    return found


def _belongs(piece: Piece, last: Piece, *, labels: bool) -> bool:
    if not labels or piece.left - last.right > _LABEL_GAP * piece.size:
        return False
    words = last.words.strip()
    if _LABEL.fullmatch(words):
        return True
    return bool(_LONG_LABEL.fullmatch(words)) and len(piece.glyphs) >= _PROSE


def _stretched(row: list[Piece]) -> list[Piece]:
    """Join pieces that are one line, its gaps stretched alike to fill the column."""
    found: list[list[Piece]] = []
    for piece in row:
        if found and piece.glyphs[0].number == found[-1][-1].glyphs[-1].number + 1:
            found[-1].append(piece)
        else:
            found.append([piece])
    joined = [Piece([glyph for piece in run for glyph in piece.glyphs]) for run in found]
    return [
        piece
        for run, whole in zip(found, joined, strict=True)
        for piece in ([whole] if _is_even(whole) else run)
    ]


def _is_even(piece: Piece) -> bool:
    apart = ((a, b.left - a.right) for a, b in pairwise(piece.glyphs) if b.spaced)
    gaps = [gap for glyph, gap in apart if gap > _NO_GAP * glyph.size]
    return len(gaps) > 1 and max(gaps) < min(1.6 * min(gaps), STRETCHED * piece.size)


def _cells(row: list[Row], number: int, gaps: list[_Gap]) -> list[Row]:
    """Join the cells of one row where the gaps between them are those of a table."""
    found: list[Row] = []
    for one in row:
        if found and _is_tabular(found[-1], one, number, gaps):
            found[-1] = Row([*found[-1].cells, *one.cells], is_table=True)
        else:
            found.append(one)
    return found


def _is_tabular(one: Row, other: Row, number: int, gaps: list[_Gap]) -> bool:
    """Tell whether short pieces stand on both sides of a gap, in line with those around them."""
    near = [gap for gap in gaps if abs(gap.row - number) <= 2 * _FEWEST_ROWS]
    stack = [gap for gap in near if min(gap.right, other.left) > max(gap.left, one.right)]
    if len({gap.row for gap in stack}) < _FEWEST_ROWS:
        return False
    if max(len(one.cells[-1].words), len(other.cells[0].words)) > _LONGEST_CELL:
        return False
    if not (_line_up(stack, one.cells[-1], "start", "left") and _line_up(stack, other.cells[0])):
        return False
    sides = [gap.before for gap in stack], [gap.behind for gap in stack]
    return not any(map(_is_prose, sides))


def _line_up(stack: list[_Gap], cell: Piece, left: str = "right", right: str = "end") -> bool:
    """Tell whether pieces on one side of the gaps begin, or end, one below the other."""
    sides = ((left, cell.left), (right, cell.right))
    found = (sum(abs(getattr(gap, s) - at) < cell.size / 3 for gap in stack) for s, at in sides)
    return bool(max(found) >= _FEWEST_ROWS)


def _is_prose(pieces: list[str]) -> bool:
    """Tell whether pieces are a column's lines: long, or going on in the middle of a sentence."""
    lower = sum(piece[:1].islower() for piece in pieces)
    return sum(map(len, pieces)) >= _PROSE * len(pieces) or 3 * lower > len(pieces)
