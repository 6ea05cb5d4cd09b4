"""Find the lines that two countries share, from the vertices that both outlines have."""

from collections.abc import Iterable

import numpy as np
import shapely
from shapely.geometry import LineString

MICRO = 1e6  # the source's grid: a millionth of a degree
_SIDE = np.dtype([("a", np.int64), ("b", np.int64)])
_LOW = 0xFFFFFFFF


def segments(rings: Iterable[np.ndarray]) -> np.ndarray:
    """Return the edges of closed rings (n × 2, millionths of a degree), each once.

    An edge is a sorted pair of vertex keys.
    """
    found = np.unique(np.vstack([_edges(ring) for ring in rings]), axis=0)
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
