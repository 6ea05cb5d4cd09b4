"""Annotated articles as what the encoder and its heads learn from.

A lesson is one article, or some of its paragraphs, as arrays; `fit` reads them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from marks import MARKS, UNKNOWN, Gold
from numpy.typing import NDArray

from posturemap.claims.article import Article
from posturemap.claims.extract.choose.features import KINDS, Surroundings
from posturemap.claims.extract.choose.heads import CHANGES, POLARITIES, TYPES
from posturemap.claims.extract.choose.pieces import Vocabulary
from posturemap.claims.extract.choose.windows import Window, Words, tags_of, windows_of, words_of
from posturemap.claims.extract.propose import Proposals, propose

LABELS = ("none", *TYPES)
"""What a clause may be."""


@dataclass(slots=True)
class Lesson:
    """What is known of one article.

    Parameters
    ----------
    name
        Its id.
    windows
        Its pieces.
    spans
        First and last word of every clause that the cuts allow, shape (n, 2).
    labels, polarities, changes
        Of each span: indices of `LABELS`, `POLARITIES`, `CHANGES`; -1 where none is known.
    pairs
        By kind: span, first and last word of what is named, features, and 1, 0 or -1.
    """

    name: str
    windows: list[Window]
    spans: NDArray[np.int32]
    labels: NDArray[np.int64]
    polarities: NDArray[np.int64]
    changes: NDArray[np.int64]
    pairs: dict[str, tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.int64]]] = field(
        default_factory=dict
    )


def overlap(a: Any, b: Any) -> int:
    """Count the letters that two stretches share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def lesson_of(
    article: Article, gold: Sequence[Gold], ignored: Sequence[Sequence[int]], vocabulary: Vocabulary
) -> Lesson:
    """Make a lesson of an article and its annotations."""
    proposals = propose(article)
    words = words_of(proposals.sentences)
    tags = tags_of(proposals, words)
    windows = windows_of(proposals, words, tags, vocabulary)
    spans, chars, sentence = _spans(proposals, words)
    taken = _taken(gold, spans, chars)
    labels = np.zeros(len(spans), dtype=np.int64)
    polarities = np.full(len(spans), UNKNOWN, dtype=np.int64)
    changes = np.full(len(spans), UNKNOWN, dtype=np.int64)
    for n, span in enumerate(chars):
        if any(2 * overlap(span, i) > span[1] - span[0] for i in ignored):
            labels[n] = UNKNOWN
        for number in taken:
            both = overlap(span, chars[number])
            union = span[1] - span[0] + chars[number][1] - chars[number][0] - both
            if both > 0.8 * union:
                labels[n] = UNKNOWN
    for number, claim in taken.items():
        labels[number] = LABELS.index(claim["type"])
        polarities[number] = POLARITIES.index(claim["polarity"])
        if "change" in claim:
            changes[number] = CHANGES.index(claim["change"])
    around = Surroundings(proposals, words)
    pairs = {kind: _pairs(kind, taken, chars, sentence, around, words, proposals) for kind in KINDS}
    return Lesson(article.id, windows, spans, labels, polarities, changes, pairs)


def _spans(
    proposals: Proposals, words: Words
) -> tuple[NDArray[np.int32], list[tuple[int, int]], list[int]]:
    spans, chars, numbers = [], [], []
    for number, sentence in enumerate(proposals.sentences):
        base = words.first[number]
        for first, last in sentence.clauses():
            spans.append((base + first, base + last))
            chars.append((sentence.words[first][0], sentence.words[last][1]))
            numbers.append(number)
    return np.array(spans, dtype=np.int32).reshape(-1, 2), chars, numbers


def _taken(
    gold: Sequence[Gold], spans: NDArray[np.int32], chars: Sequence[tuple[int, int]]
) -> dict[int, Gold]:
    """Give each annotated claim the clause that comes nearest to it."""
    found: dict[int, Gold] = {}
    starts = np.array([c[0] for c in chars])
    ends = np.array([c[1] for c in chars])
    for claim in gold:
        if not len(spans):
            break
        both = np.minimum(ends, claim["end"]) - np.maximum(starts, claim["start"])
        union = ends - starts + claim["end"] - claim["start"] - both
        best = int(np.argmax(np.where(both > 0, both / union, 0)))
        if both[best] > 0.4 * union[best] and best not in found:
            found[best] = claim
    return found


def _pairs(  # noqa: PLR0913, PLR0917
    kind: str,
    taken: dict[int, Gold],
    chars: Sequence[tuple[int, int]],
    sentence: Sequence[int],
    around: Surroundings,
    words: Words,
    proposals: Proposals,
) -> tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.int64]]:
    ends: list[tuple[int, int, int]] = []
    rows: list[list[float]] = []
    marks: list[int] = []
    for number, claim in taken.items():
        start, end = chars[number]
        found = around.near(kind, start, end, sentence[number])
        features = around.features(kind, found, start, end, sentence[number])
        known = MARKS[kind](claim, found, proposals, (start, end))
        for one, row, mark in zip(found, features, known, strict=True):
            if between := words.between(one.start, one.end):
                ends.append((number, *between))
                rows.append(row)
                marks.append(mark)
    return (
        np.array(ends, dtype=np.int32).reshape(-1, 3),
        np.array(rows, dtype=np.float32),
        np.array(marks, dtype=np.int64),
    )
