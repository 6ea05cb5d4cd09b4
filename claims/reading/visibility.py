"""Whether an element of a page can be seen, by its attributes and the page's own style rules.

A saved page may hold text that no reader of it sees; a claim must not come from there. Only what
the file itself says counts: style sheets elsewhere are not fetched.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .wording import tags

Attributes = Mapping[str, str]

_UNSEEN_TAGS = tags("unseen")
_UNSEEN_CLASSES = tags("unseen_classes")
_PALE = re.compile(
    r"#f[0-9a-f]?f[0-9a-f]?f[0-9a-f]?|white|snow|ivory|rgba?\(25[0-5],25[0-5],25[0-5]"
)
_CLEAR = re.compile(
    r"transparent|rgba\(.*,0?\.?0*\)|hsla\(.*,0?\.?0*\)|#[0-9a-f]{3}0|#[0-9a-f]{6}00"
)
_FAR = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em|rem|vw|vh|%)|-\d{2,}(?:\.\d+)?(?:em|rem)")
_SMALL = re.compile(r"(?:0*(?:\.\d+)?|1(?:\.\d*)?)(?:px|pt)?|0*(?:\.[01]\d*)?(?:em|rem|%|vw)")
_NOTHING = re.compile(r"0*\.?0*(?:px|pt|em|rem|%)?")
_SIMPLE = re.compile(r"^(?P<tag>[a-z][a-z0-9-]*|\*)?(?P<rest>(?:[.#][\w-]+)*)$", re.IGNORECASE)
_WIDE = re.compile(r"\b(?:d-[a-z]{2,3}-|[a-z]{2,3}:)(?:block|flex|inline|grid|table)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    tag: str | None
    ids: frozenset[str]
    classes: frozenset[str]
    declarations: Mapping[str, str]

    def fits(self, tag: str, attributes: Attributes) -> bool:
        return (
            self.tag in (None, tag)
            and self.ids <= {attributes.get("id", "")}
            and self.classes <= set(attributes.get("class", "").split())
        )


@dataclass(slots=True)
class Styles:
    """The style rules that a page carries in itself.

    Only selectors without combinators count, and only rules that could hide something are kept.
    """

    rules: list[_Rule] = field(default_factory=list)

    def declarations(self, tag: str, attributes: Attributes) -> dict[str, str]:
        """Return what the page says about one element, its own attribute last."""
        found: dict[str, str] = {}
        for rule in self.rules:
            if rule.fits(tag, attributes):
                found |= rule.declarations
        return found | _declared(attributes.get("style", ""))


def page_styles(page: str) -> Styles:
    """Collect the rules of every style element of a page."""
    styles = Styles()
    lowered, at = page.lower(), 0
    while (start := lowered.find("<style", at)) >= 0:
        begin = lowered.find(">", start)
        end = lowered.find("</style", begin)
        if begin < 0 or end < 0:
            break
        _add_rules(styles.rules, _COMMENT.sub("", page[begin + 1 : end]))
        at = end
    return styles


def _add_rules(rules: list[_Rule], sheet: str) -> None:
    at = 0
    while (opening := sheet.find("{", at)) >= 0:
        head = sheet[at:opening].rpartition(";")[2].strip()
        if head.startswith("@"):
            closing = _matching(sheet, opening)
            if _shown_on_screen(head):
                _add_rules(rules, sheet[opening + 1 : closing])
        else:
            closing = sheet.find("}", opening)
            closing = len(sheet) if closing < 0 else closing
            _add_selectors(rules, head, _declared(sheet[opening + 1 : closing]))
        at = closing + 1


def _shown_on_screen(head: str) -> bool:
    media = head.lower()
    return media.startswith(("@layer", "@supports")) or ("screen" in media and "max-" not in media)


def _matching(sheet: str, opening: int) -> int:
    depth = 0
    for brace in re.finditer(r"[{}]", sheet[opening:]):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return opening + brace.start()
    return len(sheet)


def _add_selectors(rules: list[_Rule], head: str, declarations: dict[str, str]) -> None:
    if not declarations or declarations.keys().isdisjoint(_HIDING):
        return
    for selector in head.split(","):
        if match := _SIMPLE.match(selector.strip()):
            names = re.findall(r"([.#])([\w-]+)", match["rest"])
            tag = (match["tag"] or "*").lower()
            rules.append(
                _Rule(
                    tag=None if tag == "*" else tag,
                    ids=frozenset(name for sign, name in names if sign == "#"),
                    classes=frozenset(name for sign, name in names if sign == "."),
                    declarations=declarations,
                )
            )


def _declared(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in _COMMENT.sub("", style).lower().split(";"))
    return {
        name.strip(): re.sub(r"\s*!important$|(?<=,)\s+", "", value.strip())
        for name, colon, value in pairs
        if colon
    }


def background(tag: str, attributes: Attributes, declared: Attributes) -> str | None:
    """Return the colour that an element is painted on, where it sets one."""
    value = declared.get("background-color") or declared.get("background")
    if value is None and tag in ("body", "table", "tr", "td", "th"):
        value = attributes.get("bgcolor")
    return value and value.lower()


def is_unseen(tag: str, attributes: Attributes, declared: Attributes, ground: str | None) -> bool:
    """Tell whether an element shows nothing of its text.

    Parameters
    ----------
    tag, attributes
        The element.
    declared
        Its style, from `Styles.declarations`.
    ground
        The nearest background colour, its own or an ancestor's; None for the page's white.
    """
    return (
        tag in _UNSEEN_TAGS
        or "hidden" in attributes
        or (tag == "dialog" and "open" not in attributes)
        or _is_hidden_by_class(attributes.get("class", ""))
        or any(name in declared and hides(declared) for name, hides in _HIDING.items())
        or _is_lost_in(ground, declared.get("color") or _font_colour(tag, attributes))
    )


def _is_hidden_by_class(names: str) -> bool:
    """Tell by classes that hide everywhere; some are taken back on a wide screen."""
    return not _UNSEEN_CLASSES.isdisjoint(names.split()) and not _WIDE.search(names)


def _font_colour(tag: str, attributes: Attributes) -> str | None:
    return attributes.get("color", "").lower() or None if tag == "font" else None


def _is_lost_in(ground: str | None, colour: str | None) -> bool:
    if colour is None:
        return False
    if _CLEAR.fullmatch(colour):
        return True
    pale_ground = ground is None or bool(_PALE.match(ground))
    return colour == ground or (pale_ground and bool(_PALE.match(colour)))


def _has_no_room(style: Attributes) -> bool:
    sides = ("height", "width", "max-height", "max-width")
    hidden = style.get("overflow", "") in ("hidden", "clip")
    return hidden and any(re.fullmatch(r"0*\.?0*[a-z%]*|1px", style.get(s, "x")) for s in sides)


def _is_far(style: Attributes) -> bool:
    names = (
        "left",
        "top",
        "right",
        "bottom",
        "text-indent",
        "margin-left",
        "margin-top",
        "margin",
        "transform",
    )
    moved = any(_FAR.search(style.get(name, "")) for name in names)
    return moved or style.get("transform", "").startswith("scale(0")


def _is_clipped(style: Attributes) -> bool:
    rect = re.sub(r"\s|px", "", style.get("clip", ""))
    inset = style.get("clip-path", "")
    return rect.startswith(
        ("rect(0,0,0,0", "rect(1,1,1,1", "rect(0000", "rect(1111")
    ) or inset.startswith(("inset(50%", "inset(100%", "circle(0"))


def _is_tiny(style: Attributes) -> bool:
    size = style.get("font-size") or next(
        iter(re.findall(r"[\d.]+(?:px|pt|em|rem)", style.get("font", ""))), ""
    )
    return bool(size) and bool(_SMALL.fullmatch(size) or _NOTHING.fullmatch(size))


def _is_faint(style: Attributes) -> bool:
    return bool(re.fullmatch(r"0*(?:\.0\d*)?%?", style.get("opacity", "1")))


_HIDING = {
    "display": lambda style: style["display"] == "none",
    "visibility": lambda style: style["visibility"] in ("hidden", "collapse"),
    "content-visibility": lambda style: style["content-visibility"] == "hidden",
    "opacity": _is_faint,
    "font-size": _is_tiny,
    "font": _is_tiny,
    "clip": _is_clipped,
    "clip-path": _is_clipped,
    "overflow": _has_no_room,
    "color": lambda _: False,  # judged against its ground
    **dict.fromkeys(
        (
            "left",
            "top",
            "right",
            "bottom",
            "text-indent",
            "margin-left",
            "margin-top",
            "margin",
            "transform",
        ),
        _is_far,
    ),
}
