"""Whether a piece of a Word document shows on paper."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from docx.oxml.ns import qn

from posturemap.claims.reading.colours import WHITE, Colour, is_lost, read_colour

from .fills import FILLED, THEME, fill_of

_SMALLEST = 4  # half-points
_NARROWEST = 10  # hundredths of a letter's own width
_CLOSEST = -160  # twentieths of a point between letters
_FARTHEST = 400  # half-points above or below the line
_OUTSIDE = -4000  # twentieths of a point; no margin is so wide
_BEYOND = 31680  # twentieths of a point; no paper is so large
_FLATTEST = 40  # twentieths of a point; a line or row that shows no letter
_PALE_THEME = ("background1", "light1", "bg1", "lt1")
_BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_SHADED = {qn("w:p"): qn("w:pPr"), qn("w:tc"): qn("w:tcPr"), qn("w:tbl"): qn("w:tblPr")}
_FILLS = (f"{_WORD_2010}srgbClr", f"{_WORD_2010}schemeClr")
_INDENTS = ("w:left", "w:start", "w:firstLine", "w:hanging")
_CLEAR = 95_000  # thousandths of a percent that shine through
_LIMITS: Sequence[tuple[str, Callable[[int], bool]]] = (
    ("w:sz", lambda size: size <= _SMALLEST),
    ("w:w", lambda width: width < _NARROWEST),
    ("w:spacing", lambda gap: gap <= _CLOSEST),
    ("w:position", lambda rise: abs(rise) >= _FARTHEST),
)


def is_printed(
    layers: Sequence[Any], shades: Sequence[Colour | None], paper: Colour = WHITE
) -> bool:
    """Tell whether a run's letters can be read.

    Parameters
    ----------
    layers
        Its properties: its own, then those of its styles, the nearest first.
    shades
        The colours of box, paragraph, cell and table under it, the uppermost first.
    paper
        The colour of the page.
    """
    vanish = [_switch(layer, name) for name in ("w:vanish", "w:webHidden") for layer in layers]
    if next((state for state in vanish if state is not None), False) or _is_unfilled(layers):
        return False
    for name, hides in _LIMITS:
        number = _number(_first(layers, name))
        if number is not None and hides(number):
            return False
    ground = _ground(layers, shades, paper)
    return ground is None or not any(is_lost(one, ground) for one in _colours(layers))


def is_struck(row: Any) -> str | None:
    """Say why a table's row is not shown: hidden, or deleted; None where it is."""
    properties = row.find(qn("w:trPr"))
    if properties is None:
        return None
    if properties.find(qn("w:del")) is not None:
        return "deleted"
    heights = properties.findall(qn("w:trHeight"))
    flat = any(_is_flat(one, "w:val", "w:hRule") for one in heights)
    return "hidden" if flat or properties.find(qn("w:hidden")) is not None else None


def is_off_page(layers: Sequence[Any]) -> bool:
    """Tell whether a paragraph stands outside of the paper, or in lines of no height.

    Parameters
    ----------
    layers
        Its ``w:pPr``, then those of its styles.
    """
    lines = [one for layer in layers for one in layer.findall(qn("w:spacing"))]
    line = next((one for one in lines if one.get(qn("w:line")) is not None), None)
    if line is not None and _is_flat(line, "w:line", "w:lineRule"):
        return True
    frame, indent = _find(layers, "w:framePr"), _find(layers, "w:ind")
    if frame is not None and _is_small_frame(frame):
        return True
    written = [] if frame is None else [frame.get(qn(name)) for name in ("w:x", "w:y")]
    written += [] if indent is None else [indent.get(qn(name)) for name in _INDENTS]
    return any(not _OUTSIDE < (_number(one) or 0) < _BEYOND for one in written)


def is_table_off_page(table: Any) -> bool:
    """Tell whether a table stands outside of the paper."""
    properties = table.find(qn("w:tblPr"))
    if properties is None:
        return False
    written = [one.get(qn("w:w")) for one in properties.findall(qn("w:tblInd"))]
    for one in properties.findall(qn("w:tblpPr")):
        written += [one.get(qn(name)) for name in ("w:tblpX", "w:tblpY")]
    return any(not _OUTSIDE < (_number(one) or 0) < _BEYOND for one in written)


