"""What a person decided about claims, kept apart from the claims themselves.

A decision hangs on its claim's words, not on its number: it is found again after the claims are
extracted anew, and in an article that has changed a little.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from posturemap.errors import ReviewError

from .claim import Claim, ClaimType, Polarity, ReviewState
from .project import Day

Clearable = Literal["date", "quantity", "attribution", "places", "actors"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChange:
    """A place that a person gives a claim.

    Parameters
    ----------
    text
        Words of the article that name it.
    name, country, kind, lat, lon, precision_m
        As in `PlaceMention`.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid", "strict": True}

    text: str
    name: str
    kind: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityChange:
    """A number that a person gives a claim.

    Parameters
    ----------
    value, unit, text
        As in `Quantity`.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid", "strict": True}

    value: float | int | tuple[float | int, float | int]
    text: str
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a person corrects in a claim; None leaves a field as it is.

    Parameters
    ----------
    type, polarity, actors, date, quantity, attribution
        New values.
    places
        All of the claim's places, in place of those that were found.
    quote
        Other words of the article, near the old ones.
    clear
        Fields that are to be empty: date, quantity, attribution, places, actors.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid", "strict": True}

    type: ClaimType | None = None
    polarity: Polarity | None = None
    actors: tuple[str, ...] | None = None
    date: str | None = None
    quantity: QuantityChange | None = None
    attribution: str | None = None
    places: tuple[PlaceChange, ...] | None = None
    quote: str | None = None
    clear: tuple[Clearable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One claim in a review file.

    Parameters
    ----------
    article, type, quote, prefix, suffix, start
        The claim's words and where they stood: what the decision is found again by.
    state
        none until somebody decides.
    by, when, why
        Who decided, the day, and the reason.
    change
        What was corrected, where the state is edited.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid", "strict": True}

    article: str
    type: ClaimType
    quote: str
    start: int
    prefix: str = ""
    suffix: str = ""
    state: ReviewState = ReviewState.NONE
    by: str | None = None
    when: Day | None = None
    why: str | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFile:
    """Decisions by claim id.

    Parameters
    ----------
    claim
        The decisions, in order of article and offset.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid", "strict": True}

    claim: Mapping[str, Decision] = field(default_factory=dict)


def init_review(claims: Iterable[Claim], known: ReviewFile | None = None) -> ReviewFile:
    """List claims for review.

    Parameters
    ----------
    claims
        As extracted.
    known
        An earlier review; its decisions stay, its undecided claims are replaced.
    """
    decided = {} if known is None else {i: d for i, d in known.claim.items() if _is_decided(d)}
    listed = {
        claim.id: Decision(
            article=claim.article,
            type=claim.type,
            quote=claim.quote,
            start=claim.start,
            prefix=claim.prefix,
            suffix=claim.suffix,
        )
        for claim in claims
    }
    return _sorted({**listed, **decided})


def list_review(
    review: ReviewFile, *, state: ReviewState | None = None, article: str | None = None
) -> tuple[tuple[str, Decision], ...]:
    """Return claim ids with their decisions, all or those of one state or article."""
    return tuple(
        (claim, decision)
        for claim, decision in review.claim.items()
        if state in (None, decision.state) and article in (None, decision.article)
    )


def accept(
    review: ReviewFile, claim: str, *, by: str, when: str, why: str | None = None
) -> ReviewFile:
    """Record that a claim is right.

    Parameters
    ----------
    review, claim
        A review, and the id of a claim in it.
    by, when, why
        Who, the day (YYYY-MM-DD), and the reason where one is given.
    """
    return _decided(review, claim, state=ReviewState.ACCEPTED, by=by, when=when, why=why)


def reject(review: ReviewFile, claim: str, *, by: str, when: str, why: str) -> ReviewFile:
    """Record that a claim is wrong: it stays in the ledger, and supports no feature.

    Parameters are those of `accept`; a rejection has a reason.
    """
    if not why.strip():
        raise ReviewError("review", f"claim {claim}: a rejection needs a reason")
    return _decided(review, claim, state=ReviewState.REJECTED, by=by, when=when, why=why)


def edit(
    review: ReviewFile,
    claim: str,
    change: Change,
    *,
    by: str,
    when: str,
    why: str | None = None,
) -> ReviewFile:
    """Record a correction of a claim; parameters are those of `accept`."""
    if change == Change():
        raise ReviewError("review", f"claim {claim}: the correction changes nothing")
    edited = _decided(review, claim, state=ReviewState.EDITED, by=by, when=when, why=why)
    return _with(edited, claim, replace(edited.claim[claim], change=change))


def _decided(
    review: ReviewFile, claim: str, *, state: ReviewState, by: str, when: str, why: str | None
) -> ReviewFile:
    if claim not in review.claim:
        raise ReviewError("review", f"claim {claim} is not listed; run review init first")
    if not by.strip():
        raise ReviewError("review", f"claim {claim}: say who decided")
    decision = replace(
        review.claim[claim], state=state, by=by.strip(), when=when, why=why, change=None
    )
    return _with(review, claim, decision)


def _with(review: ReviewFile, claim: str, decision: Decision) -> ReviewFile:
    return ReviewFile(claim={**review.claim, claim: decision})


def _is_decided(decision: Decision) -> bool:
    return decision.state is not ReviewState.NONE


def _sorted(decisions: Mapping[str, Decision]) -> ReviewFile:
    order = sorted(decisions.items(), key=lambda pair: (pair[1].article, pair[1].start, pair[0]))
    return ReviewFile(claim=dict(order))
