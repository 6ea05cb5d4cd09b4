"""Pieces of a page in the order in which they are read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .cells import Row, joined
from .pieces import Piece, rows_of

BULLET = re.compile(r"[•‣▪◦●○►▶✓✔➢■□◆–—*·-]|o(?=\s)")
_INDENT = 5.0  # of a letter's size; how far a list stands in
_ALIKE = 1.3  # times as large, at most, as the letters above
_BELOW = 2.3  # of a letter's size between lines of one block
_MOST_BLOCKS = 150  # whose order is told from where they stand


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
    return _ordered(_blocks(joined(rows_of(pieces))))


def _blocks(rows: list[list[Row]]) -> list[Block]:
    blocks: list[Block] = []
    open_ones: list[Block] = []
    for row in rows:
        open_ones = [one for one in open_ones if _is_near(one, row[0])]
        over = [_above(one, open_ones) for one in row]
        claimed = [id(block) for above in over for block in above]
        for one, above in zip(row, over, strict=True):
            if len(above) == 1 and claimed.count(id(above[0])) == 1:
                above[0].add(one)
            else:
                block = Block([one])
                blocks.append(block)
                open_ones.append(block)
    return blocks


def _above(row: Row, blocks: list[Block]) -> list[Block]:
    """Return the blocks that a row may go on with: of several, the one that it stands in line with.

    Lines beside a picture or a box go on below it, wider than before.
    """
    found = [block for block in blocks if _is_below(row, block)]
    lined = [block for block in found if _is_in_line(row, block)]
    return lined if len(found) > 1 and len(lined) == 1 else found


def _is_in_line(row: Row, block: Block) -> bool:
    if len(block.rows) < 2 or abs(row.left - block.rows[-1].left) > row.size:
        return False
    step = block.rows[-2].y - block.rows[-1].y
    return abs(block.bottom - row.y - step) < 0.2 * step


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
        edge = min([edge, *(one.left for one in blocks if _is_right_of(one, block))])
        for row in block.rows:
            yield number, row, edge - row.right


def _is_right_of(one: Block, block: Block) -> bool:
    return one.left >= block.right and one.top >= block.bottom and block.top >= one.bottom


def _edge(block: Block, beside: list[Block]) -> float:
    """Return how far a block's lines may go: of ragged ones, as far as those before and behind."""
    size = block.rows[0].size
    full = sum(block.right - row.right < size / 2 for row in block.rows)
    if 2 * full > len(block.rows) and len(block.rows) > 1:
        return block.right
    alike = [one for one in beside if abs(one.left - block.left) < _INDENT * size]
    return max((one.right for one in alike), default=block.right)
