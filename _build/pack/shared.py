"""Find the lines that two countries share, from the vertices that both outlines have."""

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import LineString

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .parts import Part

MICRO = 1e6  # the source's grid: a millionth of a degree
_SIDE = np.dtype([("a", np.int64), ("b", np.int64)])
_LOW = 0xFFFFFFFF


def segments(parts: "Iterable[Part]") -> np.ndarray:
    """Return the edges of some outlines as sorted pairs of vertex keys, each once."""
    edges = [_edges(ring) for part in parts for polygon in part.rings for ring in polygon]
    found = np.unique(np.vstack(edges), axis=0)
    return found[found[:, 0] != found[:, 1]].view(_SIDE).ravel()


def shared_lines(one: np.ndarray, other: np.ndarray) -> list[LineString]:
    """Join the edges that two outlines share into lines, longest first.

    No tolerance is involved: neighbours in the source have the same vertices.
    """
    both = np.intersect1d(one, other, assume_unique=True)
    if not len(both):
        return []
    ends = np.stack([_vertex(both["a"]), _vertex(both["b"])], axis=1)
    lines = shapely.line_merge(shapely.multilinestrings(shapely.linestrings(ends)))
    return sorted(shapely.get_parts(lines), key=lambda line: (-line.length, line.bounds))


def _edges(ring: np.ndarray) -> np.ndarray:
    keys = (ring[:, 0] << 32) + ring[:, 1]
    pair = np.stack([keys[:-1], keys[1:]], axis=1)
    return np.sort(pair, axis=1)


def _vertex(keys: np.ndarray) -> np.ndarray:
    y = ((keys & _LOW) + 2**31 & _LOW) - 2**31
    return np.stack([(keys - y) >> 32, y], axis=-1) / MICRO
