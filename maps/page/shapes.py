"""Geometries as columns of whole numbers."""

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


def shape_columns(shapes: Any, writer: Writer, *, decimals: int | None = None) -> dict[str, Any]:
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

    Returns
    -------
    Counts a level and `x`, `y`: the first vertex of a ring as it is, each later one as its
    difference from the one before, in units of ``10 ** -decimals`` degrees. Layers with areas
    have `anchors` too: a place well inside each.

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
    parts, owner = shapely.get_parts(shapely.orient_polygons(geometries), return_index=True)
    rings, part = _rings(parts)
    sizes = shapely.get_num_coordinates(rings)
    vertices = shapely.get_coordinates(rings)
    if decimals is None:
        decimals = COARSE if np.array_equal(np.round(vertices, COARSE), vertices) else EXACT
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
