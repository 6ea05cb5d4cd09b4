"""Countries, land, lakes, seas and border lines, all with the same coasts and borders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from .borders import Shore, Stretch, cut_stretches
from .cover import Cover, cover
from .land import VIEW, detail_at, read_land, simplified, to_degrees, to_metres
from .output import Output, write_table
from .parts import Part, read_parts
from .regions import region_shapes
from .shared import MICRO, segments, shared_lines
from .sources import Sources

# Tolerances in metres: the side of a triangle's square that is too small to be kept
# (Visvalingam and Whyatt 1993). Each level is simplified after the finer ones, with its common
# edges kept, so that all of them still meet.
TERRITORY_M, CONTEXT_M = 30.0, 600.0
DRAWN_M = {"core": 200.0, "flank": 700.0, "context": 2500.0}
KINDS = ("land", "water", "sea")
# Across the mouths of lagoons: behind them, water is inland water.
GATE_M = 10.0
GATES = (
    ((21.085, 55.716), (21.135, 55.716)),  # Klaipėda Strait, Curonian Lagoon
    ((19.86, 54.642), (19.92, 54.642)),  # Baltiysk Strait, Vistula Lagoon
    ((14.24, 53.9), (14.31, 53.9)),  # Świna, Szczecin Lagoon
    ((14.7, 53.96), (14.78, 53.96)),  # Dziwna, Szczecin Lagoon
    ((13.7, 54.09), (13.82, 54.09)),  # Peenestrom, Szczecin Lagoon
)
# Cut by the end of the view, or by zones that overlap: no length could be given.
UNFINISHED = frozenset(("AZ-RU", "DE-LU", "GE-RU", "KZ-RU"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """What two parts share.

    Parameters
    ----------
    pair
        ISO 3166-1 alpha-2, alphabetical.
    is_context
        Neither part is of the region.
    stretches
        Cut by kind, unsimplified.
    """

    pair: str
    is_context: bool
    stretches: tuple[Stretch, ...]


def build(sources: Sources, out: Path) -> list[Output]:
    """Write the tables below odbl/ that show where things begin and end."""
    parts = read_parts(sources)
    territories = to_metres(np.array([_in_view(p) for p in parts]))
    territories = _coarsened(parts, shapely.coverage_simplify(territories, TERRITORY_M))
    land = read_land(sources)
    boundaries = list(find_boundaries(parts, Shore(land)))
    ground = np.concatenate([simplified(to_metres(land)), bridges(boundaries)])
    drawn = draw(parts, cover(territories, ground, to_metres(_view()), _gates()))
    return write(out, parts, territories, boundaries, drawn)


def find_boundaries(parts: list[Part], shore: Shore) -> Iterator[Boundary]:
    """Find what each pair of countries shares, with its kinds."""
    edges = {p.id: segments(chain.from_iterable(p.rings)) for p in parts}
    boxes = {p.id: shapely.box(*p.outline().bounds) for p in parts}
    for one, other in combinations(sorted(parts, key=lambda p: p.id), 2):
        if one.iso == other.iso or not boxes[one.id].intersects(boxes[other.id]):
            continue
        if lines := shared_lines(edges[one.id], edges[other.id]):
            yield Boundary(
                pair="-".join(sorted((one.iso, other.iso))),
                is_context=one.level == other.level == "context",
                stretches=tuple(s for line in lines for s in cut_stretches(line, shore)),
            )


def bridges(boundaries: list[Boundary]) -> np.ndarray:
    """Return strips of land, in metres, that close the gaps between neighbours' land."""
    found = []
    for stretch in (s for b in boundaries for s in b.stretches if s.kind == "land"):
        tolerance_m = detail_at(*stretch.line.coords[0]).tolerance_m
        line = shapely.simplify(to_metres(np.array(stretch.line)), tolerance_m / 4)
        found.append(shapely.buffer(line, 1.5 * tolerance_m + 20, quad_segs=1, cap_style="flat"))
    return np.array(found)


def draw(parts: list[Part], full: Cover) -> dict[str, np.ndarray]:
    """Simplify what is drawn, level by level; in degrees."""
    sea = MultiPolygon(list(full.sea))
    shapes = np.array([*full.countries, sea])
    for level, tolerance_m in DRAWN_M.items():
        levels = list(DRAWN_M)[list(DRAWN_M).index(level) :]
        rows = np.array([p.level in levels for p in parts] + [True])
        is_all = level == "core"
        shapes[rows] = shapely.coverage_simplify(
            shapes[rows], tolerance_m, simplify_boundary=is_all
        )
    countries, sea = shapes[:-1], shapes[-1]
    lakes = _drawn_lakes(full.lakes)
    return {
        "countries": to_degrees(countries),
        "land": to_degrees(np.array([_multi(shapely.coverage_union_all(countries))])),
        "lakes": to_degrees(np.array([_multi(shapely.union_all(lakes))])),
        "sea": shapely.make_valid(to_degrees(np.array([sea])), method="structure"),
    }


