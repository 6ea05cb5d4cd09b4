"""NATO (Admiralty) grades: how reliable the source, how credible the information.

Each is judged alone. Reliability is what the project's sources table says. Credibility follows
from what independent origins say about the same thing; ``docs/guide/grades.md`` has the rule.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import Enum, auto

from .claim import Claim, ClaimType, Grade, Polarity, Quantity, ReviewState
from .origins import credited_body

_UNJUDGED = 6
_FAR = "9999"


class Stance(Enum):
    """How one claim stands to another about the same thing."""

    AGREES = auto()
    CONTRADICTS = auto()
    SILENT = auto()


def grade_claims(
    claims: Iterable[Claim],
    groups: Mapping[str, Iterable[str]],
    *,
    reliability: Mapping[str, str] | None = None,
    origins: Mapping[str, str] | None = None,
) -> tuple[Claim, ...]:
    """Grade claims by their sources and by each other.

    Parameters
    ----------
    claims
        All of them.
    groups
        Key of a thing to the ids of the claims about it.
    reliability
        Article id to a letter, A to F; F where it has none.
    origins
        Article id to the id of the text that it is a reprint of, from `article_origins`; each its
        own where it has none.

    Returns
    -------
    The same claims in the same order, graded.
    """
    held = {claim.id: claim for claim in claims}
    letters, texts = reliability or {}, origins or {}
    beside: dict[str, set[str]] = {identity: set() for identity in held}
    for members in groups.values():
        known = [member for member in members if member in held]
        for member in known:
            beside[member].update(known)
    return tuple(
        replace(
            claim,
            grade=Grade(
                reliability=letters.get(claim.article, "F"),
                credibility=_credibility(
                    claim, [held[other] for other in sorted(beside[claim.id])], texts
                ),
            ),
        )
        for claim in held.values()
    )


def _credibility(claim: Claim, others: list[Claim], texts: Mapping[str, str]) -> int:
    if not _is_checkable(claim):
        return _UNJUDGED
    others = [other for other in others if _is_checkable(other)]
    agreeing = [other for other in others if stance(claim, other) is Stance.AGREES]
    against = [other for other in others if stance(claim, other) is Stance.CONTRADICTS]
    return _judged(
        _independent([claim, *agreeing], texts), _independent(against, texts, apart_from=claim)
    )


def _judged(agreeing: int, against: int) -> int:
    """Turn the numbers of independent origins for and against into credibility."""
    if against == 0:
        return 1 if agreeing > 1 else _UNJUDGED
    return min(5, max(2, 3 - (agreeing - against)))


def _is_checkable(claim: Claim) -> bool:
    """Tell whether another source could bear a claim out: not a judgement, not a mere could-be."""
    return (
        claim.type is not ClaimType.ASSESSMENT
        and claim.polarity is not Polarity.HYPOTHETICAL
        and claim.review.state is not ReviewState.REJECTED
    )


def _independent(
    claims: Iterable[Claim], texts: Mapping[str, str], *, apart_from: Claim | None = None
) -> int:
    """Count claims of which no two share an article's text or a credited body."""
    used: set[tuple[str, str]] = set()
    if apart_from is not None:
        used |= _witnesses(apart_from, texts)
    count = 0
    for claim in sorted(claims, key=lambda one: (one.article, one.start, one.id)):
        mine = _witnesses(claim, texts)
        if used.isdisjoint(mine):
            used |= mine
            count += 1
    return count


def _witnesses(claim: Claim, texts: Mapping[str, str]) -> set[tuple[str, str]]:
    witnesses = {("text", texts.get(claim.article, claim.article))}
    if body := credited_body(claim):
        witnesses.add(("body", body))
    return witnesses


def stance(claim: Claim, other: Claim) -> Stance:
    """Tell how two claims about one thing stand to each other.

    Claims of different types, or of times that do not meet, are silent about each other. A denial
    contradicts. Figures in one unit agree where they overlap, and contradict where they do not and
    both times are known or neither is; a dated and an undated figure may be one series.
    """
    if claim.id == other.id or claim.type is not other.type or not _meet(claim.date, other.date):
        return Stance.SILENT
    if (claim.polarity is Polarity.NEGATED) != (other.polarity is Polarity.NEGATED):
        return Stance.CONTRADICTS
    if claim.quantity is None or other.quantity is None:
        return Stance.AGREES
    if claim.quantity.unit != other.quantity.unit:
        return Stance.SILENT
    if _overlap(claim.quantity, other.quantity):
        return Stance.AGREES
    same_footing = (claim.date is None) == (other.date is None)
    return Stance.CONTRADICTS if same_footing else Stance.SILENT


def _overlap(one: Quantity, other: Quantity) -> bool:
    low, high = _ends(one)
    other_low, other_high = _ends(other)
    return low <= other_high and other_low <= high


def _ends(quantity: Quantity) -> tuple[float, float]:
    value = quantity.value
    return (value[0], value[-1]) if isinstance(value, tuple) else (value, value)


def _meet(one: str | None, other: str | None) -> bool:
    """Tell whether two EDTF dates can be the same time."""
    if one is None or other is None:
        return True
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    return low <= other_high and other_low <= high


def _bounds(edtf: str) -> tuple[str, str]:
    """Return texts that sort before and after every day of a date."""
    start, slash, end = edtf.partition("/")
    first, last = start.rstrip("~?%"), (end if slash else start).rstrip("~?%")
    low = "" if first in ("", "..") else first.replace("X", "0")
    return low, _FAR if last in ("", "..") else f"{last.replace('X', '9')}-99"
