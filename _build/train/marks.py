"""What is known of all that is named around an annotated claim: whether it is the claim's."""

from collections.abc import Callable, Sequence
from typing import Any

import score

from posturemap.claims.extract.choose.features import Named
from posturemap.claims.extract.propose import Proposals

Gold = dict[str, Any]
UNKNOWN = -1
_NEAR = 150  # letters: mentions of a speaker this much farther off than the nearest count too
Marks = Callable[[Gold, Sequence[Named], Proposals, tuple[int, int]], list[int]]


def _place_marks(
    claim: Gold, found: Sequence[Named], proposals: Proposals, _span: tuple[int, int]
) -> list[int]:
    marks = []
    for one in found:
        place = proposals.sites[one.number].place
        given = {"start": one.start, "end": one.end, "country": place.country}
        given |= {"lat": place.lat, "lon": place.lon}
        same = [p for p in claim["places"] if score.overlap(p, given)]
        right = any(score.same_place(p, given) for p in same)
        again = any(_alike(p, given) for p in claim["places"])
        marks.append(1 if right else UNKNOWN if same or again else 0)
    return marks


def _alike(gold: Gold, given: Gold) -> bool:
    """Tell whether a mention means a place of the claim's, named elsewhere."""
    return bool(score.same_place(gold | {"start": 0, "end": 1}, given | {"start": 0, "end": 1}))


def _actor_marks(
    claim: Gold, found: Sequence[Named], _proposals: Proposals, span: tuple[int, int]
) -> list[int]:
    marks = []
    actors = set(claim["actors"])
    inside = {n.value for n in found if n.start < span[1] and n.end > span[0]}
    last = {n.value: n.start for n in found if n.start < span[1]}
    for one in found:
        is_in = one.start < span[1] and one.end > span[0]
        if one.value not in actors:
            marks.append(0)
        elif is_in or (one.value not in inside and last.get(one.value, one.start) == one.start):
            marks.append(1)
        else:
            marks.append(UNKNOWN)
    return marks


def _date_marks(
    claim: Gold, found: Sequence[Named], _proposals: Proposals, _span: tuple[int, int]
) -> list[int]:
    return [int(one.value == claim["date"]) for one in found]


def _quantity_marks(
    claim: Gold, found: Sequence[Named], proposals: Proposals, _span: tuple[int, int]
) -> list[int]:
    if not claim["quantity"]:
        return [0] * len(found)
    values = [proposals.quantities[one.number].quantity.value for one in found]
    given = [{"value": list(v) if isinstance(v, tuple) else v} for v in values]
    return [int(score.same_quantity(claim["quantity"], value)) for value in given]


def _speaker_marks(
    claim: Gold, found: Sequence[Named], _proposals: Proposals, span: tuple[int, int]
) -> list[int]:
    if not claim["attribution"]:
        return [0] * len(found)
    same = [bool(score.same_speaker(claim["attribution"], one.value)) for one in found]
    gaps = [max(one.start - span[1], span[0] - one.end, 0) for one in found]
    nearest = min((gap for gap, is_same in zip(gaps, same, strict=True) if is_same), default=None)
    if nearest is None:
        return [UNKNOWN] * len(found)
    return [
        (1 if gap <= nearest + _NEAR else UNKNOWN) if is_same else 0
        for gap, is_same in zip(gaps, same, strict=True)
    ]


MARKS: dict[str, Marks] = {
    "place": _place_marks,
    "actor": _actor_marks,
    "date": _date_marks,
    "quantity": _quantity_marks,
    "speaker": _speaker_marks,
}
"""By kind: for each thing named 1, 0, or -1 where nobody can tell."""