def _drawn_lakes(lakes: np.ndarray) -> np.ndarray:
    middles = shapely.get_coordinates(to_degrees(shapely.point_on_surface(lakes)))
    tolerances = np.array([2 * detail_at(*point).tolerance_m for point in middles])
    found = [
        shapely.coverage_simplify(lakes[tolerances == tolerance_m], tolerance_m)
        for tolerance_m in np.unique(tolerances)
    ]
    return np.concatenate(found)


def write(
    out: Path,
    parts: list[Part],
    territories: np.ndarray,
    boundaries: list[Boundary],
    drawn: dict[str, np.ndarray],
) -> list[Output]:
    """Write the tables, and say what each holds."""
    folder = out / "odbl"
    names = {
        "iso": [p.iso for p in parts],
        "part": [p.id for p in parts],
        "name": [p.name for p in parts],
    }
    kept = np.unique(_keys(to_degrees(territories)))
    regions = region_shapes(out / "curated" / "shapes.toml", parts, drawn)
    write_table(folder / "territories.shapes.xz", _multis(to_degrees(territories)), names)
    write_table(folder / "countries.shapes.xz", _multis(drawn["countries"]), names)
    write_table(folder / "land.shapes.xz", drawn["land"], {})
    write_table(folder / "lakes.shapes.xz", drawn["lakes"], {})
    write_table(folder / "regions.shapes.xz", _multis(regions.values()), {"name": list(regions)})
    write_borders(folder / "borders.shapes.xz", boundaries, kept)
    zones, both = ("timezonefinder-data",), ("timezonefinder-data", "countries-land")
    return [
        _output("territories", zones, "Countries with their territorial sea, for looking up."),
        _output("countries", both, "Countries cut by their coasts, for drawing."),
        _output("land", both, "Land with its lakes, for drawing."),
        _output("lakes", both, "Lakes, lagoons and wide rivers, for drawing."),
        _output("regions", both, "Seas, lakes, islands and regions of curated/shapes.toml."),
        _output("borders", both, "Border lines by pair and kind, with their unsimplified length."),
    ]


def write_borders(path: Path, boundaries: list[Boundary], kept: np.ndarray) -> None:
    """Write the lines of every pair that meets on land, a row a kind."""
    rows = []
    for pair in sorted({b.pair for b in boundaries if not b.is_context} - UNFINISHED):
        stretches = [s for b in boundaries if b.pair == pair for s in b.stretches]
        if {s.kind for s in stretches} != {"sea"}:
            rows += [(pair, *row) for row in _by_kind(stretches, kept)]
    columns = {
        "pair": [row[0] for row in rows],
        "kind": [row[1] for row in rows],
        "length_km": [round(row[2], 3) for row in rows],
    }
    write_table(path, np.array([row[3] for row in rows]), columns)


def _by_kind(
    stretches: list[Stretch], kept: np.ndarray
) -> Iterator[tuple[str, float, MultiLineString]]:
    for kind in KINDS:
        same = [s for s in stretches if s.kind == kind]
        if same:
            shape = MultiLineString([_thinned(s.line, kept) for s in same])
            yield kind, sum(s.length_km for s in same), shape


def _thinned(line: LineString, kept: np.ndarray) -> LineString:
    """Keep the vertices that the simplified territories have, and both ends."""
    keys = _keys(line)
    keep = kept[np.searchsorted(kept, keys) % len(kept)] == keys
    keep[[0, -1]] = True
    return LineString(shapely.get_coordinates(line)[keep])


def _keys(shapes: np.ndarray) -> np.ndarray:
    lonlat = np.rint(shapely.get_coordinates(shapes) * MICRO).astype(np.int64)
    return (lonlat[:, 0] << 32) + lonlat[:, 1]


def _in_view(part: Part) -> BaseGeometry:
    outline = part.outline()
    if shapely.box(*VIEW).contains(outline):
        return outline
    return shapely.make_valid(shapely.clip_by_rect(outline, *VIEW), method="structure")


def _coarsened(parts: list[Part], territories: np.ndarray) -> np.ndarray:
    """Simplify the outlines of the context further, where only context is beside it."""
    shapes = territories.copy()
    rows = np.array([p.level == "context" for p in parts])
    shapes[rows] = shapely.coverage_simplify(shapes[rows], CONTEXT_M, simplify_boundary=False)
    return shapes


def _view() -> np.ndarray:
    return np.array([shapely.segmentize(shapely.box(*VIEW), 0.5)])


def _gates() -> np.ndarray:
    lines = to_metres(np.array([LineString(gate) for gate in GATES]))
    return shapely.buffer(lines, GATE_M, cap_style="flat")


def _multis(shapes: Iterable[BaseGeometry]) -> np.ndarray:
    return np.array([_multi(shape) for shape in shapes])


def _multi(shape: BaseGeometry) -> MultiPolygon:
    return MultiPolygon([p for p in shapely.get_parts(shape) if p.geom_type == "Polygon"])


def _output(name: str, sources: tuple[str, ...], what: str) -> Output:
    return Output(path=f"odbl/{name}.shapes.xz", sources=sources, what=what)
