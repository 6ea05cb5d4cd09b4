"""Geodesic length, area, distance, buffer and set-back; degrees in, metres and kilometres out.

Every shape is in EPSG:4326 (x = longitude) and is read as GeoJSON reads it: an edge is straight in
longitude and latitude. Figures come from the WGS84 ellipsoid (Karney 2013,
doi:10.1007/s00190-012-0578-z). Where a planar operation is needed it is done in an azimuthal
equidistant projection around the shape, whose scale is off by less than 0.3 % within 800 km.
"""

from collections.abc import Callable
from functools import partial
from typing import cast

import numpy as np
import shapely
from pyproj import Geod, Transformer
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from posturemap.errors import GeometryError

Line = LineString | MultiLineString
Area = Polygon | MultiPolygon

_GEOD = Geod(ellps="WGS84")
_EDGE_DEG = 0.1  # a longer edge leaves its straight line in the projection by more than 4 m
_REACH_KM = 3000.0


def length_km(shape: Line | Area) -> float:
    """Measure a line, or an area's outline.

    Returns
    -------
    Kilometres; the sum over the parts.

    Raises
    ------
    GeometryError
        The shape is empty or has no length.

    >>> round(length_km(LineString([(24, 57), (25, 57)])), 2)
    60.77
    """
    _check(shape, ("LineString", "MultiLineString", "LinearRing", "Polygon", "MultiPolygon"))
    return float(_GEOD.geometry_length(shape)) / 1000


def area_km2(shape: Area) -> float:
    """Measure an area, holes left out.

    Raises
    ------
    GeometryError
        The shape is empty or is no area.
    """
    _check(shape, ("Polygon", "MultiPolygon"))
    parts = (orient(part) for part in shapely.get_parts(shape))
    return sum(float(_GEOD.geometry_area_perimeter(part)[0]) for part in parts) / 1e6


