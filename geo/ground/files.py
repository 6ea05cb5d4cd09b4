"""Read and write vector files; the only module of geo that knows GDAL."""

from pathlib import Path

import geopandas as gpd

from posturemap.errors import InputError
from posturemap.geo.gdal import GDAL_ERRORS, fiona, own_environment

DRIVERS = {".geojson": "GeoJSON", ".gpkg": "GPKG", ".fgb": "FlatGeobuf", ".shp": "ESRI Shapefile"}


def read_vector(path: Path, layer: str | None = None) -> gpd.GeoDataFrame:
    """Read one layer of a vector file.

    Parameters
    ----------
    path
        GeoJSON, GeoPackage, FlatGeobuf or Shapefile, told by its ending.
    layer
        Needed where the file has several.

    Returns
    -------
    EPSG:4326, whatever the file is in.

    Raises
    ------
    InputError
        The file cannot be read, has no features, no such layer or no coordinate system.
    """
    _driver(path)
    try:
        with own_environment():
            name, table = _read(path, layer)
    except (*GDAL_ERRORS, OSError) as error:
        raise InputError(path, f"cannot be read as a vector file: {error}") from error
    if table.empty:
        raise InputError(path, f"layer {name!r} has no features; a file with shapes was wanted")
    if table.crs is None:
        raise InputError(path, "says no coordinate system; save it again with one, best EPSG:4326")
    return table.to_crs("EPSG:4326")


def write_vector(table: gpd.GeoDataFrame, path: Path, layer: str | None = None) -> None:
    """Write a table as one layer of a new vector file.

    Parameters
    ----------
    table
        EPSG:4326; columns of text and numbers.
    path
        Its ending says the format, as in `read_vector`.
    layer
        Name of the layer; the file's stem where none is given.

    Raises
    ------
    InputError
        The ending is none that can be written, or the folder does not exist.
    """
    driver = _driver(path)
    try:
        with own_environment():
            table.to_file(path, driver=driver, layer=layer or path.stem, engine="fiona")
    except (*GDAL_ERRORS, OSError) as error:
        raise InputError(path, f"cannot be written: {error}") from error


def _read(path: Path, layer: str | None) -> tuple[str, gpd.GeoDataFrame]:
    layers = fiona.listlayers(path)
    name = layer or _only(path, layers)
    if name not in layers:
        raise InputError(path, f"has no layer {name!r}; it has {', '.join(layers)}")
    with fiona.open(path, layer=name) as source:
        crs = source.crs_wkt
        return name, gpd.GeoDataFrame.from_features(list(source), crs=crs or None)


def _driver(path: Path) -> str:
    if path.suffix.lower() not in DRIVERS:
        raise InputError(path, f"is no vector file that can be used; wanted {', '.join(DRIVERS)}")
    return DRIVERS[path.suffix.lower()]


def _only(path: Path, layers: list[str]) -> str:
    if len(layers) != 1:
        raise InputError(path, f"has layers {', '.join(layers)}; name the one wanted")
    return layers[0]
