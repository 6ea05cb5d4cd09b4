"""Read one vector file in a process of its own, under limits: the part inside that process.

``python -I -m posturemap.geo.vectors.child`` reads what is asked as JSON from standard input, the
file ``input.<kind>`` of its own folder, and writes a line of JSON and all shapes as WKB.
"""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from .fault import VectorFault
from .kinds import ENDINGS
from .limits import Limits, over
from .raw import Raw
from .vectors import Asked

SECONDS, MEMORY = 60, 1024 * 2**20
"""Processor time, and bytes of memory that one file may take."""

INPUT = "input"


def limit() -> None:
    """Bound this process's memory and time, and let it write no file."""
    try:
        import resource  # noqa: PLC0415  there is none on Windows
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))


def main() -> None:
    """Read one file."""
    limit()
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(), Path()))


def answer(question: bytes, folder: Path) -> bytes:
    """Read the file of a folder, and write what came of it: a line of JSON, and all shapes as WKB.

    Parameters
    ----------
    question
        JSON: kind and name of the file, and what is asked of it.
    folder
        Holds the file as ``input`` and its ending, and those beside it.
    """
    told = json.loads(question)
    asked = Asked(**{**told["asked"], "limits": Limits(**told["asked"]["limits"])})
    tables: list[tuple[dict[str, Any], list[bytes]]] = []
    try:
        tables = list(_tables(told["kind"], told["name"], asked, folder))
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
    from .check import checked  # noqa: PLC0415  the limits come first

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


if __name__ == "__main__":
    main()
