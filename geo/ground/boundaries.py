"""Where countries, waters, islands and regions begin and end."""

import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry import MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from posturemap.errors import PlaceError
from posturemap.geo.names import CURATED, fold

from .shapes import read_shapes


def countries() -> gpd.GeoDataFrame:
    """Return the countries cut by their coasts, lakes included, for drawing.

    Returns
    -------
    Columns `iso` (ISO 3166-1 alpha-2), `part` (the same, or ISO 3166-2 for Kaliningrad RU-KGD,
    Åland FI-01 and Crimea UA-43, which are rows of their own), `name`, geometry (MultiPolygon,
    EPSG:4326). A valid coverage: neighbours share their vertices. Everything between 12° W and
    60° E, 34° N and 73° N; larger countries end there. Detail falls from the Baltic states
    (some 200 m) over the countries around the Baltic and the flank (700 m) to the rest (2.5 km).
    """
    return read_shapes("odbl/countries")


def territories() -> gpd.GeoDataFrame:
    """Return the countries with their territorial sea, for looking up what lies where.

    Returns
    -------
    As `countries`, simplified by some 30 m. In the Ems mouth and in Abkhazia two overlap.
    """
    return read_shapes("odbl/territories")


def country_at(lon: float, lat: float) -> str | None:
    """Return the part that a point lies in, territorial sea included, or None on the high sea.

    >>> country_at(28.19, 59.38), country_at(20.5, 54.7), country_at(20.0, 57.0)
    ('EE', 'RU-KGD', None)
    """
    table = territories()
    found = table.sindex.query(Point(lon, lat), predicate="intersects")
    return str(table["part"].iloc[min(found)]) if len(found) else None


def land() -> MultiPolygon:
    """Return all land, lakes included, as one shape for drawing."""
    return _whole("odbl/land")


def inland_water() -> MultiPolygon:
    """Return lakes, lagoons and wide rivers as one shape for drawing.

    Lagoons and river mouths that are open to the sea are no part of it: they are not land.
    """
    return _whole("odbl/lakes")


@cache
def regions() -> gpd.GeoDataFrame:
    """Return the seas, lakes, islands and regions that have a shape of their own.

    Returns
    -------
    Columns `place_id` (of the gazetteer), `name`, `kind` (sea, lagoon, lake, island, land, parts or
    countries: how the shape is made), geometry (MultiPolygon, EPSG:4326).
    """
    table = read_shapes("odbl/regions")
    shapes = dict(zip(table["name"], table.geometry, strict=True))
    rows = [
        (_place_id(name), name, _kind(row), shapes.get(name) or _united(_codes(row)))
        for name, row in _described().items()
    ]
    places, names, kinds, geometry = zip(*rows, strict=True)
    columns = {"place_id": places, "name": names, "kind": kinds}
    return gpd.GeoDataFrame(columns, geometry=list(geometry), crs="EPSG:4326")


def seas() -> gpd.GeoDataFrame:
    """Return the rows of `regions` that are open sea; gulfs lie within their seas."""
    table = regions()
    return table[table["kind"] == "sea"].reset_index(drop=True)


@cache
def region(place_id: str) -> BaseGeometry:
    """Return the shape of a country, sea, lake, island or region of the gazetteer.

    Parameters
    ----------
    place_id
        Such as ``country:EE`` or ``curated:gulf-of-riga``.

    Raises
    ------
    PlaceError
        The pack has no shape of the place.
    """
    sort, _, rest = place_id.partition(":")
    if sort == "country" and rest in set(countries()["iso"]):
        return _united([rest])
    table = regions()
    found = table.geometry[table["place_id"] == place_id]
    if found.empty:
        raise PlaceError(f"{place_id} has no shape; see geo/data/curated/shapes.toml")
    return found.iloc[0]


def _united(codes: Iterable[str]) -> MultiPolygon:
    """Join countries, by ISO code, or parts."""
    table = countries()
    rows = table["iso"].isin(list(codes)) | table["part"].isin(list(codes))
    shape = shapely.coverage_union_all(list(table.geometry[rows]))
    return MultiPolygon(list(shapely.get_parts(shape)))


@cache
def _whole(name: str) -> MultiPolygon:
    shape = read_shapes(name).geometry.iloc[0]
    assert isinstance(shape, MultiPolygon)  # noqa: S101  the pack's build writes nothing else
    return shape


@cache
def _described() -> dict[str, dict[str, Any]]:
    return tomllib.loads((CURATED / "shapes.toml").read_text(encoding="utf-8"))


def _codes(row: dict[str, Any]) -> list[str]:
    return [*row.get("countries", ()), *row.get("parts", ())]


def _kind(row: dict[str, Any]) -> str:
    kinds = ("sea", "lagoon", "lake", "island", "land", "countries", "parts")
    return next(kind for kind in kinds if kind in row)


def _place_id(name: str) -> str:
    return "curated:" + fold(name).replace(" ", "-")
