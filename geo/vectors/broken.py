"""Shapes that cannot be drawn as they are: said by feature, and mended where a person asks."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pyproj
import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from .raw import Raw
from .vectors import Asked, Shapes

MERCATOR_END = 85.051129
"""Degrees of latitude beyond which a web map has no place."""

_EARTH = pyproj.Geod(ellps="WGS84")
_SAID = 20
_REMEDY = "left out; mend it, or say repair = true in its [[layer]]"
_ALONE = "left out; mend or remove it"
Whole = dict[int, BaseGeometry]


def whole_shapes(raw: Raw, shapes: Shapes, asked: Asked) -> Whole:
    """Keep the shapes that can be drawn.

    Parameters
    ----------
    raw
        Its `broken` says what was found while the shapes were built; its `notes` get a line a
        shape that is left out or mended.
    shapes
        In degrees; None where there is none.
    asked
        Whether broken ones are mended.

    Returns
    -------
    Place of a feature to its shape, valid and not empty.
    """
    whole: Whole = {}
    told: list[str] = []
    valid = shapely.is_valid(shapes)
    for place, shape in enumerate(shapes):
        why, can = _why(raw, place, shape, valid=bool(valid[place]))
        if why is None:
            whole[place] = shape
            continue
        mended = _mended(shape, why) if can and asked.repair else None
        if mended is None or mended.is_empty:
            told.append(f"feature {place + 1}: {why}: {_REMEDY if can else _ALONE}")
            continue
        whole[place] = mended
        told.append(f"feature {place + 1}: {why}: mended, {_change(shape, mended)}")
    raw.notes += told[:_SAID]
    if len(told) > _SAID:
        raw.notes.append(f"and {len(told) - _SAID:,} more features were left out or mended so")
    return whole


def _why(
    raw: Raw, place: int, shape: BaseGeometry | None, *, valid: bool
) -> tuple[str | None, bool]:
    """Say why a shape cannot be drawn as it is, and whether it can be mended."""
    why = raw.broken.get(place)
    if shape is None or shape.is_empty:
        return why or "is empty", False
    if why is not None:
        return why, True
    west, south, east, north = shape.bounds
    if north > MERCATOR_END or south < -MERCATOR_END:
        return (
            f"reaches beyond ±{MERCATOR_END:.2f}° of latitude, where a web map has no place",
            False,
        )
    if east - west > 180 and shapely.get_dimensions(shape) > 0 and _jumps(shape):
        return "crosses the antimeridian without being cut there", True
    if not valid:
        return f"is no valid shape ({shapely.is_valid_reason(shape)})", True
    return None, True


def _jumps(shape: BaseGeometry) -> bool:
    """Tell whether a line goes more than half round the earth between two positions."""
    return any(
        bool((np.abs(np.diff(shapely.get_coordinates(line)[:, 0])) > 180).any())
        for line in _lines(shape)
    )


def _lines(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(shape):
        yield from (part.exterior, *part.interiors) if part.geom_type == "Polygon" else (part,)


def _mended(shape: BaseGeometry, why: str) -> BaseGeometry | None:
    """Mend a shape; None where nothing of its own kind is left."""
    dimension = shapely.get_dimensions(shape)
    if "antimeridian" in why:
        shape = _cut(shape)
    if dimension == 2:
        shape = shapely.MultiPolygon([_without_loose(part) for part in shapely.get_parts(shape)])
    made = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    parts = [part for part in shapely.get_parts(made) if shapely.get_dimensions(part) == dimension]
    parts = [one for part in parts for one in shapely.get_parts(part)]
    if not parts:
        return None
    whole: BaseGeometry = parts[0] if len(parts) == 1 else _MULTI[int(dimension)](parts)
    return whole


def _without_loose(part: shapely.Polygon) -> shapely.Polygon:
    """Leave out holes that lie outside: mending would make land of them."""
    shell = shapely.make_valid(shapely.Polygon(part.exterior))
    holes = [hole for hole in part.interiors if shapely.Polygon(hole).intersects(shell)]
    return shapely.Polygon(part.exterior, holes)


_MULTI: Mapping[int, Any] = {
    0: shapely.MultiPoint,
    1: shapely.MultiLineString,
    2: shapely.MultiPolygon,
}


def _cut(shape: BaseGeometry) -> BaseGeometry:
    """Cut at 180 degrees what goes on beyond it, as RFC 7946, 3.1.9 wants."""
    east = shapely.transform(
        shape, lambda p: np.column_stack([np.where(p[:, 0] < 0, p[:, 0] + 360, p[:, 0]), p[:, 1]])
    )
    east = shapely.make_valid(east)
    near = shapely.intersection(east, shapely.box(0, -90, 180, 90))
    far = shapely.intersection(east, shapely.box(180, -90, 360, 90))
    return shapely.union(near, translate(far, xoff=-360))


def _change(before: BaseGeometry, after: BaseGeometry) -> str:
    """Say area or length before and after, on the ellipsoid."""
    if shapely.get_dimensions(after) == 2:
        areas = (abs(_EARTH.geometry_area_perimeter(one)[0]) / 1e6 for one in (before, after))
        return "area {:,.3f} km² before, {:,.3f} km² after".format(*areas)
    lengths = (_EARTH.geometry_length(one) / 1e3 for one in (before, after))
    return "length {:,.3f} km before, {:,.3f} km after".format(*lengths)
