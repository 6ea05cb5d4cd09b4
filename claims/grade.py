"""NATO (Admiralty) grades: how reliable the source, how credible the information.

Each is judged alone. Reliability is what the project's sources table says. Credibility follows
from what independent origins say about the same thing; ``docs/guide/grades.md`` has the rule.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from functools import cache
from itertools import combinations

from .claim import Claim, ClaimType, Grade, Polarity, Quantity, ReviewState
from .organisations import citing_words
from .origins import credited_body

Conflict = Sequence[Iterable[str]]
_Others = dict[str, set[str]]
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
    conflicts: Iterable[Conflict] = (),
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
    conflicts
        Of each its sides, and of each side the ids of the claims that give that value.
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
    agreeing, against = _sides(held, groups, conflicts)
    return tuple(
        replace(
            claim,
            grade=Grade(
                reliability=letters.get(claim.article, "F"),
                credibility=_credibility(
                    claim,
                    [held[other] for other in sorted(agreeing[claim.id])],
                    [held[other] for other in sorted(against[claim.id])],
                    texts,
                ),
            ),
        )
        for claim in held.values()
    )


def _sides(
    held: Mapping[str, Claim], groups: Mapping[str, Iterable[str]], conflicts: Iterable[Conflict]
) -> tuple[_Others, _Others]:
    """Tell for every claim which others say the same, and which say otherwise."""
    agreeing: _Others = {identity: set() for identity in held}
    against: _Others = {identity: set() for identity in held}
    for members in groups.values():
        for one, other in combinations([held[m] for m in members if m in held], 2):
            found = stance(one, other)
            if found is not Stance.SILENT:
                others = agreeing if found is Stance.AGREES else against
                others[one.id].add(other.id)
                others[other.id].add(one.id)
    for sides in conflicts:
        for side in sides:
            across = {one for other in sides if other is not side for one in other}
            for claim_id in held.keys() & set(side):
                agreeing[claim_id] |= held.keys() & (set(side) - {claim_id})
                against[claim_id] |= held.keys() & across
    return {one: agreeing[one] - against[one] for one in held}, against


def _credibility(
    claim: Claim, agreeing: list[Claim], against: list[Claim], texts: Mapping[str, str]
) -> int:
    if not _is_checkable(claim):
        return _UNJUDGED
    return _judged(
        _independent([claim, *filter(_is_checkable, agreeing)], texts),
        _independent(filter(_is_checkable, against), texts, apart_from=claim),
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

    Claims of different types, or of times that do not meet, are silent about each other. Figures
    in one unit agree where they overlap; where they do not, they are silent, because what they
    count may differ. Other claims agree, or one denies the other, where they share at least half
    of the shorter one's words, names and small words apart.
    """
    if claim.id == other.id or claim.type is not other.type or not _meet(claim.date, other.date):
        return Stance.SILENT
    if claim.quantity and other.quantity and claim.polarity is other.polarity:
        same = claim.quantity.unit == other.quantity.unit
        agrees = same and _overlap(claim.quantity, other.quantity)
        return Stance.AGREES if agrees else Stance.SILENT
    if not _are_alike(claim.quote, other.quote):
        return Stance.SILENT
    denied = (claim.polarity is Polarity.NEGATED) != (other.polarity is Polarity.NEGATED)
    return Stance.CONTRADICTS if denied else Stance.AGREES


def _are_alike(one: str, other: str) -> bool:
    words, others = _content(one), _content(other)
    fewer = min(len(words), len(others))
    return fewer > 1 and 2 * len(words & others) >= fewer


@cache
def _content(quote: str) -> frozenset[str]:
    """Return what a quote says beside names: its longer words in lower case, without endings."""
    small = citing_words()["small"]["words"]
    words = re.findall(r"(?<!\w)[a-zà-ž]{4,}", quote)
    return frozenset(re.sub(r"(?:ing|ed|es|s|e)$", "", word) for word in words if word not in small)


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
