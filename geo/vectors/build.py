"""Coordinates as lists to shapes: what is no number is said, what is broken is mended and said."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from .fault import VectorFault

Positions = npt.NDArray[np.float64]
Broken = list[str]
"""Why a shape is broken; filled while it is built."""

_DIGITS = 2**53


def shape_of(geometry: Any) -> tuple[BaseGeometry | None, str | None]:
    """Build a shape.

    Parameters
    ----------
    geometry
        A mapping with ``type`` and ``coordinates``, as GeoJSON has it, or None.

    Returns
    -------
    The shape, None where there is none; and why it is broken, None where it is whole.

    Raises
    ------
    VectorFault
        It is no geometry, or one that is not drawn.
    """
    if geometry is None:
        return None, "has no geometry"
    if not isinstance(geometry, Mapping):
        raise VectorFault("its geometry is no object, wanted type and coordinates; mend it")
    kind = str(geometry.get("type")).removeprefix("3D ")
    if kind == "GeometryCollection":
        raise VectorFault("is a GeometryCollection; make it one feature for each kind of shape")
    if kind not in _BUILDERS:
        wanted = ", ".join(_BUILDERS)
        raise VectorFault(f"geometry type {kind[:40]!r} is none, wanted one of {wanted}; mend it")
    coordinates = geometry.get("coordinates")
    if not isinstance(coordinates, Sequence) or isinstance(coordinates, str):
        raise VectorFault(f"its {kind} has no list of coordinates; mend it")
    broken: Broken = []
    try:
        shape = _BUILDERS[kind](coordinates, broken)
    except (TypeError, ValueError, IndexError, shapely.errors.ShapelyError):
        raise VectorFault(
            f"the coordinates of its {kind} are not nested as wanted; mend it"
        ) from None
    return shape, (broken[0] if broken else None)


def _positions(values: Any) -> Positions:
    """Read positions, longitude and latitude of each; heights are left out."""
    if not isinstance(values, Sequence) or isinstance(values, str):
        raise TypeError
    if not values:
        return np.empty((0, 2))
    try:
        read = np.array(values)
    except ValueError:  # some with a height, some without
        read = np.array([value[:2] for value in values])
    if read.ndim != 2 or read.shape[1] < 2:
        raise TypeError
    if read.dtype.kind not in "if":
        raise VectorFault(_no_number(values))
    flat = read[:, :2].astype(np.float64)
    if not np.isfinite(flat).all():
        raise VectorFault("a coordinate is NaN or Infinity, wanted a number; mend or remove it")
    return flat


def _no_number(values: Any) -> str:
    for value in (one for position in values for one in position):
        if isinstance(value, str):
            return f"coordinate {value[:40]!r} is text, wanted a number; take the quotes away"
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) > _DIGITS:
            return f"a coordinate has {len(str(abs(value)))} digits, wanted degrees; mend it"
    return "a coordinate is no number, wanted longitude and latitude; mend or remove it"


def _point(values: Any, broken: Broken) -> BaseGeometry:
    if not values:
        broken.append("is empty")
        return shapely.Point()
    return shapely.Point(_positions([values])[0])


def _line(values: Any, broken: Broken) -> BaseGeometry:
    positions = _positions(values)
    if len(positions) < 2:
        broken.append("is a line of fewer than two positions" if len(positions) else "is empty")
        return shapely.LineString()
    return shapely.LineString(positions)


def _ring(values: Any, broken: Broken) -> Any:
    positions = _positions(values)
    if len(positions) and not np.array_equal(positions[0], positions[-1]):
        broken.append("has a ring that is not closed")
        positions = np.vstack([positions, positions[:1]])
    if len(positions) < 4:
        broken.append("has a ring of fewer than four positions" if len(positions) else "is empty")
        return None
    return shapely.linearrings(positions)


def _polygon(values: Any, broken: Broken) -> BaseGeometry:
    if not values:
        broken.append("is empty")
        return shapely.Polygon()
    shell, *holes = [_ring(ring, broken) for ring in values]
    if shell is None:
        return shapely.Polygon()
    return shapely.polygons(shell, [h for h in holes if h is not None] or None)  # type: ignore[no-any-return]


def _several(build: Callable[[Any, Broken], BaseGeometry], make: Any) -> Any:
    def built(values: Any, broken: Broken) -> BaseGeometry:
        if not values:
            broken.append("is empty")
        parts = [build(value, broken) for value in values]
        return make([part for part in parts if not part.is_empty])  # type: ignore[no-any-return]

    return built


_BUILDERS: Mapping[str, Callable[[Any, Broken], BaseGeometry]] = {
    "Point": _point,
    "LineString": _line,
    "Polygon": _polygon,
    "MultiPoint": _several(_point, shapely.MultiPoint),
    "MultiLineString": _several(_line, shapely.MultiLineString),
    "MultiPolygon": _several(_polygon, shapely.MultiPolygon),
}
