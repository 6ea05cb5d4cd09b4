"""The letters of a PDF page, where they stand, and the objects that paint them."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

_QUARTER = math.pi / 2
_TEXTS = {
    0: "\ufffd",  # a letter that its font gives no name
    2: "-",  # at a line's end
}
_NOTHING = (0xFFFE, 0xFFFF)


@dataclass(frozen=True, slots=True)
class Paint:
    """One object that paints text.

    Parameters
    ----------
    handle
        PDFium's.
    size
        Of its letters, in points on the page.
    turn
        Quarter turns that its lines are turned by.
    mode
        Text rendering mode; 3 and 7 paint nothing.
    """

    handle: Any = field(repr=False)
    size: float
    turn: int
    mode: int


@dataclass(slots=True)  # not frozen, which would take three times as long to make
class Glyph:
    """One letter, never changed.

    Parameters
    ----------
    text
        What it says.
    left, right, y
        Where it begins and ends, and its base line, in points, with its page turned so that most
        lines run from left to right and upwards is positive.
    size
        In points.
    spaced
        Whether white space stands before it.
    joined
        Whether it is painted in one go with the letter before it.
    number
        Its place among the letters as they are painted.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    spaced: bool
    number: int
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a page in the order in which they are painted.

    Parameters
    ----------
    glyphs
        Letters, without white space.
    paints
        What paints each of them.
    turn
        Quarter turns by which the page was turned.
    sideways
        Text that runs in another direction: a stamp along the margin, a diagram's axis.
    """

    glyphs: list[Glyph]
    paints: list[Paint]
    turn: int
    sideways: str


def page_letters(textpage: Any) -> Letters:
    """Take the letters off a page's text."""
    raw = list(_raw(textpage))
    turns = Counter(paint.turn for _, _, paint, _, _ in raw)
    turn = turns.most_common(1)[0][0] if turns else 0
    glyphs: list[Glyph] = []
    paints: list[Paint] = []
    sideways = ""
    for text, spaced, paint, (x0, y0, x1, y1), (x, y) in raw:
        if paint.turn != turn:
            sideways += f" {text}" if spaced else text
            continue
        left, right, base = x0, x1, y
        if turn:
            left, right = sorted((_turned(x0, y0, turn)[0], _turned(x1, y1, turn)[0]))
            base = _turned(x, y, turn)[1]
        joined = bool(paints) and paints[-1] is paint
        glyphs.append(Glyph(text, left, right, base, paint.size, spaced, len(glyphs), joined))
        paints.append(paint)
    return Letters(glyphs, paints, turn, sideways)


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Turn a point clockwise about the origin by quarters."""
    for _ in range(turn):
        x, y = y, -x
    return x, y


def turned_back(x: float, y: float, turn: int) -> tuple[float, float]:
    """Return where on the page a point of the turned page lies."""
    return _turned(x, y, -turn % 4)


_Raw = tuple[str, bool, Paint, tuple[float, float, float, float], tuple[float, float]]


def _raw(textpage: Any) -> Iterator[_Raw]:
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    known: dict[int, Paint] = {}
    spaced, last, base = False, 0, (0.0, 0.0)
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        text = _TEXTS.get(code) or chr(code)
        handle = pdfium.FPDFText_GetTextObject(textpage, index)
        if text.isspace() or code in _NOTHING or not handle:
            spaced = spaced or text.isspace()
            continue
        address = ctypes.addressof(handle.contents)
        if (paint := known.get(address)) is None:
            paint = known[address] = _paint(textpage, index, handle)
        if address != last:  # the letters of an object stand on one base line
            pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
            last, base = address, (x.value, y.value)
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        yield text, spaced, paint, (box.left, box.bottom, box.right, box.top), base
        spaced = False


def _paint(textpage: Any, index: int, handle: Any) -> Paint:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, index, matrix)
    size = pdfium.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d)
    turn = round(math.atan2(matrix.b, matrix.a) / _QUARTER) % 4
    mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
    return Paint(handle, abs(size), turn, mode)
