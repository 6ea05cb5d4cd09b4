"""Text cut into words that names are made of."""

import re
from functools import lru_cache
from typing import NamedTuple

from .names import fold

# An abbreviation with dots, or letters with inner apostrophes, or a number, an ordinal's too.
_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|(?:[A-Z]\.)+[A-Z]\b|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d[\d.,]*(?:st|nd|rd|th\b)?"
)
_POSSESSIVES = frozenset({"'s", "’s", "ʼs"})
_SENTENCE_END = re.compile(r"[.!?:]['\"”’)\]]*\s+['\"“‘(\[]*$|\n\s*\n\s*\S?$|[•\n]\s*$")
# "MiCA", but neither "McAllen" nor "O'Leary".
_MIXED = re.compile(r"(?!Ma?c)^.*[^\W\d_A-Z][A-Z]")
_ABBREVIATIONS = frozenset(
    [
        "st",
        "mt",
        "ft",
        "gen",
        "lt",
        "col",
        "maj",
        "capt",
        "sgt",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "no",
        "u.s",
        "u.k",
    ]
)


class Token(NamedTuple):
    """One word of a text.

    Parameters
    ----------
    start, end
        Code-point offsets, a possessive 's left out.
    key
        Folded.
    capital
        Begins with a capital letter.
    upper
        Is two letters or more, all capitals.
    mixed
        Has a capital behind a small letter ("MiCA"), or a digit stuck to it.
    possessive
        Is followed by 's or an apostrophe alone.
    gap
        What stands between it and the next word, possessive included.
    """

    start: int
    end: int
    key: str
    capital: bool
    upper: bool
    mixed: bool
    possessive: bool
    gap: str


_fold = lru_cache(maxsize=65_536)(fold)


def tokenize(text: str) -> list[Token]:
    """Cut a text into words with their offsets.

    Parameters
    ----------
    text
        Any text.

    >>> [t.key for t in tokenize("Latvia's U.S.-led St. Petersburg")]
    ['latvia', 'u s', 'led', 'st', 'petersburg']
    """
    spans = [m.span() for m in _WORD.finditer(text)]
    ends = [*(start for start, _ in spans), len(text)]
    return [_token(text, *span, after) for span, after in zip(spans, ends[1:], strict=True)]


def _token(text: str, start: int, end: int, after: int) -> Token:
    word, gap = text[start:end], text[end:after]
    if gap == " " and word.islower() and word.isalpha():  # most words, and the fast way
        return Token(start, end, _fold(word), False, False, False, False, gap)  # noqa: FBT003 - hot
    possessive = word[-2:] in _POSSESSIVES and len(word) > 2
    if possessive:
        word, end = word[:-2], end - 2
        gap = text[end:after]
    elif gap[:1] in {"'", "’"} and word[-1] == "s":
        possessive = len(gap) > 1
    mixed = _MIXED.search(word) is not None or (not gap and after < len(text))
    upper = len(word) > 1 and word.isupper()
    return Token(start, end, _fold(word), word[0].isupper(), upper, mixed, possessive, gap)


def opens_sentence(tokens: list[Token], at: int) -> bool:
    """Say whether a word is the first of a sentence, a line or a quotation."""
    if at == 0:
        return True
    before = tokens[at - 1]
    if before.gap.startswith(".") and before.key in _ABBREVIATIONS and "\n" not in before.gap:
        return False
    if before.gap == " ":
        return False
    return _SENTENCE_END.search(before.gap) is not None or before.gap[-1:] in {"“", '"', "‘"}


def joins(token: Token) -> bool:
    """Say whether a word and the next can be parts of one name."""
    gap = token.gap
    if gap == " ":
        return not token.possessive
    if gap in {"-", "–", "‑", "\n", "\u00a0"}:
        return not token.possessive
    return gap in {". ", "."} and token.key in _ABBREVIATIONS
