"""Measure border lines on the unsimplified outlines, and tell land, inland water and sea apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry import LineString

from .land import subdivide, to_metres

SHORE_M = 300.0  # the sea tail ends where the line first comes this near to land
OFFSHORE_M = 5000.0  # an end of a line this far from land lies in the sea
WET_M = 40.0  # half the narrowest water told apart; also hides gaps between land polygons
SHORTEST_KM = 0.5  # a shorter stretch joins the stretch before it
_GEOD = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A run of one border line that is all land, all inland water or all sea.

    Parameters
    ----------
    kind
        land, water or sea.
    length_km
        Geodesic, on the unsimplified line.
    line
        The unsimplified line, in degrees.
    """

    kind: str
    length_km: float
    line: LineString


class Shore:
    """Land that lines are held against.

    Parameters
    ----------
    land
        Polygons in degrees.
    """

    def __init__(self, land: np.ndarray) -> None:
        self._tree = shapely.STRtree(subdivide(to_metres(land)))

    def near(self, lonlat: np.ndarray, distance_m: float) -> np.ndarray:
        """Say for each point whether land lies within a distance."""
        points = to_metres(shapely.points(lonlat))
        hits = self._tree.query(points, predicate="dwithin", distance=distance_m)[0]
        found = np.zeros(len(points), dtype=bool)
        found[hits] = True
        return found


def cut_stretches(line: LineString, shore: Shore) -> list[Stretch]:
    """Cut one unsimplified line where it changes between land, inland water and sea."""
    lonlat = shapely.get_coordinates(line)
    steps_km = np.asarray(_GEOD.line_lengths(*lonlat.T)) / 1000
    middles = (lonlat[:-1] + lonlat[1:]) / 2
    kinds = np.where(shore.near(middles, WET_M), "land", "water").astype("<U5")
    kinds[_is_at_sea(lonlat, shore)] = "sea"
    kinds = _without_short_runs(kinds, steps_km)
    return [
        Stretch(
            kind=str(kinds[i]),
            length_km=float(steps_km[i:j].sum()),
            line=LineString(lonlat[i : j + 1]),
        )
        for i, j in _runs(kinds)
    ]


def _is_at_sea(lonlat: np.ndarray, shore: Shore) -> np.ndarray:
    sea = np.zeros(len(lonlat) - 1, dtype=bool)
    offshore = ~shore.near(lonlat[[0, -1]], OFFSHORE_M)
    if not offshore.any():
        return sea
    ashore = np.flatnonzero(shore.near(lonlat, SHORE_M))
    first, last = (ashore[0], ashore[-1]) if len(ashore) else (len(sea), 0)
    if offshore[0]:
        sea[:first] = True
    if offshore[1]:
        sea[last:] = True
    return sea


def _without_short_runs(kinds: np.ndarray, steps_km: np.ndarray) -> np.ndarray:
    kinds = kinds.copy()
    for i, j in _runs(kinds):
        if i and steps_km[i:j].sum() < SHORTEST_KM:
            kinds[i:j] = kinds[i - 1]
    return kinds


def _runs(kinds: np.ndarray) -> Iterator[tuple[int, int]]:
    cuts = [0, *(np.flatnonzero(kinds[1:] != kinds[:-1]) + 1), len(kinds)]
    return pairwise(cuts)
