"""Layers of the publisher's own under the publisher's guard."""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from posturemap.claims.guard import Withheld
from posturemap.geo.ground import Grid
from posturemap.geo.names import Place, PlaceKind

from .layer import OwnLayer


def guard_own(own: OwnLayer, hidden: Withheld, grid: Grid | None) -> OwnLayer:
    """Leave out features at withheld places, and round every vertex of the rest.

    Parameters
    ----------
    own
        A layer as it was read.
    hidden
        A feature that names one of these places, or is a point at one, is left out.
    grid
        What vertices are rounded to; a line or area that is nothing then is left out. None leaves
        them as they are.

    Returns
    -------
    The layer; its notes say how many features are left out, and not which.
    """
    gdf = own.gdf
    named = [any(hidden.names(v) for v in row if isinstance(v, str)) for row in _texts(gdf)]
    shapes = list(gdf.geometry)
    gone = [name or _is_at(shape, hidden) for name, shape in zip(named, shapes, strict=True)]
    if grid is not None:
        shapes = [_rounded(shape, grid) for shape in shapes]
    keep = [not out and not shape.is_empty for out, shape in zip(gone, shapes, strict=True)]
    left = gdf.set_geometry(gpd.GeoSeries(shapes, index=gdf.index, crs=gdf.crs))[keep]
    number = len(gdf) - len(left)
    notes = [hidden.redact(note) for note in own.notes]
    notes += [f"{number} left out by the publisher's guard"] if number else []
    return replace(own, gdf=left.reset_index(drop=True), notes=tuple(notes))


def _texts(gdf: gpd.GeoDataFrame) -> list[tuple[object, ...]]:
    return list(gdf.drop(columns=gdf.geometry.name).itertuples(index=False, name=None))


def _is_at(shape: BaseGeometry, hidden: Withheld) -> bool:
    """Tell whether any point of a feature, or the middle of a line or area, lies at a place."""
    points = shapely.get_parts(shape) if "Point" in shape.geom_type else [shape.centroid]
    return any(hidden.holds(_place(point)) for point in points)


def _place(point: shapely.Point) -> Place:
    return Place(
        id="", name="", kind=PlaceKind.TOWN, feature="", country=None, lon=point.x, lat=point.y
    )


def _rounded(shape: BaseGeometry, grid: Grid) -> BaseGeometry:
    def moved(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.array([grid.rounded(lon, lat) for lon, lat in points]).reshape(-1, 2)

    flat = shapely.remove_repeated_points(shapely.transform(shapely.force_2d(shape), moved))
    if "Point" in flat.geom_type or flat.is_valid:
        return flat
    return _sound(flat)


def _sound(shape: BaseGeometry) -> BaseGeometry:
    """Give what is left of a line or area whose vertices met; nothing where all of them did."""
    wanted = "Polygon" if "Polygon" in shape.geom_type else "LineString"
    made = shapely.get_parts(shapely.make_valid(shape))
    parts = [p for part in made for p in shapely.get_parts(part) if p.geom_type == wanted]
    return shapely.union_all(parts) if parts else shapely.Point()
