"""A linear model: weights of features, read from a file and summed."""

import json
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

FLOATS = npt.NDArray[np.float32]


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
    """

    def __init__(self, labels: tuple[str, ...], names: Iterable[str], weights: FLOATS) -> None:
        self.labels = labels
        self.names = {name: i for i, name in enumerate(names)}
        # Doubles: a sum of some hundred single floats is then exact, in whatever order a set is.
        self.weights = np.vstack([weights, np.zeros(len(labels))]).astype(np.float64)

    def scores(self, groups: Sequence[Collection[str]]) -> list[list[float]]:
        """Sum the weights of many sets of features at once.

        Parameters
        ----------
        groups
            Names of features, a set each; those without weights are passed over.

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
        sums: list[list[float]] = np.add.reduceat(self.weights[rows], firsts, axis=0).tolist()
        return sums

    def plus(self, scores: list[float], features: Iterable[str]) -> list[float]:
        """Add a few more features to a set's scores."""
        rows = [self.weights[self.names[f]].tolist() for f in features if f in self.names]
        return [sum(column) for column in zip(scores, *rows, strict=True)]

    @classmethod
    def read(cls, packed: dict[str, Any]) -> "Scorer":
        """Unpack what the training script wrote: integers and the step they count."""
        weights = np.array(packed["weights"], dtype=np.float32) * packed["step"]
        names = packed["names"].split("\n")
        return cls(tuple(packed["labels"]), names, weights.reshape(len(names), -1))


@cache
def load_scorers() -> dict[str, Scorer]:
    """Read the trained weights; once a process."""
    text = files("posturemap.claims").joinpath("data", "weights.json").read_text("utf-8")
    return {name: Scorer.read(packed) for name, packed in json.loads(text).items()}
