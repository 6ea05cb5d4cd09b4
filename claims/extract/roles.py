"""Tell from the words around a name which part it plays in its clause."""

import re

from .lexicon import load_lexicon
from .tables import table, words

_TABLE = table("roles")
_PARTS: dict[str, str] = {
    word.casefold(): part for part, row in _TABLE["before"].items() for word in row
}
_BEFORE = re.compile(
    rf"(?:^|[^\w-])(?P<word>{words(list(_PARTS))})\s+(?:(?:{words(_TABLE['between']['words'])})\s+)*$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:^|[,;:—–“\"|]|\b(?:and|but|that|while|as|if|when|whether|because|what|where|wherein|or|since))\s*(?:the\s+|The\s+|three\s+|both\s+)*$"
)
_LIST = re.compile(r"(?:,|,?\s+and|,?\s+or|/|–|-)\s*(?:the\s+)?$")
_OWNER = re.compile(r"['’]s?\b|['’](?=\s)")
_VERB = re.compile(rf"\s+(?:{words(_TABLE['verbs']['words'])})\b")
_NEXT_WORD = re.compile(r"\s+([a-z]+)\b")
# Tags of `lexicon.Word`: -s form, past, modal, have and be.
_FINITE = frozenset("ZVmhb")
_INFINITIVE = re.compile(r"\s+to\s+[a-z]")
_WINDOW = 40


def role(text: str, start: int, end: int, floor: int) -> str:
    """Name the part that a mention plays.

    Parameters
    ----------
    text
        The article's text.
    start, end
        Offsets of the mention.
    floor
        Where its sentence begins.

    Returns
    -------
    own (followed by a genitive), the group of the preposition or verb before it (at, to, from, of,
    with, by, between, against, host, as), subject (opens a clause) or object (anything else).
    """
    left = text[max(floor, start - _WINDOW) : start]
    if _OWNER.match(text, end):
        return "own"
    before = _BEFORE.search(left)
    if before and before["word"] == "for" and _INFINITIVE.match(text, end):
        return "subject"
    if before:
        return _PARTS[re.sub(r"\s+", " ", before["word"].casefold())]
    at_start = start - floor <= _WINDOW and not left.strip(" “\"'‘•-\t")
    if at_start or _OPENS.search(left) or is_subject(text, end):
        return "subject"
    return "object"


def joins(text: str, previous_end: int, start: int) -> bool:
    """Tell whether two mentions stand in one list: "Estonia, Latvia and Lithuania"."""
    between = text[previous_end:start]
    return len(between) < 12 and _LIST.fullmatch(between) is not None


def shared_role(own: str, previous: str, *, is_last: bool) -> str:
    """Give a mention on a list the part that the list plays.

    Parameters
    ----------
    own
        The part that its own surroundings give it.
    previous
        The part of the mention before it.
    is_last
        Whether a verb follows: then a new clause begins, unless the list itself is the subject.

    >>> shared_role("subject", "at", is_last=True)
    'subject'
    >>> shared_role("subject", "at", is_last=False)
    'at'
    """
    if own not in ("subject", "object") or (is_last and previous not in ("subject", "own")):
        return own
    return previous


def is_subject(text: str, end: int) -> bool:
    """Tell whether a verb follows a name."""
    if _VERB.match(text, end):
        return True
    word = _NEXT_WORD.match(text, end)
    return word is not None and load_lexicon()[word[1]].tag in _FINITE
