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
_LIST_REST = re.compile(
    r"(?:,?\s+and\s+(?:the\s+)?[A-Z]\w+(?:\s[A-Z]\w+)?)"
    r"(?:,\s(?:two|three|four|both|all|a|an)\s[^,.;]{3,80},)?"
)
# "In response to the war in Ukraine": opens a sentence and holds no comma.
_FRONT = re.compile(rf"\W*(?:{words(_TABLE['front']['words'])})\b[^,;:.]+", re.IGNORECASE)
# "in Kaliningrad and …": what stands before the first name goes for the second.
_JOINED = re.compile(r"\b[A-Z][\w’'-]+,?\s+(?:and|or)\s+(?:in\s+|the\s+)?$")
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
    words_before = _words_before(runs[-1])
    joined = _JOINED.search(text, begin, start)
    if joined and not is_subject(text, end):
        words_before = _words_before(_BREAK.split(text[begin : joined.start()])[-1])
    part = _part_before(words_before)
    if part == "to" and words_before[-1] == "for" and _INFINITIVE.match(text, end):
        return "subject"
    if part:
        return part
    opens = not words_before and (len(runs) > 1 or begin == floor)
    if opens or (words_before and words_before[-1] in _CLAUSE_WORDS) or is_subject(text, end):
        return "subject"
    return "object"


def _words_before(run: str) -> list[str]:
    """Return the words of a run up to the last that can say which part follows."""
    found = run.casefold().lstrip(" '‘•-").split()
    while found and found[-1] in _BETWEEN:
        found.pop()
    return found


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


def shared_role(own: str, previous: str) -> str:
    """Give a mention on a list the part that the list plays.

    Parameters
    ----------
    own
        The part that its own surroundings give it.
    previous
        The part of the mention before it.

    >>> shared_role("subject", "at"), shared_role("own", "at")
    ('at', 'own')
    """
    return own if own == "own" else previous


def begins_clause(text: str, floor: int, previous_end: int, span: tuple[int, int]) -> bool:
    """Tell "…in Latvia, and Germany leads" from "with Estonia and Latvia is": a comma, a verb.

    Parameters
    ----------
    text
        The article's text.
    floor
        Where the sentence begins.
    previous_end
        Where the mention before ends.
    span
        Offsets of the mention.

    Behind a phrase that opens the sentence the subject may be a list itself: "After talks with
    Poland, Latvia and Estonia agreed".
    """
    start, end = span
    if "," not in text[previous_end:start]:
        return False
    if is_subject(text, end):
        return True
    rest = _LIST_REST.match(text, end)
    is_front = _FRONT.fullmatch(text, floor, previous_end) is not None
    return bool(rest) and is_front and is_subject(text, rest.end() if rest else end)


def is_subject(text: str, end: int) -> bool:
    """Tell whether a verb follows a name."""
    if _VERB.match(text, end):
        return True
    word = _NEXT_WORD.match(text, end)
    return word is not None and load_lexicon()[word[1]].tag in _FINITE
