"""What the entry of a source list looks like."""

import re

from .wording import layout_words

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_DATED = re.compile(
    r"(?:\(\s*(?:\w+\s+){0,3}(?:1[89]|20)\d\d[a-z]?\s*\)|[,.]\s*(?:\w+\.?\s+){0,3}(?:1[89]|20)\d\d\.?)"
)
_QUOTED = re.compile(r"[“\"‘«][^”\"’»]{6,}[,.]?[”\"’»]")
_INITIALS = re.compile(
    r"\A\W*[A-Z][\w’'-]+,\s(?:[A-Z]\.\s?){1,3}|\A\W*(?:[A-Z]\.\s?){1,3}[A-Z][\w’'-]+,"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MOST_LETTERS = 600


def looks_cited(line: str) -> bool:
    """Tell an entry of a source list from a sentence of an article.

    >>> looks_cited("Anna Example, “The Line,” Example Institute, 4 May 2020.")
    True
    >>> looks_cited("Estonia plans up to 600 bunkers, the first of them in 2025.")
    False
    """
    if len(line) > _MOST_LETTERS:
        return False
    words = _WORD.findall(_ADDRESS.sub(" ", line))
    if _ADDRESS.search(line) and (len(words) < 25 or _titled(words)):
        return True
    folded = line.casefold()
    if any(sign in folded for sign in layout_words()["sources"]["signs"]):
        return _titled(words) or bool(_YEAR.search(line))
    if _INITIALS.search(line) and _YEAR.search(line):
        return True
    return _titled(words) and bool(_DATED.search(line) or _QUOTED.search(line))


def is_titled(line: str) -> bool:
    """Tell a line in which every telling word is a name's or a title's."""
    small = layout_words()["sources"]["small"]
    words = [word for word in _WORD.findall(line) if word.casefold() not in small]
    return bool(words) and all(word[0].isupper() for word in words)


def _titled(words: list[str]) -> bool:
    """Tell a string of names and titles: few of its words begin small and are no small words."""
    small = layout_words()["sources"]["small"]
    telling = [word for word in words if word.casefold() not in small]
    return sum(word[0].islower() for word in telling) <= 0.34 * len(telling)
