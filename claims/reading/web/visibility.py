"""Whether an element of a page can be seen, by its attributes and the page's own style rules.

A saved page may hold text that no reader of it sees; a claim must not come from there. Only what
the file itself says counts: style sheets elsewhere are not fetched, and nothing moves.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from posturemap.claims.reading.wording import tags

from . import clipping, moving, painting
from .clipping import Room
from .moving import Place
from .painting import Paint

Attributes = Mapping[str, str]

_UNSEEN_CLASSES = tags("unseen_classes")
_WIDE = re.compile(r"\b(?:d-[a-z]{2,3}-|[a-z]{2,3}:)(?:block|flex|inline|grid|table)")
_PAGE = frozenset(("html", "body"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What an element's text looks like.

    Parameters
    ----------
    gone
        The property or attribute that takes the element's whole content out of sight, if any.
    painted
        Whether it, or one around it but for the page, has a ground of its own.
    place, room, paint
        Where it stands, what is left of its box, and how its letters look.
    """

    gone: str = ""
    painted: bool = False
    place: Place = field(default_factory=Place)
    room: Room = field(default_factory=Room)
    paint: Paint = field(default_factory=Paint)

    @property
    def hidden_by(self) -> str:
        """What keeps text that stands right here from being read; empty where it is read."""
        return self.gone or self.paint.lost


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
    paint = painting.paint(tag, attributes, style, above.paint)
    place = moving.place(style, above.place) if style else above.place
    room = clipping.room(style, above.room) if style else above.room
    gone = above.gone or _gone(tag, attributes, style)
    gone = gone or place.gone or room.gone or paint.gone
    return Sight(
        gone=gone or _is_under(style, painted=above.painted),
        painted=above.painted or (tag not in _PAGE and _has_ground(style)),
        place=place,
        room=room,
        paint=paint,
    )


def _gone(tag: str, attributes: Attributes, style: Attributes) -> str:
    if "hidden" in attributes or "popover" in attributes:
        return "hidden"
    if tag == "dialog" and "open" not in attributes:
        return "dialog"
    if _is_hidden_by_class(attributes.get("class", "")):
        return "class"
    for name, value in (("display", "none"), ("content-visibility", "hidden")):
        if style.get(name) == value:
            return name
    return "direction" if _is_backwards(tag, attributes, style) else ""


def _is_backwards(tag: str, attributes: Attributes, style: Attributes) -> bool:
    """Tell letters that are shown from right to left, whatever alphabet they are of."""
    override = style.get("unicode-bidi", "bidi-override" if tag == "bdo" else "")
    direction = style.get("direction", attributes.get("dir", "").lower())
    return override.endswith("override") and direction == "rtl"


def _is_hidden_by_class(names: str) -> bool:
    """Tell by classes that hide everywhere; some are taken back on a wide screen."""
    return not _UNSEEN_CLASSES.isdisjoint(names.split()) and not _WIDE.search(names)


def _has_ground(style: Attributes) -> bool:
    written = style.get("background-color") or style.get("background") or ""
    return "background-image" in style or written not in ("", "none", "transparent", "inherit")


def _is_under(style: Attributes, *, painted: bool) -> str:
    """Tell what lies under the ground of an element around it."""
    below = style.get("z-index", "").startswith("-") and style.get("position", "static") != "static"
    return "z-index" if below and painted else ""


HIDING = frozenset(
    (
        *(*clipping.NAMES, *moving.NAMES, *painting.NAMES, "content-visibility", "z-index"),
        *("unicode-bidi", "direction"),
        *("animation", "animation-name", "animation-fill-mode", "animation-iteration-count"),
    )
)
"""Properties that can hide text, or show it again."""
