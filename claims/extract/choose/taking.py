"""What of all that is named in and around a clause is taken to belong to it."""

from collections.abc import Mapping, Sequence

from .belonging import Belonging, likeliest


def taken(
    kind: str, found: Mapping[str, Sequence[Belonging]], least: Mapping[str, float]
) -> list[Belonging]:
    """Keep what is likely enough; what the clause does not name itself has to be likelier.

    Parameters
    ----------
    kind
        place, actor, date, quantity or speaker.
    found
        All that is judged, by kind.
    least
        Chance from which something is taken, by kind, and by kind and "outside".
    """
    outside = least.get(f"{kind} outside", least[kind])
    return [o for o in found[kind] if o.chance >= (least[kind] if o.inside else outside)]


def places_of(
    begin: int, found: Mapping[str, Sequence[Belonging]], least: Mapping[str, float]
) -> list[Belonging]:
    """Take the places of a clause that begins at some offset, the likeliest first."""
    return likeliest(_own(_not_seats(begin, found, least)))


def _own(places: list[Belonging]) -> list[Belonging]:
    """Leave a clause that names a place itself without the places of other sentences."""
    return [one for one in places if one.inside] or places


def _not_seats(
    begin: int, found: Mapping[str, Sequence[Belonging]], least: Mapping[str, float]
) -> list[Belonging]:
    """Take a capital that a clause begins with as who acts from it, unless a place is likelier."""
    seats = (o for o in found["actor"] if "capital" in o.named.forms and o.named.start == begin)
    acting = {one.named.start: one.chance for one in seats}
    places = taken("place", found, least)
    return [one for one in places if one.chance >= acting.get(one.named.start, 0.0)]


def likeliest_of(
    kind: str, found: Mapping[str, Sequence[Belonging]], least: Mapping[str, float]
) -> Belonging | None:
    """Return the one that is likeliest, if it is likely enough."""
    return next(iter(likeliest(taken(kind, found, least))), None)


def in_order(found: Sequence[Belonging]) -> tuple[Belonging, ...]:
    """Sort them as the text names them."""
    return tuple(sorted(found, key=lambda one: one.named.start))
