"""GeoParquet 1.1 with a bounding box a row, with the extra ``parquet``."""

import io

import geopandas as gpd
import pandas as pd

from posturemap.errors import InputError
from posturemap.layers.table import Kind, Table

from .records import plain_cell

_TYPES = {Kind.NUMBER: "float64", Kind.FLAG: "boolean"}


def layer_geoparquet(table: Table, gdf: gpd.GeoDataFrame) -> bytes:
    """Write a layer as GeoParquet.

    Parameters
    ----------
    table
        The layer's schema.
    gdf
        Its rows, EPSG:4326; lists and records are written as JSON.

    Returns
    -------
    The file's bytes, the same for the same rows.

    Raises
    ------
    InputError
        The extra is not installed.
    """
    columns = {
        name: pd.Series(
            [plain_cell(value) for value in gdf[name]], dtype=_TYPES.get(column.kind, "string")
        )
        for name, column in table.columns.items()
    }
    typed = gpd.GeoDataFrame(pd.DataFrame(columns), geometry=list(gdf.geometry), crs=4326)
    out = io.BytesIO()
    try:
        typed.to_parquet(out, schema_version="1.1.0", write_covering_bbox=True, index=False)
    except ImportError:
        what = "needs pyarrow; install it with pip install 'posturemap[parquet]'"
        raise InputError("parquet", what) from None
    return out.getvalue()
