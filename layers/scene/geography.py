"""Shapes of countries, regions and borders for the layers, each made once."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast

import geopandas as gpd
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from posturemap.errors import PlaceError
from posturemap.geo import ground
from posturemap.geo.names import Place, load_gazetteer

Area = Polygon | MultiPolygon

# The exact outline is in the layers of countries and borders; a claim about a country or region
# needs no more than a screen can show: a 1,000th of its extent, in degrees, at least about 500 m.
SHARE, FINEST_DEG = 1 / 1_000, 0.005
# Islets and holes below this share of the whole are left out: 45 km² of Estonia.
SPECK = 0.001


@cache
def country_table() -> gpd.GeoDataFrame:
    """Give every country and detached part of the map's area."""
    return ground.countries()


@cache
def border_table() -> gpd.GeoDataFrame:
    """Give every border line: a row a pair and kind."""
    return ground.borders()


@cache
def known_pairs() -> frozenset[str]:
    """Name the border pairs that the map has lines for."""
    return frozenset(border_table()["pair"])


@cache
def countries_area(codes: tuple[str, ...]) -> Area | None:
    """Give countries with their detached parts, generalised, as one shape.

    Returns
    -------
    None where one of the countries is outside the map's area.
    """
    table = country_table()
    rows = table["iso"].isin(codes)
    if not codes or set(table["iso"][rows]) != set(codes):
        return None
    return cast("Area", shapely.union_all([_coarse(shape) for shape in table.geometry[rows]]))


@cache
def territory_area(iso: str) -> Area | None:
    """Give a state with lagoons and territorial sea, generalised, or None outside the map."""
    table = ground.territories()
    shapes = table.geometry[table["part"] == iso]
    return None if shapes.empty else cast("Area", _coarse(shapes.iloc[0]))


@cache
def region_area(place_id: str) -> BaseGeometry | None:
    """Give a region's or a sea's polygon by its gazetteer id, generalised, or None without one."""
    try:
        return _coarse(ground.region(place_id))
    except PlaceError:
        return None


def _coarse(shape: BaseGeometry) -> BaseGeometry:
    """Leave out what a claim about a whole country or region says nothing about."""
    least = shape.area * SPECK
    parts = [p for p in shapely.get_parts(shape) if isinstance(p, Polygon) and p.area > least]
    whole = MultiPolygon([_filled(part, least) for part in parts])
    west, south, east, north = shape.bounds
    tolerance = max(FINEST_DEG, SHARE * max(east - west, north - south))
    coarse = shapely.simplify(whole, tolerance)
    return coarse if shapely.is_valid(coarse) else shapely.make_valid(coarse, method="structure")


def _filled(part: Polygon, least: float) -> Polygon:
    """Fill the holes that are as small as the islets that are left out."""
    holes = [hole for hole in part.interiors if Polygon(hole).area > least]
    return Polygon(part.exterior, holes)


@cache
def disc(lon: float, lat: float, radius_m: float) -> BaseGeometry:
    """Give the area within which a place known only by its middle and extent lies."""
    return ground.buffer_m(Point(lon, lat), radius_m)


@cache
def border_shape(pairs: tuple[str, ...]) -> BaseGeometry | None:
    """Give the land and water lines of pairs as one shape; sea boundaries are left out."""
    table = border_table()
    rows = table["pair"].isin(pairs) & (table["kind"] != "sea")
    lines = table.geometry[rows]
    return None if lines.empty else shapely.union_all(list(lines))


def pairs_among(codes: Iterable[str], members: frozenset[str]) -> tuple[str, ...]:
    """Choose the borders that a phrase naming these countries speaks of.

    Parameters
    ----------
    codes
        ISO 3166-1 alpha-2 codes of the phrase: ``LV, RU, BY`` for "Latvia's border with Russia
        and Belarus", ``LV`` for "Latvia's eastern border".
    members
        Codes of the alliance.

    Returns
    -------
    Sorted pairs: those across the alliance's edge where the phrase names both
    sides or only one country, else all pairs between the countries named.
    """
    named = set(codes)
    inside, outside = named & members, named - members
    if inside and outside:
        wanted = {ground.border_pair(one, other) for one in inside for other in outside}
    elif len(named) == 1:
        wanted = {one for one in known_pairs() if _is_edge_of(one, named, members)}
    else:
        wanted = {ground.border_pair(one, other) for one in named for other in named if one < other}
    return tuple(sorted(wanted & known_pairs()))


def _is_edge_of(border: str, named: set[str], members: frozenset[str]) -> bool:
    states = set(border.split("-"))
    return bool(states & named) and len(states & members) == 1


@cache
def find_place(name: str, country: str | None = None) -> Place | None:
    """Look up a register's place, of one country where that is given."""
    found = (candidate.place for candidate in load_gazetteer().candidates(name))
    return next((p for p in found if country is None or p.country == country), None)


@cache
def country_names() -> Mapping[str, str]:
    """Give the English name of each country of the map's area, by ISO code."""
    table = country_table()
    whole = table[table["part"] == table["iso"]]
    return dict(zip(whole["iso"], whole["name"], strict=True))


def nation_name(iso: str) -> str:
    """Give a state's English name, anywhere on earth; the code itself where it is none."""
    known = load_gazetteer().countries.get(iso)
    return known.place.name if known else iso


def is_nation(actor: str) -> bool:
    """Tell a state's ISO code from an organisation's name such as EU or NATO."""
    return actor in load_gazetteer().countries
