"""Countries: where each begins and ends."""

from functools import cache

import geopandas as gpd

from .shapes import read_shapes


@cache
def territories() -> gpd.GeoDataFrame:
    """Return every country's territory, the territorial sea included.

    Returns
    -------
    Columns `iso` (ISO 3166-1 alpha-2), `part` (the same, or ISO 3166-2 for Kaliningrad RU-KGD,
    Åland FI-01 and Crimea UA-43, which are rows of their own), `name`, geometry (MultiPolygon,
    EPSG:4326). Neighbours share their vertices.
    """
    return read_shapes("odbl/territories")


@cache
def countries() -> gpd.GeoDataFrame:
    """Return the countries as they are drawn.

    Returns
    -------
    Columns as in `territories`.
    """
    return territories()
