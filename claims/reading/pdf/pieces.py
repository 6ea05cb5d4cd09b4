"""Letters of a page, joined to the pieces of lines that stand together."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from .accents import with_accents
from .glyphs import Glyph
from .spelling import RAISED, SMALL, is_above, spell

_LEVEL = 0.25  # of a letter's size; how far the base lines of one line lie apart
_APART = 1.0  # of a letter's size; a wider gap ends a piece
STRETCHED = 2.5  # the same where the line is stretched to fill its column
_TOGETHER = 0.45  # the same where the two are not painted one after the other
_BACK = 0.6  # how far a letter may stand back over the one before it
_CAP = 1.7  # times the size of the letters beside a drop cap


@dataclass(slots=True)
class Piece:
    """Letters that stand together on one base line.

    Parameters
    ----------
    glyphs
        From left to right.
    y, size
        Of most of them.
    """

    glyphs: list[Glyph]
    y: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        if len({(glyph.size, glyph.y) for glyph in self.glyphs}) == 1:
            self.size, self.y = round(self.glyphs[0].size, 1) or 1.0, round(self.glyphs[0].y, 1)
            return
        sizes = Counter(round(glyph.size, 1) for glyph in self.glyphs)
        self.size = max(sizes, key=lambda size: (sizes[size], size)) or 1.0
        levels = Counter(round(g.y, 1) for g in self.glyphs if round(g.size, 1) == self.size)
        self.y = levels.most_common(1)[0][0] if levels else self.glyphs[0].y

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.glyphs[-1].right

    @property
    def words(self) -> str:
        """What it says, without note marks."""
        return spell(self.glyphs, self.y, self.size)[0]


def make_pieces(glyphs: list[Glyph]) -> list[Piece]:
    """Join a page's letters to pieces; a gap of a letter's width or more parts two of them."""
    runs = [Piece(run) for run in _runs(with_accents(glyphs))]
    return _with_marks(_merged(_with_capitals(runs)))


def _runs(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Yield letters that are painted one after the other, side by side."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _follows(one: Glyph, other: Glyph) -> bool:
    size, smaller = max(one.size, other.size), min(one.size, other.size)
    rise, gap = abs(other.y - one.y), other.left - one.right
    back = gap > -_BACK * size or other.left >= one.left  # a ligature's letters share a place
    if rise > _LEVEL * size:
        far = _TOGETHER if other.y > one.y or other.size < one.size else _APART
        above, below = (other, one) if other.y > one.y else (one, other)
        mark = above.text.isdecimal() and is_above(rise, above.size, below.size)
        small = smaller < SMALL * size and rise < RAISED[1] * size
        return (small or mark) and back and gap < far * size
    far = STRETCHED if other.joined else _APART
    return back and gap < far * size and size < _CAP * smaller


def _with_capitals(runs: list[Piece]) -> list[Piece]:
    """Put each drop cap before the line that it belongs to."""
    kept = list(runs)
    for cap in runs:
        if len(cap.glyphs) > 2 or not cap.glyphs[-1].text.isupper():
            continue
        beside = [run for run in kept if run is not cap and _is_beside(run, cap)]
        if not beside:
            continue
        line = max(beside, key=lambda run: (round(run.y), -run.left))
        first = line.glyphs[0]
        heads = [replace(g, y=line.y, size=line.size) for g in cap.glyphs]
        heads[-1] = replace(heads[-1], right=first.left)
        joined = replace(first, spaced=_is_word_alone(cap, line))
        whole = Piece([*heads, joined, *line.glyphs[1:]])
        kept = [whole if run is line else run for run in kept if run is not cap]
    return kept


def _is_beside(run: Piece, cap: Piece) -> bool:
    within = cap.y - 0.3 * run.size < run.y < cap.y + cap.size
    gap, first = run.left - cap.right, run.glyphs[0]
    goes_on = first.text.islower() and first.number == cap.glyphs[-1].number + 1
    near = -0.3 * run.size < gap < (cap.size if goes_on else 1.3 * run.size)
    return within and near and cap.size > _CAP * run.size and first.text.isalpha()


def _is_word_alone(cap: Piece, line: Piece) -> bool:
    """Tell whether a drop cap is a word: "A brigade", "I saw"."""
    first = re.match(r"\w*", line.words)
    follows = first.group() if first else ""
    return cap.glyphs[-1].text in ("A", "I") and len(follows) > 3 and follows[0] not in "nmtlfs"


def _merged(runs: list[Piece]) -> list[Piece]:
    """Join pieces of one line that were painted at different times."""
    merged: list[Piece] = []
    for row in rows_of(runs):
        last: Piece | None = None
        for piece in row:
            gap = piece.left - last.right if last else 0.0
            size = max(piece.size, last.size) if last else 1.0
            alike = last and size < _CAP * min(piece.size, last.size)
            if last and alike and -_BACK * size < gap < _TOGETHER * size:
                last = merged[-1] = Piece([*last.glyphs, *piece.glyphs])
            else:
                last = piece
                merged.append(piece)
    return merged


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Group pieces by base line, from top to bottom, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.y, piece.left)):
        if rows and rows[-1][0].y - piece.y <= _LEVEL * min(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.left)
    return rows


def _with_marks(pieces: list[Piece]) -> list[Piece]:
    """Join raised numbers to the line that they stand in."""
    kept = sorted(pieces, key=lambda piece: piece.y)
    levels = [piece.y for piece in kept]
    gone: set[int] = set()
    for mark in [piece for piece in kept if _is_number(piece)]:
        start = bisect_left(levels, mark.y - 2 * mark.size)
        stop = bisect_left(levels, mark.y)
        lines = [n for n in range(start, stop) if id(kept[n]) not in gone]
        for n in lines:
            if kept[n] is not mark and (glyphs := _marked(kept[n], mark)):
                kept[n] = Piece(glyphs)
                gone.add(id(mark))
                break
    return [piece for piece in kept if id(piece) not in gone]


def _is_number(piece: Piece) -> bool:
    return len(piece.glyphs) < 4 and all(glyph.text.isdecimal() for glyph in piece.glyphs)


def _marked(line: Piece, mark: Piece) -> list[Glyph] | None:
    """Return a line's letters with the mark among them, if it stands there."""
    if not is_above(mark.y - line.y, mark.size, line.size):
        return None
    if not -line.size < mark.left - line.right < _TOGETHER * line.size:
        if 0 <= line.left - mark.right < STRETCHED * line.size:
            return [*mark.glyphs, *line.glyphs]
        if not line.left < mark.left < line.right:
            return None
    return sorted([*line.glyphs, *mark.glyphs], key=lambda glyph: glyph.left)
