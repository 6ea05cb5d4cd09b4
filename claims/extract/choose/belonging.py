"""Choose what of all that is named belongs to a clause."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .features import KINDS, Named, Surroundings
from .heads import Heads, Vectors
from .weights import Array
from .windows import Words

GIVEN = 0.35
"""Chance that is written down for what stands there in so many words, whatever the heads say."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Something named, and how likely it belongs to a clause.

    Parameters
    ----------
    named
        What is named.
    inside
        Whether the clause itself names it.
    chance
        0 to 1.
    """

    named: Named
    inside: bool
    chance: float


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that is judged.

    Parameters
    ----------
    start, end
        Code-point offsets.
    sentence
        Number of its sentence.
    vector
        What the heads made of its words.
    chance
        How likely it, or what is nearly the same clause, is a claim.
    alone
        Its own share of that chance.
    """

    start: int
    end: int
    sentence: int
    vector: Array
    chance: float
    alone: float = 1.0


def belongings(
    clause: Clause, around: Surroundings, words: Words, vectors: Vectors, heads: Heads
) -> dict[str, list[Belonging]]:
    """Judge all that is named in and around a clause.

    Parameters
    ----------
    clause
        The clause.
    around
        What its article names.
    words, vectors
        The article's words, and what the encoder made of them.
    heads
        Trained.

    Returns
    -------
    By kind, in text order.
    """
    return {kind: _judged(kind, clause, around, words, vectors, heads) for kind in KINDS}


def _judged(
    kind: str,
    clause: Clause,
    around: Surroundings,
    words: Words,
    vectors: Vectors,
    heads: Heads,
) -> list[Belonging]:
    span = clause.start, clause.end
    near = around.near(kind, *span, clause.sentence)
    ends = [(one, words.between(one.start, one.end)) for one in near]
    found = [one for one, between in ends if between]
    if not found:
        return []
    features = around.features(kind, found, *span, clause.sentence)
    spans = np.array([between for _, between in ends if between], dtype=np.int32)
    repeated = np.repeat(clause.vector[None, :], len(found), axis=0)
    chances = heads.belongs(kind, repeated, vectors, spans, features)
    return [
        Belonging(one, one.start < clause.end and one.end > clause.start, float(chance))
        for one, chance in zip(found, chances, strict=True)
    ]


def likeliest(found: Sequence[Belonging]) -> list[Belonging]:
    """Keep each value's likeliest mention; the likeliest value first, of equals the earlier."""
    best: dict[str, Belonging] = {}
    for one in found:
        known = best.get(one.named.value)
        if known is None or (one.inside, one.chance) > (known.inside, known.chance):
            best[one.named.value] = one
    return sorted(best.values(), key=lambda one: (-one.chance, one.named.start))
