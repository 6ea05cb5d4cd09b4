"""Whether an element of a page can be seen, by its attributes and the page's own style rules.

A saved page may hold text that no reader of it sees; a claim must not come from there. Only what
the file itself says counts: style sheets elsewhere are not fetched, and nothing moves.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from posturemap.claims.reading.colours import WHITE, Colour, ground_colour, is_lost, read_colour
from posturemap.claims.reading.wording import tags

Attributes = Mapping[str, str]

_UNSEEN_TAGS = tags("unseen")
_UNSEEN_CLASSES = tags("unseen_classes")
_GROUNDED = frozenset(("body", "table", "tr", "td", "th"))
_WIDE = re.compile(r"\b(?:d-[a-z]{2,3}-|[a-z]{2,3}:)(?:block|flex|inline|grid|table)")
_LENGTH = re.compile(
    r"(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d{1,3})?)(px|pt|pc|in|cm|mm|q|r?em|ex|ch|v[wh]|%)?"
)
_ONE_LENGTH = re.compile(r"0|(?:\d+\.?\d*|\.\d+)(?:px|pt|pc|in|cm|mm|q|r?em|ex|ch|v[wh]|%)")
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 37.8, "mm": 3.78, "q": 0.945}
_EM = 16.0
_PERCENT = 9.0  # pixels a hundredth of what it is moved in: a hundred of them lie off the page
_VIEW = 10.0  # pixels a hundredth of the screen
_FAR_BACK, _FAR_ON = -900, 3000  # pixels; what is moved so far lies off the page
_TINY = 2.0  # pixels; smaller letters are not meant to be read
_FAINT = 0.1
_SHIFTS = (
    *("left", "top", "right", "bottom", "inset", "inset-inline-start", "inset-block-start"),
    *("text-indent", "margin", "margin-left", "margin-top", "translate"),
)
_SCALE = re.compile(r"(?:scale(?:x|y|3d)?\(|matrix\()\s*(-?[\d.]+(?:e-?\d{1,3})?)")
_NUMBER = re.compile(r"-?[\d.]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What an element's text looks like.

    Parameters
    ----------
    gone
        The property or attribute that takes the element's whole content out of sight, if any.
    shown
        What ``visibility`` says; an element inside a hidden one may show itself.
    tiny
        Whether its letters are too small; an element inside may set a size of its own.
    colour, ground
        Of the text, and of what it stands on; None where that is a picture.
    """

    gone: str = ""
    shown: bool = True
    tiny: bool = False
    colour: Colour | None = None
    ground: Colour | None = WHITE

    @property
    def hidden_by(self) -> str:
        """What keeps text that stands right here from being read; empty where it is read."""
        if self.gone or not self.shown or self.tiny:
            return self.gone or ("font-size" if self.shown else "visibility")
        if self.colour and self.ground and is_lost(self.colour, self.ground):
            return "color"
        return ""


def look(tag: str, attributes: Attributes, style: Attributes, above: Sight) -> Sight:
    """Tell how an element is seen.

    Parameters
    ----------
    tag, attributes
        The element.
    style
        What is declared about it, property to value in lower case.
    above
        How the element is seen that it stands in.
    """
    visibility = style.get("visibility")
    shown = above.shown if visibility in (None, "inherit") else visibility == "visible"
    return Sight(
        gone=above.gone or _gone(tag, attributes, style),
        shown=shown,
        tiny=_stays_tiny(style, above=above.tiny),
        colour=_colour(tag, attributes, style, above),
        ground=_ground(tag, attributes, style, above),
    )


def _gone(tag: str, attributes: Attributes, style: Attributes) -> str:
    if tag in _UNSEEN_TAGS:
        return "element"
    if "hidden" in attributes or "popover" in attributes:
        return "hidden"
    if tag == "dialog" and "open" not in attributes:
        return "dialog"
    if _is_hidden_by_class(attributes.get("class", "")):
        return "class"
    return next((name for name, hides in _HIDES.items() if name in style and hides(style)), "")


def _stays_tiny(style: Attributes, *, above: bool) -> bool:
    written = style.get("font-size") or _font_size(style.get("font", ""))
    if not written or (above and written.endswith(("%", "em")) and not written.endswith("rem")):
        return above
    return _is_tiny(written) if _ONE_LENGTH.fullmatch(written) else above and "(" not in written


def _is_hidden_by_class(names: str) -> bool:
    """Tell by classes that hide everywhere; some are taken back on a wide screen."""
    return not _UNSEEN_CLASSES.isdisjoint(names.split()) and not _WIDE.search(names)


