"""The page's basemap: what _build/basemap.py made of the offline pack."""

from functools import cache
from importlib.resources import files


@cache
def ground_block() -> str:
    """Return the element that holds land, water, lines and place names; `posture-basemap` its id.

    Made from OpenStreetMap (ODbL, see data/odbl/LICENSE.txt) and GeoNames (CC BY 4.0); the page
    names both.
    """
    return files("posturemap.maps").joinpath("data/odbl/basemap.html").read_text("utf-8").strip()
