"""A layer's GeoJSON as a file of another format."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry import shape

from posturemap.errors import SchemaError
from posturemap.layers.table import TABLES, Column, Kind, Table

from .flatgeobuf import layer_flatgeobuf
from .kml import layer_kml
from .spreadsheet import layer_csv

_EVIDENCE: Final = Column(
    kind=Kind.RECORDS, optional=False, meaning="its claims with quote, article and citations"
)
_WRITERS: Final[Mapping[str, Callable[[Table, gpd.GeoDataFrame], bytes]]] = {
    "csv": lambda _table, gdf: layer_csv(gdf).encode(),
    "fgb": layer_flatgeobuf,
    "kml": layer_kml,
}
FORMATS: Final = tuple(_WRITERS)


def convert_layer(name: str, text: str, *, to: str) -> bytes:
    """Write a layer's GeoJSON in another format.

    Parameters
    ----------
    name
        The layer's name.
    text
        What `layer_geojson` wrote.
    to
        One of `FORMATS`.

    Returns
    -------
    The file's bytes, the same for the same text; the quotes stay with their features.

    Raises
    ------
    SchemaError
        The layer or the format is unknown, or the text is not such a layer.
    """
    if to not in _WRITERS:
        raise SchemaError(f"{to!r} is no format, wanted one of {', '.join(FORMATS)}")
    if name not in TABLES:
        raise SchemaError(f"{name!r} is no layer, wanted one of {', '.join(TABLES)}")
    table = TABLES[name]
    table = replace(table, columns={**table.columns, "evidence": _EVIDENCE})
    return _WRITERS[to](table, _rows(table, text))


def _rows(table: Table, text: str) -> gpd.GeoDataFrame:
    try:
        features = json.loads(text)["features"]
        rows = [{"evidence": (), "id": f["id"], **f["properties"]} for f in features]
        columns: dict[str, Any] = {
            name: pd.Series([row[name] for row in rows], dtype=object) for name in table.columns
        }
        shapes = [shape(feature["geometry"]) for feature in features]
    except (ValueError, KeyError, TypeError, AttributeError, shapely.errors.ShapelyError) as error:
        raise SchemaError(
            f"{table.name}: not a layer as posturemap writes it ({type(error).__name__}: {error})"
        ) from error
    return gpd.GeoDataFrame(pd.DataFrame(columns), geometry=shapes, crs=4326)
