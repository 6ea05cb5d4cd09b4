"""What the shapes of a Word document are filled with, and what the colours of its theme are."""

from collections.abc import Iterator
from typing import Any

from posturemap.claims.reading.colours import WHITE, Colour, read_colour

_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
_OLD = "{urn:schemas-microsoft-com:vml}"
_OLD_SHAPES = tuple(f"{_OLD}{name}" for name in ("shape", "rect", "roundrect", "oval"))
FILLED = (_SHAPE, *_OLD_SHAPES)
"""Elements that text boxes stand in and that have a ground of their own."""
_BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
THEME = {
    **dict.fromkeys(("background1", "light1", "bg1", "lt1"), WHITE),
    **dict.fromkeys(("text1", "dark1", "tx1", "dk1"), _BLACK),
}
"""Colours that nearly every theme has alike."""
_PICTURES = tuple(f"{_MAIN}{name}" for name in ("blipFill", "gradFill", "pattFill"))


def fill_of(shape: Any) -> Iterator[Colour | None]:
    """Yield the colour that a shape is filled with, None for a picture; nothing if it is clear."""
    if shape.tag != _SHAPE:
        yield from _old_fill(shape)
        return
    for properties in shape.iterchildren():
        if not str(properties.tag).endswith("}spPr"):
            continue
        if next(properties.iterchildren(*_PICTURES), None) is not None:
            yield None
        for fill in properties.iterchildren(f"{_MAIN}solidFill"):
            colours = [_drawn(one) for one in fill.iterchildren()]
            yield next(iter(colours), None)


def _drawn(colour: Any) -> Colour | None:
    if len(colour):
        return None  # made lighter, darker or clear
    written = colour.get("val", "")
    return THEME.get(written) or read_colour(f"#{written.lower()}")


def _old_fill(shape: Any) -> Iterator[Colour | None]:
    if shape.get("filled") in ("f", "false"):
        return
    if next(shape.iterchildren(f"{_OLD}fill"), None) is not None:
        yield None
        return
    written = shape.get("fillcolor")
    if written is not None:
        yield read_colour(written.split(" ")[0].lower())
