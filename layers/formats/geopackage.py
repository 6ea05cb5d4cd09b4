"""One GeoPackage 1.4 with a table a layer, tables of claims, sources and conflicts, and styles."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import fiona
import geopandas as gpd

from posturemap.claims import Article
from posturemap.layers.scene import days
from posturemap.layers.table import TABLES, Posture, Table

from .attributes import AttributeTable, attribute_tables
from .gdal import writing
from .qgis import style_table
from .records import WGS84, gdal_records, gdal_schema


def write_geopackage(
    posture: Posture, path: Path | str, *, articles: Iterable[Article] = ()
) -> None:
    """Write everything into one GeoPackage that opens styled in QGIS.

    Lists and records stand in text columns as JSON. The same posture gives the same bytes: the
    map's day stands wherever the format wants a time.

    Parameters
    ----------
    posture
        Layers, claims and conflicts.
    path
        The file; one that is there is replaced when the new one is whole.
    articles
        Those that the claims quote, for the table of sources.

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
        tables = (*attribute_tables(posture, articles), style_table(posture.layers, stamp))
        with writing(path):
            _write_attributes(part, tables, stamp)
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write_layer(path: Path, table: Table, gdf: gpd.GeoDataFrame) -> None:
    options = {"VERSION": "1.4", "IDENTIFIER": table.title, "GEOMETRY_NAME": "geom"}
    schema = gdal_schema(table)
    with fiona.open(
        path, "w", driver="GPKG", layer=table.name, crs=WGS84, schema=schema, **options
    ) as layer:
        layer.writerecords(gdal_records(table, gdf))


def _write_attributes(path: Path, tables: Iterable[AttributeTable], stamp: str) -> None:
    """Add tables without a shape, and register them as the standard says."""
    with closing(sqlite3.connect(path)) as file, file:
        for table in tables:
            columns = ", ".join(f'"{name}" {kind}' for name, kind in table.columns.items())
            file.execute(f'CREATE TABLE "{table.name}" ({columns})')
            marks = ", ".join("?" * len(table.columns))
            # Table names are our own constants; values go in as parameters.
            file.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows)  # noqa: S608
            file.execute(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, description,"
                " last_change) VALUES (?, 'attributes', ?, ?, ?)",
                (table.name, table.name, table.description, stamp),
            )
