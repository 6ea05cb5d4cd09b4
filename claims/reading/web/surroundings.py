"""What stands around an article: comments, teasers, menus, captions, notices, known by mark-up."""

import re
from collections.abc import Mapping
from functools import cache

from lxml import etree
from lxml.html import HtmlElement

from posturemap.claims.article import LeftOut, count_letters
from posturemap.claims.reading.wording import surroundings

from .lines import Line, around
from .tree import remove

_MOSTLY = 0.8  # of a line's letters in links: a menu
_LONGEST_MENU = 100
_LONGEST_LINE, _LONGEST_NOTICE = 160, 320  # letters
_MOST_TAKEN = 0.8  # of a page's text, for an element to be believed to stand around the article
_MOST_WITH_TITLE = 0.2  # the same for one that has a title in it
_PROSE = frozenset(
    (
        "p",
        "li",
        "div",
        "section",
        "aside",
        "ul",
        "ol",
        "footer",
        "header",
        "nav",
        "table",
        "form",
        "details",
        "dl",
        "span",
        "figure",
        "article",
        "figcaption",
        "blockquote",
    )
)


def drop_comments(tree: HtmlElement) -> list[LeftOut]:
    """Take readers' comments and teasers out of a page, unless they would be most of it.

    What says that it is a caption stays, as one.
    """
    body = tree.body
    whole = _letters(body)
    left_out = []
    for element in list(body.iter(*_PROSE)):
        kind = _kind(element)
        if kind is None or body not in element.iterancestors():
            continue
        if _letters(element) > _share(element) * whole:
            continue
        if kind == "caption":
            element.tag = "figcaption"
        else:
            words = " ".join(" ".join(element.itertext()).split())
            left_out.append(LeftOut.of(kind, words))
            remove(element)
    return left_out


def _kind(element: HtmlElement) -> str | None:
    if _is_card(element):
        return "teaser"
    names = f"{element.get('id', '')} {element.get('class', '')}"
    if not names.strip():
        return None
    if kind := next((kind for kind, cue in _cues("names").items() if cue.search(names)), None):
        return kind
    linked = (kind for kind, cue in _cues("linked").items() if cue.search(names))
    kind = next(linked, None)
    return kind if kind and next(element.iter("a"), None) is not None else None


def _is_card(element: HtmlElement) -> bool:
    """Tell links that open over a link in a sentence, of which the first goes where that goes."""
    link = element.getprevious()
    address = link.get("href") if link is not None and link.tag == "a" else None
    if not address:
        return False
    addresses = [one.get("href") for one in element.iter("a")]
    return len(addresses) > 1 and addresses[0] == address and not _told(element)


def believe(tree: HtmlElement) -> None:
    """Make an element that says it stands around the article a plain one where it holds it."""
    body = tree.body
    whole, told = _letters(body), _told(body)
    for element in [one for one in body.iterdescendants(etree.Element) if surroundings_of(one)]:
        share = _share(element)
        is_told = share == _MOST_WITH_TITLE and _told(element) > share * told
        if is_told or _letters(element) > share * whole:
            element.attrib.pop("role", None)
            element.tag = "div"


def _share(element: HtmlElement) -> float:
    """Say how much of a page an element may have that is believed to stand around the article."""
    return _MOST_TAKEN if next(element.iter("h1"), None) is None else _MOST_WITH_TITLE


def _told(element: HtmlElement) -> int:
    """Count the letters that no link has."""
    linked = sum(_letters(link) for link in element.iter("a"))
    return _letters(element) - linked


def _letters(element: HtmlElement) -> int:
    return count_letters(" ".join(element.itertext()))


@cache
def _cues(table: str) -> Mapping[str, re.Pattern[str]]:
    return {
        kind: re.compile("|".join(words), re.IGNORECASE)
        for kind, words in surroundings()[table].items()
    }


def reason(line: Line) -> str:
    """Name what a line is other than prose of an article; empty where it may be prose."""
    if line.kind is None:
        places = filter(None, map(surroundings_of, around(line.block)))
        line.kind = next(places, "") or ("menu" if is_menu(line) else _by_words(line.text))
    return line.kind


def _by_words(text: str) -> str:
    """Name a short line by what it says: "Follow us on …", "Reporting by …"."""
    kinds = ("notice",) if len(text) > _LONGEST_LINE else _cues("lines")
    if len(text) > _LONGEST_NOTICE:
        return ""
    return next((kind for kind in kinds if _cues("lines")[kind].match(text)), "")


@cache
def _elements() -> Mapping[str, str]:
    return {tag: kind for kind, names in surroundings()["elements"].items() for tag in names}


@cache
def _roles() -> Mapping[str, str]:
    return {role: kind for kind, names in surroundings()["roles"].items() for role in names}


def surroundings_of(element: HtmlElement) -> str:
    """Name what an element is by its tag or role; empty where it may hold an article."""
    return _elements().get(element.tag, "") or _roles().get(element.get("role", ""), "")


def is_menu(line: Line) -> bool:
    """Tell a line of links from a sentence that is one link."""
    if line.linked <= _MOSTLY or len(line.text) > _LONGEST_MENU:
        return False
    return not line.text.rstrip("\"'”’»)").endswith((".", "!", "…"))
