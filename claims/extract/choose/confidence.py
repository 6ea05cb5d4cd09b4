"""How likely a claim is right in type, polarity and places."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log, prod

from .belonging import Belonging
from .heads import TYPES, odds_of

_LEAST = 1e-4
_DIGITS = 3
_FARTHEST = 3.0
_AREAS = frozenset(("region", "sea", "sea-area"))


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the encoder's chances were worth on articles left out of training.

    Parameters
    ----------
    thresholds
        Chance from which something is taken, by what it is.
    usual
        Mean and spread of each sign of confidence; `signs` names them.
    weights
        Of each sign, of each two together, "claim type", and of none, "": where it begins.
    floor
        Confidence from which a claim is sure.
    """

    thresholds: Mapping[str, float]
    usual: Mapping[str, Sequence[float]]
    weights: Mapping[str, float]
    floor: float


@cache
def load_calibration() -> Calibration:
    """Read the package's own; once a process."""
    text = (files("posturemap.claims") / "data" / "calibration.json").read_text("utf-8")
    return Calibration(**json.loads(text))


@dataclass(frozen=True, slots=True)
class Chances:
    """What the heads say of a clause.

    Parameters
    ----------
    claim
        Probability that it, or what is nearly the same clause, is a claim.
    alone
        Its own share of that.
    letters
        How long it is.
    density
        Expected claims a sentence of its article: an article about something else has few.
    types, polarities
        Probability of each.
    others
        How many it has of what else may belong to it, by kind: actors, dates, quantities, speakers.
    """

    claim: float
    alone: float
    letters: int
    density: float
    types: Sequence[float]
    polarities: Sequence[float]
    others: Mapping[str, int]


def signs(
    chances: Chances, places: Sequence[Belonging], thresholds: Mapping[str, float]
) -> dict[str, float]:
    """List what speaks for a claim's being right.

    Parameters
    ----------
    chances
        What the heads say of it.
    places
        All that may be its places.
    thresholds
        Chance from which a place is taken.
    """
    types = chances.types
    best, second = sorted(types, reverse=True)[:2]
    stands, other = sorted(chances.polarities, reverse=True)[:2]
    taken = [p for p in places if p.chance >= _threshold(p, thresholds)]
    doubts = [abs(_odds(p.chance) - _odds(_threshold(p, thresholds))) for p in places]
    inside = [one for one, place in zip(doubts, places, strict=True) if place.inside]
    outside = [one for one, place in zip(doubts, places, strict=True) if not place.inside]
    return {
        "type": _odds(best),
        "rival": log(max(best, _LEAST) / max(second, _LEAST)),
        "claim": _odds(chances.claim),
        "alone": log(max(chances.alone, _LEAST)),
        "density": log(max(chances.density, _LEAST)),
        "polarity": log(max(stands, _LEAST) / max(other, _LEAST)),
        "inside": min(inside, default=6.0),
        "outside": min(outside, default=6.0),
        "places": float(sum(place.inside for place in places)),
        "taken": float(len(taken)),
        "country": float(any("country" in one.named.forms for one in taken)),
        "area": float(any(_AREAS.intersection(one.named.forms) for one in taken)),
        "letters": log(chances.letters),
        "product": log(max(best, _LEAST)) + log(max(stands, _LEAST)) - sum(map(_lost, doubts)),
        **{kind: float(many) for kind, many in chances.others.items()},
        **{kind.value: float(best == types[n]) for n, kind in enumerate(TYPES)},
    }


def confidence(found: Mapping[str, float], calibration: Calibration) -> float:
    """Weigh the signs, each by itself and each two together, 0 to 1."""
    seen = {name: unusual(found[name], *own) for name, own in calibration.usual.items()}
    score = sum(
        weight * prod(seen[name] for name in names.split())
        for names, weight in calibration.weights.items()
    )
    return round(1 / (1 + exp(-score)), _DIGITS)


def unusual(value: float, mean: float, spread: float) -> float:
    """Say by how many spreads a sign lies off its mean, three at most."""
    return min(max((value - mean) / spread, -_FARTHEST), _FARTHEST)


def _lost(margin: float) -> float:
    """Say what a decision costs that was taken by some margin of odds: less than nothing sure."""
    return log(1 + exp(-margin))


def _threshold(place: Belonging, thresholds: Mapping[str, float]) -> float:
    return thresholds["place" if place.inside else "place outside"]


def _odds(chance: float) -> float:
    return odds_of(chance, _LEAST)
