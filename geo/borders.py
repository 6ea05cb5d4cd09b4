"""Land borders: the line of each pair of neighbours, and how long it is."""

from functools import cache

import geopandas as gpd

from .shapes import read_shapes


@cache
def borders() -> gpd.GeoDataFrame:
    """Return the border lines, a row for each pair and kind.

    Returns
    -------
    Columns `pair` (ISO 3166-1 alpha-2, alphabetical, as in ``EE-RU``), `kind` (land, water for
    lakes, lagoons and wide rivers, sea for the tail through the territorial sea), `length_km`
    (geodesic, on the line before it was simplified for drawing), geometry (MultiLineString,
    EPSG:4326, in the order of the line). Sorted by pair and kind.
    """
    return read_shapes("odbl/borders")
