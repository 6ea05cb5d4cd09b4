"""Cut countries along their coasts and shores, so that everything still meets without a gap."""

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import MultiPolygon

from .land import detail_at, to_degrees

GRID_M = 1.0
SEA_KM2 = 25_000.0  # a connected water this wide is a sea; Lake Ladoga has 17,700 km²


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the view consists of; all in metres.

    Parameters
    ----------
    countries
        Land and inland water of each part, in the order of the outlines.
    land
        All land, lakes left out.
    lakes
        Inland water: polygons, largest first.
    sea
        The open sea within the outlines and between them.
    """

    countries: list[MultiPolygon]
    land: np.ndarray
    lakes: np.ndarray
    sea: np.ndarray


def cover(outlines: np.ndarray, land: np.ndarray, view: np.ndarray, gates: np.ndarray) -> Cover:
    """Lay outlines over land.

    All lines are cut where they cross, the faces between them are found, and each face is asked
    what it is. Neighbouring faces have the very same vertices, whatever the input.

    Parameters
    ----------
    outlines
        Of the parts; where two overlap the earlier one counts.
    land
        Polygons; may overlap.
    view
        One polygon around all of them.
    gates
        Narrow strips at which the open sea ends though the water goes on; themselves sea.
    """
    lines = shapely.boundary(np.concatenate([outlines, land, view, gates]))
    noded = shapely.union_all(lines, grid_size=GRID_M)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    inside = shapely.STRtree(shapely.point_on_surface(faces))
    is_land = np.zeros(len(faces), dtype=bool)
    is_land[inside.query(land, predicate="contains")[1]] = True
    part = np.full(len(faces), -1)
    for i in reversed(range(len(outlines))):
        part[inside.query(outlines[i], predicate="contains")] = i
    is_gate = np.zeros(len(faces), dtype=bool)
    is_gate[inside.query(gates, predicate="contains")[1]] = True
    is_gate &= ~is_land
    is_sea = is_gate | _fill_ponds(faces, is_land, is_gate)
    lakes = _dissolved(faces[~is_land & ~is_sea])
    return Cover(
        countries=[
            MultiPolygon(list(_dissolved(faces[(part == i) & ~is_sea])))
            for i in range(len(outlines))
        ],
        land=_dissolved(faces[is_land]),
        lakes=lakes[np.argsort(-shapely.area(lakes), kind="stable")],
        sea=_dissolved(faces[is_sea]),
    )


def _fill_ponds(faces: np.ndarray, is_land: np.ndarray, is_gate: np.ndarray) -> np.ndarray:
    """Make land of the waters that are too small to be drawn, and say which faces are sea."""
    wet = np.flatnonzero(~is_land & ~is_gate)
    waters = _dissolved(faces[wet])
    middles = shapely.get_coordinates(to_degrees(shapely.point_on_surface(waters)))
    smallest = np.array([detail_at(*point).pond_km2 for point in middles])
    area_km2 = shapely.area(waters) / 1e6
    is_sea = np.zeros(len(faces), dtype=bool)
    points = shapely.STRtree(shapely.point_on_surface(faces[wet]))
    water, face = points.query(waters, predicate="contains")
    is_land[wet[face[area_km2[water] < smallest[water]]]] = True
    is_sea[wet[face[area_km2[water] > SEA_KM2]]] = True
    return is_sea


def _dissolved(faces: np.ndarray) -> np.ndarray:
    return shapely.get_parts(shapely.coverage_union_all(faces)) if len(faces) else faces
