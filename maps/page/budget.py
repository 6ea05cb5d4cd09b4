"""Hold the lines and areas of a page to what it can carry, and say what that cost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from posturemap.layers.table import Posture

# Bytes of a page beyond which a phone may be slow (docs/performance.md: some 400,000 points).
PAGE_BYTES = 20_000_000
# Vertices of all lines and areas of a page, about 4 bytes of it each (docs/performance.md).
VERTICES = 90_000

# Metres; the first is what the offline pack has, the last is a pixel at zoom 6 in the Baltics.
_TOLERANCES_M = (25.0, 50.0, 75.0, 100.0, 150.0, 200.0, 300.0, 500.0, 800.0, 1300.0)
# Lines are no coarser than this: a border is looked at closely.
_LINES_M = 200.0
# An island or a lake is left out when it is smaller than a square of so many tolerances.
_SPECK = 4.0
_DECIMALS = 5
_METRES_PER_DEGREE = 111_195.0

Shapes = npt.NDArray[np.object_]
_Layers = Mapping[str, gpd.GeoDataFrame]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What was taken from a layer's lines and areas.

    Parameters
    ----------
    layer
        Its name.
    tolerance_m
        No line is farther than this from where it was; islands and lakes below 16 times its
        square are gone.
    before, after
        Numbers of vertices.
    """

    layer: str
    tolerance_m: float
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A posture that fits, and how it was made to.

    Parameters
    ----------
    posture
        As given, but for the geometries of the layers in `cuts`.
    cuts
        In the order of the layers; empty where nothing had to be taken.
    """

    posture: Posture
    cuts: tuple[Cut, ...] = ()


def megabytes_over(size: int) -> int | None:
    """Say how large a page is where that is more than a phone opens well.

    Parameters
    ----------
    size
        Its bytes.

    Returns
    -------
    Megabytes, rounded up; None where the page is small enough.
    """
    return -(-size // 1_000_000) if size > PAGE_BYTES else None


def fit_shapes(posture: Posture, *, vertices: int = VERTICES) -> Fitted:
    """Simplify lines and areas, the heaviest layers first, until all fit a page's budget.

    Parameters
    ----------
    posture
        With geometries as precise as they are known.
    vertices
        What lines and areas of all layers may have together, and those of the maker's own layers
        once more; points do not count.

    Returns
    -------
    A posture that fits, or the nearest to it at the coarsest tolerance that we use. The same
    posture gives the same result, and one that fits comes back as it is.
    """
    layers, cuts = _fitted(posture.layers, vertices)
    own, own_cuts = _fitted({one.name: one.gdf for one in posture.own}, vertices)
    if not cuts and not own_cuts:
        return Fitted(posture=posture)
    brought = tuple(replace(one, gdf=own[one.name]) for one in posture.own)
    return Fitted(posture=replace(posture, layers=layers, own=brought), cuts=(*cuts, *own_cuts))


def _fitted(layers: _Layers, vertices: int) -> tuple[_Layers, tuple[Cut, ...]]:
    """Simplify some layers until they fit, and say what was taken."""
    tolerances = _tolerances(layers, vertices)
    out, cuts = dict(layers), []
    for name, tolerance in tolerances.items():
        out[name] = _simplified(layers[name], tolerance)
        before, after = _vertices(_flat(layers[name])), _vertices(_flat(out[name]))
        cuts.append(Cut(layer=name, tolerance_m=tolerance, before=before, after=after))
    return out, tuple(cuts)


def _tolerances(layers: _Layers, vertices: int) -> dict[str, float]:
    """Find how coarse each layer has to be; those that may stay as they are have none."""
    rough = {name: _flat(gdf) for name, gdf in layers.items()}
    counts = {name: _vertices(flat) for name, flat in rough.items()}
    tolerances: dict[str, float] = {}
    for tolerance in _TOLERANCES_M:
        if sum(counts.values()) <= vertices:
            break
        for name in _heavy(counts, vertices):
            if tolerance > _LINES_M and not _has_areas(layers[name]):
                continue
            tolerances[name] = tolerance
            # Each step starts from the last one's few vertices, and without a look at topology:
            # nearly as many are left as in the end, in a fraction of the time.
            rough[name] = _once(rough[name], partial(_roughly, degrees=_degrees(tolerance)))
            counts[name] = _vertices(rough[name])
    return {name: tolerances[name] for name in layers if name in tolerances}


def _once(paths: Shapes, change: Callable[[Shapes], Shapes]) -> Shapes:
    """Change each shape once: features of one country share one, and what comes of it."""
    _, first, which = np.unique(list(map(id, paths)), return_index=True, return_inverse=True)
    return change(paths[first])[which]


def _roughly(paths: Shapes, degrees: float) -> Shapes:
    kept = _without_specks(paths, degrees)
    found: Shapes = shapely.simplify(kept, degrees, preserve_topology=False)
    return found


def _has_areas(gdf: gpd.GeoDataFrame) -> bool:
    return bool((shapely.get_dimensions(np.array(gdf.geometry.array, dtype=object)) == 2).any())


def _heavy(counts: Mapping[str, int], vertices: int) -> list[str]:
    """Name the layers that take more than an even share; light ones keep every vertex."""
    share = vertices / max(1, len(counts))
    return [name for name, count in counts.items() if count > share]


def _without_specks(paths: Shapes, degrees: float) -> Shapes:
    """Leave out islands and lakes that are too small to see at a tolerance, never a whole shape."""
    least = (_SPECK * degrees) ** 2
    return np.array([_without(shape, least) for shape in paths], dtype=object)


def _without(shape: BaseGeometry | None, least: float) -> BaseGeometry | None:
    if not isinstance(shape, Polygon | MultiPolygon):
        return shape
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    kept = [_filled(part, least) for part in parts[areas >= min(least, areas.max())]]
    return MultiPolygon(kept) if isinstance(shape, MultiPolygon) else kept[0]


def _filled(part: Polygon, least: float) -> Polygon:
    if not part.interiors:
        return part
    holes = np.array(list(part.interiors), dtype=object)
    return Polygon(part.exterior, list(holes[shapely.area(shapely.polygons(holes)) >= least]))


def _vertices(paths: Shapes) -> int:
    return int(shapely.get_num_coordinates(paths).sum())


def _degrees(metres: float) -> float:
    return metres / _METRES_PER_DEGREE


def _flat(gdf: gpd.GeoDataFrame) -> Shapes:
    """Return lines and areas, no points, with degrees of longitude as long as of latitude."""
    shapes = np.array(gdf.geometry.array, dtype=object)
    shapes[shapely.get_dimensions(shapes) < 1] = None
    east = _east(gdf)
    return _once(shapes, lambda paths: shapely.transform(paths, lambda xy: xy * [east, 1.0]))


def _east(gdf: gpd.GeoDataFrame) -> float:
    """Return how long a degree of longitude is in degrees of latitude, in a layer's middle."""
    if gdf.empty:
        return 1.0
    _, south, _, north = gdf.total_bounds
    return float(np.cos(np.radians((south + north) / 2)))


def _simplified(gdf: gpd.GeoDataFrame, tolerance_m: float) -> gpd.GeoDataFrame:
    """Simplify and round to a metre; a shape that would break or vanish stays as it was."""
    east = _east(gdf)
    degrees = _degrees(tolerance_m)

    def cut(flat: Shapes) -> Shapes:
        finer = shapely.simplify(_without_specks(flat, degrees), degrees, preserve_topology=True)
        back = shapely.transform(finer, lambda xy: np.round(xy / [east, 1.0], _DECIMALS))
        back[~shapely.is_valid(back) | shapely.is_empty(back)] = None
        return np.asarray(back, dtype=object)

    found = _once(_flat(gdf), cut)
    kept = np.where(shapely.is_missing(found), np.array(gdf.geometry.array, dtype=object), found)
    out = gdf.copy()
    out.geometry = gpd.GeoSeries(kept, index=gdf.index, crs=gdf.crs)
    return out
