"""What the spelling of a word alone says, worked out once for each."""

import re
from collections.abc import Callable
from typing import NamedTuple

from .memory import Memory
from .spelling import fold

_POSSESSIVES = frozenset({"'s", "’s", "ʼs"})
_CONTRACTION = re.compile(r"['’ʼ](?:ve|re|ll|d|m|t|em|s)$", re.IGNORECASE)
# "MiCA", but neither "McAllen" nor "O'Leary".
_MIXED = re.compile(r"(?!Ma?c)^.*[^\W\d_A-Z][A-Z]")


class Word(NamedTuple):
    """What a word's spelling alone says.

    Parameters
    ----------
    key
        Folded, a possessive 's left out.
    capital
        Begins with a capital letter.
    upper
        Is two letters or more, all capitals.
    mixed
        Has a capital behind a small letter: "MiCA".
    possessive
        Ends with 's.
    contraction
        Is a word and a verb: "I've", "didn't".
    """

    key: str
    capital: bool
    upper: bool
    mixed: bool
    possessive: bool
    contraction: bool


def _read_word(spelling: str) -> Word:
    possessive = spelling[-2:] in _POSSESSIVES and len(spelling) > 2
    word = spelling[:-2] if possessive else spelling
    return Word(
        key=fold(word),
        capital=word[0].isupper(),
        upper=len(word) > 1 and word.isupper(),
        mixed=_MIXED.search(word) is not None,
        possessive=possessive,
        contraction=_CONTRACTION.search(word) is not None,
    )


WORDS = Memory(_read_word)
"""Every word met, by its spelling."""


def spelled(test: Callable[[Word], bool]) -> Memory[bool]:
    """Remember which spellings pass a test."""
    return Memory(lambda spelling: test(WORDS[spelling]))
