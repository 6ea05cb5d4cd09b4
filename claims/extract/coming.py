"""Whether what has come is said to be where it came from."""

from dataclasses import replace

from posturemap.claims.claim import Change, Claim, Doubt

from .propose import is_origin

_HALF = 0.44
"""Confidence at most: of 54 such claims of fourteen hands not trained on annotators have 24 so, for
they write down where a move began; on a map the force would stand there."""


def doubting_origin(claim: Claim, text: str) -> Claim:
    """Doubt the places of a thing that begins, if all of them stand behind "from".

    Parameters
    ----------
    claim
        As it was read.
    text
        Its article's.

    Returns
    -------
    The same, or not sure: "220 engineers moved in from Ādaži" are not in Ādaži.
    """
    begun = claim.change is Change.BEGINS and claim.places
    if not begun or not all(is_origin(text, place.start) for place in claim.places):
        return claim
    origin = Doubt(field="places", instead=None)
    doubts = claim.doubts if origin in claim.doubts else (*claim.doubts, origin)
    return replace(claim, confidence=min(claim.confidence, _HALF), sure=False, doubts=doubts)
