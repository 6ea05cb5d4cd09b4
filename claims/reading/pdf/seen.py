"""Which letters of a PDF page can be seen: what is painted the same without them cannot.

The page is painted as it is and again without its text. A letter in whose place nothing changed is
under a picture, off the page, switched off, or painted in the colour of its ground, whatever made
it so.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from .glyphs import Glyph, Letters, Paint, turned_back

_SMALLEST = 2.0  # points; smaller text is not meant to be read
_NARROWEST = 0.06  # of its size, on average; narrower letters cannot be read
# Less than 8 of 255 is never told apart, 16 always: steps of 16, from 0 and from 8 on.
_COARSE = (bytes(v // 16 for v in range(256)), bytes((v + 8) // 16 for v in range(256)))
_INK = 60  # of 255; between a scan's letters and their ground
_UNPAINTED = (3, 7)  # text rendering modes
_LETTER = (0.0, 0.5)  # of its size above the base line; lines above and below have no ink there
_MARK = (-0.25, 0.9)  # the same for stops, dashes and accents
_SCALE = 1.25
_MOST_PIXELS = 2_000_000
_MOST_ALONE = 60  # objects over other text that are looked at one by one on a page
_CHANNELS = 3
_CELL = 16  # pixels; side of the squares in which letters are looked for
_PROBES = 3  # letters of a word that are looked at

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Picture:
    """A painted page."""

    pixels: bytes
    width: int
    height: int
    stride: int

    def rows(self, box: Box) -> Iterator[tuple[int, int]]:
        """Yield where the bytes of a box begin and end in each row."""
        left, top, right, bottom = box
        for row in range(max(top, 0), min(bottom, self.height)):
            at = row * self.stride
            first, last = max(left, 0), min(right, self.width)
            if first < last:
                yield at + first * _CHANNELS, at + last * _CHANNELS

    def differs(self, other: "Picture", box: Box) -> bool:
        """Tell whether two pictures can be told apart in a box, rows in the middle first."""
        rows = list(self.rows(box))
        middle = len(rows) // 2
        for start, end in rows[middle:] + rows[:middle]:
            one, two = self.pixels[start:end], other.pixels[start:end]
            if one != two and all(one.translate(t) != two.translate(t) for t in _COARSE):
                return True
        return False

    def has_ink(self, box: Box) -> bool:
        """Tell whether something is drawn in a box."""
        values = [self.pixels[start:end] for start, end in self.rows(box)]
        return bool(values) and max(map(max, values)) - min(map(min, values)) >= _INK


@dataclass(frozen=True, slots=True)
class Sight:
    """What of a page's letters can be seen.

    Parameters
    ----------
    seen
        Whether each letter can, in the order of the letters.
    inked
        Whether something is drawn where each unseen letter stands.
    """

    seen: list[bool]
    inked: list[bool]


def look(page: Any, letters: Letters) -> Sight:
    """Tell which letters of a page can be seen, word by word."""
    boxes = _boxes(page, letters)
    narrow = _narrow(letters)
    whole = _painted(page)
    gone = _redundant(letters, boxes, page, whole)
    for paint in {id(paint): paint for paint in letters.paints}.values():
        pdfium.FPDFPageObj_SetIsActive(paint.handle, False)  # noqa: FBT003  a C function
    bare = _painted(page)

    def is_seen(n: int) -> bool:
        paint = letters.paints[n]
        painted = paint.mode not in _UNPAINTED and paint.size >= _SMALLEST
        return (
            painted and id(paint) not in narrow and n not in gone and whole.differs(bare, boxes[n])
        )

    seen = [False] * len(boxes)
    inked = [False] * len(boxes)
    for word in _words(letters.glyphs):
        probes = _probes(letters.glyphs, word)
        sight = _most(len(probes), (is_seen(n) for n in probes))
        seen[word.start : word.stop] = [sight] * len(word)
        if not sight:
            ink = _most(len(probes), (whole.has_ink(boxes[n]) for n in probes))
            inked[word.start : word.stop] = [ink] * len(word)
    return Sight(seen, inked)


def _painted(page: Any) -> Picture:
    bitmap = page.render(scale=_scale(page), force_bitmap_format=pdfium.FPDFBitmap_BGR)
    found = Picture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
    bitmap.close()
    return found


def _scale(page: Any) -> float:
    width, height = page.get_size()
    return min(_SCALE, math.sqrt(_MOST_PIXELS / max(width * height, 1.0)))


def _boxes(page: Any, letters: Letters) -> list[Box]:
    """Return the pixels in which each letter must have ink."""
    a, b, c, d, e, f = _placing(page, letters.turn)
    boxes = []
    for glyph in letters.glyphs:
        left, right = glyph.left, glyph.right
        low, high = _LETTER if glyph.text.isalnum() else _MARK
        low, high = glyph.y + low * glyph.size, glyph.y + high * glyph.size
        x0, x1 = a * left + c * low + e, a * right + c * high + e
        y0, y1 = b * left + d * low + f, b * right + d * high + f
        x0, x1 = (x0, x1) if x0 < x1 else (x1, x0)
        y0, y1 = (y0, y1) if y0 < y1 else (y1, y0)
        boxes.append((int(x0), int(y0), int(x1) + 1, int(y1) + 1))
    return boxes


def _placing(page: Any, turn: int) -> tuple[float, float, float, float, float, float]:
    """Return the matrix from points of the turned page to pixels of its picture."""
    scale = _scale(page)
    width, height = (scale * side for side in page.get_size())
    left, bottom, right, top = page.get_bbox()
    across, up = (right - left) or 1.0, (top - bottom) or 1.0

    def place(x: float, y: float) -> tuple[float, float]:
        x, y = turned_back(x, y, turn)
        u, v = (x - left) / across, (y - bottom) / up
        for _ in range(page.get_rotation() // 90):
            u, v = v, 1 - u
        return u * width, (1 - v) * height

    (e, f), (ax, bx), (cx, dx) = place(0, 0), place(1, 0), place(0, 1)
    return ax - e, bx - f, cx - e, dx - f, e, f


def _narrow(letters: Letters) -> set[int]:
    """Return the objects that press their letters to lines."""
    widths: dict[int, list[float]] = {}
    for glyph, paint in zip(letters.glyphs, letters.paints, strict=True):
        widths.setdefault(id(paint), []).append((glyph.right - glyph.left) / (glyph.size or 1))
    return {paint for paint, all_of in widths.items() if sum(all_of) < _NARROWEST * len(all_of)}


def _redundant(letters: Letters, boxes: list[Box], page: Any, whole: Picture) -> set[int]:
    """Find letters over or under other text, without which the page looks the same."""
    unseen: set[int] = set()
    for paint, numbers in list(_overlapping(letters, boxes))[:_MOST_ALONE]:
        pdfium.FPDFPageObj_SetIsActive(paint.handle, False)  # noqa: FBT003  a C function
        without = _painted(page)
        changed = [n for n in numbers if whole.differs(without, boxes[n])]
        unseen |= set(numbers) - set(changed)
        if changed:
            pdfium.FPDFPageObj_SetIsActive(paint.handle, True)  # noqa: FBT003  a C function
    return unseen


def _overlapping(letters: Letters, boxes: list[Box]) -> Iterator[tuple[Paint, list[int]]]:
    """Yield objects with letters in whose middle a letter of another object stands."""
    cells: dict[tuple[int, int], list[int]] = {}
    for number, (left, top, right, bottom) in enumerate(boxes):
        for x in range(left // _CELL, right // _CELL + 1):
            cells.setdefault((x, (top + bottom) // (2 * _CELL)), []).append(number)
    found: dict[int, Paint] = {}
    for numbers in cells.values():
        several = len({id(letters.paints[n]) for n in numbers}) > 1
        for n in numbers if several else ():
            others = (m for m in numbers if letters.paints[m] is not letters.paints[n])
            if any(_share(boxes[n], boxes[m]) for m in others):
                found[id(letters.paints[n])] = letters.paints[n]
    for key, paint in found.items():
        yield paint, [n for n, other in enumerate(letters.paints) if id(other) == key]


def _share(one: Box, other: Box) -> bool:
    """Tell whether two boxes share more than half of the smaller one."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    sizes = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return across > 0 and down > 0 and 2 * across * down > min(sizes)


def _words(glyphs: list[Glyph]) -> Iterator[range]:
    """Yield the letters of each word."""
    start, size, right, y = 0, 0.0, 0.0, 0.0
    for end, glyph in enumerate(glyphs):
        near = not glyph.spaced and abs(glyph.left - right) < size and abs(glyph.y - y) < size
        if end and not near:
            yield range(start, end)
            start = end
        size, right, y = glyph.size, glyph.right, glyph.y
    if glyphs:
        yield range(start, len(glyphs))


def _probes(glyphs: list[Glyph], word: range) -> Sequence[int]:
    """Choose letters that stand for their word: stops and dashes are small and drawn elsewhere."""
    plain = [n for n in word if glyphs[n].text.isalnum()] or word
    return plain if len(plain) <= _PROBES else (plain[0], plain[len(plain) // 2], plain[-1])


def _most(count: int, flags: Iterable[bool]) -> bool:
    """Tell whether most of so many flags are set, and look at no more of them than it takes."""
    yes = no = 0
    for flag in flags:
        yes, no = yes + flag, no + (not flag)
        if 2 * yes > count or 2 * no >= count:
            break
    return yes > no
