"""One GeoPackage 1.4 with a table a layer, tables of claims, sources and conflicts, and styles."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd

from posturemap.claims import Article
from posturemap.layers.scene import days
from posturemap.layers.table import TABLES, Posture, Table

from .attributes import AttributeTable, attribute_tables
from .claims import PLACE_COLUMNS, claim_places
from .gdal import fiona, writing
from .own import write_own
from .qgis import Symbols, shape_of, style_table
from .records import GPKG_OPTIONS, WGS84, c_cell, gdal_records, gdal_schema

CLAIM_PLACES = "claim_places"
"""The layer of the places that claims name."""


def write_geopackage(
    posture: Posture,
    path: Path | str,
    *,
    articles: Iterable[Article] = (),
    symbols: Symbols | None = None,
) -> None:
    """Write everything into one GeoPackage that opens styled in QGIS.

    Lists and records stand in text columns as JSON. NUL is written as its picture, since SQLite's
    readers end a text there. No table has triggers that plain SQLite cannot run. The same posture
    gives the same bytes: the map's day stands wherever the format wants a time.

    Parameters
    ----------
    posture
        Layers, claims and conflicts.
    path
        The file; one that is there is replaced when the new one is whole.
    articles
        Those that the claims quote, for the table of sources.
    symbols
        Code of APP-6(D) to its drawing as SVG, for the styles.

    Raises
    ------
    InputError
        The file cannot be written, as on a full disk; an earlier one is still there.
    """
    path = Path(path)
    part = path.with_name(f".{path.name}.part.gpkg")
    part.unlink(missing_ok=True)
    last = days(posture.as_of)[1]
    stamp = f"{last.isoformat() if last else '1970-01-01'}T00:00:00.000Z"
    try:
        with writing(path), fiona.Env(OGR_CURRENT_DATE=stamp):
            for name, gdf in posture.layers.items():
                _write_layer(part, TABLES[name], gdf)
            _write_places(part, posture)
            for own in posture.own:
                write_own(part, own)
        styles = style_table(posture.layers, symbols or {}, stamp)
        tables = (*attribute_tables(posture, articles), styles)
        with writing(path):
            _write_attributes(part, tables, stamp)
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write_layer(path: Path, table: Table, gdf: gpd.GeoDataFrame) -> None:
    options = {**GPKG_OPTIONS, "IDENTIFIER": table.title}
    schema = gdal_schema(table)
    schema["properties"] = {**schema["properties"], "shape": "str"}
    with fiona.open(
        path, "w", driver="GPKG", layer=table.name, crs=WGS84, schema=schema, **options
    ) as layer:
        layer.writerecords(map(_with_shape, gdal_records(table, gdf)))


def _with_shape(record: dict[str, Any]) -> dict[str, Any]:
    """Say what kind of shape a feature has: styles of mixed layers choose by it."""
    kind = record["geometry"]["type"]
    return {**record, "properties": {**record["properties"], "shape": shape_of(kind)}}


def _write_places(path: Path, posture: Posture) -> None:
    gdf = claim_places(posture.claims)
    options = {**GPKG_OPTIONS, "IDENTIFIER": "Places that claims name"}
    schema = {"geometry": "Point", "properties": PLACE_COLUMNS}
    with fiona.open(
        path, "w", driver="GPKG", layer=CLAIM_PLACES, crs=WGS84, schema=schema, **options
    ) as layer:
        layer.writerecords(
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": (point.x, point.y)},
                "properties": dict(zip(PLACE_COLUMNS, map(c_cell, values), strict=True)),
            }
            for point, *values in zip(
                gdf.geometry, *(gdf[name] for name in PLACE_COLUMNS), strict=True
            )
        )


def _write_attributes(path: Path, tables: Iterable[AttributeTable], stamp: str) -> None:
    """Add tables without a shape, and register them as the standard says."""
    with closing(sqlite3.connect(path)) as file, file:
        for table in tables:
            columns = ", ".join(f'"{name}" {kind}' for name, kind in table.columns.items())
            file.execute(f'CREATE TABLE "{table.name}" ({columns})')
            marks = ", ".join("?" * len(table.columns))
            rows = (tuple(map(c_cell, row)) for row in table.rows)
            # Table names are our own constants; values go in as parameters.
            file.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)  # noqa: S608
            file.execute(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, description,"
                " last_change) VALUES (?, 'attributes', ?, ?, ?)",
                (table.name, table.name, table.description, stamp),
            )
