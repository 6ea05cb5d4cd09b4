"""Features as GDAL takes them: typed columns, one sort of shape a layer, lists as JSON."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import geopandas as gpd

from posturemap.layers.table import AREAS, LINES, POINTS, Column, Kind, Table

from .characters import NOT_C, pictured
from .geojson import coordinates_of

WGS84 = "EPSG:4326"
# A spatial index keeps itself by triggers that call ST_IsEmpty and the like, which plain SQLite has
# not: without one anybody can edit the rows.
GPKG_OPTIONS = {"VERSION": "1.4", "GEOMETRY_NAME": "geom", "SPATIAL_INDEX": "NO"}
_TYPES = {Kind.TEXT: "str", Kind.NUMBER: "float", Kind.FLAG: "bool"}
_DAYS = frozenset(("from_date", "to_date"))
_SHAPES = {POINTS: "MultiPoint", LINES: "MultiLineString", AREAS: "MultiPolygon"}


def gdal_schema(table: Table, *, day: str = "date") -> dict[str, Any]:
    """Give a layer's geometry type and column types; layers of mixed shapes are ``Unknown``.

    Parameters
    ----------
    table
        The layer's schema.
    day
        Type of days, ``str`` where the format has none of its own.
    """
    return {
        "geometry": _shape(table),
        "properties": {
            name: day if name in _DAYS else _TYPES.get(column.kind, "str")
            for name, column in table.columns.items()
        },
    }


def gdal_records(table: Table, gdf: gpd.GeoDataFrame) -> Iterator[dict[str, Any]]:
    """Give a layer's rows as features that fit `gdal_schema`.

    Parameters
    ----------
    table
        The layer's schema.
    gdf
        Its rows, with every column of the schema.
    """
    multi, columns = _shape(table).startswith("Multi"), table.columns
    rows = zip(gdf.geometry, *(gdf[name] for name in columns), strict=True)
    for shape, *values in rows:
        kind, points = shape.geom_type, coordinates_of(shape)
        if multi and not kind.startswith("Multi"):
            kind, points = f"Multi{kind}", [points]
        geometry = {"type": kind, "coordinates": points}
        yield {"type": "Feature", "geometry": geometry, "properties": _cells(columns, values)}


def _shape(table: Table) -> str:
    return _SHAPES.get(table.geometry, "Unknown")


def _cells(columns: Mapping[str, Column], values: list[Any]) -> dict[str, Any]:
    return {name: c_cell(value) for name, value in zip(columns, values, strict=True)}


def c_cell(value: Any) -> Any:
    """Write a value as programs written in C can hold it: no text ends before its end."""
    cell = plain_cell(value)
    return pictured(cell, NOT_C) if isinstance(cell, str) else cell


def plain_cell(value: Any) -> Any:
    """Write lists and records as JSON; leave the rest."""
    if isinstance(value, tuple | list | dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value
