"""Countries and border lines, from outlines whose neighbours share every vertex."""

from itertools import combinations
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString

from .borders import Shore, Stretch, cut_stretches
from .land import VIEW, read_land, to_degrees, to_metres
from .output import Output, write_table
from .parts import MICRO, Part, read_parts
from .shared import segments, shared_lines
from .sources import Sources

TOLERANCE_M = 25.0
KINDS = ("land", "water", "sea")


def build(sources: Sources, out: Path) -> list[Output]:
    """Write odbl/territories and odbl/borders."""
    parts = [p for p in read_parts(sources) if p.level != "context"]
    territories = simplify([p.outline() for p in parts])
    columns = {
        "iso": [p.iso for p in parts],
        "part": [p.id for p in parts],
        "name": [p.name for p in parts],
    }
    write_table(out / "odbl" / "territories.shapes.xz", territories, columns)
    shore = Shore(read_land(sources))
    write_borders(out / "odbl" / "borders.shapes.xz", parts, shore, np.unique(_keys(territories)))
    return [
        Output(
            path="odbl/territories.shapes.xz",
            sources=("timezonefinder-data",),
            what=f"Countries with their territorial sea, simplified together at {TOLERANCE_M} m.",
        ),
        Output(
            path="odbl/borders.shapes.xz",
            sources=("timezonefinder-data", "countries-land"),
            what="Border lines by pair and kind, with their length before they were simplified.",
        ),
    ]


def simplify(outlines: list) -> np.ndarray:
    """Simplify neighbours together, so that they still share every vertex."""
    view = shapely.box(*VIEW)
    whole = [shapely.union_all(shapely.get_parts(o)) for o in outlines]
    inside = [o if view.contains(o) else shapely.clip_by_rect(o, *VIEW) for o in whole]
    return to_degrees(shapely.coverage_simplify(to_metres(np.array(inside)), TOLERANCE_M))


def write_borders(path: Path, parts: list[Part], shore: Shore, kept: np.ndarray) -> None:
    """Write the lines of every pair that meets on land."""
    rows = []
    edges = {iso: segments(p for p in parts if p.iso == iso) for iso in {p.iso for p in parts}}
    for one, other in combinations(sorted(edges), 2):
        lines = shared_lines(edges[one], edges[other])
        stretches = [s for line in lines for s in cut_stretches(line, shore, None)]
        if {s.kind for s in stretches} - {"sea"}:
            rows += [(f"{one}-{other}", *row) for row in _by_kind(stretches, kept)]
    columns = {
        "pair": [row[0] for row in rows],
        "kind": [row[1] for row in rows],
        "length_km": [round(row[2], 3) for row in rows],
    }
    write_table(path, np.array([row[3] for row in rows]), columns)


def _by_kind(
    stretches: list[Stretch], kept: np.ndarray
) -> list[tuple[str, float, MultiLineString]]:
    found = []
    for kind in KINDS:
        same = [s for s in stretches if s.kind == kind]
        if same:
            shape = MultiLineString([_thinned(s.line, kept) for s in same])
            found.append((kind, sum(s.length_km for s in same), shape))
    return found


def _thinned(line: LineString, kept: np.ndarray) -> LineString:
    """Keep the vertices that the simplified countries have, and both ends."""
    keys = _keys(line)
    keep = kept[np.searchsorted(kept, keys) % len(kept)] == keys
    keep[[0, -1]] = True
    return LineString(shapely.get_coordinates(line)[keep])


def _keys(shapes: np.ndarray) -> np.ndarray:
    lonlat = np.rint(shapely.get_coordinates(shapes) * MICRO).astype(np.int64)
    return (lonlat[:, 0] << 32) + lonlat[:, 1]
