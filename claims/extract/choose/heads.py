"""Small heads over clauses: is it a claim, of which type, and what belongs to it."""

from collections.abc import Sequence

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
        self._sums = np.zeros((len(words) + 1, words.shape[1]))
        np.cumsum(words, axis=0, out=self._sums[1:])

    def means(self, ends: Ends) -> Array:
        """Average each stretch, given by its first and its last word, shape (stretches, 2)."""
        lengths = (ends[:, 1] - ends[:, 0] + 1)[:, None]
        found = (self._sums[ends[:, 1] + 1] - self._sums[ends[:, 0]]) / lengths
        means: Array = found.astype(np.float32)
        return means


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
        return _chance(linear(hidden, *self._heads["claim"])[:, 0])

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
        return _chance(scores)


def _chance(scores: Array) -> Array:
    found: Array = np.round(1 / (1 + np.exp(-scores)), _ROUNDED)
    return found


def _head(weights: Weights, name: str) -> tuple[Array, Array]:
    return weights.matrix(f"{name}.weight"), weights.vector(f"{name}.bias")
