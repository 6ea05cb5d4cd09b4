"""What a person decided about claims, kept apart from the claims themselves.

A decision hangs on its claim's words, not on its number: it is found again after the claims are
extracted anew, and in an article that has changed a little.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from posturemap.claims.claim import Claim, ClaimType, ReviewState
from posturemap.claims.reading.dates import publication_date
from posturemap.claims.values import is_actor, is_edtf
from posturemap.errors import ReviewError

from .decision import Change, Decision, ReviewFile


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
            sure=claim.sure,
        )
        for claim in claims
    }
    return in_order({**listed, **decided})


def list_review(
    review: ReviewFile,
    *,
    state: ReviewState | None = None,
    article: str | None = None,
    type: ClaimType | None = None,  # noqa: A002  the field's name
    unsure: bool = False,
) -> tuple[tuple[str, Decision], ...]:
    """Return claim ids with their decisions, all or those of one state, article or type."""
    return tuple(
        (claim, decision)
        for claim, decision in review.claim.items()
        if state in (None, decision.state)
        and article in (None, decision.article)
        and type in (None, decision.type)
        and not (unsure and decision.sure)
    )


def find_ids(review: ReviewFile, written: Iterable[str]) -> tuple[str, ...]:
    """Find the claims that are meant by ids, or by as many of their first digits as tell them.

    Raises
    ------
    ReviewError
        None begins so, or several do.
    """
    return tuple(dict.fromkeys(_find_id(review, one) for one in written))


def _find_id(review: ReviewFile, written: str) -> str:
    found = [claim for claim in review.claim if written and claim.startswith(written.lower())]
    if not found:
        raise ReviewError("review", f"claim {written} is not listed; run review init first")
    if len(found) > 1:
        listed = ", ".join(found[:5])
        raise ReviewError("review", f"{written} begins {len(found)} claims: {listed}; write more")
    return found[0]


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
    _check_change(review, claim, change)
    edited = _decided(review, claim, state=ReviewState.EDITED, by=by, when=when, why=why)
    return _with(edited, claim, replace(edited.claim[claim], change=change))


def _check_change(review: ReviewFile, claim: str, change: Change) -> None:
    decision = review.claim.get(claim)
    if decision and (what := change_fault(decision, change)):
        raise ReviewError("review", f"claim {claim}: {what}")


def change_fault(decision: Decision, change: Change) -> str | None:
    """Say what of a correction cannot be: a date, an actor, a number that is none.

    Whether words that stand further off are the article's is seen when it is applied.
    """
    if change.date is not None and not is_edtf(change.date):
        return (
            f"date {change.date!r:.80} is none, wanted EDTF, as 2026, 2026-05 or 2026-05-13/2026-06"
        )
    around = decision.prefix + decision.quote + decision.suffix
    for actor in change.actors or ():
        if not is_actor(actor) and actor not in around:
            return (
                f"actor {actor!r:.80} is none, wanted a code of ISO 3166-1 (EE), an organisation "
                "(NATO) or a name that stands in the quote"
            )
    value = change.quantity.value if change.quantity else 0
    if isinstance(value, tuple) and value[0] > value[1]:
        return f"quantity {value} begins above its end"
    return None


def _decided(
    review: ReviewFile, claim: str, *, state: ReviewState, by: str, when: str, why: str | None
) -> ReviewFile:
    if claim not in review.claim:
        raise ReviewError("review", f"claim {claim} is not listed; run review init first")
    if not by.strip():
        raise ReviewError("review", f"claim {claim}: say who decided")
    if publication_date(when) != when:
        what = f"claim {claim}: {when!r:.80} is no day, wanted YYYY-MM-DD, as 2026-05-13"
        raise ReviewError("review", what)
    decision = replace(
        review.claim[claim], state=state, by=by.strip(), when=when, why=why, change=None
    )
    return _with(review, claim, decision)


def _with(review: ReviewFile, claim: str, decision: Decision) -> ReviewFile:
    return ReviewFile(claim={**review.claim, claim: decision})


def _is_decided(decision: Decision) -> bool:
    return decision.state is not ReviewState.NONE


def in_order(decisions: Mapping[str, Decision]) -> ReviewFile:
    """Make a review of decisions, in order of article and offset."""
    order = sorted(decisions.items(), key=lambda pair: (pair[1].article, pair[1].start, pair[0]))
    return ReviewFile(claim=dict(order))
