"""Whether a piece of a Word document shows on paper."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from docx.oxml.ns import qn

from .colours import WHITE, Colour, is_lost, read_colour

_SMALLEST = 4  # half-points
_NARROWEST = 10  # hundredths of a letter's own width
_CLOSEST = -160  # twentieths of a point between letters
_FARTHEST = 400  # half-points above or below the line
_OUTSIDE = -4000  # twentieths of a point; no margin is so wide
_PALE_THEME = ("background1", "light1", "bg1", "lt1")
_LIMITS: Sequence[tuple[str, Callable[[int], bool]]] = (
    ("w:sz", lambda size: size <= _SMALLEST),
    ("w:w", lambda width: width < _NARROWEST),
    ("w:spacing", lambda gap: gap <= _CLOSEST),
    ("w:position", lambda rise: abs(rise) >= _FARTHEST),
)


def is_printed(run: Any, layers: Sequence[Any]) -> bool:
    """Tell whether a run's letters can be read.

    Parameters
    ----------
    run
        The ``w:r`` element.
    layers
        Its properties: its own, then those of its styles, the nearest first.
    """
    vanish = [_switch(layer, name) for name in ("w:vanish", "w:webHidden") for layer in layers]
    if next((state for state in vanish if state is not None), False):
        return False
    for name, hides in _LIMITS:
        number = _number(_first(layers, name))
        if number is not None and hides(number):
            return False
    return not is_lost(_colour(layers), _ground(run, layers))


def is_struck(element: Any) -> bool:
    """Tell whether a table's row is hidden or deleted."""
    properties = element.find(qn("w:trPr")) if element.tag == qn("w:tr") else None
    return properties is not None and any(
        properties.find(qn(name)) is not None for name in ("w:hidden", "w:del")
    )


def is_off_page(paragraph: Any) -> bool:
    """Tell whether a paragraph stands outside of the paper."""
    properties = paragraph.find(qn("w:pPr"))
    places = [] if properties is None else properties.findall(qn("w:framePr"))
    indents = [] if properties is None else properties.findall(qn("w:ind"))
    written = [place.get(qn(name)) for place in places for name in ("w:x", "w:y")]
    written += [one.get(qn(name)) for one in indents for name in ("w:left", "w:start")]
    return any((_number(one) or 0) <= _OUTSIDE for one in written)


def _colour(layers: Sequence[Any]) -> Colour:
    found = _find(layers, "w:color")
    if found is None:
        return (0.0, 0.0, 0.0, 1.0)
    if found.get(qn("w:themeColor")) in _PALE_THEME and found.get(qn("w:themeShade")) is None:
        return WHITE
    return read_colour(f"#{found.get(qn('w:val'), '').lower()}") or (0.0, 0.0, 0.0, 1.0)


def _ground(run: Any, layers: Sequence[Any]) -> Colour:
    marked = read_colour((_first(layers, "w:highlight") or "").lower())
    if marked is not None:
        return marked
    found = (read_colour(f"#{one.get(qn('w:fill'), '').lower()}") for one in _shades(run, layers))
    return next((colour for colour in found if colour is not None), WHITE)


def _shades(run: Any, layers: Sequence[Any]) -> Iterator[Any]:
    """Yield the shadings under a run, the uppermost first."""
    for layer in layers:
        yield from layer.findall(qn("w:shd"))
    for parent in run.iterancestors():
        for name in ("w:pPr", "w:tcPr", "w:tblPr"):
            for properties in parent.findall(qn(name)):
                yield from properties.findall(qn("w:shd"))


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
    """Read a whole number; a percent sign may stand behind it."""
    plain = (written or "").removesuffix("%")
    digits = plain.removeprefix("-")
    return int(plain) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else None
