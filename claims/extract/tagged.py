"""A sentence as words and one letter a word."""

from dataclasses import dataclass
from itertools import accumulate

from .grammar import finite
from .lexicon import TOKEN, Lexicon, Word, load_lexicon


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
    found = list(TOKEN.finditer(text, start, end))
    words = tuple(lexicon[m.group()] for m in found)
    tags = "".join([w.tag for w in words])
    return Sentence(
        words=words,
        starts=tuple([m.start() for m in found]),
        ends=tuple([m.end() for m in found]),
        tags=tags,
        marks=finite(tags),
        depth=_depth(tags),
    )


def _depth(tags: str) -> tuple[int, ...]:
    if "(" not in tags:
        return (0,) * len(tags)
    return tuple(accumulate((t == "(") - (t == ")") for t in tags))
