"""What an element's letters and their ground are painted with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from posturemap.claims.reading.colours import (
    CLEAR,
    WHITE,
    Colour,
    ground_colour,
    is_lost,
    legacy_colour,
    read_colour,
)

from .values import EM, lengths, resolved, share

_GROUNDED = frozenset(("body", "table", "tr", "td", "th", "thead", "tbody"))
_TINY = 2.0  # pixels; smaller letters are not meant to be read
_FAINT = 0.1
_BLURRED = 6.0  # pixels
_CLOSE = -0.5  # of a letter's size between letters, which then stand on one another
_SIZE = re.compile(r"(?:^|\s)(0|[\d.]+(?:px|pt|pc|in|cm|mm|r?em|ex|ch|%|v[wh]))(?=[\s/])")
_NAMED = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": EM,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
    "initial": EM,
    "revert": EM,
}
_OPACITY = re.compile(r"opacity\(\s*([^()]*)\)")
_CONTRAST = re.compile(r"contrast\(\s*([^()]*)\)")
_BLUR = re.compile(r"blur\(\s*([^()]*)\)")
NAMES = frozenset(
    (
        *("visibility", "opacity", "filter", "font", "font-size", "font-size-adjust", "color"),
        *("-webkit-text-fill-color", "background", "background-color", "background-image"),
        *("background-clip", "-webkit-background-clip", "letter-spacing", "-webkit-text-security"),
    )
)
"""Properties that are looked at."""

Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """How an element's letters look.

    Parameters
    ----------
    gone
        The property that leaves nothing of the element to see, if any.
    lost
        The property that leaves nothing of its own letters; those of elements in it may show.
    shown
        What ``visibility`` says; an element inside a hidden one may show itself.
    size
        Of its letters, in pixels.
    opacity
        Its own and that of those around it.
    colour, ground
        Of the letters, and of what they stand on; None where that is a picture.
    """

    gone: str = ""
    lost: str = ""
    shown: bool = True
    size: float = EM
    opacity: float = 1.0
    colour: Colour | None = None
    ground: Colour | None = WHITE


def paint(tag: str, attributes: Attributes, style: Attributes, above: Paint) -> Paint:
    """Tell how the letters of an element look, within one that looks somehow itself."""
    visibility = style.get("visibility")
    shown = above.shown if visibility in (None, "inherit") else visibility == "visible"
    size = _size(style, above.size)
    opacity = above.opacity * _opacity(style)
    colour = _colour(tag, attributes, style, above)
    ground = _ground(tag, attributes, style, above, colour)
    if "text" in style.get("background-clip", style.get("-webkit-background-clip", "")):
        colour, ground = (ground if _is_grounded(style) else None), above.ground
    return Paint(
        gone="opacity" if opacity < _FAINT else "filter" if _is_blurred(style) else "",
        lost=_lost(style, size, colour, ground, shown=shown),
        shown=shown,
        size=size,
        opacity=opacity,
        colour=colour,
        ground=ground,
    )


def _lost(
    style: Attributes, size: float, colour: Colour | None, ground: Colour | None, *, shown: bool
) -> str:
    if not shown:
        return "visibility"
    if size < _TINY or style.get("font-size-adjust") in ("0", "0.0"):
        return "font-size"
    spaces = lengths(style.get("letter-spacing", ""), size)
    if spaces and spaces[0] <= _CLOSE * size:
        return "letter-spacing"
    if style.get("-webkit-text-security", "none") != "none":
        return "-webkit-text-security"
    return "color" if colour and ground and is_lost(colour, ground) else ""


def _size(style: Attributes, above: float) -> float:
    """Return the size of letters; what cannot be worked out is as those around it, or usual."""
    written = style.get("font-size") or _of_font(style.get("font", ""))
    if written in _NAMED:
        return _NAMED[written]
    if not written or written in ("inherit", "unset", "smaller", "larger"):
        return above
    if re.fullmatch(r"[\d.]+%", written) and written.count(".") < 2:
        return above * float(written[:-1]) / 100
    found = lengths(resolved(written, above), above)
    plain = re.fullmatch(r"[+\d.]+[a-z]*", resolved(written, above))
    return found[0] if found and plain else above if "(" not in written else EM


def _of_font(written: str) -> str:
    match = _SIZE.search(resolved(written))
    return match[1] if match else ""


def _opacity(style: Attributes) -> float:
    found = share(style.get("opacity", "1"))
    opacity = 1.0 if found is None else min(max(found, 0.0), 1.0)
    match = _OPACITY.search(style.get("filter", ""))
    filtered = share(match[1].strip() or "1") if match else None
    return opacity * (1.0 if filtered is None else min(max(filtered, 0.0), 1.0))


def _is_blurred(style: Attributes) -> bool:
    written = style.get("filter", "")
    blur, contrast = _BLUR.search(written), _CONTRAST.search(written)
    kept = share(contrast[1].strip() or "1") if contrast else None
    faint = kept is not None and kept < _FAINT
    return faint or (blur is not None and max(lengths(blur[1]), default=0.0) >= _BLURRED)


def _colour(tag: str, attributes: Attributes, style: Attributes, above: Paint) -> Colour | None:
    written = style.get("-webkit-text-fill-color") or style.get("color")
    if written is not None:
        return read_colour(written) or above.colour
    attribute = {"font": "color", "body": "text"}.get(tag)
    return (legacy_colour(attributes.get(attribute, "")) if attribute else None) or above.colour


def _is_grounded(style: Attributes) -> bool:
    return any(name.startswith("background") and "clip" not in name for name in style)


def _ground(
    tag: str, attributes: Attributes, style: Attributes, above: Paint, colour: Colour | None
) -> Colour | None:
    image = style.get("background-image", "none")
    written = style.get("background-color") or style.get("background")
    if image not in ("none", "initial", ""):
        return ground_colour(image)
    if written is None and tag in _GROUNDED:
        found = legacy_colour(attributes.get("bgcolor", ""))
        return above.ground if found is None else found
    if written is None:
        return above.ground
    found = colour if "currentcolor" in written else ground_colour(written)
    return above.ground if found is not None and found[3] < CLEAR else found
