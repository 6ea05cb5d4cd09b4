"""Whether an element's box, clip or mask leaves anything of its text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from posturemap.claims.reading.colours import colours_in

from .values import lengths, resolved

_NO_ROOM = 1.0  # pixels; no line of letters is so low, no letter so narrow
_FAR = 1500.0  # pixels from an element's corner; no line of it reaches so far
_ALL = 99.0  # hundredths cut from opposite sides together
_CLIPS = ("hidden", "clip")
_ROLLS = ("auto", "scroll")
_ACROSS = ("width", "max-width", "inline-size", "max-inline-size")
_DOWN = ("height", "max-height", "block-size", "max-block-size")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_PERCENTS = re.compile(r"(-?[\d.]+)(%|px|)")
NAMES = frozenset(
    (
        *(
            *_ACROSS,
            *_DOWN,
            "overflow",
            "overflow-x",
            "overflow-y",
            "overflow-block",
            "overflow-inline",
            "aspect-ratio",
            "contain",
        ),
        *("clip", "clip-path", "-webkit-clip-path", "line-height", "display", "white-space"),
        *("mask", "mask-image", "-webkit-mask", "-webkit-mask-image", "grid-template-rows"),
        *("padding-left", "padding-top", "padding-bottom", "margin-top", "margin-left"),
        *("top", "left", "text-indent"),
    )
)
"""Properties that are looked at."""

Style = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What is left for text of the box of an element, or of one around it that cuts off its text.

    Parameters
    ----------
    gone
        The property that leaves nothing, if any.
    across, down
        Pixels; None where nothing cuts it off.
    squeezed
        Whether the element gives its children rows of no height.
    """

    gone: str = ""
    across: float | None = None
    down: float | None = None
    squeezed: bool = False


def room(style: Style, above: Room) -> Room:
    """Tell how much of an element's text its box shows, within one of some room itself."""
    own_across, own_down = _own(style)
    across = _left_over(above.across, _first(style, "left", "margin-left", "padding-left"))
    down = _left_over(above.down, _first(style, "top", "margin-top", "padding-top"))
    across, down = _smaller(across, own_across), _smaller(down, own_down)
    gone = _gone(style, above, across, down)
    squeezed = style.get("display", "").endswith("grid") and style.get(
        "grid-template-rows", ""
    ).startswith("0")
    return Room(gone=gone, across=across, down=down, squeezed=squeezed)


def _gone(style: Style, above: Room, across: float | None, down: float | None) -> str:
    if (across is not None and across <= _NO_ROOM) or (down is not None and down <= _NO_ROOM):
        return "overflow"
    if above.squeezed and _clips(style, _CLIPS):
        return "overflow"
    if _is_clipped(style):
        return "clip-path"
    if _is_indented_away(style):
        return "text-indent"
    return "mask" if _is_masked(style) else ""


def _own(style: Style) -> tuple[float | None, float | None]:
    """Return the room across and down that an element's own box has, where it cuts off its text."""
    if not _clips(style, _CLIPS):
        small = _clips(style, _ROLLS) and _size(style, _DOWN) is not None
        size = _size(style, _DOWN) if small else None
        return None, size if size is not None and size <= _NO_ROOM else None
    down = _size(style, _DOWN)
    across = _size(style, _ACROSS)
    if down is None and across is not None:
        down = _by_ratio(style, across)
    if down is None and _is_flat(style):
        down = 0.0
    if down is not None and down <= _NO_ROOM:
        down += _first(style, "padding-bottom")
    return across, down


def _is_flat(style: Style) -> bool:
    """Tell a box that is as high as its lines, which have no height, or that has none to have."""
    line = lengths(style.get("line-height", ""))
    contained = style.get("contain", "").split()
    return bool(line and line[0] <= _NO_ROOM / 16) or not {"strict", "size"}.isdisjoint(contained)


def _by_ratio(style: Style, across: float) -> float | None:
    numbers = [float(one) for one in _NUMBER.findall(style.get("aspect-ratio", ""))]
    if not numbers or not numbers[0]:
        return None
    return across * (numbers[1] if len(numbers) > 1 else 1.0) / numbers[0]


def _clips(style: Style, how: tuple[str, ...]) -> bool:
    ways = (
        style.get(f"overflow{way}", "").split() for way in ("", "-x", "-y", "-block", "-inline")
    )
    return any(one in how for way in ways for one in way)


