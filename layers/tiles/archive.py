"""Vector tiles (MVT 2) in a PMTiles 3 archive, with the extra ``tiles``."""

import gzip
import io
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import shapely

from posturemap.errors import InputError

from .sheet import Sheet
from .tiler import EXTENT, Tile, tiles_of

_HEADER = 127
_LEVEL = 6


def archive(
    sheets: Sequence[Sheet],
    about: Mapping[str, Any],
    on_tile: Callable[[int], None] = lambda _: None,
) -> bytes:
    """Write layers as one archive.

    Parameters
    ----------
    sheets
        Layers, in drawing order; each is a layer of the tiles.
    about
        Words for the metadata: name, attribution.
    on_tile
        Told how many tiles are done.

    Returns
    -------
    The archive's bytes, the same for the same layers.

    Raises
    ------
    InputError
        The extra is not installed.
    """
    libraries = _libraries()
    made: dict[int, bytes] = {}
    deepest = 0
    for tile in tiles_of(sheets):
        deepest = max(deepest, tile.z)
        content = libraries.encode(
            _layers(tile, sheets), default_options={"extents": EXTENT, "y_coord_down": True}
        )
        key = libraries.ids.zxy_to_tileid(tile.z, tile.x, tile.y)
        made[key] = gzip.compress(content, _LEVEL, mtime=0)
        on_tile(len(made))
    out = io.BytesIO()
    writer = libraries.writer(out)
    for key in sorted(made):
        writer.write_tile(key, made[key])
    described = [_described(sheet, deepest) for sheet in sheets]
    writer.finalize(_head(sheets, deepest, libraries.ids), {**about, "vector_layers": described})
    return _without_clock(bytearray(out.getvalue()))


class _Libraries(NamedTuple):
    """What writes tiles and their archive; none of them has types."""

    encode: Any
    ids: Any
    writer: Any


def _libraries() -> _Libraries:
    try:
        import mapbox_vector_tile as mvt  # noqa: PLC0415  an extra
        from pmtiles import tile as ids  # noqa: PLC0415
        from pmtiles.writer import Writer  # noqa: PLC0415
    except ImportError:
        what = "needs more; install it with pip install 'posturemap[tiles]'"
        raise InputError("pmtiles", what) from None
    return _Libraries(encode=mvt.encode, ids=ids, writer=Writer)


def _head(sheets: Sequence[Sheet], deepest: int, ids: Any) -> dict[str, Any]:
    """Say what the archive's head does: kind of tiles, zooms, and where they are."""
    west, south, east, north = _bounds(sheets)
    return {
        "tile_type": ids.TileType.MVT,
        "tile_compression": ids.Compression.GZIP,
        "min_zoom": 0,
        "max_zoom": deepest,
        "min_lon_e7": west,
        "min_lat_e7": south,
        "max_lon_e7": east,
        "max_lat_e7": north,
        "center_zoom": 5,
        "center_lon_e7": (west + east) // 2,
        "center_lat_e7": (south + north) // 2,
    }


def _layers(tile: Tile, sheets: Sequence[Sheet]) -> list[dict[str, Any]]:
    layers = []
    for part in tile.parts:
        sheet = sheets[part.sheet]
        features = [
            {
                "geometry": shape,
                "properties": {**sheet.rows[row], **({"points": int(n)} if n > 1 else {})},
            }
            for shape, row, n in zip(part.shapes, part.rows.tolist(), part.points, strict=True)
        ]
        layers.append({"name": sheet.name, "features": features})
    return layers


def _described(sheet: Sheet, deepest: int) -> dict[str, Any]:
    fields: dict[str, str] = {}
    for row in sheet.rows:
        for key, value in row.items():
            fields.setdefault(key, _KINDS.get(type(value), "Number"))
    return {"id": sheet.name, "fields": fields, "minzoom": 0, "maxzoom": deepest}


_KINDS = {str: "String", bool: "Boolean"}


def _bounds(sheets: Sequence[Sheet]) -> tuple[int, int, int, int]:
    """Return west, south, east, north in 1e-7 degrees."""
    boxes = [shapely.total_bounds(sheet.shapes) for sheet in sheets if len(sheet.shapes)]
    if not boxes:
        return (0, 0, 0, 0)
    found = np.array(boxes)
    x0, y0 = found[:, :2].min(axis=0)
    x1, y1 = found[:, 2:].max(axis=0)
    lons = (np.array([x0, x1]) - 0.5) * 360
    lats = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * np.array([y1, y0])))))
    west, east = np.rint(lons * 1e7).astype(int)
    south, north = np.rint(lats * 1e7).astype(int)
    return int(west), int(south), int(east), int(north)


def _without_clock(content: bytearray) -> bytes:
    """Take the time out of the gzip heads of directories and metadata."""
    root, root_length, about = struct.unpack_from("<QQQ", content, 8)
    leaves, leaves_length = struct.unpack_from("<QQ", content, 40)
    heads = [root, about]
    if leaves_length:
        heads += (leaves + at for at in _leaves(bytes(content[root : root + root_length])))
    for at in heads:
        content[at + 4 : at + 8] = bytes(4)
    return bytes(content)


def _leaves(root: bytes) -> Iterator[int]:
    """Give where each leaf directory begins."""
    from pmtiles.tile import deserialize_directory  # noqa: PLC0415  an extra

    for entry in deserialize_directory(root):
        if entry.run_length == 0:
            yield entry.offset
