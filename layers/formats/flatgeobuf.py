"""FlatGeobuf: one layer a file, typed columns, with a spatial index."""

import tempfile
from pathlib import Path

import geopandas as gpd

from posturemap.claims.scratch import scratch, sweep
from posturemap.layers.table import Table

from .gdal import fiona, writing
from .records import WGS84, gdal_records, gdal_schema


def layer_flatgeobuf(table: Table, gdf: gpd.GeoDataFrame) -> bytes:
    """Write a layer as FlatGeobuf.

    Parameters
    ----------
    table
        The layer's schema.
    gdf
        Its rows, EPSG:4326; they are stored in the order of the spatial index.

    Returns
    -------
    The file's bytes, the same for the same rows.

    Raises
    ------
    InputError
        There is no room to write it.
    """
    # GDAL wants a file of its own, and gives the layer the file's name.
    shared = Path(tempfile.gettempdir())
    sweep(shared, "flatgeobuf")
    with scratch(shared, "flatgeobuf") as folder:
        path = folder / f"{table.name}.fgb"
        with (
            writing(path),
            fiona.open(
                path,
                "w",
                driver="FlatGeobuf",
                layer=table.name,
                crs=WGS84,
                schema=gdal_schema(table, day="str"),
                TITLE=table.title,
            ) as layer,
        ):
            layer.writerecords(gdal_records(table, gdf))
        return path.read_bytes()
