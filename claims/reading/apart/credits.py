"""Who reported, wrote and edited a text: lines of names and places that are no news."""

import re
from collections.abc import Iterator

from posturemap.claims.article import Span
from posturemap.claims.reading.wording import layout_words

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LEAD = re.compile(r"[\s(\[—–•*_-]*")
_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[(\[—–A-Z])|\s(?=[(\[])")
_LONGEST = 400


def is_credit(line: str) -> bool:
    """Tell a line that says who worked on a text and where.

    Everything in it is a name, a place or one of the small words between: "Reporting by Example
    Wire shows …" is a sentence.

    >>> is_credit("(Reporting by K. Lehtonen in Oulu; editing by P. Brown)")
    True
    """
    if len(line) > _LONGEST:
        return False
    words, bare = layout_words()["credits"], _LEAD.sub("", line, count=1)
    folded = bare.casefold().rstrip(" .)]*_")
    if folded.endswith(words["ends"]):
        return True
    reported = any(phrase in folded for phrase in words["within"])
    if not reported and not folded.startswith(words["starts"]):
        return False
    return all(
        word[0].isupper() or word.casefold() in words["small"] for word in _WORD.findall(bare)
    )


def without_credit(text: str, paragraph: Span) -> Span:
    """Return a paragraph without the credit that ends it."""
    for start in _ends(text, paragraph):
        if is_credit(text[start : paragraph.end]):
            kept = text[paragraph.start : start].rstrip()
            return Span(start=paragraph.start, end=paragraph.start + len(kept))
    return paragraph


def _ends(text: str, paragraph: Span) -> Iterator[int]:
    """Yield where the last sentences and brackets of a paragraph begin."""
    first = max(paragraph.start, paragraph.end - _LONGEST)
    for match in _END.finditer(text, first, paragraph.end):
        yield match.end()
