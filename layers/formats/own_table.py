"""An own layer's GeoJSON as the table that other formats are written from."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import geopandas as gpd
import pandas as pd
from shapely.geometry import shape

from posturemap.layers.own import called, label_of, source_text
from posturemap.layers.table import Column, Kind, Table, read_collection

from .own import free_names, kind_of, one_kind

# Names that some format has a use of its own for.
_RESERVED: Final = ("bbox", "fid", "geom", "geometry", "lat", "lon", "ogc_fid", "source")
_OURS: Final = ("id", "name")
_KINDS: Final = {"bool": Kind.FLAG, "int64": Kind.NUMBER, "float": Kind.NUMBER}
_EXACT = 2**53  # the largest whole number that a float has beside the next one


def own_table(name: str, text: str) -> tuple[Table, gpd.GeoDataFrame]:
    """Read an own layer.

    Parameters
    ----------
    name
        The layer's name.
    text
        What `own_geojson` wrote.

    Returns
    -------
    Schema and rows: ``id``, ``name`` and the properties under their own names, ``id`` and ``name``
    of the file before ours; a name that is taken gets a number. Values of several kinds are JSON
    text. ``source`` says in every row what the layer was made from, since most formats have no
    other place for it.

    Raises
    ------
    ValueError, KeyError, TypeError, AttributeError
        The text is no such layer, or holds NaN, Infinity or a number beyond what one holds.
    """
    held = read_collection(text)
    features = held["features"]
    source = held.get("source", {})  # an older run has none
    title = str(source.get("title") or name)
    rows = [dict(feature["properties"]) for feature in features]
    properties = _properties(rows)
    label = label_of(properties)
    columns: dict[str, list[Any]] = {
        "id": [feature["id"] for feature in features],
        "name": [called(row.get(label), title, n) for n, row in enumerate(rows, start=1)],
    }
    kinds = dict.fromkeys(_OURS, Kind.TEXT)
    for key, free in free_names(properties, _RESERVED).items():
        if free.casefold() in _OURS:
            columns.pop(free.casefold(), None)
            kinds.pop(free.casefold(), None)
        columns[free], kinds[free] = _column([row.get(key) for row in rows])
    columns["source"] = [source_text(source)] * len(rows)
    kinds["source"] = Kind.TEXT
    table = Table(name=name, title=title, columns=_schema(kinds), geometry=frozenset())
    frame = pd.DataFrame({key: pd.Series(held, dtype=object) for key, held in columns.items()})
    shapes = [shape(feature["geometry"]) for feature in features]
    return table, gpd.GeoDataFrame(frame[[*table.columns]], geometry=shapes, crs=4326)


def _properties(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the names of all properties in the order in which they come first."""
    names = list(dict.fromkeys(key for row in rows for key in row))
    if cut := next((name for name in names if "\0" in name), None):
        raise ValueError(f"property {cut[:80]!r} holds a NUL character, at which databases cut")
    return names


def _column(values: list[Any]) -> tuple[list[Any], Kind]:
    kind = kind_of(values)
    if any(type(value) is int and abs(value) > _EXACT for value in values):
        kind = "str"
    return [one_kind(value, kind) for value in values], _KINDS.get(kind, Kind.TEXT)


def _schema(kinds: Mapping[str, Kind]) -> dict[str, Column]:
    return {
        name: Column(kind=kind, optional=True, meaning="of the file")
        for name, kind in kinds.items()
    }
