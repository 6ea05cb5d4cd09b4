"""Bullets that are drawn, not written."""

from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from .glyphs import Glyph

_SMALLEST = 1.0  # points
_LARGEST = 0.7  # of the size of the letters beside it
_NEAREST, _FARTHEST = 0.2, 3.0  # of that size; how far it stands from them
_SQUARE = 1.5  # times as wide as high, at most, and the other way round
_MOST_PATHS = 2000  # on a page; a drawing has more


def with_bullets(page: Any, glyphs: list[Glyph], turn: int) -> list[Glyph]:
    """Add a bullet for each dot that is drawn before a line."""
    dots = [] if turn else list(_dots(page))
    added = [bullet for dot in dots if (bullet := _bullet(dot, glyphs))]
    return [*glyphs, *added]


def _dots(page: Any) -> Iterator[tuple[float, float, float, float]]:
    paths = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1))
    for path in paths if len(paths) <= _MOST_PATHS else ():
        left, bottom, right, top = path.get_bounds()
        width, height = right - left, top - bottom
        if min(width, height) >= _SMALLEST and max(width, height) < _SQUARE * min(width, height):
            yield left, bottom, right, top


def _bullet(dot: tuple[float, float, float, float], glyphs: list[Glyph]) -> Glyph | None:
    left, bottom, right, top = dot
    middle = (bottom + top) / 2
    beside = [
        glyph
        for glyph in glyphs
        if _NEAREST * glyph.size < glyph.left - right < _FARTHEST * glyph.size
        and 0 < middle - glyph.y < 0.8 * glyph.size
        and right - left < _LARGEST * glyph.size
    ]
    if not beside:
        return None
    first = min(beside, key=lambda glyph: glyph.left)
    before = any(g.y == first.y and g.right <= left and g.right > left - g.size for g in glyphs)
    return None if before else Glyph("•", left, right, first.y, first.size, False, first.number)  # noqa: FBT003
