"""The area that holds what lies near a place, so far off it, or between two."""

from functools import cache

from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from posturemap.geo.names import Relation, RelationKind

from .measure import buffer_m, destination, sector

# "20 km" is between 16 and 24, "south" between south-east and south-west.
DISTANCE_SHARE, HALF_ANGLE_DEG = 0.2, 45.0
# How far off "south of" a place can be where no distance is named.
UNNAMED_M = 40_000.0
# Half the width of the strip between two places, as a share of its length, and at least so much.
STRIP_SHARE, STRIP_M = 0.2, 3_000.0


@cache
def relative_area(relation: Relation, lon: float, lat: float, precision_m: float) -> BaseGeometry:
    """Draw the area of a relation around its middle.

    Parameters
    ----------
    relation
        With what `relative_middle` needs.
    lon, lat, precision_m
        As `relative_middle` gave them.

    Returns
    -------
    A disc for near, a sector or ring for offset, a strip for between; EPSG:4326.
    """
    if relation.kind is RelationKind.BETWEEN and relation.bearing_deg is not None:
        half = (relation.distance_m or 0.0) / 2
        back = destination(lon, lat, relation.bearing_deg + 180, half)
        ends = LineString([back, destination(lon, lat, relation.bearing_deg, half)])
        return buffer_m(ends, _strip(relation))
    if relation.kind is RelationKind.OFFSET:
        inner, outer = _reach(relation)
        if relation.bearing_deg is None:
            return sector(lon, lat, (0.0, 360.0), (inner, outer))
        far = (inner + outer) / 2
        lon, lat = destination(lon, lat, relation.bearing_deg + 180, far)
        turn = (relation.bearing_deg - HALF_ANGLE_DEG, relation.bearing_deg + HALF_ANGLE_DEG)
        return sector(lon, lat, turn, (inner, outer))
    return buffer_m(Point(lon, lat), precision_m)


def relative_middle(
    relation: Relation, lon: float, lat: float, precision_m: float
) -> tuple[float, float, float]:
    """Find the middle of a relation's area and the radius that holds all of it.

    Parameters
    ----------
    relation
        Of a place to its landmark; for between, to the first of the two.
    lon, lat, precision_m
        Of the landmark.

    Returns
    -------
    Longitude, latitude and metres.
    """
    if relation.kind is RelationKind.NEAR:
        return lon, lat, precision_m + (relation.distance_m or 0.0)
    if relation.kind is RelationKind.BETWEEN:
        half = (relation.distance_m or 0.0) / 2
        return *destination(lon, lat, relation.bearing_deg or 0.0, half), half + _strip(relation)
    inner, outer = _reach(relation)
    if relation.bearing_deg is None:
        return lon, lat, outer
    middle = destination(lon, lat, relation.bearing_deg, (inner + outer) / 2)
    # From the middle the corners of a right-angled sector are farthest: law of cosines at 45°.
    far = (inner + outer) / 2
    corner = (outer**2 + far**2 - 2 * outer * far * 0.5**0.5) ** 0.5
    return *middle, round(max(corner, far - inner) * 1.01)


def _reach(relation: Relation) -> tuple[float, float]:
    if relation.distance_m is None:
        return 0.0, UNNAMED_M
    return relation.distance_m * (1 - DISTANCE_SHARE), relation.distance_m * (1 + DISTANCE_SHARE)


def _strip(relation: Relation) -> float:
    return max(STRIP_M, STRIP_SHARE * (relation.distance_m or 0.0))
