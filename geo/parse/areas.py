"""Make of a place and its relation the area in which the thing lies."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from posturemap.geo import ground
from posturemap.geo.names import Place, PlaceKind, Relation, RelationKind

from .context import Resolution
from .mention import Mention

# A landmark that is vaguer than this says nothing about what is near it, and no two places so far
# apart have a "between" that could be drawn.
_VAGUE_M, _APART_M = 100_000.0, 150_000.0
# What is said to be farther off than this is not found from the place.
_FAR_M = 200_000.0
_WIDE = frozenset({PlaceKind.CORRIDOR, PlaceKind.SEA, PlaceKind.SEA_AREA})
_FEATURE = "relative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A mention and what it was resolved to."""

    mention: Mention
    resolution: Resolution


def with_areas(found: Sequence[Located]) -> tuple[Located, ...]:
    """Give what lies beside a place the area that holds it, in place of the landmark.

    Parameters
    ----------
    found
        In text order.

    Returns
    -------
    The same, where a mention has a relation and its place a point with another place: its own
    words, the middle of the area and a radius that holds it.
    """
    placed = list(found)
    for n, item in enumerate(found):
        relation, place = item.mention.relation, item.resolution.place
        if relation is None or place is None or not _is_point(place):
            continue
        if relation.kind is RelationKind.OFFSET and (relation.distance_m or 0.0) > _FAR_M:
            continue
        if relation.kind is RelationKind.BETWEEN:
            other = found[n + 1] if n + 1 < len(found) else None
            if placed[n] is item and other is not None:
                placed[n : n + 2] = _between(item, other)
            continue
        area = _area(relation, place, (place,), _name(relation, place))
        placed[n] = replace(item, resolution=replace(item.resolution, place=area))
    return tuple(placed)


def _between(first: Located, second: Located) -> list[Located]:
    one, other = first.resolution.place, second.resolution.place
    both = second.mention.relation == first.mention.relation
    if one is None or other is None or not both or not _is_point(other):
        return [first, second]
    far = ground.distance_m(*_lonlat(one), *_lonlat(other))
    if not 0 < far < _APART_M:
        return [first, second]
    bearing = ground.bearing_deg(*_lonlat(one), *_lonlat(other))
    relation = Relation(kind=RelationKind.BETWEEN, bearing_deg=bearing, distance_m=far)
    area = _area(relation, one, (one, other), f"Between {one.name} and {other.name}")
    return [replace(i, resolution=replace(i.resolution, place=area)) for i in (first, second)]


def _area(relation: Relation, place: Place, landmarks: tuple[Place, ...], name: str) -> Place:
    middle = ground.relative_middle(relation, *_lonlat(place), place.precision_m or 0.0)
    lon, lat, radius_m = middle
    codes = dict.fromkeys(code for landmark in landmarks for code in landmark.countries)
    return Place(
        id=relation.place_id(*(landmark.id for landmark in landmarks)),
        name=name,
        kind=PlaceKind.REGION,
        feature=_FEATURE,
        country="|".join(codes) or None,
        lat=round(lat, 5),
        lon=round(lon, 5),
        precision_m=radius_m,
        source=place.source,
        relation=relation,
    )


def _name(relation: Relation, place: Place) -> str:
    if relation.kind is RelationKind.NEAR:
        return f"Near {place.name}"
    side = "from" if relation.bearing_deg is None else f"{_side(relation.bearing_deg)} of"
    far = f"{relation.distance_m / 1000:.0f} km " if relation.distance_m else ""
    words = f"{far}{side} {place.name}"
    return words[0].upper() + words[1:]


def _side(bearing_deg: float) -> str:
    sides = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
    return sides[round(bearing_deg / 45) % 8]


def _is_point(place: Place) -> bool:
    if place.kind in _WIDE:
        return False
    return place.point is not None and (place.precision_m or 0.0) <= _VAGUE_M


def _lonlat(place: Place) -> tuple[float, float]:
    point = place.point
    return point if point is not None else (0.0, 0.0)
