"""Text cut into words that names are made of."""

import re
from functools import lru_cache
from typing import NamedTuple

from .names import fold

# An abbreviation with dots, or letters with inner apostrophes, or a number.
_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:[A-Z]\.)+[A-Z]\b|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d[\d.,]*")
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
    follow = [start for start, _ in spans[1:]] + [len(text)]
    return [_token(text, *span, after) for span, after in zip(spans, follow, strict=True)]


def _token(text: str, start: int, end: int, after: int) -> Token:
    possessive = end - 2 > start and text[end - 2 : end] in {"'s", "’s", "ʼs"}
    if possessive:
        end -= 2
    possessive = possessive or (
        text[end : end + 1] in {"'", "’"} and text[end - 1] == "s" and after > end + 1
    )
    word = text[start:end]
    upper = len(word) > 1 and word.isupper()
    mixed = _MIXED.search(word) is not None or (after == end and after < len(text))
    capital = word[0].isupper()
    return Token(start, end, _fold(word), capital, upper, mixed, possessive, text[end:after])


def opens_sentence(tokens: list[Token], at: int) -> bool:
    """Say whether a word is the first of a sentence, a line or a quotation."""
    if at == 0:
        return True
    before = tokens[at - 1]
    if before.gap.startswith(".") and before.key in _ABBREVIATIONS and "\n" not in before.gap:
        return False
    return _SENTENCE_END.search(before.gap) is not None or before.gap[-1:] in {"“", '"', "‘"}


def joins(token: Token) -> bool:
    """Say whether a word and the next can be parts of one name."""
    gap = token.gap
    if gap == " " or gap in {"-", "–", "‑", "\n", "\u00a0", "/"}:
        return not token.possessive and gap != "/"
    return gap in {". ", "."} and token.key in _ABBREVIATIONS
