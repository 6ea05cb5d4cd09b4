"""The ground that claims are drawn on: railways, main roads, airfields."""

import csv
import json
import re
from pathlib import Path

import numpy as np
import shapely

from .land import VIEW, to_degrees, to_metres
from .output import Output, write_table
from .sources import Sources

TRACKS = {"railways": "world_railways.py", "roads": "world_highways.py"}
TRACK_VIEW = (9.0, 47.0, 43.0, 71.5)
TRACK_GRID = 1e-3  # degrees, the source's own
TRACK_M = 200.0
SHORTEST_M = 5000.0  # a loose end shorter than this is a siding
FIELDS = ("icao", "iata", "name", "country")


def build(sources: Sources, out: Path) -> list[Output]:
    """Write odbl/railways, odbl/roads and airports/airfields."""
    made = []
    for name, file in TRACKS.items():
        lines = read_tracks(sources.unpacked("scgraph-data") / "scgraph_data" / file)
        path = f"odbl/{name}.shapes.xz"
        write_table(out / path, np.array([shapely.multilinestrings(lines)]), {}, TRACK_GRID)
        made.append(
            Output(path=path, sources=("scgraph-data",), what=f"Main {name} of the region.")
        )
    path = "airports/airfields.shapes.xz"
    rows = read_airfields(sources.unpacked("airportsdata") / "airportsdata" / "airports.csv")
    points = np.array([shapely.Point(float(r["lon"]), float(r["lat"])) for r in rows])
    write_table(out / path, points, {name: [r[name] for r in rows] for name in FIELDS})
    return [*made, Output(path=path, sources=("airportsdata",), what="Airfields of Europe.")]


def read_tracks(path: Path) -> np.ndarray:
    """Read a network as lines from junction to junction, simplified, in the order of the map.

    The source is a Python file with two literals, the edges of each node and the nodes' latitude
    and longitude; it is read as text and never run.
    """
    graph, nodes = re.findall(r"^(?:graph|nodes)=(\[.*\])$", path.read_text("utf-8"), re.MULTILINE)
    latlon = np.array(json.loads(nodes))
    edges = json.loads(re.sub(r"(\d+):", r'"\1":', graph))
    pairs = np.array([(i, int(j)) for i, ends in enumerate(edges) for j in ends if i < int(j)])
    lonlat = latlon[:, ::-1]
    inside = ((lonlat > TRACK_VIEW[:2]) & (lonlat < TRACK_VIEW[2:])).all(axis=1)
    ends = lonlat[pairs[inside[pairs].all(axis=1)]]
    ends = ends[(ends[:, 0] != ends[:, 1]).any(axis=1)]
    merged = shapely.line_merge(shapely.multilinestrings(shapely.linestrings(ends)))
    lines = shapely.simplify(to_metres(shapely.get_parts(merged)), TRACK_M)
    lines = to_degrees(lines[_is_through(lines)])
    return lines[np.lexsort(shapely.bounds(lines).T)]


def _is_through(lines: np.ndarray) -> np.ndarray:
    """Tell lines that lead on at both ends, or are long, from sidings."""
    ends = np.concatenate([shapely.get_coordinates(shapely.get_point(lines, i)) for i in (0, -1)])
    _, which, counts = np.unique(ends.round(), axis=0, return_inverse=True, return_counts=True)
    joined = (counts[which.ravel()] > 1).reshape(2, -1).all(axis=0)
    return joined | (shapely.length(lines) >= SHORTEST_M)


def read_airfields(path: Path) -> list[dict[str, str]]:
    """Read the airfields in view, by ICAO code."""
    with path.open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    west, south, east, north = VIEW
    inside = [
        row for row in rows if west < float(row["lon"]) < east and south < float(row["lat"]) < north
    ]
    return sorted(inside, key=lambda row: row["icao"])
