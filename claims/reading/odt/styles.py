"""The styles of an OpenDocument text, and whether what they are given to shows."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from posturemap.claims.reading.colours import WHITE, Colour, is_lost, read_colour

from .package import Package, qn

_DEEPEST = 20  # styles built on one another; a loop of them ends somewhere
_LENGTH = re.compile(r"(?P<number>-?\d{1,9}(?:\.\d{1,9})?)(?P<unit>pt|in|cm|mm|pc|px)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "px": 0.75}
_SMALLEST = 2.0  # points
_OUTSIDE = 1000.0  # points; no paper is so large
_BLACK: Colour = (0.0, 0.0, 0.0, 1.0)


class Styles:
    """Properties by style.

    Parameters
    ----------
    package
        The file.
    """

    def __init__(self, package: Package) -> None:
        self._styles: dict[tuple[str | None, str | None], Any] = {}
        self._usual: dict[str | None, Any] = {}
        self.lists: dict[str | None, Any] = {}
        for name in ("styles.xml", "content.xml"):
            root = package.part(name)
            if root is None:
                continue
            for style in root.iter(qn("style:style")):
                key = style.get(qn("style:family")), style.get(qn("style:name"))
                self._styles[key] = style
            for style in root.iter(qn("style:default-style")):
                self._usual[style.get(qn("style:family"))] = style
            for style in root.iter(qn("text:list-style")):
                self.lists[style.get(qn("style:name"))] = style
        self._known: dict[tuple[str, str | None], Mapping[str, str]] = {}

    def names(self, family: str, name: str | None) -> Iterator[str]:
        """Yield a style's name and those that it is built on, in lower case."""
        for style in self._chain(family, name):
            shown = style.get(qn("style:display-name")) or style.get(qn("style:name")) or ""
            yield shown.replace("_20_", " ").lower()

    def properties(self, family: str, name: str | None) -> Mapping[str, str]:
        """Return what a style says, by attribute; the nearest of its ancestors counts."""
        if (family, name) not in self._known:
            chain = [*self._chain(family, name)]
            if (usual := self._usual.get(family)) is not None:
                chain.append(usual)
            found: dict[str, str] = {}
            for style in reversed(chain):
                for group in style:
                    found |= dict(group.attrib)
            self._known[family, name] = found
        return self._known[family, name]

    def _chain(self, family: str, name: str | None) -> Iterator[Any]:
        for _ in range(_DEEPEST):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(qn("style:parent-style-name"))


def is_printed(look: Mapping[str, str], ground: Colour = WHITE) -> bool:
    """Tell whether letters of a look can be read.

    Parameters
    ----------
    look
        Their properties, by attribute.
    ground
        The colour under them, where they have none of their own.
    """
    automatic = look.get(qn("style:use-window-font-color")) == "true"
    clear = look.get(qn("loext:opacity")) == "0%" and not automatic
    if look.get(qn("text:display")) == "none" or clear:
        return False
    size = points(look.get(qn("fo:font-size")))
    if size is not None and size <= _SMALLEST:
        return False
    own = read_colour(look.get(qn("fo:background-color"), "").lower())
    under = own if own is not None and own[3] else ground
    colour = read_colour(look.get(qn("fo:color"), "").lower()) or _BLACK
    return automatic or not is_lost(colour, under)


def is_raised(look: Mapping[str, str]) -> bool:
    """Tell whether letters stand above the line."""
    place = look.get(qn("style:text-position"), "").split(" ")[0]
    return place == "super" or (place.endswith("%") and not place.startswith(("-", "0")))


def is_off_page(look: Mapping[str, str]) -> bool:
    """Tell whether a paragraph stands outside of the paper, or in lines of no height."""
    height = points(look.get(qn("fo:line-height")))
    if height is not None and height <= _SMALLEST:
        return True
    edge = points(look.get(qn("fo:margin-left"))) or 0.0
    return not -_OUTSIDE / 5 < edge < _OUTSIDE


def is_frame_gone(frame: Any) -> bool:
    """Tell whether a frame is too small to show text, or outside of the paper."""
    sizes = (points(frame.get(qn(f"svg:{side}"))) for side in ("width", "height"))
    if any(size is not None and size <= _SMALLEST for size in sizes):
        return True
    places = (points(frame.get(qn(f"svg:{axis}"))) for axis in ("x", "y"))
    return any(place is not None and abs(place) > _OUTSIDE for place in places)


def is_row_gone(row: Any, look: Mapping[str, str]) -> bool:
    """Tell whether a table's row is hidden, or has no height."""
    height = points(look.get(qn("style:row-height")))
    flat = height is not None and height <= _SMALLEST
    return flat or row.get(qn("table:visibility")) in ("collapse", "filter")


def points(written: str | None) -> float | None:
    """Read a length in points; None for another value."""
    match = _LENGTH.fullmatch(written or "")
    return float(match["number"]) * _POINTS[match["unit"]] if match else None
