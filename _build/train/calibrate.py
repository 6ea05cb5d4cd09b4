"""What the encoder's chances are worth, learned from articles that it was not trained on."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import numpy as np
import score
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from posturemap.claims.extract.choose.confidence import Calibration, confidence, unusual

FLOOR = 0.58
"""Confidence from which a claim is sure. It leaves a little more than the wanted .35 of all
claims right and sure on h and zy, whose shares it was chosen by: docs/accuracy.md."""

_LOOSE = 0.001
"""How freely the weights move: of 0.0005 to 0.01 they told hands not learned from apart best."""
_NARROWEST = 1e-6

FLOORS = (0.35, 0.5, FLOOR, 0.65, 0.7)
"""Floors that are compared."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that was read in an article left out of training.

    Parameters
    ----------
    signs
        What its confidence is weighed from.
    right
        Whether type, polarity and places are all right.
    group
        Of the article.
    placed
        Whether it names a place, so that a map may draw it.
    """

    signs: Mapping[str, float]
    right: bool
    group: str
    placed: bool


def compared(
    gold: Sequence[dict[str, Any]],
    read: Sequence[dict[str, Any]],
    signs: Sequence[Mapping[str, float]],
    ignored: Iterable[Sequence[int]],
    group: str,
) -> list[Told]:
    """Hold the claims read in an article against its annotations."""
    pairs = score.match(list(gold), list(read))
    right = {
        id(p): not {"type", "polarity", "places"} & set(score.differing(g, p)) for g, p in pairs
    }
    spans = [{"start": a, "end": b} for a, b in ignored]
    return [
        Told(known, right.get(id(p), False), group, bool(p["places"]))
        for p, known in zip(read, signs, strict=True)
        if id(p) in right
        or not any(score.overlap(p, s) > 0.5 * (p["end"] - p["start"]) for s in spans)
    ]


def calibration(told: Sequence[Told], thresholds: Mapping[str, float]) -> dict[str, Any]:
    """Weigh the signs so that of the claims at 0.8 eight in ten are right."""
    usual, weights = _learned(told)
    rounded = {name: [round(one, 4) for one in own] for name, own in usual.items()}
    weighed = {names: round(weight, 5) for names, weight in weights.items()}
    return {"thresholds": dict(thresholds), "usual": rounded, "weights": weighed, "floor": FLOOR}


def _learned(told: Sequence[Told]) -> tuple[dict[str, tuple[float, float]], dict[str, float]]:
    """Learn the mean and spread of each sign, and the weights of each and of each two together."""
    names = sorted(told[0].signs)
    known = np.array([[one.signs[name] for name in names] for one in told])
    usual = {
        name: (float(row.mean()), float(row.std()) + _NARROWEST)
        for name, row in zip(names, known.T, strict=True)
    }
    rows, terms = _products(told, usual)
    means, spreads = rows.mean(0), rows.std(0) + _NARROWEST
    right = np.array([one.right for one in told])
    model = LogisticRegression(C=_LOOSE, max_iter=2000).fit((rows - means) / spreads, right)
    weights = model.coef_[0] / spreads
    begins = float(model.intercept_[0] - weights @ means)
    return usual, {"": begins, **dict(zip(terms, map(float, weights), strict=True))}


def _products(
    told: Sequence[Told], usual: Mapping[str, tuple[float, float]]
) -> tuple[NDArray[np.float64], list[str]]:
    """Multiply the signs of each claim, shape (claims, terms), and name the terms."""
    names = list(usual)
    seen = np.array([[unusual(one.signs[name], *usual[name]) for name in names] for one in told])
    pairs = list(combinations_with_replacement(range(len(names)), 2))
    products = np.stack([seen[:, a] * seen[:, b] for a, b in pairs], axis=1)
    return np.hstack([seen, products]), [*names, *(f"{names[a]} {names[b]}" for a, b in pairs)]


def chances(told: Sequence[Told]) -> NDArray[np.float64]:
    """Return how sure one would have been of each claim, shape (n,), knowing the other groups only.

    A single group knows no other and is weighed by itself.
    """
    groups = sorted({one.group for one in told})
    found = np.zeros(len(told))
    for group in groups:
        usual, weights = _learned([one for one in told if one.group != group] or told)
        learned = Calibration({}, usual, weights, FLOOR)
        for number, one in enumerate(told):
            if one.group == group:
                found[number] = confidence(one.signs, learned)
    return found


def reliability(
    told: Sequence[Told], confidences: NDArray[np.float64]
) -> list[tuple[float, float, int]]:
    """Return by tenths of confidence: the confidence, the share that is right, how many."""
    right = np.array([one.right for one in told])
    rows = []
    for tenth in range(10):
        inside = (confidences >= tenth / 10) & (confidences < (tenth + 1) / 10)
        if inside.any():
            share = float(right[inside].mean())
            rows.append((float(confidences[inside].mean()), share, int(inside.sum())))
    return rows


def sure(
    told: Sequence[Told], confidences: NDArray[np.float64], floor: float, known: int
) -> tuple[float, float, float]:
    """Say what a floor would give.

    Parameters
    ----------
    told
        Claims that were read.
    confidences
        Of each, shape (n,).
    floor
        Confidence from which a claim would be sure.
    known
        How many claims are annotated.

    Returns
    -------
    The share that is right of the sure, the same of those with a place, and the share of the
    annotated claims that are sure and right.
    """
    right = np.array([one.right for one in told])
    placed = np.array([one.placed for one in told])
    taken = confidences >= floor
    return (
        float(right[taken].mean()),
        float(right[taken & placed].mean()),
        float(right[taken].sum() / known),
    )


def write(path: Path, found: Mapping[str, Any]) -> None:
    """Write a calibration as `choose` reads it."""
    path.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", "utf-8")
