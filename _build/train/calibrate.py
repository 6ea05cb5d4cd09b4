"""What the encoder's chances are worth, learned from articles that it was not trained on."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import score
from sklearn.linear_model import LogisticRegression

FLOOR = 0.5
"""Confidence from which a claim is sure. A higher one costs more of what is right than it spares of
what is wrong: docs/accuracy.md has the curve."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that was read in an article left out of training.

    Parameters
    ----------
    signs
        What its confidence is weighed from.
    right
        Whether type, polarity and places are all right.
    """

    signs: Mapping[str, float]
    right: bool


def compared(
    gold: Sequence[dict[str, Any]],
    read: Sequence[dict[str, Any]],
    signs: Sequence[Mapping[str, float]],
    ignored: Iterable[Sequence[int]],
) -> list[Told]:
    """Hold the claims read in an article against its annotations."""
    pairs = score.match(list(gold), list(read))
    right = {
        id(p): not {"type", "polarity", "places"} & set(score.differing(g, p)) for g, p in pairs
    }
    spans = [{"start": a, "end": b} for a, b in ignored]
    return [
        Told(known, right.get(id(p), False))
        for p, known in zip(read, signs, strict=True)
        if id(p) in right
        or not any(score.overlap(p, s) > 0.5 * (p["end"] - p["start"]) for s in spans)
    ]


def calibration(told: Sequence[Told], thresholds: Mapping[str, float]) -> dict[str, Any]:
    """Weigh the signs so that of the claims at 0.8 eight in ten are right."""
    names = sorted(told[0].signs)
    known = np.array([[one.signs[name] for name in names] for one in told])
    right = np.array([one.right for one in told])
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=2000).fit(known, right)
    weights = {n: round(float(w), 4) for n, w in zip(names, model.coef_[0], strict=True)}
    return {"thresholds": dict(thresholds), "weights": weights, "floor": FLOOR}


def reliability(
    told: Sequence[Told], weights: Mapping[str, float]
) -> list[tuple[float, float, int]]:
    """Return by tenths of confidence: the confidence, the share that is right, how many."""
    scores = np.array([sum(weights[n] * v for n, v in one.signs.items()) for one in told])
    chances = 1 / (1 + np.exp(-scores))
    right = np.array([one.right for one in told])
    rows = []
    for tenth in range(10):
        inside = (chances >= tenth / 10) & (chances < (tenth + 1) / 10)
        if inside.any():
            share = float(right[inside].mean())
            rows.append((float(chances[inside].mean()), share, int(inside.sum())))
    return rows


def write(path: Path, found: Mapping[str, Any]) -> None:
    """Write a calibration as `choose` reads it."""
    path.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", "utf-8")
