"""The claims about one thing that a claim may agree with, without holding it against all others.

Two quotes are alike when they share half of the shorter one's words. So of the rarest words of the
shorter one, as many as leave fewer than half, at least one stands in the other (the prefix filter
of set-similarity joins; Chaudhuri, Ganti and Kaushik 2006). Figures are looked up by their value.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from posturemap.claims.claim import Claim, ClaimType

from .stance import content_words, ends_of

_Index = dict[tuple[ClaimType, str], list[int]]


class Meeting:
    """Claims about one thing, to be asked who may stand to a claim in some way.

    Parameters
    ----------
    claims
        Those that can be answers.
    rarity
        How many claims of the thing have a word, over all of them.
    """

    def __init__(self, claims: Sequence[Claim], rarity: Counter[str]) -> None:
        self._claims = claims
        self._rarity = rarity
        self._words: _Index = {}
        self._rarest: _Index = {}
        self._figures: dict[object, dict[tuple[float, float], list[int]]] = {}
        for number, claim in enumerate(claims):
            words = content_words(claim.quote)
            for word in words:
                self._words.setdefault((claim.type, word), []).append(number)
            for word in rarest(words, rarity):
                self._rarest.setdefault((claim.type, word), []).append(number)
            if claim.quantity:
                ends = self._figures.setdefault(_counted(claim), {})
                ends.setdefault(ends_of(claim.quantity), []).append(number)

    def near(self, claim: Claim) -> Iterator[Claim]:
        """Give the claims that may agree with a claim or deny it, each once, in their order."""
        words = content_words(claim.quote)
        found = set(self._of_figure(claim))
        for word in rarest(words, self._rarity):
            found.update(self._words.get((claim.type, word), ()))
        for word in words:
            found.update(self._rarest.get((claim.type, word), ()))
        return (self._claims[number] for number in sorted(found))

    def _of_figure(self, claim: Claim) -> Iterable[int]:
        if claim.quantity is None:
            return
        low, high = ends_of(claim.quantity)
        for (least, most), numbers in self._figures.get(_counted(claim), {}).items():
            if least <= high and low <= most:
                yield from numbers


def _counted(claim: Claim) -> object:
    unit = claim.quantity.unit if claim.quantity else None
    return claim.type, claim.polarity, unit


def rarest(words: frozenset[str], rarity: Counter[str]) -> list[str]:
    """Give the words of which every quote that is alike must hold one, the rarest first."""
    needed = (len(words) + 1) // 2  # of the words, to be shared
    return sorted(words, key=lambda word: (rarity[word], word))[: len(words) - needed + 1]
