"""Cut layers into vector tiles: what is small is left out where nobody could see it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from .sheet import Sheet

EXTENT = 8192
"""Units of a tile's side."""

ALL_UNTIL = 6
"""Every tile with something in it is made to this zoom: a unit is 76 m at the equator there."""

DEEPEST = 14
"""Tiles with too many points or vertices are cut on to here."""

_BUFFER = 1 / 64
_CROWD = 4_000
"""Points of a tile that is not cut on; a reader's browser draws them in a moment."""
_HEAVY = 60_000
"""Vertices of lines and areas of a tile that is not cut on."""
_CELLS = 128
"""Cells of a tile's side; where it is cut on, a cell shows one point and says how many it has."""

Indices = npt.NDArray[np.int64]
Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a tile has of a layer.

    Parameters
    ----------
    sheet
        Number of the layer.
    shapes
        In units of the tile, y downwards, simplified.
    rows
        Number of each feature in its layer.
    points
        How many points each stands for; 1 for lines and areas.
    """

    sheet: int
    shapes: Shapes
    rows: Indices
    points: Indices


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A tile by zoom, column from the west, row from the north, and what is in it."""

    z: int
    x: int
    y: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """Features of a layer within a tile and its margin, in world units."""

    shapes: Shapes
    rows: Indices


def tiles_of(sheets: Sequence[Sheet]) -> Iterator[Tile]:
    """Cut layers into tiles, from the world down.

    Parameters
    ----------
    sheets
        Layers, in drawing order.

    Yields
    ------
    Every tile to zoom `ALL_UNTIL` that has something in it; beyond it, to `DEEPEST`, the parts of
    those that have more than can be drawn at once. Whoever finds no tile there takes the
    nearest one above it, which has everything.
    """
    held = [_Held(sheet.shapes, np.arange(len(sheet.shapes))) for sheet in sheets]
    yield from _cut(held, 0, 0, 0)


def _cut(held: Sequence[_Held], z: int, x: int, y: int) -> Iterator[Tile]:
    if not any(len(one.rows) for one in held):
        return
    points = sum(int((shapely.get_dimensions(one.shapes) == 0).sum()) for one in held)
    vertices = sum(int(shapely.get_num_coordinates(one.shapes).sum()) for one in held)
    goes_on = z < ALL_UNTIL or (z < DEEPEST and (points > _CROWD or vertices > _HEAVY))
    thin = goes_on and points > _CROWD
    parts = (_part(number, one, (z, x, y), thin=thin) for number, one in enumerate(held))
    kept = tuple(part for part in parts if len(part.rows))
    if kept:
        yield Tile(z=z, x=x, y=y, parts=kept)
    if goes_on:
        for column in (2 * x, 2 * x + 1):
            for row in (2 * y, 2 * y + 1):
                inside = [_clipped(one, z + 1, column, row) for one in held]
                yield from _cut(inside, z + 1, column, row)


def _clipped(held: _Held, z: int, x: int, y: int) -> _Held:
    """Keep what lies in a tile and its margin."""
    side = 0.5**z
    margin = _BUFFER * side
    box = (x * side - margin, y * side - margin, (x + 1) * side + margin, (y + 1) * side + margin)
    bounds = shapely.bounds(held.shapes)
    meets = (
        (bounds[:, 0] <= box[2])
        & (bounds[:, 2] >= box[0])
        & (bounds[:, 1] <= box[3])
        & (bounds[:, 3] >= box[1])
    )
    shapes, rows = held.shapes[meets], held.rows[meets]
    inner = bounds[meets]
    whole = (
        (inner[:, 0] >= box[0])
        & (inner[:, 2] <= box[2])
        & (inner[:, 1] >= box[1])
        & (inner[:, 3] <= box[3])
    )
    cut = shapes.copy()
    cut[~whole] = shapely.clip_by_rect(shapes[~whole], *box)
    there = ~shapely.is_empty(cut)
    return _Held(cut[there], rows[there])


def _part(sheet: int, held: _Held, tile: tuple[int, int, int], *, thin: bool) -> Part:
    z, x, y = tile
    scale = 2.0**z * EXTENT

    def turned(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        units: npt.NDArray[np.float64] = points * scale - np.array([x, y]) * EXTENT
        return units

    shapes: Shapes = shapely.transform(held.shapes, turned)
    rows, counts = held.rows, np.ones(len(held.rows), np.int64)
    dimensions = shapely.get_dimensions(shapes)
    drawn = np.ones(len(shapes), bool)
    if (dimensions > 0).any():
        # Half a unit is not seen; what is smaller than a unit is not there at this zoom.
        shapes = shapes.copy()
        paths = dimensions > 0
        shapes[paths] = shapely.simplify(shapes[paths], 0.5, preserve_topology=False)
        extent = shapely.bounds(shapes)
        large = np.maximum(extent[:, 2] - extent[:, 0], extent[:, 3] - extent[:, 1]) >= 1
        drawn = ~shapely.is_empty(shapes) & (~paths | large)
    if thin:
        kept, counts = _thinned(shapes, dimensions == 0)
        drawn &= kept
    return Part(sheet=sheet, shapes=shapes[drawn], rows=rows[drawn], points=counts[drawn])


def _thinned(
    shapes: Shapes, points: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.bool_], Indices]:
    """Keep the first point of each cell, and count those that it stands for."""
    kept, counts = np.ones(len(shapes), bool), np.ones(len(shapes), np.int64)
    where = np.flatnonzero(points)
    if not len(where):
        return kept, counts
    first = shapely.bounds(shapes[where])[:, :2]
    cells = np.floor(first / (EXTENT / _CELLS)).astype(np.int64)
    keys = cells[:, 0] * 4 * _CELLS + cells[:, 1]
    _, at, number = np.unique(keys, return_index=True, return_counts=True)
    kept[where] = False
    kept[where[at]] = True
    counts[where[at]] = number
    return kept, counts
