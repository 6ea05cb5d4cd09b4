"""How likely a claim is right in type, polarity and places."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from .belonging import Belonging
from .heads import TYPES

_LEAST = 1e-4
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the encoder's chances were worth on articles left out of training.

    Parameters
    ----------
    thresholds
        Chance from which something is taken, by what it is.
    weights
        Of each sign of confidence; `signs` names them.
    floor
        Confidence from which a claim is sure.
    """

    thresholds: Mapping[str, float]
    weights: Mapping[str, float]
    floor: float


@cache
def load_calibration() -> Calibration:
    """Read the package's own; once a process."""
    text = (files("posturemap.claims") / "data" / "calibration.json").read_text("utf-8")
    return Calibration(**json.loads(text))


def signs(
    claim: float,
    types: Sequence[float],
    polarities: Sequence[float],
    places: Sequence[Belonging],
    thresholds: Mapping[str, float],
) -> dict[str, float]:
    """List what speaks for a claim's being right.

    Parameters
    ----------
    claim
        Probability that it is one.
    types, polarities
        Probability of each.
    places
        All that may be its places.
    thresholds
        Chance from which a place is taken.
    """
    best, second = sorted(types, reverse=True)[:2]
    stands, other = sorted(polarities, reverse=True)[:2]
    doubts = [abs(_odds(p.chance) - _odds(_threshold(p, thresholds))) for p in places]
    inside = [one for one, place in zip(doubts, places, strict=True) if place.inside]
    outside = [one for one, place in zip(doubts, places, strict=True) if not place.inside]
    return {
        "one": 1.0,
        "type": _odds(best),
        "rival": log(max(best, _LEAST) / max(second, _LEAST)),
        "claim": _odds(claim),
        "polarity": log(max(stands, _LEAST) / max(other, _LEAST)),
        "inside": min(inside, default=6.0),
        "outside": min(outside, default=6.0),
        "places": float(sum(place.inside for place in places)),
        **{kind.value: float(best == types[n]) for n, kind in enumerate(TYPES)},
    }


def confidence(found: Mapping[str, float], calibration: Calibration) -> float:
    """Weigh the signs, 0 to 1."""
    score = sum(calibration.weights.get(name, 0.0) * value for name, value in found.items())
    return round(1 / (1 + exp(-score)), _DIGITS)


def _threshold(place: Belonging, thresholds: Mapping[str, float]) -> float:
    return thresholds["place" if place.inside else "place outside"]


def _odds(chance: float) -> float:
    chance = min(max(chance, _LEAST), 1 - _LEAST)
    return log(chance / (1 - chance))
