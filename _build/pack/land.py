"""Land as OpenStreetMap has it: country polygons that stop at coasts, lakes and wide rivers."""

import json

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from .sources import Sources

VIEW = (-12.0, 34.0, 60.0, 73.0)  # west, south, east, north of everything that the pack draws
ISLET_KM2 = 0.02
POND_KM2 = 0.1
_METRES = Transformer.from_crs("EPSG:4326", "EPSG:3035", always_xy=True)


def read_land(sources: Sources) -> np.ndarray:
    """Read the polygons of land that touch the view, mended where their rings cross.

    Islets below 2 ha and ponds below 10 ha are left out: nothing draws them.

    Returns
    -------
    Polygons in degrees. Neighbouring countries leave gaps of up to some 20 m between them.
    """
    path = sources.unpacked("countries-land") / "package" / "map.geo.json"
    features = json.loads(path.read_bytes())["features"]
    found = (
        _polygon([np.array(ring) for ring in rings])
        for feature in features
        for rings in _polygons(feature["geometry"])
    )
    shapes = np.array([polygon for polygon in found if polygon is not None])
    mended = shapely.make_valid(shapes, method="structure", keep_collapsed=False)
    parts = shapely.get_parts(mended)
    return parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]


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


def _halves(shape: Polygon) -> list[BaseGeometry]:
    west, south, east, north = shape.bounds
    if east - west > north - south:
        middle = (west + east) / 2
        boxes = ((west, south, middle, north), (middle, south, east, north))
    else:
        middle = (south + north) / 2
        boxes = ((west, south, east, middle), (west, middle, east, north))
    return [shapely.clip_by_rect(shape, *box) for box in boxes]


def to_metres(shapes: np.ndarray) -> np.ndarray:
    """Project shapes to EPSG:3035, in which a metre is a metre within 1 % all over the view."""
    return shapely.transform(shapes, lambda xy: np.column_stack(_METRES.transform(*xy.T)))


def to_degrees(shapes: np.ndarray) -> np.ndarray:
    """Take shapes back from EPSG:3035."""

    def back(xy: np.ndarray) -> np.ndarray:
        return np.column_stack(_METRES.transform(*xy.T, direction="INVERSE"))

    return shapely.transform(shapes, back)


def _polygons(geometry: dict) -> list:
    many = geometry["type"] == "MultiPolygon"
    return geometry["coordinates"] if many else [geometry["coordinates"]]


def _polygon(rings: list[np.ndarray]) -> Polygon | None:
    shell, *holes = rings
    if not _is_in_view(shell) or _area_km2(shell) < ISLET_KM2:
        return None
    return Polygon(shell, [h for h in holes if _is_in_view(h) and _area_km2(h) >= POND_KM2])


def _is_in_view(ring: np.ndarray) -> bool:
    (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
    return bool(west < VIEW[2] and east > VIEW[0] and south < VIEW[3] and north > VIEW[1])


def _area_km2(ring: np.ndarray) -> float:
    """Measure a ring on a sphere, near enough to tell a pond from a lake."""
    x, y = (ring - ring[0]).T
    doubled = np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])
    return abs(doubled) / 2 * 111.2**2 * float(np.cos(np.radians(ring[:, 1].mean())))
