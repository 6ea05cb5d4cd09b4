"""A layer's GeoJSON as a file of another format."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry import shape

from posturemap.claims import Claim
from posturemap.claims.record import Record
from posturemap.errors import SchemaError
from posturemap.layers.own import is_own
from posturemap.layers.table import TABLES, Column, Kind, Table, read_collection

from .flatgeobuf import layer_flatgeobuf
from .geoparquet import layer_geoparquet
from .jsonld import claims_jsonld
from .kml import layer_kml
from .losses import losses
from .own_table import own_table
from .spreadsheet import layer_csv
from .workbook import workbook

_EVIDENCE: Final = Column(
    kind=Kind.RECORDS, optional=False, meaning="its claims with quote, article and citations"
)
_WRITERS: Final[Mapping[str, Callable[[Table, gpd.GeoDataFrame], bytes]]] = {
    "csv": lambda _table, gdf: layer_csv(gdf).encode(),
    "fgb": layer_flatgeobuf,
    "kml": layer_kml,
    "parquet": layer_geoparquet,
}
_NO_LAYER: Final = (
    *(ValueError, KeyError, TypeError, AttributeError, RecursionError),
    shapely.errors.ShapelyError,
)
_Layers = Mapping[str, gpd.GeoDataFrame]
_WHOLE: Final[Mapping[str, Callable[[_Layers, Sequence[Claim], Sequence[Record]], bytes]]] = {
    "jsonld": lambda _layers, claims, records: claims_jsonld(claims, records).encode(),
    "xlsx": lambda layers, claims, _records: workbook(layers, claims),
}
FORMATS: Final = (*_WRITERS, *_WHOLE)
"""What a run can be exported as."""
WHOLE_FORMATS: Final = tuple(_WHOLE)
"""Those of them that are one file."""


def convert_run(
    texts: Mapping[str, str], claims: Sequence[Claim], records: Sequence[Record], *, to: str
) -> bytes:
    """Write a whole run as one file.

    Parameters
    ----------
    texts
        Layer to what `layer_geojson` or `own_geojson` wrote.
    claims, records
        The run's claims, and its reading record.
    to
        One of `WHOLE_FORMATS`.

    Returns
    -------
    The file's bytes, the same for the same run.

    Raises
    ------
    SchemaError
        A text is no layer.
    InputError
        The format needs an extra that is not installed.
    """
    layers = {name: _read(name, text)[1] for name, text in texts.items()}
    return _WHOLE[to](layers, claims, records)


def losses_of(texts: Mapping[str, str], *, to: str) -> tuple[str, ...]:
    """Say what is lost where a run's layers are written in a format.

    Parameters
    ----------
    texts
        Layer to what `layer_geojson` or `own_geojson` wrote.
    to
        One of `FORMATS`.

    Raises
    ------
    SchemaError
        A text is no layer.
    """
    return losses(to, {name: _read(name, text)[1] for name, text in texts.items()})


def convert_layer(name: str, text: str, *, to: str) -> bytes:
    """Write a layer's GeoJSON in another format.

    Parameters
    ----------
    name
        The layer's name.
    text
        What `layer_geojson` or `own_geojson` wrote.
    to
        One of `FORMATS` that is a file a layer.

    Returns
    -------
    The file's bytes, the same for the same text; the quotes stay with their features.

    Raises
    ------
    SchemaError
        The layer or the format is unknown, or the text is not such a layer.
    """
    if to not in _WRITERS:
        raise SchemaError(f"{to!r} is no format, wanted one of {', '.join(_WRITERS)}")
    return _WRITERS[to](*_read(name, text))


def _read(name: str, text: str) -> tuple[Table, gpd.GeoDataFrame]:
    try:
        if is_own(name):
            return own_table(name, text)
        table = _table(name)
        return table, _rows(table, text)
    except _NO_LAYER as error:
        raise SchemaError(
            f"{name}: not a layer as posturemap writes it ({type(error).__name__}: {error!s:.200})"
        ) from error


def _table(name: str) -> Table:
    if name not in TABLES:
        raise SchemaError(f"{name!r} is no layer, wanted one of {', '.join(TABLES)}")
    return replace(TABLES[name], columns={**TABLES[name].columns, "evidence": _EVIDENCE})


def _rows(table: Table, text: str) -> gpd.GeoDataFrame:
    features = read_collection(text)["features"]
    rows = [{"evidence": (), "id": f["id"], **f["properties"]} for f in features]
    columns: dict[str, Any] = {
        name: pd.Series([row[name] for row in rows], dtype=object) for name in table.columns
    }
    shapes = [shape(feature["geometry"]) for feature in features]
    return gpd.GeoDataFrame(pd.DataFrame(columns), geometry=shapes, crs=4326)
