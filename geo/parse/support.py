"""Whether a text says enough for a far or small place to be the one that a name means."""

from collections.abc import Iterator

from posturemap.geo.names import HOME, Candidate, Place, PlaceKind

from .context import Context, Resolution
from .judge import contains, is_near
from .mention import Mention

# Where posture is reported down to the village, a town of so many people is known by its name;
# elsewhere one of so many.
_KNOWN_HERE, _KNOWN_FAR = 15_000, 250_000
# A town that stands where places stand is meant from so many people on, wherever it is.
_STANDING = 5_000
_STANDS = frozenset(["located", "origin", "destination", "passing", "distance", "dateline"])
_SETTLEMENTS = ("geonames:", "near:geonames:")
_VILLAGE = "village"
# How the reason of a refusal ends; what it could have meant stays among the alternatives.
WEAK = "nothing in the text supports it; name its country"


def supported(mention: Mention, found: Resolution, context: Context, *, times: int) -> Resolution:
    """Refuse a far or small settlement that nothing in the text supports.

    Parameters
    ----------
    mention
        The name and the words beside it.
    found
        What it was resolved to.
    context
        What is known around it once all plain names are resolved.
    times
        How often the text has the name where places stand.

    Returns
    -------
    The resolution, or a refusal with the place among its alternatives.
    """
    place = found.place
    if place is None or not needs_support(found):
        return found
    if (
        (mention.cue is not None and found.own)
        or _said(place, context)
        or is_near(place, _towns(context))
    ):
        return found
    met = place.country in HOME or (found.own and (place.population or 0) >= _STANDING)
    if (stands_as_place(mention) and met) or times > 1:
        return found
    refused = Candidate(place=place, score=found.score, reason=found.reason)
    return Resolution(
        text=found.text,
        place=None,
        score=0.0,
        reason=f"{place.name} ({place.country}) is far or small, and {WEAK}",
        alternatives=(refused, *found.alternatives),
    )


def needs_support(found: Resolution) -> bool:
    """Say whether a name alone is not enough for the place that was found."""
    place = found.place
    if place is None or not (place.feature == _VILLAGE or place.id.startswith(_SETTLEMENTS)):
        return False
    known = _KNOWN_HERE if place.country in HOME and found.own else _KNOWN_FAR
    return (place.population or 0) < known


def stands_as_place(mention: Mention) -> bool:
    """Say whether a preposition of places stands before a name."""
    return mention.relation is not None or bool(_STANDS & set(mention.role_cues))


def _towns(context: Context) -> Iterator[Place]:
    """Yield the places of the article whose point says where they are."""
    return (p for p in context.places if p.kind is not PlaceKind.COUNTRY)


def _said(place: Place, context: Context) -> bool:
    """Say whether the text names the country or division of a place."""
    if any(contains(other, place) for other in context.containers):
        return True
    return bool(set(place.countries) & {*context.sentence, *context.later, *context.article})
