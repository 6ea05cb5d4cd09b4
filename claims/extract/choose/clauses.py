"""Choose the clauses of a sentence that are claims."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from .weights import Array

_LEAST = 1e-4


def pick(spans: Sequence[tuple[int, int]], gains: Sequence[float]) -> list[int]:
    """Choose clauses that do not overlap and together gain most.

    Parameters
    ----------
    spans
        First and last word of each clause.
    gains
        What each gains; below nought none is chosen.

    Returns
    -------
    Indices of the chosen, in text order.

    >>> pick([(0, 9), (0, 4), (5, 9)], [3.0, 2.0, 2.0]), pick([(0, 9)], [-1.0])
    ([1, 2], [])
    """
    order = sorted((n for n in range(len(spans)) if gains[n] > 0), key=lambda n: spans[n][1])
    ends = [spans[n][1] for n in order]
    best = [0.0]
    taken: list[bool] = []
    before = [bisect_left(ends, spans[n][0]) for n in order]
    for at, n in enumerate(order):
        with_it = best[before[at]] + gains[n]
        taken.append(with_it > best[at])
        best.append(max(with_it, best[at]))
    found, at = [], len(order)
    while at:
        if taken[at - 1]:
            found.append(order[at - 1])
            at = before[at - 1]
        else:
            at -= 1
    return found[::-1]


def gains(claims: Array, least: float) -> Array:
    """Return how much more likely than not each clause is a claim.

    Parameters
    ----------
    claims
        Probability of each clause.
    least
        Probability at which nothing is gained.
    """
    chances = np.clip(claims, _LEAST, 1 - _LEAST)
    found: Array = np.log(chances / (1 - chances)) - np.log(least / (1 - least))
    return found
