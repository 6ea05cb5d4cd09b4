"""Read the pack's tables of shapes."""

import json
import lzma
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import geopandas as gpd
import numpy as np
import shapely


@cache
def read_shapes(name: str) -> gpd.GeoDataFrame:
    """Read one table of the pack; the same frame is handed out again, so copy before you change.

    Parameters
    ----------
    name
        Path below geo/data without the ending, such as ``odbl/borders``.

    Returns
    -------
    EPSG:4326.
    """
    return decode_shapes(files("posturemap.geo").joinpath(f"data/{name}.shapes.xz").read_bytes())


def decode_shapes(packed: bytes) -> gpd.GeoDataFrame:
    """Decode the bytes of one table.

    Parameters
    ----------
    packed
        xz of a line of JSON, then whole numbers, zigzagged and stored byte plane by byte plane:
        the lengths of every ragged level, then longitudes and latitudes as steps from one vertex
        to the next in units of the grid (docs/adr/0011).

    Returns
    -------
    EPSG:4326.
    """
    text, _, body = lzma.decompress(packed).partition(b"\n")
    header = json.loads(text)
    numbers = _numbers(body, [*header["offsets"], header["coordinates"], header["coordinates"]])
    offsets = tuple(np.cumsum(next(numbers)) for _ in header["offsets"])
    whole = np.column_stack([np.cumsum(axis) for axis in numbers])
    per_degree = round(1 / header["grid"])
    kind = shapely.GeometryType(header["kind"])
    geometry = shapely.from_ragged_array(kind, whole / per_degree, offsets)
    return gpd.GeoDataFrame(header["columns"], geometry=geometry, crs="EPSG:4326")


def _numbers(body: bytes, counts: list[int]) -> Iterator[np.ndarray]:
    start = 0
    for count in counts:
        planes = np.frombuffer(body, np.uint8, 4 * count, start).reshape(4, count)
        zigzag = np.ascontiguousarray(planes.T).view("<u4").ravel().astype(np.int64)
        yield (zigzag >> 1) ^ -(zigzag & 1)
        start += 4 * count
