"""How far readers of the same claims agree, and one review made of theirs."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from posturemap.claims.claim import ReviewState

from .deciding import in_order
from .decision import Decision, ReviewFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Two readers side by side.

    Parameters
    ----------
    one, other
        Their names.
    both
        Claims that both decided.
    same
        Those of them that both accepted, both rejected or both corrected.
    kappa
        Cohen's κ of these three answers (Cohen 1960, doi:10.1177/001316446002000104): 1 is full
        agreement, 0 what chance would give; None where both gave one and the same answer always,
        or no claim was decided by both, and nothing can be said.
    """

    one: str
    other: str
    both: int
    same: int
    kappa: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """One review made of several.

    Parameters
    ----------
    review
        What nobody disputes is decided in it; what is disputed, or decided by nobody, is not.
    disputed
        Ids of the claims that readers judge differently, corrections included.
    """

    review: ReviewFile
    disputed: tuple[str, ...]


def agreements(reviews: Mapping[str, ReviewFile]) -> tuple[Agreement, ...]:
    """Compare every two readers.

    Parameters
    ----------
    reviews
        Reviews by the name of their reader.
    """
    return tuple(
        _agreement(one, other, _answers(reviews[one], reviews[other]))
        for one, other in combinations(reviews, 2)
    )


def merge_reviews(reviews: Sequence[ReviewFile]) -> Merged:
    """Make one review of several: a decision that no other contradicts is taken.

    Parameters
    ----------
    reviews
        Of the same claims. Of equal decisions the first one's reader, day and reason stay.
    """
    merged: dict[str, Decision] = {}
    disputed: list[str] = []
    for claim in dict.fromkeys(claim for review in reviews for claim in review.claim):
        listed = [review.claim[claim] for review in reviews if claim in review.claim]
        decided = [one for one in listed if one.state is not ReviewState.NONE]
        if len({(one.state, one.change) for one in decided}) > 1:
            disputed.append(claim)
            merged[claim] = _undecided(listed[0])
        else:
            merged[claim] = (decided or listed)[0]
    return Merged(review=in_order(merged), disputed=tuple(disputed))


def _undecided(decision: Decision) -> Decision:
    return replace(decision, state=ReviewState.NONE, by=None, when=None, why=None, change=None)


def _answers(one: ReviewFile, other: ReviewFile) -> Iterator[tuple[ReviewState, ReviewState]]:
    """Yield both readers' answers to every claim that both decided."""
    for claim, decision in one.claim.items():
        pair = decision.state, other.claim.get(claim, _undecided(decision)).state
        if ReviewState.NONE not in pair:
            yield pair


def _agreement(
    one: str, other: str, answers: Iterator[tuple[ReviewState, ReviewState]]
) -> Agreement:
    pairs = list(answers)
    same = sum(mine == yours for mine, yours in pairs)
    return Agreement(one=one, other=other, both=len(pairs), same=same, kappa=_kappa(pairs, same))


def _kappa(pairs: Sequence[tuple[ReviewState, ReviewState]], same: int) -> float | None:
    """Set what was seen against what two readers would share who answer at random as often."""
    if not pairs:
        return None
    mine, yours = (Counter(answers) for answers in zip(*pairs, strict=True))
    by_chance = sum(mine[state] * yours[state] for state in mine) / len(pairs) ** 2
    return None if by_chance == 1 else (same / len(pairs) - by_chance) / (1 - by_chance)