def distance_m(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Measure between two points given in degrees.

    >>> round(distance_m(24.0, 57.0, 24.0, 58.0))
    111369
    """
    return float(_GEOD.inv(lon1, lat1, lon2, lat2)[2])


def destination(lon: float, lat: float, bearing_deg: float, far_m: float) -> tuple[float, float]:
    """Go so many metres from a point in one direction, along a geodesic.

    Parameters
    ----------
    lon, lat
        Degrees, EPSG:4326.
    bearing_deg
        Clockwise from north.
    far_m
        Metres.

    >>> [round(x, 2) for x in destination(28.19, 59.38, 180, 20_000)]
    [28.19, 59.2]
    """
    east, north, _ = _GEOD.fwd(lon, lat, bearing_deg, far_m)
    return float(east), float(north)


def bearing_deg(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Return the direction from one point to another, clockwise from north, 0 to 360.

    >>> round(bearing_deg(24.0, 57.0, 24.0, 58.0))
    0
    """
    return float(_GEOD.inv(lon1, lat1, lon2, lat2)[0]) % 360


def sector(
    lon: float, lat: float, turn_deg: tuple[float, float], reach_m: tuple[float, float]
) -> Polygon:
    """Make the part of a ring around a point that lies between two directions.

    Parameters
    ----------
    lon, lat
        The point, EPSG:4326.
    turn_deg
        First and last direction, clockwise from north; 360 apart for the whole ring.
    reach_m
        Inner and outer radius in metres.

    Raises
    ------
    GeometryError
        The outer radius is not more than the inner one.
    """
    inner, outer = reach_m
    if not outer > inner >= 0:
        raise GeometryError(f"ring from {inner} m to {outer} m; the second must be more")
    steps = np.linspace(*turn_deg, max(3, round((turn_deg[1] - turn_deg[0]) / 5) + 1))
    edge = [destination(lon, lat, float(step), outer) for step in steps]
    if inner == 0:
        return Polygon([*edge, (lon, lat)])
    back = [destination(lon, lat, float(step), inner) for step in steps[::-1]]
    if turn_deg[1] - turn_deg[0] >= 360:
        return Polygon(edge, [back])
    return Polygon(edge + back)


def point_along(line: LineString, distance_km: float) -> Point:
    """Return the point that lies a distance from the line's start, measured along it.

    Parameters
    ----------
    line
        One line, at least two vertices.
    distance_km
        From 0 to the line's length; beyond it, the line's end.

    Raises
    ------
    GeometryError
        The line is empty or the distance is negative.
    """
    _check(line, ("LineString",))
    if distance_km < 0:
        raise GeometryError(f"distance along a line is {distance_km} km; it must be 0 or more")
    lon, lat = shapely.get_coordinates(shapely.segmentize(line, _EDGE_DEG)).T
    reached = np.concatenate([[0.0], np.cumsum(_GEOD.line_lengths(lon, lat))])
    share = min(1.0, distance_km / length_km(line))
    wanted = share * reached[-1]  # a long edge cut up is longer, by a hair, than the edge
    return Point(np.interp(wanted, reached, lon), np.interp(wanted, reached, lat))


def buffer_m(shape: BaseGeometry, distance_m: float) -> Area:
    """Grow a shape by a geodesic distance.

    Parameters
    ----------
    shape
        Not wider than 3,000 km; not itself across the antimeridian.
    distance_m
        Metres, > 0.

    Returns
    -------
    A valid area, in two parts where it lies on both sides of the antimeridian. Its edge lies
    within 0.5 % of the distance for shapes up to 800 km from their middle to their end.

    Raises
    ------
    GeometryError
        The shape is empty or too wide, the distance is not positive, or the area holds a pole.
    """
    if not distance_m > 0:
        raise GeometryError(f"buffer distance is {distance_m} m; it must be more than 0")
    grow = partial(shapely.buffer, distance=distance_m, quad_segs=16)
    return cast("Area", _around(shape, grow))


def offset_inside(line: Line, polygon: Area, distance_m: float) -> MultiLineString:
    """Set a line back from itself into an area, by a geodesic distance.

    Every point of the result is inside the area and as far from the line as asked; where the line
    bends so sharply that no such point exists, the result passes the bend by. Nothing runs round
    the line's ends.

    Parameters
    ----------
    line
        A border, or another line along or through the area.
    polygon
        The area on whose side the result lies.
    distance_m
        Metres, > 0.

    Returns
    -------
    Parts in the order and direction of the line; empty where the area is narrower than the
    distance.

    Raises
    ------
    GeometryError
        A shape is empty, of the wrong kind or too wide, or the distance is not positive.
    """
    _check(line, ("LineString", "MultiLineString"))
    _check(polygon, ("Polygon", "MultiPolygon"))
    near = polygon.intersection(buffer_m(line, 2 * distance_m))
    if near.is_empty:
        return MultiLineString()
    both = shapely.GeometryCollection([line, near])
    return cast("MultiLineString", _around(both, partial(_set_back, distance_m=distance_m)))


def _set_back(both: BaseGeometry, distance_m: float) -> MultiLineString:
    line, near = shapely.get_parts(both)
    line = shapely.simplify(shapely.line_merge(line), distance_m / 50)
    edge = shapely.buffer(line, distance_m, quad_segs=8).boundary
    kept = [
        piece for part in shapely.get_parts(line) for piece in _beside(edge, part, near, distance_m)
    ]
    return MultiLineString(kept)


def _beside(
    edge: BaseGeometry, part: LineString, near: Area, distance_m: float
) -> list[LineString]:
    beside = shapely.buffer(part, distance_m * 1.01, cap_style="flat", quad_segs=8)
    found = shapely.line_merge(edge.intersection(near).intersection(beside))
    pieces = [p for p in shapely.get_parts(found) if p.geom_type == "LineString"]
    ordered = [_along(part, p) for p in pieces if p.length > distance_m / 10]
    return sorted(ordered, key=lambda p: float(part.project(Point(p.coords[0]))))


def _along(part: LineString, piece: LineString) -> LineString:
    first, last = (part.project(Point(piece.coords[i])) for i in (0, -1))
    return piece if first <= last else piece.reverse()


def _around(shape: BaseGeometry, change: Callable[[BaseGeometry], BaseGeometry]) -> BaseGeometry:
    _check(shape, None)
    west, south, east, north = shape.bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    if distance_m(lon, lat, west, south) > _REACH_KM * 1000 / 2 or east - west > 180:
        raise GeometryError(
            f"shape from {west:.2f} {south:.2f} to {east:.2f} {north:.2f} is wider than "
            f"{_REACH_KM:.0f} km; split it and work on the parts"
        )
    crs = f"+proj=aeqd +lon_0={lon} +lat_0={lat} +datum=WGS84 +units=m"
    there = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    planar = _project(shapely.segmentize(shape, _EDGE_DEG), there, "FORWARD")
    changed = change(planar)
    if any(changed.intersects(Point(there.transform(lon, pole))) for pole in (-90.0, 90.0)):
        raise GeometryError(
            f"area around {lon:.2f} {lat:.2f} holds a pole; it has no outline in degrees"
        )
    return _parted(_project(changed, there, "INVERSE"), lon)


def _parted(shape: BaseGeometry, middle: float) -> BaseGeometry:
    """Cut a shape at the antimeridian, as RFC 7946 wants it, where it crosses it."""

    def unwrap(xy: np.ndarray) -> np.ndarray:
        turns = np.round((middle - xy[:, 0]) / 360)
        return xy + np.column_stack([360 * turns, np.zeros(len(xy))])

    whole = shapely.transform(shape, unwrap)
    if shape.is_empty or (whole.bounds[0] >= -180 and whole.bounds[2] <= 180):
        return whole
    sides = [
        shapely.transform(whole & shapely.box(west, -90, west + 360, 90), _moved(west + 180))
        for west in (-540, -180, 180)
    ]
    return shapely.union_all([side for side in sides if not side.is_empty])


def _moved(degrees: float) -> Callable[[np.ndarray], np.ndarray]:
    return lambda xy: xy - (degrees, 0.0)


def _project(shape: BaseGeometry, there: Transformer, direction: str) -> BaseGeometry:
    def move(xy: np.ndarray) -> np.ndarray:
        return np.column_stack(there.transform(xy[:, 0], xy[:, 1], direction=direction))

    return shapely.transform(shape, move)


def _check(shape: BaseGeometry, kinds: tuple[str, ...] | None) -> None:
    if shape.is_empty:
        raise GeometryError("shape is empty; a shape with coordinates was wanted")
    if kinds and shape.geom_type not in kinds:
        raise GeometryError(f"shape is a {shape.geom_type}; one of {', '.join(kinds)} was wanted")
