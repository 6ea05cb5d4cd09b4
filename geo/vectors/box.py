"""Read a vector file of somebody else in a box: a process of its own, on a copy, no network."""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from posturemap.errors import VectorError

from .child import INPUT, MEMORY, SECONDS
from .fault import VectorFault
from .kinds import BESIDE, agreed_kind
from .ogr_drivers import SKIPPED
from .opening import file_content
from .vectors import Asked, Source, Vectors

run_child = subprocess.run
_PATIENCE = 4 * SECONDS
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
        # -I: neither the current folder nor the environment has a say in what is imported.
        command = [sys.executable, "-I", "-m", "posturemap.geo.vectors.child"]
        try:
            done = run_child(
                command,
                input=json.dumps(question).encode(),
                capture_output=True,
                check=False,
                cwd=folder,
                env=_environment(),
                timeout=_PATIENCE,
            )
        except subprocess.TimeoutExpired:
            what = f"takes longer than {_PATIENCE} s to read; split it"
            raise VectorError(path, what) from None
    if done.returncode:
        raise VectorError(path, _ended(done))
    line, _, blobs = done.stdout.partition(b"\n")
    answer = json.loads(line)
    if "reason" in answer:
        raise VectorError(path, answer["reason"])
    return answer, blobs


def _ended(done: subprocess.CompletedProcess[bytes]) -> str:
    """Say why the reader did not come back with an answer."""
    if done.returncode == -getattr(signal, "SIGXCPU", 0):
        return f"takes more than {SECONDS} s of processor time to read; split it"
    if done.returncode < 0:
        return f"cannot be read within {SECONDS} s and {MEMORY // 2**20} MiB; mend or split it"
    *_, last = ["no reason given", *done.stderr.decode(errors="replace").splitlines()]
    reason = re.sub(r"^(?:\w+\.)*\w+(?:Error|Exception): ", "", last)
    return f"cannot be read: {reason:.200}; save it again"


def _environment() -> dict[str, str]:
    """Show the reader no more of this machine than it needs: no keys, no way to the net."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    dead = dict.fromkeys(("http_proxy", "https_proxy", "ALL_PROXY", "GDAL_HTTP_PROXY"), _DEAD)
    return {
        **kept,
        **dead,
        "GDAL_SKIP": SKIPPED,
        "GDAL_PAM_ENABLED": "NO",
        "SHAPE_RESTORE_SHX": "NO",
        "PROJ_NETWORK": "OFF",
        "OPENBLAS_NUM_THREADS": "1",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "LC_ALL": "C.UTF-8",
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
