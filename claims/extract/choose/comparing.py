"""Places and days that a clause only compares with: "larger than Rukla", "down from 7 in 2022"."""

import re
from dataclasses import replace

from posturemap.claims.extract.propose import Proposals
from posturemap.claims.extract.propose.tables import CAPITAL

from .choosing import Choice

_LEAD = r"(?:(?:in|at|on|of|the|that|those|both)\s+){0,3}"
_NAME = rf"{_LEAD}[{CAPITAL}][\w’'-]*(?:\s+[{CAPITAL}][\w’'-]*)*"
_THAN = re.compile(rf"\bthan\s+{_NAME}(?:(?:\s*,\s*|\s+)(?:(?:and|or)\s+)?{_NAME})*")

_BESIDE = re.compile(
    r"\b(?:(?:down|up)\s+from|compared\s+(?:with|to)|(?:as\s+)?against(?=\s+\d)|than\s+(?:in|at|on))\s"
)
_SAID = 12  # letters of a clause that tell something before it compares


def without_compared(choice: Choice, proposals: Proposals) -> Choice:
    """Leave a claim without the places and the day that it only compares with.

    Parameters
    ----------
    choice
        Any.
    proposals
        Of its article.

    Returns
    -------
    The same, without the places behind "than" if it has one before: of 16 annotated claims with
    places on both sides 14 have only those before it. And without a day behind "down from",
    "compared with" or "against", unless the clause begins there: of 40 annotated claims that go
    on with such a day 38 do not have it.
    """
    return _without_days(_without_places(choice, proposals), proposals)


def _without_places(choice: Choice, proposals: Proposals) -> Choice:
    than = _THAN.search(proposals.article.text, choice.start, choice.end)
    if than is None or all(one.named.start > than.start() for one in choice.places):
        return choice
    compared = range(than.start(), than.end())
    kept = tuple(one for one in choice.places if one.named.start not in compared)
    return replace(choice, places=kept)


def _without_days(choice: Choice, proposals: Proposals) -> Choice:
    if choice.date is None:
        return choice
    text, at = proposals.article.text, choice.date.named.start
    beside = _BESIDE.search(text, choice.start + _SAID, choice.end)
    if beside is None or at < beside.end() or re.search(r"[.;:]\s", text[beside.end() : at]):
        return choice
    return replace(choice, date=None)
