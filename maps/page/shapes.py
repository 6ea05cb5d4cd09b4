"""Geometries as columns of whole numbers."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from posturemap.errors import PageError

from .columns import Ints, Writer

# 1e-7 degrees is 11 mm: what our GeoJSON files keep, so a page can write the same files.
EXACT = 7
# A metre; simplified lines are rounded to it, and then take half the bytes.
COARSE = 5
_ROUGH = 0.1

_POLYGON, _COLLECTION, _AREA = 3, 7, 2
_LONG = 16  # vertices from which a shape that was written before is named instead


@dataclass(slots=True)
class Written:
    """Which shapes a block holds already: a country stands in many layers.

    Parameters
    ----------
    rows
        By decimals and well-known bytes, the number of the first feature that has the shape.
    count
        Features so far, through all layers.
    """

    rows: dict[tuple[int, bytes], int] = field(default_factory=dict)
    count: int = 0

    def take(self, geometries: npt.NDArray[Any], decimals: int) -> tuple[list[int], list[int]]:
        """Count features, and take out those whose shape stands in the block already.

        Parameters
        ----------
        geometries
            Of one layer; what is there already becomes None.
        decimals
            That they are written with.

        Returns
        -------
        Their rows, and for each the number of the feature that has its shape.
        """
        again: list[int] = []
        of: list[int] = []
        long = np.flatnonzero(shapely.get_num_coordinates(geometries) >= _LONG)
        for row, key in zip(long.tolist(), shapely.to_wkb(geometries[long]), strict=True):
            first = self.rows.setdefault((decimals, key), self.count + row)
            if first != self.count + row:
                again.append(row)
                of.append(first)
        geometries[again] = None
        self.count += len(geometries)
        return again, of


def shape_columns(
    shapes: Any, writer: Writer, *, decimals: int | None = None, written: Written | None = None
) -> dict[str, Any]:
    """Write geometries as types, counts of parts, rings and vertices, and vertex steps.

    Parameters
    ----------
    shapes
        Array-like of shapely geometries in degrees, EPSG:4326; None where there is none;
        an empty one becomes None.
    writer
        Where the numbers go.
    decimals
        Decimals of a degree that are kept; None keeps `EXACT`, or `COARSE` where that is as exact.
    written
        What layers before have written; their shapes are not written again.

    Returns
    -------
    Counts a level and `x`, `y`: the first vertex of a ring as it is, each later one as its
    difference from the one before, in units of ``10 ** -decimals`` degrees. Layers with areas
    have `anchors` too: a place well inside each. `again` has the rows whose shape is that of a
    feature before, and `of` the number of that feature, counted through all layers.

    Raises
    ------
    PageError
        A geometry is a collection of different kinds.
    """
    geometries = np.array(shapes, dtype=object)
    geometries[shapely.is_empty(geometries)] = None
    mixed = np.flatnonzero(shapely.get_type_id(geometries) == _COLLECTION)
    if mixed.size:
        raise PageError(
            f"geometry {mixed[0]} is a GeometryCollection, which no layer can draw; "
            "make it one feature for each kind of geometry"
        )
    if decimals is None:
        vertices = shapely.get_coordinates(geometries)
        decimals = COARSE if np.array_equal(np.round(vertices, COARSE), vertices) else EXACT
    again, of = written.take(geometries, decimals) if written else ([], [])
    parts, owner = shapely.get_parts(shapely.orient_polygons(geometries), return_index=True)
    rings, part = _rings(parts)
    sizes = shapely.get_num_coordinates(rings)
    vertices = shapely.get_coordinates(rings)
    steps = _steps(vertices, sizes, 10.0**decimals)
    columns = {
        "n": len(geometries),
        "decimals": decimals,
        "types": writer.ints(shapely.get_type_id(geometries) + 1),
        "parts": writer.ints(np.bincount(owner, minlength=len(geometries))),
        "rings": writer.ints(np.bincount(part, minlength=len(parts))),
        "sizes": writer.ints(sizes.astype(np.int64)),
        "x": writer.ints(steps[:, 0]),
        "y": writer.ints(steps[:, 1]),
    }
    if again:
        columns |= {"again": writer.ints(again), "of": writer.ints(of)}
    is_area = shapely.get_dimensions(geometries) == _AREA
    if is_area.any():
        places = np.array([_anchor(shape) for shape in geometries])
        whole = np.rint(places * 10.0**decimals).astype(np.int64)
        columns["anchors"] = {"x": writer.ints(whole[:, 0]), "y": writer.ints(whole[:, 1])}
    return columns


def _anchor(shape: Any) -> tuple[float, float]:
    """Return the place in an area that is farthest from its edge, for a label; (0, 0) for none.

    The edge is generalised first: 0.1 degrees do not move a label, and save most of the time.
    """
    parts = shapely.get_parts(shape)
    parts = parts[shapely.get_type_id(parts) == _POLYGON]
    if not parts.size:
        return 0.0, 0.0
    largest = parts[int(np.argmax(shapely.area(parts)))]
    rough = shapely.simplify(largest, _ROUGH, preserve_topology=False)
    if rough.is_empty or not rough.is_valid:
        rough = shapely.envelope(largest)
    radius = shapely.maximum_inscribed_circle(rough, tolerance=_ROUGH)
    return float(radius.coords[0][0]), float(radius.coords[0][1])


def _rings(parts: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], Ints]:
    """Return the rings of polygons and all other parts as they are, each with its part's number."""
    is_polygon = shapely.get_type_id(parts) == _POLYGON
    rings, which = shapely.get_rings(parts[is_polygon], return_index=True)
    owner = np.concatenate([np.flatnonzero(is_polygon)[which], np.flatnonzero(~is_polygon)])
    order = np.argsort(owner, kind="stable")
    return np.concatenate([rings, parts[~is_polygon]])[order], owner[order].astype(np.int64)


def _steps(vertices: npt.NDArray[np.float64], sizes: npt.NDArray[Any], scale: float) -> Ints:
    whole = np.rint(vertices * scale).astype(np.int64)
    steps = np.diff(whole, axis=0, prepend=np.zeros((1, 2), np.int64))
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)[: len(sizes)]
    first = first[sizes > 0]
    steps[first] = whole[first]
    # A step across the globe needs 33 bits; the reader adds modulo 2**32, where it comes out right.
    return (steps + 2**31) % 2**32 - 2**31
