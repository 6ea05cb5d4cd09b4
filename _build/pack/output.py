"""What a step of the build hands back, and how its bytes are made the same every time."""

import gzip
import json
import lzma
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely

GRID = 1e-6  # degrees; on a coarser grid, shapes begin to cross themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file of the pack.

    Parameters
    ----------
    path
        Relative to geo/data, with forward slashes.
    sources
        Names in sources.toml that it is made from.
    what
        What it holds and how it was made, in one sentence.
    """

    path: str
    sources: tuple[str, ...]
    what: str


def write_gzip(path: Path, content: bytes) -> None:
    """Write a gzip file whose bytes depend on nothing but its content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))


def write_table(
    path: Path, geometry: np.ndarray, columns: dict[str, list], grid: float = GRID
) -> None:
    """Write shapes of one kind with their columns, as docs/adr/0011 describes.

    Parameters
    ----------
    path
        Ends in .shapes.xz.
    geometry
        MultiPolygons, MultiLineStrings or Points in degrees.
    columns
        Lists as long as `geometry`, of what JSON can hold.
    grid
        Degrees that coordinates are rounded to.
    """
    kind, lonlat, offsets = shapely.to_ragged_array(geometry)
    whole = np.rint(lonlat / grid).astype(np.int64)
    steps = np.diff(whole, axis=0, prepend=0).T
    header = {
        "kind": int(kind),
        "grid": grid,
        "coordinates": len(whole),
        "offsets": [len(o) for o in offsets],
        "columns": columns,
    }
    numbers = [np.diff(o, prepend=0) for o in offsets] + list(steps)
    body = b"".join(_planes(n) for n in numbers)
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(lzma.compress(text.encode() + b"\n" + body, preset=9 | lzma.PRESET_EXTREME))


def _planes(numbers: np.ndarray) -> bytes:
    """Lay small signed numbers out so that they compress: zigzag, then byte by byte."""
    zigzag = ((numbers << 1) ^ (numbers >> 63)).astype("<u4")
    return zigzag.view(np.uint8).reshape(-1, 4).T.tobytes()
