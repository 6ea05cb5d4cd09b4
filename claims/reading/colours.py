"""Colours as style sheets write them, and whether text of one is lost on another."""

import colorsys
import re

from .wording import colour_names

Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0, 1.0)
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(?P<name>rgb|hsl)a?\((?P<parts>[^()]{1,80})\)")
_TOKEN = re.compile(r"#[0-9a-f]+|[a-z]+\([^()]*\)|[a-z]+")
_NEAR = 0.07  # of a channel; less cannot be told apart by reading
_CLEAR = 0.05  # of opacity; less cannot be read


def read_colour(value: str) -> Colour | None:
    """Read a colour by name, number or function; None for another value.

    >>> read_colour("rgb(255 255 255 / 50%)")
    (1.0, 1.0, 1.0, 0.5)
    """
    if value == "transparent":
        return (0.0, 0.0, 0.0, 0.0)
    value = colour_names().get(value, value)
    if _HEX.fullmatch(value):
        digits = value[1:] if len(value) > 5 else "".join(2 * digit for digit in value[1:])
        red, green, blue, opacity = bytes.fromhex(f"{digits}ff"[:8])
        return (red / 255, green / 255, blue / 255, opacity / 255)
    match = _FUNCTION.fullmatch(value)
    return _from_parts(match["name"], match["parts"]) if match else None


def _from_parts(name: str, written: str) -> Colour | None:
    parts = re.split(r"[\s,/]+", written.strip())
    try:
        numbers = [_part(part) for part in parts]
    except ValueError:
        return None
    if len(numbers) not in (3, 4):
        return None
    opacity = numbers[3] if len(numbers) == 4 else 1.0
    first, second, third = numbers[:3]
    if name == "hsl":
        return (*colorsys.hls_to_rgb(first / 360 % 1, third, second), opacity)
    whole = [n if part.endswith("%") else n / 255 for n, part in zip(numbers, parts, strict=True)]
    return (whole[0], whole[1], whole[2], opacity)


def _part(written: str) -> float:
    if written.endswith("%"):
        return float(written[:-1]) / 100
    return float(written.removesuffix("deg"))


def ground_colour(value: str) -> Colour | None:
    """Find the colour in a background; None for a picture or gradient, on which anything shows."""
    if "url(" in value or "gradient(" in value:
        return None
    found = (read_colour(token) for token in _TOKEN.findall(value))
    return next((colour for colour in found if colour is not None), (0.0, 0.0, 0.0, 0.0))


def is_lost(colour: Colour, ground: Colour) -> bool:
    """Tell whether text of a colour cannot be read on a ground."""
    if colour[3] < _CLEAR:
        return True
    return all(abs(a - b) <= _NEAR for a, b in zip(colour[:3], ground[:3], strict=True))
