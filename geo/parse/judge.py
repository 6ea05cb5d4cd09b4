"""Weigh one candidate for a mention by what stands around it."""

from collections.abc import Iterator

from posturemap.geo.names import Candidate, Place, PlaceKind

from .context import Context
from .mentions import Mention

# What the context adds to a candidate's prior; the priors of homonyms lie 0.05 to 0.3 apart.
_SAME_PLACE, _CUE, _SENTENCE, _ARTICLE, _NEAR = 0.35, 0.35, 0.2, 0.12, 0.1
_COMMA, _COMPANY = 0.45, 0.3
_NEAR_KM = 150.0


def judge(candidate: Candidate, mention: Mention, context: Context) -> Candidate:
    """Add to a candidate's prior what the context says for it.

    Parameters
    ----------
    candidate
        From the gazetteer.
    mention
        The name and the words beside it.
    context
        What is known around it.

    Returns
    -------
    The candidate with a new score, which may exceed 1, and the reasons added.
    """
    place, score, reasons = candidate.place, candidate.score, [candidate.reason]
    for weight, reason in _for(place, mention, context):
        score += weight
        reasons.append(reason)
    return Candidate(place=place, score=round(score, 3), reason=", ".join(reasons))


def _for(place: Place, mention: Mention, context: Context) -> Iterator[tuple[float, str]]:
    """Say what raises a candidate, and by how much."""
    if any(place.id == other.id for other in context.places):
        yield _SAME_PLACE, "meant elsewhere in the article"
    if mention.cue is not None and (
        place.feature in mention.cue.features or place.kind is mention.cue.kind
    ):
        yield _CUE, "the words beside it fit"
    if any(contains(other, place) for other in context.containers):
        yield _COMMA, "inside the place behind the comma"
    if any(contains(place, other) for other in context.contained):
        yield _COMMA, "around the place before the comma"
    if place.kind is not PlaceKind.COUNTRY:
        yield from _for_neighbourhood(place, context)


def _for_neighbourhood(place: Place, context: Context) -> Iterator[tuple[float, str]]:
    if place.feature == "division" and place.country in context.divisions:
        yield _COMPANY, "beside other divisions of its country"
    if set(place.countries) & {*context.sentence, *context.later}:
        yield _SENTENCE, "its country is in the sentence"
    elif set(place.countries) & set(context.article):
        yield _ARTICLE, "its country is in the article"
    if any((km := place.distance_km(p)) is not None and 0 < km < _NEAR_KM for p in context.places):
        yield _NEAR, "near another place of the article"


def contains(outer: Place, inner: Place) -> bool:
    """Say whether a country or a division holds a place, going by its codes.

    Parameters
    ----------
    outer
        A country or division; anything else holds nothing.
    inner
        A place.
    """
    if outer.kind is PlaceKind.COUNTRY:
        return inner.kind is not PlaceKind.COUNTRY and outer.country in inner.countries
    return (
        outer.feature == "division"
        and inner.division == outer.division
        and inner.kind is PlaceKind.TOWN
    )
