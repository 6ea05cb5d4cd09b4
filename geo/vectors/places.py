"""Coordinates that can be no place that is meant: out of range, metres, or swapped."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import shapely

from .fault import VectorFault, feature_fault, joined
from .raw import Raw
from .vectors import Asked, Shapes

Points = npt.NDArray[np.float64]

# West, south, east, north of what posturemap is about, in degrees, with a wide margin.
_REGION = (5.0, 45.0, 45.0, 72.0)
_METRES = 1_000.0
_SWAPPED = (
    'look swapped, latitude first; say axes = "yx" in its [[layer]] to turn them, or axes = "xy" '
    "if they are right"
)


def check_places(raw: Raw, shapes: Shapes, asked: Asked) -> None:
    """Hold coordinates against what longitude and latitude can be.

    Parameters
    ----------
    raw
        Says whether anybody named the coordinate system.
    shapes
        In degrees, x = longitude.
    asked
        Whether the axes are said to be right.

    Raises
    ------
    VectorFault
        Coordinates are out of range, or look like metres, or swapped; names the features.
    """
    points, owner = shapely.get_coordinates(shapes, return_index=True)
    if not len(points):
        return
    far = np.any(np.abs(points) > (180, 90), axis=1)
    outside = np.asarray(np.logical_or(~np.isfinite(points).all(axis=1), far))
    if outside.any():
        raise VectorFault(joined(_outside(raw, points, owner, outside)))
    if asked.axes is None:
        swapped = ~_within(points, _REGION) & _within(points[:, ::-1], _REGION)
        if swapped.any():
            first = _first_of_each(owner, swapped)
            told = (feature_fault(owner[at] + 1, f"{_pair(points[at])} {_SWAPPED}") for at in first)
            raise VectorFault(joined(told))


def _outside(
    raw: Raw, points: Points, owner: npt.NDArray[np.int64], outside: npt.NDArray[np.bool_]
) -> Iterator[str]:
    for at in _first_of_each(owner, outside):
        yield feature_fault(int(owner[at]) + 1, _why(raw, points[at]))


def _first_of_each(owner: npt.NDArray[np.int64], which: npt.NDArray[np.bool_]) -> list[int]:
    """Return the place of the first such vertex of each feature."""
    places = np.flatnonzero(which)
    _, first = np.unique(owner[places], return_index=True)
    return [int(place) for place in places[first]]


def _why(raw: Raw, point: Points) -> str:
    x, y = (float(value) for value in point)
    if not np.isfinite(point).all():
        return "a coordinate has no place in degrees; say its true system with --layers-crs EPSG:n"
    if max(abs(x), abs(y)) > _METRES:
        said = "that the file names none for" if raw.assumed else "whatever the file says"
        return (
            f"{_pair(point)} look like metres, not degrees, in a coordinate system {said}; "
            "say it with --layers-crs EPSG:n"
        )
    if abs(x) <= 90 and abs(y) <= 180:
        return f"{_pair(point)} {_SWAPPED}"
    name, value, most = ("longitude", x, 180) if abs(x) > 180 else ("latitude", y, 90)
    return (
        f"{name} {value:g} is beyond ±{most}; mend it, or say its system with --layers-crs EPSG:n"
    )


def _pair(point: Points) -> str:
    return f"coordinates ({point[0]:.9g}, {point[1]:.9g})"


def _within(points: Points, box: tuple[float, float, float, float]) -> npt.NDArray[np.bool_]:
    west, south, east, north = box
    x, y = points[:, 0], points[:, 1]
    found: npt.NDArray[np.bool_] = (x >= west) & (x <= east) & (y >= south) & (y <= north)
    return found