def _colour(tag: str, attributes: Attributes, style: Attributes, above: Sight) -> Colour | None:
    written = style.get("-webkit-text-fill-color") or style.get("color")
    if written is None and tag == "font":
        written = attributes.get("color", "").lower().strip() or None
    if "text" in style.get("background-clip", style.get("-webkit-background-clip", "")):
        return None  # painted in its ground
    return above.colour if written is None else read_colour(written) or above.colour


def _ground(tag: str, attributes: Attributes, style: Attributes, above: Sight) -> Colour | None:
    written = style.get("background-color") or style.get("background")
    if "background-image" in style and style["background-image"] != "none":
        return None
    if written is None and tag in _GROUNDED:
        written = attributes.get("bgcolor", "").lower() or None
    if written is None:
        return above.ground
    found = ground_colour(written)
    return above.ground if found is not None and found[3] < _FAINT else found


def _lengths(written: str) -> list[float]:
    """Return the lengths in a value, in pixels."""
    found = []
    for number, unit in _LENGTH.findall(written[:200]):
        size = _PIXELS.get(unit) or (_EM if unit.endswith(("m", "ex", "ch")) else _PERCENT)
        found.append(float(number) * size)
    return found


def _is_far(written: str) -> bool:
    return any(length <= _FAR_BACK or length >= _FAR_ON for length in _lengths(written))


def _is_shrunk(written: str) -> bool:
    scales = [float(one) for one in _SCALE.findall(written) if one.count(".") < 2 and one != "."]
    return any(abs(scale) < _FAINT for scale in scales) or (
        "translate" in written and _is_far(written)
    )


def _has_no_room(style: Attributes) -> bool:
    sides = ("height", "width", "max-height", "max-width")
    clips = {style.get(f"overflow{way}", "").split(" ")[0] for way in ("", "-x", "-y")}
    hidden = not clips.isdisjoint(("hidden", "clip"))
    small = (_lengths(style[side]) for side in sides if side in style)
    return hidden and any(lengths and max(map(abs, lengths)) <= 1 for lengths in small)


def _is_clipped(style: Attributes) -> bool:
    rect, shape = style.get("clip", ""), style.get("clip-path", "")
    numbers = [float(one) for one in _NUMBER.findall(shape) if one.strip("-.").isdigit()]
    if rect.startswith("rect("):
        return max(map(abs, _lengths(rect)), default=9) <= 1
    if shape.startswith("inset("):
        return bool(re.match(r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%", shape))
    return shape.startswith(("polygon(", "circle(", "ellipse(")) and not any(numbers)


def _is_tiny(written: str) -> bool:
    lengths = [_letter(*length) for length in _LENGTH.findall(written)]
    return bool(lengths) and lengths[0] < _TINY


def _letter(number: str, unit: str) -> float:
    """Return a letter's size in pixels; relative ones are taken of a usual size."""
    usual = {"%": _EM / 100, "em": _EM, "rem": _EM, "vw": _VIEW, "vh": _VIEW}
    return float(number) * usual.get(unit, _PIXELS.get(unit, _EM / 2))


def _font_size(written: str) -> str:
    match = re.search(r"(?:^|\s)(0|[\d.]+(?:px|pt|r?em|%|v[wh]))(?=[\s/])", written)
    return match[1] if match else ""


def _is_faint(written: str) -> bool:
    try:
        share = float(written.removesuffix("%")) / (100 if written.endswith("%") else 1)
    except ValueError:
        return False
    return share < _FAINT


def _is_filtered(style: Attributes) -> bool:
    match = re.search(r"opacity\(\s*([^)]*)\)", style["filter"])
    return match is not None and _is_faint(match[1].strip())


_HIDES: Mapping[str, Callable[[Attributes], bool]] = {
    "display": lambda style: style["display"] == "none",
    "content-visibility": lambda style: style["content-visibility"] == "hidden",
    "opacity": lambda style: _is_faint(style["opacity"]),
    "filter": _is_filtered,
    "zoom": lambda style: _is_faint(style["zoom"]),
    "scale": lambda style: any(map(_is_faint, style["scale"].split())),
    "transform": lambda style: _is_shrunk(style["transform"]),
    "clip": _is_clipped,
    "clip-path": _is_clipped,
    "overflow": _has_no_room,
    "overflow-x": _has_no_room,
    "overflow-y": _has_no_room,
    **{
        name: (lambda style, name=name: _is_far(style[name]))  # type: ignore[misc]
        for name in _SHIFTS
    },
}
HIDING = frozenset(
    (
        *_HIDES,
        *(
            "display",
            "visibility",
            "font",
            "font-size",
            "color",
            "-webkit-text-fill-color",
            "background",
            "background-color",
        ),
        *("background-image", "background-clip", "-webkit-background-clip", "height", "width"),
        *("max-height", "max-width"),
    )
)
"""Properties that can hide text, or show it again."""
