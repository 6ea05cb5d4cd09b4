"""Colours as style sheets write them, and whether text of one is lost on another."""

import math
import re
from functools import lru_cache

from .wording import colour_names

Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0, 1.0)
CLEAR = 0.1
"""Opacity below which a ground is not seen."""
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_BARE_HEX = re.compile(r"[0-9a-f]{6}|[0-9a-f]{3}")
_TOKEN = re.compile(r"#[0-9a-f]+|(?![a-z-]*gradient)[a-z-]+\([^()]*\)|[a-z]+")
_MIX = re.compile(r"color-mix\(in [^,]+,\s*(.+?)(?:\s+([\d.]+)%)?,\s*(.+?)(?:\s+([\d.]+)%)?\)")
_FROM = re.compile(r"[a-z]+\(from\s+(\S+)\s+([a-z]+)\s+([a-z]+)\s+([a-z]+)\)")
_NEAR = 0.07  # of a channel; less cannot be told apart by reading
_FAINT = 0.05  # of opacity; less cannot be read
_LONGEST = 200
# What the names of a system's colours are on a light screen.
_SYSTEM = {
    **dict.fromkeys(("canvas", "field", "base"), WHITE),
    **dict.fromkeys(("canvastext", "fieldtext", "buttontext"), (0.0, 0.0, 0.0, 1.0)),
}
# From linear light in CIE XYZ to that of red, green and blue (CSS Color 4, section 10).
_RGB = {
    "xyz-d65": (
        (3.2409699419, -1.5373831776, -0.4986107603),
        (-0.9692436363, 1.8759675015, 0.0415550574),
        (0.0556300797, -0.2039769589, 1.0569715142),
    ),
    "xyz-d50": (
        (3.1341358, -1.6173863, -0.4906619),
        (-0.9787955, 1.9162544, 0.0334434),
        (0.0719554, -0.2289768, 1.4053860),
    ),
}
_SPACES = {
    **dict.fromkeys(("oklab", "oklch", "xyz", "xyz-d65"), "xyz-d65"),
    **dict.fromkeys(("lab", "lch", "xyz-d50"), "xyz-d50"),
}


@lru_cache(maxsize=2048)
def read_colour(value: str) -> Colour | None:
    """Read a colour by name, number or function; None for another value.

    >>> read_colour("rgb(255 255 255 / 50%)")
    (1.0, 1.0, 1.0, 0.5)
    """
    value = value.strip()
    if value == "transparent":
        return (0.0, 0.0, 0.0, 0.0)
    value = colour_names().get(value, value)
    if _HEX.fullmatch(value):
        digits = value[1:] if len(value) > 5 else "".join(2 * digit for digit in value[1:])
        red, green, blue, opacity = bytes.fromhex(f"{digits}ff"[:8])
        return (red / 255, green / 255, blue / 255, opacity / 255)
    if value in _SYSTEM:
        return _SYSTEM[value]
    return _by_function(value) if "(" in value and len(value) < _LONGEST else None


def legacy_colour(value: str) -> Colour | None:
    """Read a colour as attributes of old pages have it, which may leave out the number sign."""
    value = value.strip().lower()
    return read_colour(f"#{value}" if _BARE_HEX.fullmatch(value) else value)


def _by_function(value: str) -> Colour | None:
    if mixed := _MIX.fullmatch(value):
        return _mixed(*mixed.groups())
    if derived := _FROM.fullmatch(value):
        return read_colour(derived[1]) if set(derived.groups()[1:]) <= set("rgbhslca") else None
    from tinycss2.color5 import parse_color  # noqa: PLC0415  few colours are functions

    found = parse_color(value)
    if found is None or isinstance(found, str):
        return None
    try:
        return _as_rgb(found)
    except (ValueError, OverflowError):
        return None


def _as_rgb(found: object) -> Colour | None:
    space = str(getattr(found, "space", ""))
    if space in _SPACES:
        x, y, z, opacity = (part or 0.0 for part in found.to(_SPACES[space]))  # type: ignore[attr-defined]
        linear = [a * x + b * y + c * z for a, b, c in _RGB[_SPACES[space]]]
        red, green, blue = (_encoded(one) for one in linear)
        return (red, green, blue, float(opacity))
    if space in ("srgb", "hsl", "hwb"):
        red, green, blue, opacity = (part or 0.0 for part in found.to("srgb"))  # type: ignore[attr-defined]
    else:  # wider spaces have the same white and black, and much the same colours
        red, green, blue, opacity = (part or 0.0 for part in found)  # type: ignore[attr-defined]
    return tuple(min(max(float(part), 0.0), 1.0) for part in (red, green, blue, opacity))  # type: ignore[return-value]


def _encoded(linear: float) -> float:
    """Return a channel of sRGB for an amount of light (IEC 61966-2-1)."""
    light = min(max(linear, 0.0), 1.0)
    return 12.92 * light if light <= 0.0031308 else 1.055 * math.pow(light, 1 / 2.4) - 0.055


def _mixed(one: str, first: str | None, other: str, second: str | None) -> Colour | None:
    """Mix two colours as sRGB, whatever space is asked for: near enough to tell them apart."""
    a, b = read_colour(one), read_colour(other)
    if a is None or b is None:
        return None
    part = float(first) / 100 if first else 1 - float(second) / 100 if second else 0.5
    red, green, blue, opacity = (part * x + (1 - part) * y for x, y in zip(a, b, strict=True))
    return (red, green, blue, opacity)


def colours_in(value: str) -> list[Colour]:
    """Find the colours in a background or gradient."""
    found = (read_colour(token) for token in _TOKEN.findall(value[: 10 * _LONGEST]))
    return [colour for colour in found if colour is not None]


def ground_colour(value: str) -> Colour | None:
    """Find the colour in a background; None for a picture, on which anything shows.

    A gradient is a colour where all of its colours are nearly the same.
    """
    if "url(" in value or "image(" in value or "image-set(" in value:
        return None
    found = colours_in(value)
    if "gradient(" not in value:
        return found[0] if found else (0.0, 0.0, 0.0, 0.0)
    alike = found and all(_are_near(found[0], one) for one in found)
    return found[0] if alike else None


def is_lost(colour: Colour, ground: Colour) -> bool:
    """Tell whether text of a colour cannot be read on a ground."""
    return colour[3] < _FAINT or _are_near(colour, ground)


def _are_near(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one[:3], other[:3], strict=True))
