"""How far readers agree, and what becomes of what they do not agree on."""

import pytest

from posturemap.claims.claim import ClaimType, Polarity, ReviewState
from posturemap.claims.review.agreement import agreements, merge_reviews
from posturemap.claims.review.decision import Change, Decision, ReviewFile

YES, NO, NONE = ReviewState.ACCEPTED, ReviewState.REJECTED, ReviewState.NONE


def _review(states, by="Ann", change=None):
    return ReviewFile(
        claim={
            f"{number:012x}": Decision(
                article="a",
                type=ClaimType.THREAT,
                quote=f"quote {number}",
                start=number,
                state=state,
                by=None if state is NONE else by,
                when=None if state is NONE else "2026-01-02",
                why="no" if state is NO else None,
                change=change if state is ReviewState.EDITED else None,
            )
            for number, state in enumerate(states)
        }
    )


def test_kappa_is_what_a_hand_computes():
    # Both yes 20, yes and no 5, no and yes 10, both no 15: seen 0.7, by chance 0.5.
    ann = _review([YES] * 25 + [NO] * 25)
    bo = _review([YES] * 20 + [NO] * 5 + [YES] * 10 + [NO] * 15)
    (found,) = agreements({"Ann": ann, "Bo": bo})
    assert (found.one, found.other, found.both, found.same) == ("Ann", "Bo", 50, 35)
    assert found.kappa == pytest.approx(0.4)


def test_only_what_both_decided_counts_and_nothing_says_nothing():
    (found,) = agreements({"a": _review([YES, NONE, NO]), "b": _review([YES, YES, NONE])})
    assert (found.both, found.same, found.kappa) == (1, 1, None)
    (none,) = agreements({"a": _review([NONE]), "b": ReviewFile()})
    assert (none.both, none.kappa) == (0, None)
    assert len(agreements({"a": ReviewFile(), "b": ReviewFile(), "c": ReviewFile()})) == 3


def test_what_nobody_disputes_is_decided_and_the_rest_waits():
    edited = ReviewState.EDITED
    ann = _review([YES, YES, NONE, edited], by="Ann", change=Change(polarity=Polarity.PLANNED))
    bo = _review([YES, NO, NO, edited], by="Bo", change=Change(date="2027"))
    merged = merge_reviews([ann, bo])
    states = [(decision.state, decision.by) for decision in merged.review.claim.values()]
    assert states == [(YES, "Ann"), (NONE, None), (NO, "Bo"), (NONE, None)]
    assert merged.disputed == (f"{1:012x}", f"{3:012x}")
    assert merged.review.claim[f"{3:012x}"].change is None
