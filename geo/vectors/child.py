"""Read one vector file in the box: the part inside, which `box` asks."""

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from .fault import VectorFault
from .kinds import ENDINGS
from .limits import Limits, over
from .raw import Raw
from .vectors import Asked

INPUT = "input"


def answer(question: bytes) -> bytes:
    """Read the file of the current folder.

    Parameters
    ----------
    question
        JSON: kind and name of the file, and what is asked of it. The folder holds the file as
        ``input`` and its ending, and those beside it.

    Returns
    -------
    A line of JSON, and all shapes as WKB.
    """
    told = json.loads(question)
    asked = Asked(**{**told["asked"], "limits": Limits(**told["asked"]["limits"])})
    tables: list[tuple[dict[str, Any], list[bytes]]] = []
    try:
        tables = list(_tables(told["kind"], told["name"], asked, Path()))
        said: dict[str, Any] = {"tables": [table for table, _ in tables]}
    except VectorFault as fault:
        said = {"reason": str(fault)}
    except (MemoryError, RecursionError):
        what = "takes more memory to read than it may, or is nested too deep"
        said = {"reason": f"{what}; split it into smaller files"}
    line = json.dumps(said, allow_nan=False).encode()
    return b"".join([line, b"\n", *(blob for _, blobs in tables for blob in blobs)])


def _tables(
    kind: str, name: str, asked: Asked, folder: Path
) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    """Give each table as JSON values, and its shapes."""
    from .check import checked  # noqa: PLC0415  within the bounds

    vertices = features = 0
    for raw in read_raw(kind, name, asked, folder):
        table = checked(raw, asked)
        vertices += table.pop("vertices")
        features += len(table["numbers"])
        for cap, found in (("vertices", vertices), ("features", features)):
            if found > getattr(asked.limits, cap):
                raise VectorFault(over(cap, found, asked.limits, "it"))
        blobs = table.pop("blobs")
        yield table, blobs


def read_raw(kind: str, name: str, asked: Asked, folder: Path) -> list[Raw]:
    """Read the tables of a folder's file as they are; raises `VectorFault`."""
    path = next(one for one in folder.iterdir() if one.suffix in ENDINGS)
    found: list[Raw]
    if kind == "GeoJSON":
        found = _reader("geojson").read_geojson(path.read_bytes(), name, asked)
    elif kind == "GeoPackage":
        found = _reader("geopackage").read_geopackage(path, asked)
    elif kind == "GeoParquet":
        found = _reader("geoparquet").read_geoparquet(path, name, asked)
    else:
        is_shapefile = kind == "Shapefile"
        encoding = _reader("dbf").encoding_beside(path, asked.encoding) if is_shapefile else None
        found = _reader("ogr").read_ogr(kind, path, asked, encoding)
        if kind != "KML":
            found[0].name = name
    return found


def _reader(module: str) -> Any:
    """Load the one reader that is needed; a file of one kind loads no library of another."""
    return import_module(f".{module}", __package__)
