"""Where a thing lies as seen from a place that is named: near it, between two, so far off it."""

from dataclasses import dataclass
from enum import StrEnum


class RelationKind(StrEnum):
    """How a thing lies to the place."""

    NEAR = "near"
    BETWEEN = "between"
    OFFSET = "offset"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How a thing lies to a place, as far as the words say.

    Parameters
    ----------
    kind
        near, between or offset.
    bearing_deg
        Offset: from the place to the thing, clockwise from north; None where no direction is
        named. Between: from the first place to the second.
    distance_m
        Near: how far off at most. Offset: how far off, None where no distance is named. Between:
        from the first place to the second.
    """

    kind: RelationKind
    bearing_deg: float | None = None
    distance_m: float | None = None

    def place_id(self, *landmarks: str) -> str:
        """Make the gazetteer id of the area that lies so to one or two places.

        >>> Relation(kind=RelationKind.NEAR, distance_m=15000.0).place_id("geonames:596473")
        'relative:near::15000:geonames:596473'
        """
        figures = (_figure(self.bearing_deg), _figure(self.distance_m))
        return ":".join(("relative", self.kind.value, *figures, "+".join(landmarks)))


def relation_of(place_id: str) -> Relation | None:
    """Read the relation from the id that `Relation.place_id` made; None from any other.

    >>> relation_of("relative:offset:180:20000:geonames:590031").bearing_deg
    180.0
    >>> relation_of("geonames:590031")
    """
    if not place_id.startswith("relative:"):
        return None
    _, kind, bearing, distance, _ = place_id.split(":", 4)
    return Relation(
        kind=RelationKind(kind),
        bearing_deg=float(bearing) if bearing else None,
        distance_m=float(distance) if distance else None,
    )


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"
