"""Pieces of a page in the order in which they are read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from .pieces import STRETCHED, Piece, rows_of

BULLET = re.compile(r"[•‣▪◦●○►▶✓✔➢■□◆–—*·-]|o(?=\s)")
_LABEL = re.compile(
    r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[•‣▪◦●○►▶✓✔➢■□◆–—*·o-]|\[\d{1,3}\]|\d{1,3}"
)
_LONGEST_LABEL = 6
_NO_GAP = 0.1  # of a letter's size
_LABEL_GAP = 5.0  # of a letter's size between a label and what it labels
_PROSE = 18  # letters of a column's line, on average
_FEWEST_ROWS = 3  # of a table
_INDENT = 5.0  # of a letter's size; how far a list stands in
_ALIKE = 1.3  # times as large, at most, as the letters above
_BELOW = 2.3  # of a letter's size between lines of one block
_MOST_BLOCKS = 150  # whose order is told from where they stand


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


@dataclass(slots=True)
class Block:
    """Rows that stand one below the other."""

    rows: list[Row]
    left: float = field(init=False)
    right: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = min(row.left for row in self.rows)
        self.right = max(row.right for row in self.rows)

    def add(self, row: Row) -> None:
        """Put a row below the others."""
        self.rows.append(row)
        self.left, self.right = min(self.left, row.left), max(self.right, row.right)

    @property
    def top(self) -> float:
        """Base line of the first row."""
        return self.rows[0].y

    @property
    def bottom(self) -> float:
        """Base line of the last row."""
        return self.rows[-1].y

    @property
    def first(self) -> int:
        """Number of its first letter as it is painted."""
        return min(cell.glyphs[0].number for row in self.rows for cell in row.cells)


def in_order(pieces: list[Piece]) -> list[Block]:
    """Put a page's pieces into blocks, and the blocks into reading order."""
    return _ordered(_blocks(_joined(rows_of(pieces))))


def _joined(rows: list[list[Piece]]) -> list[list[Row]]:
    """Join what stands in one row: a label and its words, and the cells of a table."""
    labelled = [_with_labels(_stretched(row)) for row in rows]
    gaps = [
        _Gap(one.right, other.left, other.right, one.cells[-1].words, other.cells[0].words, number)
        for number, row in enumerate(labelled)
        for one, other in pairwise(row)
    ]
    return [_cells(row, number, gaps) for number, row in enumerate(labelled)]


@dataclass(frozen=True, slots=True)
class _Gap:
    """A gap between two pieces of a row.

    Parameters
    ----------
    left, right, end
        Where it begins and ends, and where the piece behind it ends.
    before, behind
        What the pieces on either side say.
    row
        Number of its row.
    """

    left: float
    right: float
    end: float
    before: str
    behind: str
    row: int


def _with_labels(row: list[Piece]) -> list[Row]:
    """Join a label and its words."""
    found: list[Row] = []
    for piece in row:
        last = found[-1].cells[-1] if found else None
        if last and _belongs(piece, last, labels=len(found[-1].cells) == 1):
            found[-1].cells.append(piece)
        else:
            found.append(Row([piece]))
    return found


def _belongs(piece: Piece, last: Piece, *, labels: bool) -> bool:
    gap = piece.left - last.right
    label = labels and len(last.glyphs) < _LONGEST_LABEL and _LABEL.fullmatch(last.words.strip())
    return bool(label) and gap < _LABEL_GAP * piece.size


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
    lined = [
        sum(abs(getattr(gap, side) - at) < other.size / 3 for gap in stack)
        for side, at in (("right", other.left), ("end", other.right))
    ]
    if max(lined) < _FEWEST_ROWS:
        return False
    sides = [gap.before for gap in stack], [gap.behind for gap in stack]
    return not all(map(_is_prose, sides))


def _is_prose(pieces: list[str]) -> bool:
    """Tell whether pieces are a column's lines: long, or going on in the middle of a sentence."""
    lower = sum(piece[:1].islower() for piece in pieces)
    return sum(map(len, pieces)) >= _PROSE * len(pieces) or 3 * lower > len(pieces)


def _blocks(rows: list[list[Row]]) -> list[Block]:
    blocks: list[Block] = []
    open_ones: list[Block] = []
    for row in rows:
        open_ones = [one for one in open_ones if _is_near(one, row[0])]
        over = [[block for block in open_ones if _is_below(one, block)] for one in row]
        claimed = [id(block) for above in over for block in above]
        for one, above in zip(row, over, strict=True):
            if len(above) == 1 and claimed.count(id(above[0])) == 1:
                above[0].add(one)
            else:
                block = Block([one])
                blocks.append(block)
                open_ones.append(block)
    return blocks


def _is_near(block: Block, row: Row) -> bool:
    return block.bottom - row.y < 4 * _BELOW * block.rows[-1].size


def _is_below(row: Row, block: Block) -> bool:
    last = block.rows[-1]
    shared = min(row.right, last.right) - max(row.left, last.left)
    size = max(row.size, last.size)
    if shared < 0.3 * min(row.right - row.left, last.right - last.left):
        return False
    if size > _ALIKE * min(row.size, last.size):
        return False
    return 0 < last.y - row.y < _BELOW * size


def _ordered(blocks: list[Block]) -> list[Block]:
    """Order blocks: upper before lower, left before right unless something stands between."""
    if len(blocks) > _MOST_BLOCKS:
        return sorted(blocks, key=lambda block: block.first)
    before = [
        [m for m, other in enumerate(blocks) if m != n and _precedes(other, one, blocks)]
        for n, one in enumerate(blocks)
    ]
    left = set(range(len(blocks)))
    order: list[Block] = []
    while left:
        waits = {n: sum(m in left for m in before[n]) for n in left}
        chosen = min(left, key=lambda n: (waits[n], blocks[n].first))
        left.remove(chosen)
        order.append(blocks[chosen])
    return order


def _precedes(one: Block, other: Block, blocks: list[Block]) -> bool:
    if _share_width(one, other):
        return one.top > other.top
    if one.left > other.left:
        return False
    return not any(
        _share_width(each, one) and _share_width(each, other) and _is_between(each, one, other)
        for each in blocks
    )


def _share_width(one: Block, other: Block) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > 1.0


def _is_between(block: Block, one: Block, other: Block) -> bool:
    """Tell whether a block stands below the one and above the other, or the other way round."""
    middle = (block.top + block.bottom) / 2
    return (one.bottom > middle > other.top) or (other.bottom > middle > one.top)


def lines_of(blocks: list[Block]) -> Iterator[tuple[int, Row, float]]:
    """Yield the number of each row's block, the row, and the room that is left behind it."""
    for number, block in enumerate(blocks):
        edge = _edge(block, blocks[max(number - 1, 0) : number + 2])
        for row in block.rows:
            yield number, row, edge - row.right


def _edge(block: Block, beside: list[Block]) -> float:
    """Return how far a block's lines may go: of ragged ones, as far as those before and behind."""
    size = block.rows[0].size
    full = sum(block.right - row.right < size / 2 for row in block.rows)
    if 2 * full > len(block.rows) and len(block.rows) > 1:
        return block.right
    alike = [one for one in beside if abs(one.left - block.left) < _INDENT * size]
    return max((one.right for one in alike), default=block.right)
