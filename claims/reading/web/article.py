"""Which lines of a page are its article: trafilatura says, and on short pages the mark-up."""

import logging
from collections.abc import Sequence
from copy import deepcopy
from itertools import islice, pairwise

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from posturemap.claims.article import count_letters

from .lines import Line, around, ends_sentence, is_heading
from .notes import strip_marks
from .surroundings import reason
from .tree import is_huge

_LONG = 25  # letters; shorter lines stand in menus and in articles
_PIECE, _STEP, _SHARE = 24, 12, 0.6
_SHORT, _SHORTEST = 1_000, 400  # letters of text; trafilatura is made for longer articles
_LEAST_FOUND = 0.5  # of what trafilatura finds, for it to be the page's visible text
_PARTS = frozenset(("p", "h2", "h3", "h4", "h5", "h6"))
_MOST_OPENING, _SHORTEST_OPENING = 3, 60  # lines, and letters
_MOST_LINKED = 0.3  # of an opening's letters
_NEAR = 3  # elements up from a line in which the article stands
_LEAST_MAIN = 0.25  # of the prose of a page, for an article element to be its article

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def article_lines(tree: HtmlElement, lines: Sequence[Line]) -> set[int]:
    """Return the indices of the lines that are the article.

    Parameters
    ----------
    tree
        A page without what is hidden and without what stands around an article.
    lines
        Its lines.
    """
    prose = [i for i, line in enumerate(lines) if not line.is_note and not reason(line)]
    letters = sum(count_letters(lines[i].text) for i in prose)
    main = _in_main(lines, prose)
    if letters < _SHORT and main:
        return main
    return (
        (_inside(lines, extracted(tree)) if letters >= _SHORTEST else set()) or main or set(prose)
    )


def extracted(tree: HtmlElement) -> list[str]:
    """Return the lines that trafilatura takes for the article, without anything but letters."""
    if is_huge(tree):
        return []
    page = deepcopy(tree)
    strip_marks(page)
    try:
        found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True)
    except (ValueError, TypeError, AttributeError, etree.LxmlError, RecursionError):
        return []  # what it makes nothing of is read by mark-up alone
    text = getattr(found, "text", None) or ""
    return [words for line in text.split("\n") if (words := plain(line))]


def _inside(lines: Sequence[Line], found: list[str]) -> set[int]:
    if not found:
        return set()
    whole, exact = "\n".join(found), frozenset(found)
    joined = "".join(found)
    words = [plain(line.text) for line in lines]
    inside = {
        i
        for i, one in enumerate(words)
        if one and (one in exact or (len(one) >= _LONG and _is_part(one, joined)))
    }
    if sum(len(words[i]) for i in inside) < _LEAST_FOUND * len(whole):
        return set()
    inside |= set(_gaps(lines, inside))
    return inside | set(_opening(lines, inside))


def _opening(lines: Sequence[Line], inside: set[int]) -> list[int]:
    """Find the opening that stands between an article's title and its first paragraph."""
    first = next((i for i in sorted(inside) if not is_heading(lines[i])), None)
    if first is None:
        return []
    titles = (i for i in range(first, -1, -1) if _is_title(lines[i]))
    title = next(titles, first)
    found = [i for i in range(title + 1, first) if i not in inside and _opens(lines[i])]
    return found if len(found) <= _MOST_OPENING else []


def _is_title(line: Line) -> bool:
    return any(one.tag == "h1" for one in around(line.block))


def _opens(line: Line) -> bool:
    """Tell a sentence, or some, that no link leads away from."""
    if reason(line) or line.linked > _MOST_LINKED:
        return False
    return ends_sentence(line.text) and len(line.text) >= _SHORTEST_OPENING


def _is_part(words: str, whole: str) -> bool:
    if words in whole:
        return True
    if len(words) < 2 * _PIECE:
        return False
    pieces = [words[at : at + _PIECE] for at in range(0, len(words) - _PIECE, _STEP)]
    return sum(piece in whole for piece in pieces) > _SHARE * len(pieces)


def _gaps(lines: Sequence[Line], inside: set[int]) -> list[int]:
    """Find prose that stands between lines of the article, beside them in the same element."""
    places = sorted(inside)
    found = []
    for before, after in pairwise(places):
        above = {lines[before].block.getparent(), lines[after].block.getparent()}
        found += [i for i in range(before + 1, after) if _belongs(lines[i], above)]
    return found


def _belongs(line: Line, above: set[HtmlElement]) -> bool:
    """Tell prose that stands beside the article's, by itself or in an element of its own."""
    if reason(line):
        return False
    told = len(line.text) >= _LONG and ends_sentence(line.text)
    if line.block.getparent() in above:
        return line.block.tag in _PARTS or told
    near = list(islice(line.block.iterancestors(), 0, _NEAR))
    told |= any(one.tag == "blockquote" for one in near)
    return told and not is_heading(line) and any(one in above for one in near[1:])


def _in_main(lines: Sequence[Line], prose: list[int]) -> set[int]:
    """Take the largest article or main element, if it is a good part of the page."""
    sizes: dict[HtmlElement, int] = {}
    for index in prose:
        for element in around(lines[index].block):
            if element.tag in ("article", "main") or element.get("role") == "main":
                sizes[element] = sizes.get(element, 0) + len(lines[index].text)
    first = max(sizes, key=lambda element: sizes[element], default=None)
    if first is None or sizes[first] < _LEAST_MAIN * sum(len(lines[i].text) for i in prose):
        return set()
    return {i for i in prose if first in around(lines[i].block)}


def plain(words: str) -> str:
    """Keep letters and digits, in lower case."""
    return "".join(filter(str.isalnum, words)).casefold()
