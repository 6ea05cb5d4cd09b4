"""Choose the clauses of a sentence that are claims."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .weights import Array

_LEAST = 1e-4
_SLIGHT = 0.02  # a chance below adds nothing to another
_NEAR = 0.6
"""Share of the words of two clauses that both have, from which they are nearly the same; of 0.4 to
0.7 the best on three hands of group z, read by weights that had not seen it."""


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


def together(spans: NDArray[np.int32], claims: Array) -> Array:
    """Add up what speaks for each clause: nearly the same one, cut otherwise, is the same claim.

    Where the encoder cannot tell whether "After …, NATO sent four battalions" or "NATO sent four
    battalions" is the clause, each has half the chance, and that one of them is a claim is sure.

    Parameters
    ----------
    spans
        First and last word of each clause, shape (clauses, 2).
    claims
        Probability of each clause, shape (clauses,).

    Returns
    -------
    Probabilities, shape (clauses,); 0 for a clause that has a likelier one near it.

    >>> together(np.array([(0, 9), (2, 9), (0, 1)], np.int32), np.array([0.5, 0.4, 0.1])).tolist()
    [0.9, 0.0, 0.1]
    """
    found = np.where(claims < _SLIGHT, claims, 0.0)
    (likely,) = np.nonzero(claims >= _SLIGHT)
    first, last, known = spans[likely, 0], spans[likely, 1], claims[likely]
    for n, at in enumerate(likely):
        shared = np.minimum(last, last[n]) - np.maximum(first, first[n]) + 1
        near = shared >= _NEAR * (np.maximum(last, last[n]) - np.minimum(first, first[n]) + 1)
        if known[n] >= known[near].max():
            found[at] = min(float(known[near].sum()), 1.0)
    return found


def gains(claims: Array, whole: Array, least: float) -> Array:
    """Return how much more likely than not each clause is a claim.

    Parameters
    ----------
    claims
        Probability of each clause.
    whole
        The same with what is nearly the same clause: it decides whether there is a claim, the
        share of the clause in it which one it is.
    least
        Probability at which nothing is gained.
    """
    chances = np.clip(whole, _LEAST, 1 - _LEAST)
    gained = np.log(chances / (1 - chances)) - np.log(least / (1 - least))
    found: Array = gained + np.log(np.clip(claims, _LEAST, 1) / chances)
    return found
