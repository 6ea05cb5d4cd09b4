"""Weigh one candidate for a mention by what stands around it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from posturemap.geo.names import Candidate, Place, PlaceKind

from .context import Context
from .mention import Mention

# What the context adds to a candidate's prior; the priors of homonyms lie 0.05 to 0.3 apart.
_SAME_PLACE, _CUE, _SENTENCE, _ARTICLE, _NEAR = 0.35, 0.35, 0.2, 0.12, 0.1
_COMMA, _COMPANY = 0.45, 0.3
_NEAR_KM = 150.0
# What a country in the sentence says for a small place by another of its names.
_HARDLY, _SMALL = 0.04, 5_000


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
    score, reasons = candidate.score, [candidate.reason]
    for weight, reason in _for(candidate, mention, context):
        score += weight
        reasons.append(reason)
    return replace(candidate, score=round(score, 3), reason=", ".join(reasons))


def _for(candidate: Candidate, mention: Mention, context: Context) -> Iterator[tuple[float, str]]:
    """Say what raises a candidate, and by how much."""
    place = candidate.place
    if any(place.id == other.id for other in context.places):
        yield _SAME_PLACE, "meant elsewhere in the article"
    if mention.cue is not None and (
        place.feature in mention.cue.features or place.kind is mention.cue.kind
    ):
        yield _CUE, "the words beside it fit"
    if any(contains(other, place) for other in context.containers):
        yield _COMMA, "inside the place behind the comma"
    if place.country == "US" and context.american and place.feature == "division":
        yield _COMMA, "behind a comma, as American states stand"
    if any(contains(place, other) for other in context.contained):
        yield _COMMA, "around the place before the comma"
    if place.kind is not PlaceKind.COUNTRY:
        yield from _for_neighbourhood(candidate, context)


def _for_neighbourhood(candidate: Candidate, context: Context) -> Iterator[tuple[float, str]]:
    place = candidate.place
    if place.feature == "division" and place.country in context.divisions:
        yield _COMPANY, "beside other divisions of its country"
    if set(place.countries) & {*context.sentence, *context.later}:
        # "Romanian guns came to Tapa": a village in Romania was called so once.
        yield _SENTENCE if _is_known(candidate) else _HARDLY, "its country is in the sentence"
    elif set(place.countries) & set(context.article):
        yield _ARTICLE, "its country is in the article"
    if _is_known(candidate) and is_near(place, context.places):
        yield _NEAR, "near another place of the article"


def is_near(place: Place, others: Iterable[Place]) -> bool:
    """Say whether one of some places, but not the place itself, lies near a place."""
    distances = (place.distance_km(p) for p in others)
    return any(km is not None and 0 < km < _NEAR_KM for km in distances)


def _is_known(candidate: Candidate) -> bool:
    return candidate.own or (candidate.place.population or 0) >= _SMALL


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
