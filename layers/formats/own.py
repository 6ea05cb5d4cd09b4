"""Layers of somebody's own as GeoJSON and as tables of a GeoPackage."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from posturemap.layers.own import OwnLayer, source_text

from .gdal import fiona
from .geojson import collection_lines, coordinates_of, feature_text
from .records import GPKG_OPTIONS, WGS84, c_cell

_RESERVED = ("fid", "geom")


def own_geojson(layer: OwnLayer) -> str:
    """Write an own layer as GeoJSON, in the form of `layer_geojson`, at full precision.

    Returns
    -------
    The text. Properties have their own names; ``id`` is ours, and what the file had as a feature's
    id is a property. The member ``source`` says what the layer was made from.
    """
    names = layer.properties
    rows = zip(
        layer.gdf.geometry, layer.gdf["id"], *(layer.gdf[c] for c in names.values()), strict=True
    )
    features = (
        feature_text(shape, row_id, dict(zip(names, values, strict=True)))
        for shape, row_id, *values in rows
    )
    more = {"source": layer.source}
    return "".join(collection_lines(layer.name, layer.gdf.geometry, features, more))


def write_own(path: Path, layer: OwnLayer) -> None:
    """Add an own layer to a GeoPackage: a table of its name, a column a property.

    A list or object is JSON text; so is every value of a property of several kinds. Names that
    SQLite takes for one get a number.
    """
    columns = dict(_columns(layer))
    schema = {
        "geometry": "Unknown",
        "properties": {name: kind for name, (_, kind) in columns.items()},
    }
    called = f"{layer.title} ({layer.name})"  # identifiers may be there once
    about = {"IDENTIFIER": called, "DESCRIPTION": source_text(layer.source)}
    options = {**GPKG_OPTIONS, **{key: c_cell(text) for key, text in about.items()}}
    with fiona.open(
        path, "w", driver="GPKG", layer=layer.name, crs=WGS84, schema=schema, **options
    ) as file:
        file.writerecords(_records(layer, columns))


def free_names(names: Iterable[str], reserved: Iterable[str]) -> dict[str, str]:
    """Give each name one that no other has, small and large letters being one.

    >>> free_names(["size", "Size", ""], ["fid"])
    {'size': 'size', 'Size': 'Size (2)', '': 'property'}
    """
    taken = {*reserved}
    found: dict[str, str] = {}
    for name in names:
        plain = name or "property"
        free, number = plain, 2
        while free.casefold() in taken:
            free, number = f"{plain} ({number})", number + 1
        taken.add(free.casefold())
        found[name] = free
    return found


def _columns(layer: OwnLayer) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give each column of the table its column in the frame and its type."""
    free = free_names(layer.properties, _RESERVED)
    for name, column in layer.properties.items():
        yield free[name], (column, kind_of(layer.gdf[column]))
    taken = {name.casefold() for name in free.values()}
    for column in ("id", "name"):
        if column not in taken:
            yield column, (column, "str")


def kind_of(values: Iterable[Any]) -> str:
    """Give the type, in fiona's words, that holds all values; text where none other does."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return "bool"
    if kinds == {int}:
        return "int64"
    return "float" if kinds and kinds <= {int, float} else "str"


def _records(layer: OwnLayer, columns: Mapping[str, tuple[str, str]]) -> Iterator[dict[str, Any]]:
    cells = [[_cell(v, kind) for v in layer.gdf[column]] for column, kind in columns.values()]
    for shape, *values in zip(layer.gdf.geometry, *cells, strict=True):
        geometry = {"type": shape.geom_type, "coordinates": coordinates_of(shape)}
        properties = dict(zip(columns, values, strict=True))
        yield {"type": "Feature", "geometry": geometry, "properties": properties}


def _cell(value: Any, kind: str) -> Any:
    return c_cell(one_kind(value, kind))


def one_kind(value: Any, kind: str) -> Any:
    """Write what is no text as JSON where the column is of text."""
    if value is None or kind != "str" or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
