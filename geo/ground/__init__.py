"""The earth: countries, waters, borders and how they are measured."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .basemap import ATTRIBUTION as ATTRIBUTION
    from .basemap import airfields as airfields
    from .basemap import ground as ground
    from .border_lines import Border as Border
    from .border_lines import Published as Published
    from .border_lines import border_table as border_table
    from .border_lines import borders as borders
    from .boundaries import countries as countries
    from .boundaries import country_at as country_at
    from .boundaries import inland_water as inland_water
    from .boundaries import land as land
    from .boundaries import region as region
    from .boundaries import regions as regions
    from .boundaries import seas as seas
    from .boundaries import territories as territories
    from .files import read_vector as read_vector
    from .files import write_vector as write_vector
    from .grid import Grid as Grid
    from .measure import area_km2 as area_km2
    from .measure import bearing_deg as bearing_deg
    from .measure import buffer_m as buffer_m
    from .measure import destination as destination
    from .measure import distance_m as distance_m
    from .measure import length_km as length_km
    from .measure import offset_inside as offset_inside
    from .measure import point_along as point_along
    from .measure import sector as sector
    from .pairs import border_pair as border_pair
    from .pairs import pairs_of as pairs_of
    from .pairs import read_pair as read_pair
    from .relative import relative_area as relative_area
    from .relative import relative_middle as relative_middle
    from .sides import neighbours as neighbours
    from .sides import share_border as share_border

_HOME = {
    "ATTRIBUTION": "basemap",
    "Border": "border_lines",
    "Published": "border_lines",
    "Grid": "grid",
    "airfields": "basemap",
    "area_km2": "measure",
    "bearing_deg": "measure",
    "border_pair": "pairs",
    "border_table": "border_lines",
    "borders": "border_lines",
    "buffer_m": "measure",
    "countries": "boundaries",
    "country_at": "boundaries",
    "destination": "measure",
    "distance_m": "measure",
    "ground": "basemap",
    "inland_water": "boundaries",
    "land": "boundaries",
    "length_km": "measure",
    "neighbours": "sides",
    "offset_inside": "measure",
    "pairs_of": "pairs",
    "point_along": "measure",
    "read_pair": "pairs",
    "read_vector": "files",
    "region": "boundaries",
    "regions": "boundaries",
    "relative_area": "relative",
    "relative_middle": "relative",
    "seas": "boundaries",
    "sector": "measure",
    "share_border": "sides",
    "territories": "boundaries",
    "write_vector": "files",
}
__all__ = [
    "ATTRIBUTION",
    "Border",
    "Grid",
    "Published",
    "airfields",
    "area_km2",
    "bearing_deg",
    "border_pair",
    "border_table",
    "borders",
    "buffer_m",
    "countries",
    "country_at",
    "destination",
    "distance_m",
    "ground",
    "inland_water",
    "land",
    "length_km",
    "neighbours",
    "offset_inside",
    "pairs_of",
    "point_along",
    "read_pair",
    "read_vector",
    "region",
    "regions",
    "relative_area",
    "relative_middle",
    "seas",
    "sector",
    "share_border",
    "territories",
    "write_vector",
]


def __getattr__(name: str) -> object:
    """Import a name on first use: who asks for a pair's name need not pay for geopandas."""
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f".{_HOME[name]}", __name__), name)
