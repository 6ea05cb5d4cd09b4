"""Read a vector file of somebody else in the box, on a copy."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from posturemap.box import Bounds, BoxError, ask
from posturemap.errors import VectorError

from .child import INPUT
from .fault import VectorFault
from .kinds import BESIDE, agreed_kind
from .ogr_drivers import SKIPPED
from .opening import file_content
from .vectors import Asked, Source, Vectors

ask_box = ask
BOUNDS = Bounds(memory=1024 * 2**20, seconds=60)
"""What one file may take."""
_READER = "posturemap.geo.vectors.child"
_DEAD = "http://127.0.0.1:9"
"""The discard port: whatever a library would ask of the net goes nowhere."""


def read_vectors(path: Path, asked: Asked) -> Source:
    """Read a file of vectors, and hold it against what can be drawn.

    Parameters
    ----------
    path
        A file of one of `ENDINGS`; of a shapefile the .shp.
    asked
        How to read it.

    Raises
    ------
    VectorError
        It cannot be read or drawn; says the feature, the reason and the remedy.
    """
    content = file_content(path, asked.limits)
    try:
        kind = agreed_kind(path.suffix.lower(), content)
    except VectorFault as fault:
        raise VectorError(path, str(fault)) from None
    if kind == "GeoParquet" and find_spec("pyarrow") is None:
        raise VectorError(path, "GeoParquet needs more: pip install 'posturemap[parquet]'")
    contents = {path.suffix.lower(): content, **_beside(path, kind, asked)}
    answer, blobs = _boxed(path, kind, contents, asked)
    hashes = {
        path.with_suffix(ending).name if ending != path.suffix.lower() else path.name: (
            sha256(held).hexdigest()
        )
        for ending, held in contents.items()
    }
    return Source(path=path, hashes=hashes, tables=tuple(_decoded(answer["tables"], blobs)))


def _beside(path: Path, kind: str, asked: Asked) -> dict[str, bytes]:
    """Read the files that belong to it."""
    found = {}
    for ending in BESIDE.get(kind, ()):
        named = (path.with_suffix(ending), path.with_suffix(ending.upper()))
        there = next((one for one in named if os.path.lexists(one)), None)
        if there is not None:
            found[ending] = file_content(there, asked.limits)
        elif ending in (".shx", ".dbf"):
            what = f"lacks {named[0].name} beside it; copy all files of the shapefile together"
            raise VectorError(path, what)
    wal = path.with_name(f"{path.name}-wal")
    if kind == "GeoPackage" and wal.exists() and wal.stat().st_size:
        what = (
            f"has changes that are not in it yet ({wal.name}); close the program that has it open"
        )
        raise VectorError(path, what)
    return found


def _boxed(
    path: Path, kind: str, contents: Mapping[str, bytes], asked: Asked
) -> tuple[dict[str, Any], bytes]:
    """Run the reader on a copy under a name of our own: no name of others is ever opened."""
    question = {"kind": kind, "name": path.stem, "asked": asdict(asked)}
    with tempfile.TemporaryDirectory(prefix="posturemap-") as folder:
        for ending, held in contents.items():
            (Path(folder) / f"{INPUT}{ending}").write_bytes(held)
        try:
            told = ask_box(
                _READER,
                json.dumps(question).encode(),
                bounds=BOUNDS,
                folder=Path(folder),
                environment=environment(),
            )
        except BoxError as error:
            raise VectorError(path, f"{error}; save it again, or split it") from None
    line, _, blobs = told.partition(b"\n")
    answer = json.loads(line)
    if "reason" in answer:
        raise VectorError(path, answer["reason"])
    return answer, blobs


def environment() -> dict[str, str]:
    """Say what its libraries look up: only the drivers that are needed, and no way to the net."""
    dead = dict.fromkeys(("http_proxy", "https_proxy", "ALL_PROXY", "GDAL_HTTP_PROXY"), _DEAD)
    return {
        **dead,
        "GDAL_SKIP": SKIPPED,
        "GDAL_PAM_ENABLED": "NO",
        "SHAPE_RESTORE_SHX": "NO",
        "PROJ_NETWORK": "OFF",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
    }


def _decoded(tables: list[dict[str, Any]], blobs: bytes) -> list[Vectors]:
    out, at = [], 0
    for table in tables:
        parts = []
        for size in table["sizes"]:
            parts.append(blobs[at : at + size])
            at += size
        out.append(
            Vectors(
                table=table["table"],
                columns=tuple(table["columns"]),
                rows=tuple(table["rows"]),
                shapes=np.asarray(shapely.from_wkb(np.array(parts, dtype=object)), dtype=object),
                numbers=tuple(table["numbers"]),
                ids=tuple(table["ids"]),
                notes=tuple(table["notes"]),
            )
        )
    return out
