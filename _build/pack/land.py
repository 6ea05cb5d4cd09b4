"""Land as OpenStreetMap has it: country polygons that stop at coasts, lakes and wide rivers."""

import json
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from .sources import Sources

VIEW = (-12.0, 34.0, 60.0, 73.0)  # west, south, east, north of everything that the pack draws
_METRES = Transformer.from_crs("EPSG:4326", "EPSG:3035", always_xy=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """How finely a stretch of the map is drawn.

    Parameters
    ----------
    box
        West, south, east, north, degrees.
    tolerance_m
        Simplification of coasts and shores.
    islet_km2, pond_km2
        Smallest land in water, and water in land, that is drawn.
    """

    box: tuple[float, float, float, float]
    tolerance_m: float
    islet_km2: float
    pond_km2: float


# The first one that holds the middle of a shape counts.
DETAILS = (
    Detail(box=(20.0, 53.6, 29.0, 60.2), tolerance_m=40, islet_km2=0.2, pond_km2=0.5),
    Detail(box=(9.0, 43.5, 45.0, 72.0), tolerance_m=150, islet_km2=4, pond_km2=5),
    Detail(box=(-180.0, -90.0, 180.0, 90.0), tolerance_m=800, islet_km2=20, pond_km2=40),
)


def read_land(sources: Sources) -> np.ndarray:
    """Read the polygons of land in view, mended where their rings cross.

    Returns
    -------
    Polygons in degrees, clipped to the view, without the islets and ponds that are too small to
    be drawn. Neighbouring countries leave gaps of up to some 20 m between them.
    """
    path = sources.unpacked("countries-land") / "package" / "map.geo.json"
    features = json.loads(path.read_bytes())["features"]
    found = (
        _polygon([np.array(ring) for ring in rings])
        for feature in features
        for rings in _polygons(feature["geometry"])
    )
    shapes = mended(np.array([polygon for polygon in found if polygon is not None]))
    return mended(shapely.clip_by_rect(shapes, *VIEW))


def mended(shapes: np.ndarray) -> np.ndarray:
    """Make shapes valid and return the polygons that they consist of."""
    shapes = shapes.copy()
    bad = ~shapely.is_valid(shapes)
    shapes[bad] = shapely.make_valid(shapes[bad], method="structure", keep_collapsed=False)
    parts = shapely.get_parts(shapes)
    return parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]


def simplified(land: np.ndarray) -> np.ndarray:
    """Simplify land, in metres, each polygon as finely as its place asks for."""
    middles = to_degrees(shapely.centroid(shapely.envelope(land)))
    lonlat = shapely.get_coordinates(middles)
    tolerances = np.array([detail_at(*point).tolerance_m for point in lonlat])
    found = [
        shapely.simplify(land[tolerances == detail.tolerance_m], detail.tolerance_m)
        for detail in DETAILS
    ]
    return mended(np.concatenate(found))


def detail_at(lon: float, lat: float) -> Detail:
    """Return how finely the map is drawn at a point."""
    for detail in DETAILS:
        west, south, east, north = detail.box
        if west < lon < east and south < lat < north:
            return detail
    raise ValueError((lon, lat))


def subdivide(shapes: np.ndarray, vertices: int = 300) -> np.ndarray:
    """Cut shapes in half, again and again, until none has more vertices than wanted.

    A point is found in or near a hundred small shapes far faster than in one big one.
    """
    done = []
    while len(shapes):
        small = shapely.get_num_coordinates(shapes) <= vertices
        done.append(shapes[small])
        halves = [half for shape in shapes[~small] for half in _halves(shape)]
        shapes = shapely.get_parts(np.array(halves, dtype=object))
        shapes = shapes[shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON]
    return np.concatenate(done)


def to_metres(shapes: np.ndarray) -> np.ndarray:
    """Project shapes to EPSG:3035, in which a metre is a metre within 1 % all over the region."""
    return shapely.transform(shapes, lambda xy: np.column_stack(_METRES.transform(*xy.T)))


def to_degrees(shapes: np.ndarray) -> np.ndarray:
    """Take shapes back from EPSG:3035."""

    def back(xy: np.ndarray) -> np.ndarray:
        return np.column_stack(_METRES.transform(*xy.T, direction="INVERSE"))

    return shapely.transform(shapes, back)


def _halves(shape: Polygon) -> list[BaseGeometry]:
    west, south, east, north = shape.bounds
    if east - west > north - south:
        middle = (west + east) / 2
        boxes = ((west, south, middle, north), (middle, south, east, north))
    else:
        middle = (south + north) / 2
        boxes = ((west, south, east, middle), (west, middle, east, north))
    return [shapely.clip_by_rect(shape, *box) for box in boxes]


def _polygons(geometry: dict) -> list:
    many = geometry["type"] == "MultiPolygon"
    return geometry["coordinates"] if many else [geometry["coordinates"]]


def _polygon(rings: list[np.ndarray]) -> Polygon | None:
    shell, *holes = rings
    if not _is_drawn(shell, "islet_km2"):
        return None
    return Polygon(shell, [hole for hole in holes if _is_drawn(hole, "pond_km2")])


def _is_drawn(ring: np.ndarray, least: str) -> bool:
    (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
    if west > VIEW[2] or east < VIEW[0] or south > VIEW[3] or north < VIEW[1]:
        return False
    detail = detail_at((west + east) / 2, (south + north) / 2)
    return _area_km2(ring) >= getattr(detail, least)


def _area_km2(ring: np.ndarray) -> float:
    """Measure a ring on a sphere, near enough to tell a pond from a lake."""
    x, y = (ring - ring[0]).T
    doubled = np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])
    return float(abs(doubled) / 2 * 111.2**2 * np.cos(np.radians(ring[:, 1].mean())))