def _is_small_frame(frame: Any) -> bool:
    sizes = [frame.get(qn("w:h"))] if frame.get(qn("w:hRule")) == "exact" else []
    return any((_number(one) or _BEYOND) <= _FLATTEST for one in sizes)


def shades_under(paragraph: Any) -> tuple[Colour | None, ...]:
    """Return the colours under a paragraph, the uppermost first; None is a picture."""
    return tuple(_shades(paragraph))


def _shades(paragraph: Any) -> Iterator[Colour | None]:
    for parent in (paragraph, *paragraph.iterancestors(*_SHADED, *FILLED)):
        if parent.tag in FILLED:
            yield from fill_of(parent)
            continue
        properties = parent.find(_SHADED[parent.tag])
        if properties is not None:
            found = map(_shade, properties.findall(qn("w:shd")))
            yield from (one for one in found if one is not None)


def _shade(shading: Any) -> Colour | None:
    """Read the colour of a shading: of its pattern where that is solid, else of its ground."""
    kind = "w:color" if shading.get(qn("w:val")) == "solid" else "w:fill"
    theme = "w:themeColor" if kind == "w:color" else "w:themeFill"
    named = THEME.get(shading.get(qn(theme), ""))
    changed = any(shading.get(qn(f"{theme}{way}")) is not None for way in ("Tint", "Shade"))
    if named is not None and not changed:
        return named
    return read_colour(f"#{shading.get(qn(kind), '').lower()}")


def _is_flat(element: Any, height: str, rule: str) -> bool:
    exact = element.get(qn(rule)) == "exact"
    return exact and (_number(element.get(qn(height))) or 0) <= _FLATTEST


def _is_unfilled(layers: Sequence[Any]) -> bool:
    """Tell letters whose inside is empty or clear, as Word 2010 and later can fill them."""
    fill = next((f for layer in layers for f in layer.findall(f"{_WORD_2010}textFill")), None)
    if fill is None:
        return False
    clear = (one.get(f"{_WORD_2010}val") for one in fill.iter(f"{_WORD_2010}alpha"))
    return fill.find(f"{_WORD_2010}noFill") is not None or any(
        (_number(one) or 0) >= _CLEAR for one in clear
    )


def _colours(layers: Sequence[Any]) -> list[Colour]:
    """Return the colour of letters, or those that they pass through if those are nearly one."""
    fill = next((f for layer in layers for f in layer.findall(f"{_WORD_2010}textFill")), None)
    found = [] if fill is None else [_filling(one) for one in fill.iter(*_FILLS)]
    known = [colour for colour in found if colour is not None]
    if known:
        return known if all(is_lost(known[0], one) for one in known) else []
    return [_colour(layers)]


def _filling(fill: Any) -> Colour | None:
    written = fill.get(f"{_WORD_2010}val", "")
    return THEME.get(written) or read_colour(f"#{written.lower()}")


def _colour(layers: Sequence[Any]) -> Colour:
    found = _find(layers, "w:color")
    if found is None:
        return _BLACK
    if found.get(qn("w:themeColor")) in _PALE_THEME and found.get(qn("w:themeShade")) is None:
        return WHITE
    return read_colour(f"#{found.get(qn('w:val'), '').lower()}") or _BLACK


def _ground(layers: Sequence[Any], shades: Sequence[Colour | None], paper: Colour) -> Colour | None:
    marked = read_colour((_first(layers, "w:highlight") or "").lower())
    if marked is not None:
        return marked
    own = (_shade(shade) for layer in layers for shade in layer.findall(qn("w:shd")))
    found = [one for one in own if one is not None]
    return next(iter((*found, *shades, paper)))


def _switch(properties: Any, name: str) -> bool | None:
    found = properties.find(qn(name))
    if found is None:
        return None
    return found.get(qn("w:val")) not in ("0", "false", "off")


def _find(layers: Sequence[Any], name: str) -> Any:
    found = (layer.find(qn(name)) for layer in layers)
    return next((one for one in found if one is not None), None)


def _first(layers: Sequence[Any], name: str) -> str | None:
    found = _find(layers, name)
    written: str | None = None if found is None else found.get(qn("w:val"))
    return written


def _number(written: str | None) -> int | None:
    """Read a whole number; a percent sign or a unit of points may stand behind it."""
    plain = (written or "").removesuffix("%").removesuffix("pt")
    digits = plain.removeprefix("-")
    return int(plain) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else None
