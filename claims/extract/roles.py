"""Tell from the words around a name which part it plays in its clause."""

import re

from .lexicon import load_lexicon
from .tables import table, words

_TABLE = table("roles")
_PARTS: dict[str, str] = {
    word.casefold(): part for part, row in _TABLE["before"].items() for word in row
}
_LONGEST = max(len(word.split()) for word in _PARTS)
_BETWEEN = frozenset(word.casefold() for word in _TABLE["between"]["words"])
_CLAUSE_WORDS = frozenset(_TABLE["clause"]["words"])
# What breaks a run of words; "|" stands between a table's cells.
_BREAK = re.compile(r"[,;:—–“”\"(|\n]")
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
    if _OWNER.match(text, end):
        return "own"
    begin = max(floor, start - _WINDOW)
    runs = _BREAK.split(text[begin:start])
    words_before = runs[-1].casefold().lstrip(" '‘•-").split()
    while words_before and words_before[-1] in _BETWEEN:
        words_before.pop()
    part = _part_before(words_before)
    if part == "to" and words_before[-1] == "for" and _INFINITIVE.match(text, end):
        return "subject"
    if part:
        return part
    opens = not words_before and (len(runs) > 1 or begin == floor)
    if opens or (words_before and words_before[-1] in _CLAUSE_WORDS) or is_subject(text, end):
        return "subject"
    return "object"


def _part_before(words_before: list[str]) -> str | None:
    """Look the longest row of last words up that says which part follows."""
    for length in range(min(_LONGEST, len(words_before)), 0, -1):
        part = _PARTS.get(" ".join(words_before[-length:]))
        if part:
            return part
    return None


def joins(text: str, previous_end: int, start: int) -> bool:
    """Tell whether two mentions stand in one list: "Estonia, Latvia and Lithuania"."""
    between = text[previous_end:start]
    return len(between) < 12 and _LIST.fullmatch(between) is not None


def shared_role(own: str, previous: str, *, is_new: bool) -> str:
    """Give a mention on a list the part that the list plays.

    Parameters
    ----------
    own
        The part that its own surroundings give it.
    previous
        The part of the mention before it.
    is_new
        Whether a new clause begins with it, see `begins_clause`.

    >>> shared_role("subject", "at", is_new=True), shared_role("subject", "at", is_new=False)
    ('subject', 'at')
    """
    if own not in ("subject", "object") or (is_new and previous not in ("subject", "own")):
        return own
    return previous


def begins_clause(text: str, previous_end: int, start: int, end: int) -> bool:
    """Tell "…in Latvia, and Germany leads" from "with Estonia and Latvia is": a comma, a verb."""
    return "," in text[previous_end:start] and is_subject(text, end)


def is_subject(text: str, end: int) -> bool:
    """Tell whether a verb follows a name."""
    if _VERB.match(text, end):
        return True
    word = _NEXT_WORD.match(text, end)
    return word is not None and load_lexicon()[word[1]].tag in _FINITE
