"""Small heads over clauses: is it a claim, of which type, and what belongs to it."""

from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from posturemap.claims.claim import Change, ClaimType, Polarity

from .encoder import gelu, linear, softmax
from .features import KINDS
from .weights import Array, Weights

TYPES = tuple(ClaimType)
POLARITIES = tuple(Polarity)
CHANGES: tuple[Change | None, ...] = (None, *Change)
_SHORT = 5
_ROUNDED = 4
"""Decimals of a score: what machines compute differently comes after these."""

_BLOCK = 8192
"""Words whose sums are kept at a time."""

Ends = NDArray[np.int32]


class Vectors:
    """The vectors of an article's words, and quick averages of stretches of them.

    Parameters
    ----------
    words
        Shape (words, width).
    """

    def __init__(self, words: Array) -> None:
        self.words = words
        self._first, self._sums = 0, np.zeros((1, words.shape[1]))

    def means(self, ends: Ends) -> Array:
        """Average each stretch, given by its first and its last word, shape (stretches, 2)."""
        first, last = int(ends[:, 0].min()), int(ends[:, 1].max())
        if first < self._first or last + 1 >= self._first + len(self._sums):
            self._sum(first, last)
        lengths = (ends[:, 1] - ends[:, 0] + 1)[:, None]
        at = ends - self._first
        means: Array = ((self._sums[at[:, 1] + 1] - self._sums[at[:, 0]]) / lengths).astype(
            np.float32
        )
        return means

    def _sum(self, first: int, last: int) -> None:
        """Sum up the words around: sums of a whole book would take more room than its vectors."""
        self._first = max(0, first - _BLOCK // 4)
        part = self.words[self._first : max(last + 1, self._first + _BLOCK)]
        self._sums = np.zeros((len(part) + 1, part.shape[1]))
        np.cumsum(part, axis=0, out=self._sums[1:])


class Heads:
    """Judge clauses and what is named beside them.

    Parameters
    ----------
    weights
        Unpacked once.
    """

    def __init__(self, weights: Weights) -> None:
        names = ("span", "label", "pol", "chg", "cut", "claim")
        self._heads = {name: _head(weights, name) for name in names}
        self._pairs = {
            kind: (_head(weights, f"pa.{kind}"), _head(weights, f"pb.{kind}")) for kind in KINDS
        }

    def clauses(self, vectors: Vectors, spans: Ends) -> Array:
        """Describe each clause by the vectors of its words.

        Parameters
        ----------
        vectors
            Of the article's words.
        spans
            First and last word of each clause, shape (clauses, 2).
        """
        lengths = spans[:, 1] - spans[:, 0] + 1
        return np.concatenate(
            [
                vectors.words[spans[:, 0]],
                vectors.words[spans[:, 1]],
                vectors.means(spans),
                (np.log1p(lengths) / 4)[:, None].astype(np.float32),
                (lengths < _SHORT)[:, None].astype(np.float32),
            ],
            axis=1,
        )

    def claims(self, clauses: Array) -> Array:
        """Return the probability that each clause is a claim, shape (clauses,)."""
        hidden = gelu(linear(clauses, *self._heads["cut"]))
        return chance_of(linear(hidden, *self._heads["claim"])[:, 0])

    def meanings(self, clauses: Array) -> Array:
        """Return the vector of each clause by which it is typed and chooses what belongs to it."""
        return gelu(linear(clauses, *self._heads["span"]))

    def types(self, meanings: Array) -> Array:
        """Return the probability of each of `TYPES`, shape (clauses, 11)."""
        return self._shares("label", meanings)

    def polarities(self, meanings: Array) -> Array:
        """Return the probability of each of `POLARITIES`."""
        return self._shares("pol", meanings)

    def changes(self, meanings: Array) -> Array:
        """Return the probability of each of `CHANGES`."""
        return self._shares("chg", meanings)

    def _shares(self, name: str, meanings: Array) -> Array:
        return np.round(softmax(linear(meanings, *self._heads[name])), _ROUNDED)

    def belongs(
        self,
        kind: str,
        clauses: Array,
        vectors: Vectors,
        ends: Ends,
        features: Sequence[Sequence[float]],
    ) -> Array:
        """Return the probability that what is named belongs to a clause.

        Parameters
        ----------
        kind
            One of `KINDS`.
        clauses
            Vector of the clause, repeated for each thing named.
        vectors
            Of the article's words.
        ends
            First and last word of each thing named, shape (things, 2).
        features
            See `Surroundings.features`.
        """
        known = np.concatenate(
            [clauses, vectors.means(ends), np.array(features, dtype=np.float32)], axis=1
        )
        first, second = self._pairs[kind]
        scores = linear(gelu(linear(known, *first)), *second)[:, 0]
        return chance_of(scores)


def odds_of(chance: float, least: float) -> float:
    """Return the logarithm of a chance's odds, none being less than `least`, or than it sure."""
    chance = min(max(chance, least), 1 - least)
    return log(chance / (1 - chance))


def chance_of(scores: Array) -> Array:
    """Return the probability that a score stands for, rounded."""
    found: Array = np.round(1 / (1 + np.exp(-scores)), _ROUNDED)
    return found


def _head(weights: Weights, name: str) -> tuple[Array, Array]:
    return weights.matrix(f"{name}.weight"), weights.vector(f"{name}.bias")
