"""The ground that claims are drawn on: land, lakes, main roads, railways, borders, airfields."""

from functools import cache

import geopandas as gpd
import shapely
from shapely.geometry import MultiLineString

from . import boundaries
from .border_lines import borders
from .shapes import read_shapes

ATTRIBUTION = "© OpenStreetMap contributors"


@cache
def ground() -> gpd.GeoDataFrame:
    """Return the ground's kinds in the order in which they are drawn.

    Returns
    -------
    Columns `kind` (land, lakes, roads, rail, borders), geometry (one MultiPolygon or
    MultiLineString a kind, EPSG:4326). Roads and railways are the main ones of 9 to 43° E,
    47 to 71.5° N on a grid of 0.001°: a background, not a network to route on. Borders are those
    on land and inland water. All of it is from OpenStreetMap: show `ATTRIBUTION`.
    """
    kinds = {
        "land": boundaries.land(),
        "lakes": boundaries.inland_water(),
        "roads": read_shapes("odbl/roads").geometry.iloc[0],
        "rail": read_shapes("odbl/railways").geometry.iloc[0],
        "borders": _border_lines(),
    }
    shapes = list(kinds.values())
    return gpd.GeoDataFrame({"kind": list(kinds)}, geometry=shapes, crs="EPSG:4326")


def airfields() -> gpd.GeoDataFrame:
    """Return airfields and airports, civil and military.

    Returns
    -------
    Columns `icao`, `iata` ("" where it has none), `name`, `country` (ISO 3166-1 alpha-2), geometry
    (Point, EPSG:4326). Sorted by `icao`.
    """
    return read_shapes("airports/airfields")


def _border_lines() -> MultiLineString:
    table = borders()
    return MultiLineString(list(shapely.get_parts(table.geometry[table["kind"] != "sea"])))
