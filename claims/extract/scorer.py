"""A linear model: weights of features, read from a file and summed."""

import json
from collections.abc import Iterable
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
        self.weights = weights

    def probabilities(self, features: Iterable[str]) -> FLOATS:
        """Return the probability of each label, in the order of `labels`."""
        names = self.names
        # In order, so that floating-point sums do not depend on how a set is laid out.
        rows = sorted([names[f] for f in features if f in names])
        scores = self.weights[rows].sum(axis=0)
        odds = np.exp(scores - scores.max())
        return np.asarray(odds / odds.sum(), dtype=np.float32)

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
