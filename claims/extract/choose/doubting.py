"""Where something else is nearly as likely as what was chosen."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from posturemap.claims.claim import Doubt

from .belonging import Belonging, likeliest
from .heads import POLARITIES, TYPES
from .weights import Array

_RIVAL = 0.25
"""Chance from which a runner-up is worth naming."""


def doubts_of(
    types: Array,
    polarities: Array,
    found: Mapping[str, Sequence[Belonging]],
    least: Mapping[str, float],
) -> tuple[Doubt, ...]:
    """Name the fields in which something else is nearly as likely.

    Parameters
    ----------
    types, polarities
        Probability of each, shapes (types,) and (polarities,).
    found
        All that may belong to the claim, by kind.
    least
        Chance from which it is taken, by kind.
    """
    doubts = []
    second = int(np.argsort(-types, kind="stable")[1])
    if types[second] >= _RIVAL:
        doubts.append(Doubt(field="type", instead=TYPES[second].value))
    other = int(np.argsort(-polarities, kind="stable")[1])
    if polarities[other] >= _RIVAL:
        doubts.append(Doubt(field="polarity", instead=POLARITIES[other].value))
    fields = {"places": "place", "actors": "actor", "date": "date", "quantity": "quantity"}
    for name, kind in (fields | {"attribution": "speaker"}).items():
        doubts += [Doubt(field=name, instead=one) for one in _rivals(found[kind], least[kind])]
    return tuple(doubts)


def _rivals(found: Sequence[Belonging], least: float) -> Iterator[str | None]:
    """Yield what was nearly taken, or None where what was taken was nearly not."""
    ordered = likeliest(found)
    close = [one for one in ordered if one.chance < least and one.chance >= _RIVAL]
    weak = [one for one in ordered if least <= one.chance < 1 - _RIVAL]
    if close:
        yield close[0].named.value
    elif weak:
        yield None
