"""The part of the Earth that a still picture shows, and where a place stands in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

_LAEA = "+proj=laea +lat_0=57 +lon_0=24.5 +datum=WGS84 +units=m"
_BALTICS = (19.0, 53.4, 30.0, 60.3)  # west, south, east, north
_FARTHEST = (8.0, 50.0, 36.0, 70.0)  # a frame grows to hold points, but not beyond
_ROOM = 0.4  # degrees between a point and the frame
_LEEWAY = 3.0  # degrees that a straight edge in longitude and latitude may bend
_FINEST = 0.4  # pixels
_MANY, _MOST = 20, 0.8  # of so many points, the share that the frame holds
_EUROPE = 3_300_000.0  # metres: side of the square that an inset shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rectangle of pixels on Lambert's azimuthal equal-area projection about the Baltics.

    Parameters
    ----------
    bounds
        West, south, east and north of what is to be seen, degrees.
    left, top
        The upper left corner on the projection, metres.
    scale
        Metres a pixel.
    width, height
        Pixels.
    """

    bounds: tuple[float, float, float, float]
    left: float
    top: float
    scale: float
    width: int
    height: int

    @property
    def box(self) -> BaseGeometry:
        """Give the bounds as a polygon in degrees."""
        return shapely.box(*self.bounds)

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a place stands, in pixels from the upper left corner."""
        x, y = self.pixels(np.array([[lon, lat]]))[0]
        return float(x), float(y)

    def holds(self, lon: float, lat: float) -> bool:
        """Tell whether a place is within the frame."""
        x, y = self.pixel(lon, lat)
        return 0 <= x <= self.width and 0 <= y <= self.height

    def path(self, shape: BaseGeometry) -> str:
        """Return the `d` of an SVG path; empty where nothing of the shape is near the frame."""
        west, south, east, north = self.bounds
        near = shapely.clip_by_rect(
            shape, west - _LEEWAY, south - _LEEWAY, east + _LEEWAY, north + _LEEWAY
        )
        drawn = shapely.transform(near, self.pixels)
        drawn = shapely.simplify(drawn, _FINEST, preserve_topology=False)
        return "".join(map(_strokes, shapely.get_parts(drawn)))

    def pixels(self, degrees: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return where places stand; `degrees` and the result have a row a place."""
        x, y = _projection().transform(degrees[:, 0], degrees[:, 1])
        return np.column_stack([(x - self.left) / self.scale, (self.top - y) / self.scale])


@cache
def _projection() -> Transformer:
    return Transformer.from_crs("EPSG:4326", _LAEA, always_xy=True)


def _strokes(part: BaseGeometry) -> str:
    """Write a line or the rings of an area; a dot that was left by clipping is nothing."""
    if part.geom_type == "Polygon":
        return "".join(map(_stroke, shapely.get_rings(part).tolist()))
    return _stroke(part) if part.geom_type == "LineString" else ""


def _stroke(line: BaseGeometry) -> str:
    points = [f"{x:.1f} {y:.1f}" for x, y in shapely.get_coordinates(line)]
    end = "Z" if line.geom_type == "LinearRing" else ""
    return f"M{'L'.join(points)}{end}" if points else ""


def frame_of(points: Iterable[tuple[float, float]], width: int, height: int) -> Frame:
    """Frame the Baltics, and points of the wider region with them.

    Parameters
    ----------
    points
        Longitude and latitude; those far from the Baltics have no say, and of many those far from
        most others.
    width, height
        Pixels; what has to be seen stands in their middle.
    """
    west, south, east, north = _BALTICS
    near = [
        (lon, lat)
        for lon, lat in points
        if _FARTHEST[0] <= lon <= _FARTHEST[2] and _FARTHEST[1] <= lat <= _FARTHEST[3]
    ]
    for lon, lat in _densest(near):
        west, east = min(west, lon - _ROOM), max(east, lon + _ROOM)
        south, north = min(south, lat - _ROOM), max(north, lat + _ROOM)
    left, bottom, right, top = _projection().transform_bounds(west, south, east, north)
    scale = max((right - left) / width, (top - bottom) / height)
    return _frame(((left + right) / 2, (bottom + top) / 2), scale, width, height)


def _densest(points: Sequence[tuple[float, float]]) -> Sequence[tuple[float, float]]:
    """Of many, give those in the shortest stretch of each axis that holds most, like the page."""
    if len(points) < _MANY:
        return points
    held = int(np.ceil(_MOST * len(points))) - 1
    at = np.array(points)
    ordered = np.sort(at, axis=0)
    first = np.argmin(ordered[held:] - ordered[: len(ordered) - held], axis=0)
    low, high = ordered[first, [0, 1]], ordered[first + held, [0, 1]]
    return [(lon, lat) for lon, lat in at[((at >= low) & (at <= high)).all(axis=1)].tolist()]


def overview(side: int) -> Frame:
    """Frame Europe about the Baltics in a square, for an inset; `side` in pixels."""
    return _frame((0.0, 0.0), _EUROPE / side, side, side)


def _frame(middle: tuple[float, float], scale: float, width: int, height: int) -> Frame:
    """Frame a rectangle about a point of the projection; `scale` is metres a pixel."""
    left, top = middle[0] - scale * width / 2, middle[1] + scale * height / 2
    bounds = _projection().transform_bounds(
        left, top - scale * height, left + scale * width, top, direction="INVERSE"
    )
    return Frame(bounds=bounds, left=left, top=top, scale=scale, width=width, height=height)