def _size(style: Style, names: tuple[str, ...]) -> float | None:
    """Return the smallest size that is told; shares of something else only where they are none."""
    found = []
    for name in names:
        sizes = [abs(one) for one in lengths(style.get(name, ""))]
        if sizes and ("%" not in style[name] or max(sizes) <= _NO_ROOM):
            found.append(max(sizes))
    return min(found, default=None)


def _first(style: Style, *names: str) -> float:
    """Add up the lengths of some properties, which go before an element's text."""
    total = 0.0
    for name in names:
        written = style.get(name, "")
        found = [] if "%" in written else lengths(written)
        total += found[0] if found else 0.0
    return total


def _left_over(room: float | None, taken: float) -> float | None:
    return None if room is None else room - taken


def _smaller(one: float | None, other: float | None) -> float | None:
    known = [size for size in (one, other) if size is not None]
    return min(known, default=None)


def _is_indented_away(style: Style) -> bool:
    """Tell a first line that begins behind the end of its box, which cuts it off."""
    indent = style.get("text-indent", "")
    if not _clips(style, _CLIPS) or style.get("white-space") not in ("nowrap", "pre"):
        return False
    found = _PERCENTS.findall(indent)
    return any(unit == "%" and float(number) >= 100 for number, unit in found) or any(
        abs(one) >= 1000 for one in lengths(indent)
    )


def _is_masked(style: Style) -> bool:
    """Tell a mask whose colours are all clear."""
    for name in ("mask-image", "-webkit-mask-image", "mask", "-webkit-mask"):
        written = style.get(name, "")
        if "gradient(" in written:
            found = colours_in(written)
            return bool(found) and all(colour[3] < 0.05 for colour in found)
    return False


def _is_clipped(style: Style) -> bool:
    rect = style.get("clip", "")
    if rect.startswith("rect("):
        return max(map(abs, lengths(rect)), default=9.0) <= _NO_ROOM
    written = style.get("clip-path") or style.get("-webkit-clip-path", "")
    match = re.match(r"(inset|polygon|circle|ellipse|path|xywh|rect)\((.*)\)", resolved(written))
    return match is not None and _SHAPES[match[1]](match[2])


def _is_all_inset(inside: str) -> bool:
    sides = [(float(n), unit) for n, unit in _PERCENTS.findall(inside.partition("round")[0])][:4]
    if not sides:
        return False
    top, right, bottom, left = (sides[n] for n in _FOUR[len(sides)])
    cut = [(top, bottom), (left, right)]
    shares = [sum(n for n, unit in pair if unit == "%") for pair in cut]
    return max(shares) >= _ALL or any(n >= _FAR for pair in cut for n, unit in pair if unit == "px")


_FOUR = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}


def _is_no_area(inside: str) -> bool:
    """Tell a polygon or path without area, or far from the element."""
    points = [(float(n), unit) for n, unit in _PERCENTS.findall(inside)]
    xs, ys = points[::2], points[1::2]
    return any(
        max(n for n, _ in side) - min(n for n, _ in side) <= _NO_ROOM
        or min(n for n, _ in side) >= (_ALL if all(unit == "%" for _, unit in side) else _FAR)
        or max(n for n, _ in side) < 0
        for side in (xs, ys)
        if side
    )


def _is_no_circle(inside: str) -> bool:
    radii = _PERCENTS.findall(inside.partition("at")[0])
    return any(float(number) <= _NO_ROOM for number, _ in radii)


def _is_no_box(inside: str) -> bool:
    sizes = [float(number) for number, _ in _PERCENTS.findall(inside)]
    return len(sizes) > 3 and min(sizes[2:4]) <= _NO_ROOM


def _is_no_rect(inside: str) -> bool:
    sides = [float(number) for number, _ in _PERCENTS.findall(inside)][:4]
    return len(sides) == 4 and (sides[2] <= sides[0] or sides[1] <= sides[3])


_SHAPES = {
    "inset": _is_all_inset,
    "polygon": _is_no_area,
    "path": _is_no_area,
    "circle": _is_no_circle,
    "ellipse": _is_no_circle,
    "xywh": _is_no_box,
    "rect": _is_no_rect,
}
