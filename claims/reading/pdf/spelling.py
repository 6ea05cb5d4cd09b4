"""Letters of a line, written as text; note marks beside it."""

import re
import unicodedata

from posturemap.claims.reading.raised import as_raised, is_power

from .glyphs import Glyph

RAISED = (0.15, 0.8)  # of the line's size; how far a note mark stands above it
SMALL = 0.92  # of the line's size; a note mark is smaller
_SPACE = 0.2  # of a letter's size; a gap between words
_CLEAR = 0.35  # of the line's size; what stands so far above it may be as large as its letters
_ALIKE = 1.02  # times the line's size
_TIGHT = 0.1  # of a letter's size; less than a space
_BACK = 0.6  # how far a letter may stand back over the one before it
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_SYMBOLS = re.compile("[\uf000-\uf0ff]")  # of fonts that have no letters; bullets, mostly

Marks = list[tuple[int, int]]


def spell(glyphs: list[Glyph], y: float, size: float) -> tuple[str, Marks]:
    """Write letters as text, with spaces between words.

    Parameters
    ----------
    glyphs
        From left to right.
    y, size
        Base line and size of most of them.

    Returns
    -------
    The text, and the raised numbers that were taken out of it: offset and number of each. Powers
    stay.
    """
    text, mark = "", ""
    marks: Marks = []
    before: Glyph | None = None
    for glyph in glyphs:
        if _is_raised(glyph, y, size) and not _is_bracketed(text):
            mark += glyph.text
        else:
            text = _with_mark(text, mark, marks)
            text = _with_letter(text, before, glyph, size)
            mark = ""
        before = glyph
    return _with_mark(text, mark, marks), marks


def _is_bracketed(text: str) -> bool:
    return text.rfind("[") > text.rfind("]")  # "[5]" is a marker as it stands


def _with_mark(text: str, mark: str, marks: Marks) -> str:
    if not mark:
        return text
    if is_power(text) or text.endswith(" 10"):
        return text + as_raised(mark)
    marks.append((len(text), int(mark)))
    return text


def _with_letter(text: str, before: Glyph | None, glyph: Glyph, size: float) -> str:
    if before and text[-1:] not in ("", " ") and _is_apart(before, glyph, size):
        text += " "
    return text + tidy(glyph.text)


def tidy(text: str) -> str:
    """Write ligatures as letters, and symbols without a meaning of their own as bullets."""
    text = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    return _SYMBOLS.sub("•", text).replace("\u2010", "-")


def _is_raised(glyph: Glyph, y: float, size: float) -> bool:
    return glyph.text.isdecimal() and is_above(glyph.y - y, glyph.size, size)


def is_above(rise: float, own: float, size: float) -> bool:
    """Tell whether letters stand above a line as note marks do.

    Parameters
    ----------
    rise
        Of their base line over the line's.
    own, size
        Of these letters, and of the line's.
    """
    low, high = RAISED
    is_small = own < SMALL * size or (own < _ALIKE * size and rise > _CLEAR * size)
    return is_small and low < rise / size < high


def _is_apart(one: Glyph, other: Glyph, size: float) -> bool:
    gap = other.left - one.right
    if _is_raised(one, other.y, size) and not other.text.isalnum():
        return other.spaced and gap > _TIGHT * size  # a stop behind a note mark
    if other.number == one.number + 1:
        return other.spaced
    return gap > _SPACE * size or (other.spaced and gap > -_BACK * size)
