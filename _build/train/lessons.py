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
_SAME, _ALIKE = 0.8, 0.6
"""Likeness (shared letters by all letters) from which a clause is nearly a claim: it is no wrong
one, and says what the claim says."""
_NEARLY = 0.5
"""What all such clauses of a claim count together."""


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
    labels, types, polarities, changes
        Of each span: indices of `LABELS`, `TYPES`, `POLARITIES`, `CHANGES`; -1 where none is known.
    shares
        What a span counts for its type, polarity and change: 1 where it is a claim's own, less
        where it is nearly one, 0 elsewhere.
    pairs
        By kind: span, first and last word of what is named, features, and 1, 0 or -1.
    """

    name: str
    windows: list[Window]
    spans: NDArray[np.int32]
    labels: NDArray[np.int64]
    types: NDArray[np.int64]
    polarities: NDArray[np.int64]
    changes: NDArray[np.int64]
    shares: NDArray[np.float32]
    pairs: dict[str, tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.int64]]] = field(
        default_factory=dict
    )

    @property
    def size(self) -> int:
        """Its words."""
        return sum(len(window.starts) for window in self.windows)


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
    labels = _labels(taken, chars, ignored)
    near = _nearly(taken, chars)
    types, polarities, changes = (
        _known(field, values, near, taken, len(spans))
        for field, values in (("type", TYPES), ("polarity", POLARITIES), ("change", CHANGES))
    )
    shares = np.zeros(len(spans), dtype=np.float32)
    for number, close in near.items():
        shares[close] = _NEARLY / len(close) if close else 0.0
        shares[number] = 1.0
    around = Surroundings(proposals, words)
    pairs = {kind: _pairs(kind, taken, chars, sentence, around, words, proposals) for kind in KINDS}
    return Lesson(article.id, windows, spans, labels, types, polarities, changes, shares, pairs)


def _labels(
    taken: dict[int, Gold], chars: Sequence[tuple[int, int]], ignored: Sequence[Sequence[int]]
) -> NDArray[np.int64]:
    labels = np.zeros(len(chars), dtype=np.int64)
    for n, span in enumerate(chars):
        if any(2 * overlap(span, i) > span[1] - span[0] for i in ignored):
            labels[n] = UNKNOWN
        if any(_likeness(span, chars[number]) > _SAME for number in taken):
            labels[n] = UNKNOWN
    for number, claim in taken.items():
        labels[number] = LABELS.index(claim["type"])
    return labels


def _nearly(taken: dict[int, Gold], chars: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """List by each claim's own clause those that are much the same: they would say the same."""
    near: dict[int, list[int]] = {number: [] for number in taken}
    for n, span in enumerate(chars):
        likeness, own = max(((_likeness(span, chars[o]), o) for o in taken), default=(0.0, 0))
        if n not in taken and likeness > _ALIKE:
            near[own].append(n)
    return near


def _known(
    field: str, values: Sequence[Any], near: dict[int, list[int]], taken: dict[int, Gold], many: int
) -> NDArray[np.int64]:
    found = np.full(many, UNKNOWN, dtype=np.int64)
    for number, close in near.items():
        if field in taken[number]:
            found[[number, *close]] = values.index(taken[number][field])
    return found


def _likeness(a: tuple[int, int], b: tuple[int, int]) -> float:
    both = overlap(a, b)
    return both / (a[1] - a[0] + b[1] - b[0] - both) if both else 0.0


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
