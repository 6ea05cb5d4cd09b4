"""Who acts: each whom a text names weighed against all the others.

A head judges every mention by itself (`belonging`); here all mentions of one actor count together,
beside what speaks for the others, what kind of claim it is and whose its places are.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log, log1p

import numpy as np

from .belonging import Belonging, likeliest
from .encoder import gelu, linear
from .features import FORMS, STANDS, Surroundings
from .heads import POLARITIES, TYPES, chance_of, odds_of
from .weights import Array

_KIND = "actor"
_LEAST = 1e-3
_WEAK = 0.02
"""Chance below which nobody is weighed."""
SIGNS = (
    *(f"stand {n}" for n in range(STANDS)),
    "mentions",
    *FORMS[_KIND],
    "rival",
    "other rival",
    "rival inside",
    "rank",
    "likely rivals",
    "named",
    *TYPES,
    *POLARITIES,
    "claim",
    "letters",
    "at home",
    "abroad",
)
"""What an actor is weighed by, in order: the odds of its likeliest mention in each stand to the
clause and of its likeliest that is no place's owner, how often and as what it is named, the odds of
others, and of what kind, how likely and how long the claim is; whether a place is its own."""


@dataclass(frozen=True, slots=True)
class Acting:
    """A small net over `SIGNS`, one hidden layer.

    Parameters
    ----------
    first, first_bias
        Shapes (signs, hidden), (hidden,).
    second, second_bias
        Shapes (hidden, 1), (1,).
    """

    first: Array
    first_bias: Array
    second: Array
    second_bias: Array

    def chances(self, signs: Sequence[Sequence[float]]) -> Array:
        """Return how likely each acts, shape (actors,)."""
        known = np.array(signs, dtype=np.float32)
        hidden = gelu(linear(known, self.first, self.first_bias))
        return chance_of(linear(hidden, self.second, self.second_bias)[:, 0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is known of a claim beside who may act.

    Parameters
    ----------
    start, end, sentence
        Code-point offsets of its clause, and the number of its sentence.
    claim
        Probability that it is one.
    types, polarities
        Probability of each.
    owners
        ISO codes of its places, joined by ``|`` where one is of several states.
    """

    start: int
    end: int
    sentence: int
    claim: float
    types: Sequence[float]
    polarities: Sequence[float]
    owners: Sequence[str]


@cache
def load_acting() -> Acting:
    """Read the package's own net; once a process."""
    rows = json.loads((files("posturemap.claims") / "data" / "acting.json").read_text("utf-8"))
    return Acting(**{name: np.array(row, dtype=np.float32) for name, row in rows.items()})


def actor_signs(
    found: Sequence[Belonging], beside: Beside, around: Surroundings
) -> dict[str, tuple[float, ...]]:
    """List by actor what speaks for its acting.

    Parameters
    ----------
    found
        Every mention that may act, with its chance by itself.
    beside
        Of the claim.
    around
        What the article names.

    Returns
    -------
    As many numbers as `SIGNS` for each who is likely enough to be weighed.
    """
    known = _mentioned(found, beside, around)
    order = sorted(known, key=lambda value: (-known[value].top, value))
    return {
        value: (
            *known[value].odds,
            log1p(known[value].many),
            *(float(form in known[value].forms) for form in FORMS[_KIND]),
            *_of_rivals(rank, [known[other] for other in order]),
            known[value].explicit,
            *_of_claim(beside),
            *_of_places(value, beside),
        )
        for rank, value in enumerate(order)
        if known[value].top >= _odds(_WEAK)
    }


def weighed(
    found: Sequence[Belonging], signs: Mapping[str, Sequence[float]], acting: Acting
) -> list[Belonging]:
    """Give each who may act its chance beside all the others.

    Parameters
    ----------
    found
        Every mention, with its chance by itself.
    signs
        As `actor_signs` listed them.
    acting
        Trained.

    Returns
    -------
    The likeliest mention of each that `signs` holds, in text order.
    """
    if not signs:
        return []
    chances = dict(zip(signs, acting.chances(list(signs.values())), strict=True))
    kept = [one for one in likeliest(found) if one.named.value in chances]
    judged = [Belonging(o.named, o.inside, float(chances[o.named.value])) for o in kept]
    return sorted(judged, key=lambda one: one.named.start)


@dataclass(frozen=True, slots=True)
class _Mentioned:
    """All mentions of one actor: the best odds by stand and of no owner, how many, its forms."""

    odds: tuple[float, ...]
    explicit: float
    many: int
    forms: tuple[str, ...]

    @property
    def top(self) -> float:
        return max(self.odds)


def _mentioned(
    found: Sequence[Belonging], beside: Beside, around: Surroundings
) -> dict[str, _Mentioned]:
    grouped: dict[str, list[Belonging]] = {}
    for one in found:
        grouped.setdefault(one.named.value, []).append(one)
    best = {one.named.value: one.named.forms for one in likeliest(found)}
    return {value: _of(own, best[value], beside, around) for value, own in grouped.items()}


def _of(
    own: Sequence[Belonging], forms: tuple[str, ...], beside: Beside, around: Surroundings
) -> _Mentioned:
    odds, explicit = [_odds(0.0)] * STANDS, _odds(0.0)
    for one in own:
        stand = around.stand(one.named, beside.start, beside.end, beside.sentence)
        odds[stand] = max(odds[stand], _odds(one.chance))
        if "owner" not in one.named.forms:
            explicit = max(explicit, _odds(one.chance))
    return _Mentioned(tuple(odds), explicit, len(own), forms)


def _of_rivals(rank: int, ordered: Sequence[_Mentioned]) -> tuple[float, ...]:
    """Give the odds of the likeliest two others and of the likeliest in the clause, and ranks."""
    others = [one for at, one in enumerate(ordered) if at != rank]
    first, second = ([one.top for one in others] + [_odds(0.0)] * 2)[:2]
    inside = max((one.odds[0] for one in others), default=_odds(0.0))
    return first, second, inside, float(rank), float(sum(one.top > 0 for one in others))


def _of_claim(beside: Beside) -> tuple[float, ...]:
    letters = log(beside.end - beside.start)
    return (*beside.types, *beside.polarities, _odds(beside.claim), letters)


def _of_places(actor: str, beside: Beside) -> tuple[float, float]:
    """Tell whether a place of the claim is the actor's own, and whether one is not."""
    owners = {code for owner in beside.owners for code in owner.split("|")}
    return float(actor in owners), float(bool(owners - {actor}))


def _odds(chance: float) -> float:
    return odds_of(chance, _LEAST)
