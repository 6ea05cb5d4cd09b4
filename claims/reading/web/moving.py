"""Whether an element is moved off its page, shrunk to nothing or turned on its edge."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from .values import VIEW_HEIGHT, lengths, resolved, share

_FAR_BACK, _FAR_ON = -900, 3000  # pixels; what is moved so far lies off the page
_SMALLEST = 0.1  # of its size
_FLAT = math.cos(math.radians(85))  # of its size, seen from the side
_BACKWARDS = ("left", "top", "margin-left", "margin-top", "margin", "inset", "translate")
_SHIFTS = (
    *("left", "top", "right", "bottom", "inset", "inset-inline", "inset-block", "translate"),
    *("inset-inline-start", "inset-inline-end", "inset-block-start", "inset-block-end"),
    *("margin", "margin-left", "margin-top", "margin-inline", "margin-inline-start"),
    *("margin-block-start", "text-indent", "offset-path"),
)
_CALL = re.compile(r"([a-z]+[23]?[a-z]*[xyzd]?)\(([^()]*)\)")
_SHARE = re.compile(r"-?[\d.]+%")
_ANGLE = re.compile(r"(-?[\d.]+)(deg|turn|rad|grad)")
_DEGREES = {"deg": 1.0, "turn": 360.0, "rad": 180 / math.pi, "grad": 0.9}
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
NAMES = frozenset(
    (
        *_SHIFTS,
        *("transform", "-webkit-transform", "scale", "rotate", "zoom", "position"),
        "backface-visibility",
    )
)
"""Properties that are looked at."""

Style = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an element stands.

    Parameters
    ----------
    gone
        The property that takes it out of sight, if any.
    back
        Pixels that it and those around it are moved to the left or up.
    size
        Of its own size, as it and those around it are shrunk.
    """

    gone: str = ""
    back: float = 0.0
    size: float = 1.0


def place(style: Style, above: Place) -> Place:
    """Tell where an element stands, within one that stands somewhere itself."""
    transform = resolved(style.get("transform") or style.get("-webkit-transform", ""))
    written = (_SHARE.sub("0", style[name]) for name in _BACKWARDS if name in style)
    back = above.back + sum(min((0.0, *lengths(one))) for one in written)
    size = above.size * _shrunk(style, transform)
    return Place(gone=_gone(style, transform, back, size), back=back, size=size)


def _gone(style: Style, transform: str, back: float, size: float) -> str:
    far = next((name for name in _SHIFTS if name in style and _is_far(style[name])), "")
    if far or back <= _FAR_BACK:
        return far or "left"
    if size < _SMALLEST or _is_behind_eye(transform):
        return "transform"
    if _is_edgeways(style, transform):
        return "rotate"
    if "translate" in transform and _is_far(transform):
        return "transform"
    return "position" if _is_below_screen(style) else ""


def _is_far(written: str) -> bool:
    return any(one <= _FAR_BACK or one >= _FAR_ON for one in lengths(written))


def _is_below_screen(style: Style) -> bool:
    """Tell what is fixed to the screen, where nobody can go to it."""
    if style.get("position") != "fixed":
        return False
    sides = (style[name] for name in ("top", "left", "bottom", "right", "inset") if name in style)
    return any(one >= VIEW_HEIGHT for side in sides for one in lengths(side))


def _shrunk(style: Style, transform: str) -> float:
    found = share(style.get("zoom", "1"))
    size = 1.0 if found is None else abs(found)
    scales = [share(part) for part in style.get("scale", "").split()]
    size *= min((abs(one) for one in scales if one is not None), default=1.0)
    for name, inside in _CALL.findall(transform):
        size *= _scale(name, [float(one) for one in _NUMBER.findall(inside)])
    return size


def _scale(name: str, numbers: list[float]) -> float:
    """Return the smaller of the two scales that a function of transforms has."""
    if name == "matrix" and len(numbers) == 6:
        a, b, c, d = numbers[:4]
        return min(math.hypot(a, b), math.hypot(c, d), math.sqrt(abs(a * d - b * c)))
    if name == "matrix3d" and len(numbers) == 16:
        return min(math.hypot(*numbers[:2]), math.hypot(*numbers[4:6]))
    if name in ("scalex", "scaley") or (name in ("scale", "scale3d") and numbers):
        return min(map(abs, numbers[:2]), default=1.0)
    return 1.0


def _is_behind_eye(transform: str) -> bool:
    """Tell what is moved towards the reader farther than the eye is away."""
    sizes = {name: lengths(inside) for name, inside in _CALL.findall(transform)}
    eye, moved = sizes.get("perspective", []), sizes.get("translatez", [])
    return any(near >= far for near, far in zip(moved, eye, strict=False))


def _is_edgeways(style: Style, transform: str) -> bool:
    """Tell what is turned about a line across it until it is seen from its side, or its back."""
    turns = [(name, inside) for name, inside in _CALL.findall(transform)]
    own = style.get("rotate", "")
    if own.startswith(("x ", "y ")):
        turns.append((f"rotate{own[0]}", own[2:]))
    hidden_back = style.get("backface-visibility") == "hidden"
    for name, inside in turns:
        angle = _angle(inside)
        flat = name in ("rotatex", "rotatey") or (name == "rotate3d" and not _about_z(inside))
        if flat and (abs(math.cos(angle)) < _FLAT or (hidden_back and math.cos(angle) < 0)):
            return True
        if name in ("skew", "skewx", "skewy") and abs(math.cos(angle)) < _FLAT:
            return True
    return False


def _about_z(inside: str) -> bool:
    numbers = [float(one) for one in _NUMBER.findall(inside)[:2]]
    return not any(numbers)


def _angle(written: str) -> float:
    match = _ANGLE.search(written)
    return math.radians(float(match[1]) * _DEGREES[match[2]]) if match else 0.0
