"""A sentence as words and one letter a word."""

import re
from dataclasses import dataclass
from itertools import accumulate

from .grammar import finite
from .lexicon import TOKEN, Lexicon, Word, load_lexicon

_PARTS = re.compile(f"({TOKEN.pattern})")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as words.

    Parameters
    ----------
    words
        What is known of each word.
    starts, ends
        Code-point offsets of each word in the article.
    tags, marks
        One letter a word: its class, and where the finite verbs are.
    depth
        How many brackets are open at each word.
    """

    words: tuple[Word, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: str
    marks: str
    depth: tuple[int, ...]


def read_sentence(text: str, start: int, end: int, lexicon: Lexicon | None = None) -> Sentence:
    """Look up the words of ``text[start:end]``."""
    lexicon = lexicon or load_lexicon()
    parts = _PARTS.split(text[start:end])  # gap, word, gap, word, gap
    edges = list(accumulate(map(len, parts), initial=start))
    words = tuple(map(lexicon.__getitem__, parts[1::2]))
    tags = "".join([w.tag for w in words])
    return Sentence(
        words=words,
        starts=tuple(edges[1:-1:2]),
        ends=tuple(edges[2::2]),
        tags=tags,
        marks=finite(tags),
        depth=_depth(tags),
    )


def _depth(tags: str) -> tuple[int, ...]:
    if "(" not in tags:
        return (0,) * len(tags)
    return tuple(accumulate((t == "(") - (t == ")") for t in tags))
