"""Places that a clause names only to compare with: "larger than Rukla and Pabradė"."""

import re
from dataclasses import replace

from posturemap.claims.extract.propose import Proposals
from posturemap.claims.extract.propose.tables import CAPITAL

from .choosing import Choice

_LEAD = r"(?:(?:in|at|on|of|the|that|those|both)\s+){0,3}"
_NAME = rf"{_LEAD}[{CAPITAL}][\w’'-]*(?:\s+[{CAPITAL}][\w’'-]*)*"
_THAN = re.compile(rf"\bthan\s+{_NAME}(?:(?:\s*,\s*|\s+)(?:(?:and|or)\s+)?{_NAME})*")


def without_compared(choice: Choice, proposals: Proposals) -> Choice:
    """Leave a claim without the places behind "than", if it has one before.

    Parameters
    ----------
    choice
        Any.
    proposals
        Of its article.

    Returns
    -------
    The same, without them: of 16 annotated claims with places on both sides of "than" 14 have only
    those before it.
    """
    than = _THAN.search(proposals.article.text, choice.start, choice.end)
    if than is None or all(one.named.start > than.start() for one in choice.places):
        return choice
    compared = range(than.start(), than.end())
    kept = tuple(one for one in choice.places if one.named.start not in compared)
    return replace(choice, places=kept)
