"""NATO (Admiralty) grades: how reliable the source, how credible the information.

Each is judged alone. Reliability is what the project's sources table says. Credibility follows
from what independent origins say about the same thing; ``docs/guide/grades.md`` has the rule.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from posturemap.claims.claim import Claim, ClaimType, Grade, Polarity, ReviewState

from .meeting import Meeting
from .origins import origin_of
from .stance import Stance, content_words, stance

Conflict = Sequence[Iterable[str]]
_Others = dict[str, set[str]]
_UNJUDGED = 6


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
    letters = reliability or {}
    voices = {claim.id: _voice(claim, origins or {}) for claim in held.values()}
    agreeing, against = _sides(held, voices, groups, conflicts)
    return tuple(
        replace(
            claim,
            grade=Grade(
                reliability=letters.get(claim.article, "F"),
                credibility=_credibility(
                    claim,
                    [held[other] for other in sorted(agreeing[claim.id] - against[claim.id])],
                    [held[other] for other in sorted(against[claim.id])],
                    voices,
                ),
            ),
        )
        for claim in held.values()
    )


@dataclass(frozen=True, slots=True)
class _Voice:
    """Whose word a claim is: the text that it stands in, and whom it credits."""

    bodies: frozenset[str]
    named: bool


def voice_bodies(claim: Claim, texts: Mapping[str, str]) -> frozenset[str]:
    """Name the text that a claim stands in and the bodies that it credits.

    Parameters
    ----------
    claim
        Any claim.
    texts
        From `article_origins`: article id to the id of the text that it is a reprint of.

    Returns
    -------
    Names; two claims that share one have no two origins.
    """
    return _voice(claim, texts).bodies


def _voice(claim: Claim, texts: Mapping[str, str]) -> _Voice:
    origin = origin_of(claim)
    text = f"text {texts.get(claim.article, claim.article)}"
    return _Voice(origin.bodies | {text}, origin.named)


def _sides(
    held: Mapping[str, Claim],
    voices: Mapping[str, _Voice],
    groups: Mapping[str, Iterable[str]],
    conflicts: Iterable[Conflict],
) -> tuple[_Others, _Others]:
    """Tell for every claim which others bear it out, and which say otherwise."""
    agreeing: _Others = {identity: set() for identity in held}
    against: _Others = {identity: set() for identity in held}
    for members in groups.values():
        about = [held[m] for m in members if m in held and _is_checkable(held[m])]
        for claim, other, found in _stances(about, voices):
            (agreeing if found is Stance.AGREES else against)[claim.id].add(other.id)
    for sides in conflicts:
        ids = [held.keys() & set(side) for side in sides]
        for number, side in enumerate(ids):
            across = set(chain.from_iterable(ids[:number] + ids[number + 1 :]))
            for claim_id in side:
                agreeing[claim_id] |= side - {claim_id}
                against[claim_id] |= across
    return agreeing, against


def _stances(
    about: Sequence[Claim], voices: Mapping[str, _Voice]
) -> Iterator[tuple[Claim, Claim, Stance]]:
    """Give who bears out or contradicts whom among the claims about one thing.

    Who credits nobody bears nobody out, and only a denial contradicts, so that most claims need not
    be asked.
    """
    if len(about) < 2:
        return
    rarity = Counter(word for claim in about for word in content_words(claim.quote))
    witnesses = Meeting([claim for claim in about if voices[claim.id].named], rarity)
    denying = [claim for claim in about if claim.polarity is Polarity.NEGATED]
    denials = Meeting(denying, rarity)
    for claim in about:
        for other in witnesses.near(claim):
            if stance(claim, other) is Stance.AGREES:
                yield claim, other, Stance.AGREES
        for other in denials.near(claim):
            if stance(claim, other) is Stance.CONTRADICTS:
                yield claim, other, Stance.CONTRADICTS
                yield other, claim, Stance.CONTRADICTS


def _credibility(
    claim: Claim,
    agreeing: Iterable[Claim],
    against: Iterable[Claim],
    voices: Mapping[str, _Voice],
) -> int:
    if not _is_checkable(claim):
        return _UNJUDGED
    named = [one for one in (claim, *agreeing) if voices[one.id].named and _is_checkable(one)]
    denied = [one for one in against if _is_checkable(one)]
    return _judged(
        _independent(named, voices),
        _independent(denied, voices, apart_from=claim),
    )


def _judged(agreeing: int, against: int) -> int:
    """Turn the numbers of independent origins for and against into credibility."""
    if against == 0:
        return 1 if agreeing > 1 else _UNJUDGED
    return min(5, max(2, 3 - (max(agreeing, 1) - against)))


def _is_checkable(claim: Claim) -> bool:
    """Tell whether another source could bear a claim out: not a judgement, not a mere could-be."""
    return (
        claim.type is not ClaimType.ASSESSMENT
        and claim.polarity is not Polarity.HYPOTHETICAL
        and claim.review.state is not ReviewState.REJECTED
    )


def _independent(
    claims: Iterable[Claim], voices: Mapping[str, _Voice], *, apart_from: Claim | None = None
) -> int:
    """Count claims of which no two share an article's text or a credited body."""
    used: set[str] = set(voices[apart_from.id].bodies) if apart_from else set()
    count = 0
    for claim in sorted(claims, key=lambda one: (one.article, one.start, one.id)):
        mine = voices[claim.id].bodies
        if used.isdisjoint(mine):
            used |= mine
            count += 1
    return count
