"""Which lines of a page are its article: trafilatura says, and on short pages the mark-up."""

import logging
from collections.abc import Sequence
from copy import deepcopy
from itertools import islice, pairwise
from unicodedata import normalize

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from posturemap.claims.article import count_letters

from .frame import framing
from .lines import Line, around, ends_sentence, is_heading
from .notes import strip_marks
from .surroundings import reason
from .tree import is_huge

_LONG = 25  # letters; shorter lines stand in menus and in articles
_PIECE, _STEP, _SHARE = 24, 12, 0.6
_SHORT, _SHORTEST = 1_000, 400  # letters of text; trafilatura is made for longer articles
_LEAST_FOUND = 0.5  # of what trafilatura finds, for it to be the page's visible text
_PARTS = frozenset(("p", "h2", "h3", "h4", "h5", "h6"))
_REACH = 8  # lines around an article in which its short ones stand
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
    inside = _running(tree, lines)
    return inside | framing(lines, inside)


def _running(tree: HtmlElement, lines: Sequence[Line]) -> set[int]:
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
    inside = _together(words, inside)
    if sum(len(words[i]) for i in inside) < _LEAST_FOUND * len(whole):
        return set()
    return inside | set(_gaps(lines, inside))


def _together(words: Sequence[str], inside: set[int]) -> set[int]:
    """Leave out the short lines far from the long ones: a menu may say the same."""
    long = [i for i in inside if len(words[i]) >= _LONG]
    if not long:
        return inside
    first, last = min(long) - _REACH, max(long) + _REACH
    return {i for i in inside if first <= i <= last}


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
    """Keep letters and digits, in lower case, each letter written in one way."""
    return "".join(filter(str.isalnum, normalize("NFC", words))).casefold()
