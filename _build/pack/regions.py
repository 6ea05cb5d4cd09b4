"""Shapes of the seas, lakes, islands and regions that curated/shapes.toml describes."""

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

if TYPE_CHECKING:
    from .parts import Part


def region_shapes(
    path: Path, parts: "list[Part]", drawn: dict[str, np.ndarray]
) -> dict[str, BaseGeometry]:
    """Make the shape of every region that is no union of countries.

    Parameters
    ----------
    path
        The table, curated/shapes.toml.
    parts
        In the order of ``drawn["countries"]``.
    drawn
        Countries, land, lakes and sea in degrees.

    Returns
    -------
    By name, in the order of the table.
    """
    with path.open("rb") as f:
        table = tomllib.load(f)
    cutter = _Cutter(parts, drawn)
    if crossed := [name for name, row in table.items() if not _ring(row).is_valid]:
        sys.exit(f"error: {path}: the rings of {', '.join(crossed)} cross themselves")
    made = {name: cutter.cut(row) for name, row in table.items() if "countries" not in row}
    if empty := [name for name, shape in made.items() if shape is None or shape.is_empty]:
        sys.exit(f"error: {path}: nothing is left of {', '.join(empty)}; mend the ring or point")
    return made


class _Cutter:
    def __init__(self, parts: "list[Part]", drawn: dict[str, np.ndarray]) -> None:
        self._parts = parts
        self._countries = drawn["countries"]
        self._land = shapely.get_parts(drawn["land"])
        self._lakes = shapely.get_parts(drawn["lakes"])
        self._sea = shapely.get_parts(drawn["sea"])

    def cut(self, row: dict) -> BaseGeometry | None:
        """Make one shape, or None where its point hits nothing."""
        if "parts" in row:
            return self._union(p.id in row["parts"] for p in self._parts)
        if "lake" in row:
            return _holding(self._lakes, row["lake"])
        if "island" in row:
            return _holding(self._land, row["island"])
        if "land" in row:
            return self._cut_land(_ring(row), row.get("of"))
        waters = self._sea if "sea" in row else np.concatenate([self._lakes, self._sea])
        return _inside(waters, _ring(row))

    def _union(self, chosen: object) -> BaseGeometry:
        return shapely.coverage_union_all(self._countries[np.fromiter(chosen, bool)])

    def _cut_land(self, ring: Polygon, of: list[str] | None) -> BaseGeometry:
        chosen = [of is None or p.iso in of for p in self._parts]
        return _inside(self._countries[np.array(chosen)], ring)


def _ring(row: dict) -> Polygon:
    return Polygon(next((row[key] for key in ("land", "sea", "lagoon") if key in row), None))


def _holding(shapes: np.ndarray, point: list[float]) -> BaseGeometry | None:
    return next((s for s in shapes if s.contains(Point(point))), None)


def _inside(shapes: np.ndarray, ring: Polygon) -> BaseGeometry:
    near = shapes[shapely.intersects(shapes, ring)]
    return shapely.union_all(shapely.intersection(near, ring))
