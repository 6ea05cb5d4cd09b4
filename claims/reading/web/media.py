"""Whether the rules of a media query count on a usual screen: wide, light, with a mouse."""

import re
from collections.abc import Callable, Mapping
from operator import eq, ge, gt, le, lt

from .values import VIEW_HEIGHT, VIEW_WIDTH, length

_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
    "=": eq,
}
_SIZES = {"width": VIEW_WIDTH, "height": VIEW_HEIGHT, "device-width": VIEW_WIDTH}
_TYPES = {"all": True, "screen": True, "print": False, "speech": False, "tty": False}
# What a usual reader's screen says of itself; of what is not named here it says yes.
_SAID = {
    "orientation": ("landscape",),
    "prefers-color-scheme": ("light",),
    "prefers-reduced-motion": ("no-preference",),
    "prefers-reduced-data": ("no-preference",),
    "prefers-reduced-transparency": ("no-preference",),
    "prefers-contrast": ("no-preference",),
    "forced-colors": ("none",),
    "inverted-colors": ("none",),
    "scripting": ("enabled",),
    "hover": ("hover",),
    "any-hover": ("hover",),
    "pointer": ("fine",),
    "any-pointer": ("fine",),
    "monochrome": ("0",),
    "grid": ("0",),
    "update": ("fast",),
    "display-mode": ("browser",),
}
_SILENT = frozenset(("forced-colors", "inverted-colors", "monochrome", "grid"))
_PREFERS = re.compile(r"prefers-(?!color-scheme)")
_RANGE = re.compile(r"([<>]=?|=)")


def shows(query: str) -> bool:
    """Tell whether a query holds.

    >>> shows("screen and (width >= 600px)"), shows("not print"), shows("(max-width: 600px)")
    (True, True, False)
    """
    parts = query.lower().split(",")
    return any(_holds(part.strip()) for part in parts)


def _holds(query: str) -> bool:
    if query.startswith("not "):
        return not _holds(query.removeprefix("not ").strip())
    parts = re.split(r"\s+and\s+", query.removeprefix("only "))
    return all(_any(part.strip()) for part in parts)


def _any(part: str) -> bool:
    if not part.startswith("("):
        return _TYPES.get(part, part == "")
    if " or " in part:
        return any(_feature(one.strip()) for one in part.split(" or "))
    return _feature(part)


def _feature(written: str) -> bool:
    inside = written.strip("() ")
    if inside.startswith("not "):
        return not _feature(inside.removeprefix("not "))
    name, colon, value = (part.strip() for part in inside.partition(":"))
    if colon:
        return _is(name, value)
    if _RANGE.search(inside):
        return _in_range(inside)
    return not (name in _SILENT or _PREFERS.match(name))


def _is(name: str, value: str) -> bool:
    bound, _, what = name.rpartition("-")
    if bound in ("min", "max") and what in _SIZES:
        size = length(value)
        compare = ge if bound == "min" else le
        return size is not None and compare(_SIZES[what], size)
    return value in _SAID[name] if name in _SAID else bound != "max" or what != "color"


def _in_range(written: str) -> bool:
    """Tell of `width >= 600px` and `600px <= width <= 900px`."""
    parts = [part.strip() for part in _RANGE.split(written)]
    sizes = [_SIZES.get(part, length(part)) for part in parts[::2]]
    return all(
        one is not None and other is not None and _COMPARE[sign](one, other)
        for one, sign, other in zip(sizes, parts[1::2], sizes[1:], strict=False)
    )
