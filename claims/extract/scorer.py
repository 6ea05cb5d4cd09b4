"""A linear model: weights of features, read from a file and summed."""

import json
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from .vectors import FLOATS, Vectors, load_vectors


class Scorer:
    """Scores of labels for a set of features.

    Parameters
    ----------
    labels
        What is chosen from.
    names
        The features that have weights.
    weights
        One row a feature, one column a label; log-odds.
    meaning
        The same for each dimension of the word vectors; none where words' meanings do not count.
    vectors
        The word vectors; the package's own when they are left out.
    """

    def __init__(
        self,
        labels: tuple[str, ...],
        names: Iterable[str],
        weights: FLOATS,
        *,
        meaning: FLOATS | None = None,
        vectors: Vectors | None = None,
    ) -> None:
        self.labels = labels
        self.meaning = meaning
        self.vectors = vectors
        self.names = {name: i for i, name in enumerate(names)}
        # Doubles: a sum of some hundred single floats is then exact, in whatever order a set is.
        self.weights = np.vstack([weights, np.zeros(len(labels))]).astype(np.float64)

    def scores(
        self, groups: Sequence[Collection[str]], texts: Sequence[Sequence[str]] = ()
    ) -> list[list[float]]:
        """Sum the weights of many sets of features at once.

        Parameters
        ----------
        groups
            Names of features, a set each; those without weights are passed over.
        texts
            For each set the word stems whose meaning counts too; none for none.

        Returns
        -------
        For each set the log-odds of each label, in the order of `labels`, up to a constant.
        """
        names, nothing = self.names, len(self.names)
        rows: list[int] = []
        firsts = []
        for group in groups:
            firsts.append(len(rows))
            rows.append(nothing)  # a row of zeros, so that no set is empty
            rows.extend([names[f] for f in group if f in names])
        if not firsts:
            return []
        sums = np.add.reduceat(self.weights[rows], firsts, axis=0)
        if self.meaning is not None and texts:
            vectors = self.vectors or load_vectors()
            sums += np.array([vectors.meaning(stems) for stems in texts]) @ self.meaning
        scores: list[list[float]] = sums.tolist()
        return scores

    def plus(self, scores: list[float], features: Iterable[str]) -> list[float]:
        """Add a few more features to a set's scores."""
        rows = [self.weights[self.names[f]].tolist() for f in features if f in self.names]
        return [sum(column) for column in zip(scores, *rows, strict=True)]

    @classmethod
    def read(cls, packed: dict[str, Any]) -> "Scorer":
        """Unpack what the training script wrote: integers and the step they count."""
        weights = np.array(packed["weights"], dtype=np.float32) * packed["step"]
        names = packed["names"].split("\n")
        meaning = np.array(packed["meaning"], dtype=np.float32) * packed["step"]
        labels = tuple(packed["labels"])
        dense = meaning.reshape(-1, len(labels)) if meaning.size else None
        return cls(labels, names, weights.reshape(len(names), -1), meaning=dense)


@cache
def load_scorers() -> dict[str, Scorer]:
    """Read the trained weights; once a process."""
    text = files("posturemap.claims").joinpath("data", "weights.json").read_text("utf-8")
    return {name: Scorer.read(packed) for name, packed in json.loads(text).items()}
