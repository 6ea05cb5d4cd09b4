"""Tell a claim that only says again what the article has said before."""

import re
from collections import defaultdict, deque

from posturemap.claims.claim import Claim, ClaimType

_WORD = re.compile(r"\d[\d.,]*|\w{4,}")
_STEM = 6
"""Letters by which two forms of one word are the same."""
_FEWEST = 4
"""Words below which two clauses are too short to be told apart."""
_SHARE = 0.8
"""Least share of a claim's words that an earlier claim must hold."""
_REMEMBERED = 500
"""Claims of a type that are remembered, so that a long text costs no more than its length."""


class Told:
    """What an article has claimed so far."""

    def __init__(self) -> None:
        self._claims: dict[ClaimType, deque[tuple[Claim, frozenset[str]]]] = defaultdict(
            lambda: deque(maxlen=_REMEMBERED)
        )

    def is_new(self, claim: Claim) -> bool:
        """Tell whether a claim says anything new, and remember it if it does.

        Parameters
        ----------
        claim
            The next claim of the article, in text order.

        Returns
        -------
        False only where an earlier claim of the same type and polarity holds nearly all its words,
        all its names and numbers, its places, its date and its quantity.
        """
        words, sure = _content(claim.quote)
        before = self._claims[claim.type]
        if len(words) >= _FEWEST and any(
            sure <= told and _covers(words, told) and _adds_nothing(claim, earlier)
            for earlier, told in before
        ):
            return False
        before.append((claim, words))
        return True


def _content(quote: str) -> tuple[frozenset[str], frozenset[str]]:
    """Collect the longer words, and of these the names and numbers."""
    found = _WORD.findall(quote)
    telling = [w for w in found if not w.islower()]
    return frozenset(map(_stem, found)), frozenset(map(_stem, telling))


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]


def _covers(words: frozenset[str], told: frozenset[str]) -> bool:
    return len(words & told) >= _SHARE * len(words)


def _adds_nothing(claim: Claim, earlier: Claim) -> bool:
    places = {(p.name, p.kind) for p in claim.places}
    return (
        claim.polarity is earlier.polarity
        and claim.date in (None, earlier.date)
        and _number(claim) in (None, _number(earlier))
        and places <= {(p.name, p.kind) for p in earlier.places}
    )


def _number(claim: Claim) -> tuple[object, str | None] | None:
    return (claim.quantity.value, claim.quantity.unit) if claim.quantity else None
