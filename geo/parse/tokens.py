"""Text cut into words that names are made of."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, compress, count
from typing import NamedTuple, overload

from posturemap.geo.names import WORDS, Memory

# An abbreviation with dots, or letters with inner apostrophes, or a number, an ordinal's too.
_WORD = re.compile(
    r"((?:[A-Z]\.){2,}|(?:[A-Z]\.)+[A-Z]\b|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d[\d.,]*(?:st|nd|rd|th\b)?)"
)
_SENTENCE_END = re.compile(r"[.!?:]['\"”’)\]]*\s+['\"“‘(\[]*$|\n\s*\n\s*\S?$|[•\n]\s*$")
_PARTED = "\n\n"
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
    key, capital, upper
        As in `Word`.
    mixed
        As in `Word`, or has a digit stuck to it.
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


class Tokens(Sequence[Token]):
    """The words of a text; each is made when it is first looked at, as most never are.

    Parameters
    ----------
    text
        Any text.
    starts
        Offsets at which sentences begin; over a line's end before one no name goes on.
    """

    def __init__(self, text: str, starts: Collection[int] = ()) -> None:
        self._begins = frozenset(starts)
        parts = _WORD.split(text)  # gap, word, gap, word, gap
        self._spellings = parts[1::2]
        self._gaps = parts[2::2]
        self._starts = list(accumulate(map(len, parts)))[:-1:2]
        self._made: dict[int, Token] = {}

    def __len__(self) -> int:
        return len(self._spellings)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        token = self._made.get(at)
        if token is None:
            token = self._made[at] = self._make(at)
        return token

    def number(self, start: int) -> int:
        """Give the number of the first word that begins at an offset or behind it."""
        return bisect_left(self._starts, start)

    def where(self, test: Memory[bool]) -> Iterator[int]:
        """Yield the numbers of the words that pass a test of their spelling, ascending."""
        return compress(count(), map(test.__getitem__, self._spellings))

    def _make(self, at: int) -> Token:
        spelling, gap, start = self._spellings[at], self._gaps[at], self._starts[at]
        word = WORDS[spelling]
        end, possessive = start + len(spelling), word.possessive
        mixed = word.mixed or (not gap and at + 1 < len(self))
        if possessive:
            end, gap, mixed = end - 2, spelling[-2:] + gap, word.mixed
        elif gap[:1] in {"'", "’"} and spelling[-1] == "s":
            possessive = len(gap) > 1
        if gap == "\n" and start + len(spelling) + len(gap) in self._begins:
            gap = _PARTED
        return Token(start, end, word.key, word.capital, word.upper, mixed, possessive, gap)


def tokenize(text: str, starts: Collection[int] = ()) -> Tokens:
    """Cut a text into words with their offsets.

    Parameters
    ----------
    text, starts
        As for `Tokens`.

    >>> [t.key for t in tokenize("Latvia's U.S.-led St. Petersburg")]
    ['latvia', 'u s', 'led', 'st', 'petersburg']
    """
    return Tokens(text, starts)


def opens_sentence(tokens: Tokens, at: int) -> bool:
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
