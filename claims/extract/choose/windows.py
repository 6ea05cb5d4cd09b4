"""An article as stretches of pieces that the encoder sees at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from posturemap.claims.extract.propose import Proposals, Sentence
from posturemap.claims.extract.propose.cuts import WORD

from .pieces import Vocabulary

TAGS = (
    "",
    "country",
    "point",
    "area",
    "border",
    "date",
    "quantity",
    "people",
    "body",
    "name",
    "role",
)
"""What a word is proposed as."""
MARKS = 2 * len(TAGS)
"""Marks of a word, added to what the encoder sees: its tag, and as many again for the first word of
a paragraph."""
MOST = 224
"""Pieces of a window of more than one sentence; a longer sentence has one of its own."""
_STOP = "."  # of a sentence that the text leaves without one
_TITLE, _BEFORE = 20, 40
_POINTS = frozenset(("town", "base"))


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces that are seen together.

    Parameters
    ----------
    pieces, tags
        Numbers of pieces, and of `TAGS`; both of one length.
    starts, sizes
        Where each word that is the window's own begins, and how many pieces it has.
    """

    pieces: NDArray[np.int32]
    tags: NDArray[np.int8]
    starts: NDArray[np.int32]
    sizes: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article's running text.

    Parameters
    ----------
    starts, ends
        Code-point offsets.
    sentence
        Number of each word's sentence.
    first
        Number of the first word of each sentence.
    """

    starts: list[int]
    ends: list[int]
    sentence: list[int]
    first: list[int]

    def between(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first and last word that lie between two offsets in part; None for none."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end) - 1
        return (first, last) if first <= last else None


def words_of(sentences: Sequence[Sentence]) -> Words:
    """Count the words of all sentences through."""
    found = Words([], [], [], [])
    for number, sentence in enumerate(sentences):
        found.first.append(len(found.starts))
        found.starts.extend(start for start, _ in sentence.words)
        found.ends.extend(end for _, end in sentence.words)
        found.sentence.extend([number] * len(sentence.words))
    return found


def tags_of(proposals: Proposals, words: Words) -> NDArray[np.int8]:
    """Tell what each word is proposed as, what is rarer winning, and which open a paragraph."""
    tags = np.zeros(len(words.starts), dtype=np.int8)
    for start, end, name in _tagged(proposals):
        if found := words.between(start, end):
            tags[found[0] : found[1] + 1] = TAGS.index(name)
    paragraphs = [-1, *(sentence.paragraph for sentence in proposals.sentences)]
    for word, (last, own) in zip(words.first, pairwise(paragraphs), strict=True):
        if own != last and word < len(tags):
            tags[word] += len(TAGS)
    return tags


def _tagged(proposals: Proposals) -> Iterator[tuple[int, int, str]]:
    for speaker in proposals.speakers:
        yield speaker.start, speaker.end, "role" if speaker.form == "role" else "name"
    for actor in proposals.actors:
        is_body = actor.form in ("body", "ally", "stand-in")
        yield actor.start, actor.end, "body" if is_body else "people"
    for site in proposals.sites:
        yield site.start, site.end, _site_tag(site.place.kind)
    for quantity in proposals.quantities:
        yield quantity.start, quantity.end, "quantity"
    for date in proposals.dates:
        yield date.start, date.end, "date"


def _site_tag(kind: str) -> str:
    if kind in ("country", "border"):
        return kind
    return "point" if kind in _POINTS else "area"


def windows_of(
    proposals: Proposals, words: Words, tags: NDArray[np.int8], vocabulary: Vocabulary
) -> list[Window]:
    """Pack an article's words into windows, each with the title and what stands before it.

    Returns
    -------
    In text order; their own words, one window after another, are all of the running text.
    """
    text = proposals.article.text
    spans = zip(words.starts, words.ends, strict=True)
    pieces = [vocabulary.numbers(text[s:e] or _STOP) for s, e in spans]
    title = [n for w in WORD.findall(proposals.article.title or "") for n in vocabulary.numbers(w)]
    head = [vocabulary.opening, *title[:_TITLE], vocabulary.parting]
    found = []
    for first, last in _packed(words, pieces):
        before = _before(pieces, first)
        seen = range(before, last)
        numbers = [*head, *(n for w in seen for n in pieces[w]), vocabulary.parting]
        marks = np.zeros(len(numbers), dtype=np.int8)
        marks[len(head) : -1] = [tags[w] for w in seen for _ in pieces[w]]
        at = len(head) + sum(len(pieces[w]) for w in range(before, first))
        sizes = [len(pieces[w]) for w in range(first, last)]
        starts = at + np.concatenate(([0], np.cumsum(sizes[:-1]))).astype(np.int32)
        found.append(Window(np.array(numbers, dtype=np.int32), marks, starts, np.array(sizes)))
    return found


def _packed(words: Words, pieces: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Yield the first word of each window, and the one behind its last: whole sentences."""
    edges = [*words.first, len(words.starts)]
    first, size = 0, 0
    for begin, end in pairwise(edges):
        length = sum(len(pieces[w]) for w in range(begin, end))
        if size and size + length > MOST:
            yield first, begin
            first, size = begin, 0
        for word in range(begin, end):
            if size and size + len(pieces[word]) > 2 * MOST:
                yield first, word
                first, size = word, 0
            size += len(pieces[word])
    if size:
        yield first, len(words.starts)


def _before(pieces: Sequence[Sequence[int]], first: int) -> int:
    """Return the first of the words before a window that are its context."""
    size, word = 0, first
    while word and size + len(pieces[word - 1]) <= _BEFORE:
        word -= 1
        size += len(pieces[word])
    return word
