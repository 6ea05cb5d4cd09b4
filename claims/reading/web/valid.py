"""Whether a browser takes a value, of those properties that hide most; others are let pass."""

import re
from collections.abc import Callable, Mapping

from posturemap.claims.reading.colours import read_colour

from .values import length, share

_ALWAYS = re.compile(r"var\(|env\(|attr\(|\A(?:inherit|initial|unset|revert|revert-layer)\Z")
_DISPLAY = frozenset(
    [
        "none",
        "block",
        "inline",
        "inline-block",
        "flex",
        "inline-flex",
        "grid",
        "inline-grid",
        "table",
        "inline-table",
        "table-row",
        "table-cell",
        "table-row-group",
        "table-header-group",
        "table-footer-group",
        "table-caption",
        "table-column",
        "table-column-group",
        "list-item",
        "contents",
        "flow-root",
        "flow",
        "ruby",
        "ruby-text",
        "math",
        "-webkit-box",
        "-webkit-inline-box",
        "-webkit-flex",
        "-webkit-inline-flex",
    ]
)
_POSITION = frozenset(("static", "relative", "absolute", "fixed", "sticky", "-webkit-sticky"))
_SEEN = frozenset(("visible", "hidden", "collapse"))
_SIZES = re.compile(r"(?:x{1,3}-)?(?:small|large)|medium|smaller|larger|math")


def is_valid(name: str, value: str) -> bool:
    """Tell whether a value, in lower case, counts.

    >>> is_valid("display", "none"), is_valid("display", "nothing")
    (True, False)
    """
    check = _CHECKS.get(name)
    return check is None or bool(_ALWAYS.search(value)) or check(value)


def _is_size(value: str) -> bool:
    found = length(value)
    if found is None:
        return bool(_SIZES.fullmatch(value)) or "(" in value
    return found >= 0 and (not found or not re.fullmatch(r"[\d.]+", value))


_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "display": lambda value: all(word in _DISPLAY for word in value.split()),
    "visibility": lambda value: value in _SEEN,
    "position": lambda value: value in _POSITION,
    "opacity": lambda value: share(value) is not None or "(" in value,
    "font-size": _is_size,
    "color": lambda value: value == "currentcolor" or "(" in value or bool(read_colour(value)),
}
