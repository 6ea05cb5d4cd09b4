"""Words that a page's styles add to its text: a reader sees them, and nothing has them as text."""

import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from posturemap.claims.reading.remarks import LETTERS, remark

from .sheet import ADDING

_PROSE = frozenset(("p", "blockquote"))
_STRING = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'")
_FEWEST = 2  # letters; one is a mark or a picture of a font
_SHOWN = 3


def added_words(
    tree: HtmlElement, declared: Mapping[HtmlElement, Mapping[str, str]]
) -> Iterator[str]:
    """Remark on words that styles add to paragraphs, which may say the opposite of the text.

    Parameters
    ----------
    tree
        A page without what is hidden.
    declared
        What its rules say of each element.
    """
    found: list[str] = []
    for element, style in declared.items():
        words = [_words(style[name]) for name in ADDING if name in style]
        if any(words) and _is_prose(element, tree):
            found += [one for one in words if one]
    if found:
        few = ", ".join(f"“{one}”" for one in dict.fromkeys(found[:_SHOWN]))
        places = "1 place" if len(found) == 1 else f"{len(found):,} places"
        what = f"{places} show words that a style adds ({few:.200}), which are not read"
        yield remark(LETTERS, what)


def _words(content: str) -> str:
    written = " ".join(one or other for one, other in _STRING.findall(content)).strip()
    return written if sum(map(str.isalpha, written)) >= _FEWEST else ""


def _is_prose(element: HtmlElement, tree: HtmlElement) -> bool:
    above = [element, *element.iterancestors()]
    return tree in above and any(one.tag in _PROSE for one in above)
