"""Make the page's basemap from the offline pack, once: ``python _build/basemap.py``.

The pack's lines are for measuring; the page's are a background of at most 200 kB, finer round the
Baltic Sea than elsewhere. The result is the same bytes from the same pack.
"""

import gzip
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely

from posturemap.geo.ground import ATTRIBUTION, countries, ground
from posturemap.geo.names import read_table
from posturemap.maps.page import Packed, packed_script, shape_columns

LOCAL_NAMES = Path(__file__).with_name("local_names.tsv")
OUT = Path(__file__).parents[1] / "maps" / "data" / "odbl" / "basemap.html"
NEAR = shapely.box(17.0, 52.5, 32.0, 61.0)
WIDE = shapely.box(5.0, 47.0, 43.0, 72.0)
DECIMALS = 3  # 111 m north, 60 m east: a third of a pixel at zoom 8
METRES = 111_195.0
EAST = 0.545  # a degree of longitude in degrees of latitude, at 57° N

# metres: tolerance near and far, and the shortest line or the square root of the smallest area kept
DETAIL = {
    "land": (350, 3000, 1500),
    "lakes": (450, 3000, 3500),
    "roads": (700, 4000, 25_000),
    "rail": (700, 4000, 25_000),
    "borders": (500, 2500, 3000),
}

# Cities by what they weigh: (rank, people) from which a place has that rank, near and far.
RANKS_NEAR = ((2, 80_000), (3, 25_000), (4, 10_000), (5, 4_000), (6, 1_500))
RANKS_FAR = ((2, 400_000), (3, 150_000), (4, 80_000), (5, 40_000))
QUARTER_KM = 14  # a place nearer than this to one of five times its people is a part of that


def main() -> None:
    """Write maps/data/odbl/basemap.html."""
    writer = Packed()
    table = dict(zip(ground()["kind"], ground().geometry, strict=True))
    shapes = {kind: _shapes(table[kind], *DETAIL[kind]) for kind in DETAIL}
    head = {
        "attribution": ATTRIBUTION,
        "shapes": {k: shape_columns(s, writer, decimals=DECIMALS) for k, s in shapes.items()},
        "places": _places(writer),
    }
    OUT.write_text(packed_script("posture-basemap", head, writer) + "\n", "utf-8", newline="\n")
    for kind, kept in shapes.items():
        print(f"{kind}: {shapely.get_num_coordinates(kept).sum()} vertices")
    print(f"{OUT.name}: {OUT.stat().st_size} bytes")


def _shapes(shape: shapely.Geometry, near_m: float, far_m: float, least_m: float) -> np.ndarray:
    """Simplify a kind of ground, line by line, and leave out what is too small to be seen."""
    if shape.geom_type == "MultiPolygon":
        parts = shapely.get_parts(shape)
        parts = parts[shapely.area(parts) * EAST > (least_m / METRES) ** 2]
        polygons = [_polygon(part, near_m, far_m, least_m) for part in parts]
        return np.array([p for p in polygons if p is not None])
    lines = shapely.get_parts(shapely.line_merge(shapely.intersection(shape, WIDE)))
    long = lines[shapely.length(lines) > least_m / METRES]
    return np.array([shapely.LineString(_thinned(line, near_m, far_m)) for line in long])


def _polygon(
    polygon: shapely.Polygon, near_m: float, far_m: float, least_m: float
) -> shapely.Polygon | None:
    rings = [polygon.exterior, *polygon.interiors]
    sizes = [shapely.area(shapely.Polygon(ring)) * EAST for ring in rings]
    large = [r for r, size in zip(rings, sizes, strict=True) if size > (least_m / METRES) ** 2]
    thin = [xy for ring in large if len(xy := _thinned(ring, near_m, far_m)) >= 4]
    return shapely.Polygon(thin[0], thin[1:]) if thin else None


def _thinned(line: shapely.LineString, near_m: float, far_m: float) -> np.ndarray:
    """Simplify the stretches of a line that are near finely, the others coarsely, and join them."""
    xy = shapely.get_coordinates(line)
    west, south, east, north = NEAR.bounds
    near = (xy[:, 0] > west) & (xy[:, 0] < east) & (xy[:, 1] > south) & (xy[:, 1] < north)
    cuts = [0, *(np.flatnonzero(np.diff(near)) + 1), len(xy) - 1]
    kept = [xy[:1]]
    for start, end in pairwise(cuts):
        stretch = xy[start : end + 1]
        if len(stretch) > 1:
            metres = near_m if near[start] else far_m
            flat = shapely.LineString(stretch * [EAST, 1.0])
            thin = shapely.simplify(flat, metres / METRES, preserve_topology=False)
            kept.append(shapely.get_coordinates(thin)[1:] / [EAST, 1.0])
    rounded = np.round(np.vstack(kept), DECIMALS)
    same = np.concatenate([[False], (np.diff(rounded, axis=0) == 0).all(axis=1)])
    out = rounded[~same]
    return out if len(out) > 1 else rounded[:2]


def _places(writer: Packed) -> dict[str, object]:
    rows = sorted({*_countries(), *_towns()})
    return {
        "decimals": DECIMALS,
        "rank": writer.ints([row[0] for row in rows]),
        "x": writer.ints([round(row[2] * 10**DECIMALS) for row in rows]),
        "y": writer.ints([round(row[3] * 10**DECIMALS) for row in rows]),
        "name": writer.values([row[1] for row in rows]),
        "local": writer.values([row[4] for row in rows]),
    }


def _countries() -> Iterator[tuple[int, str, float, float, str]]:
    """Name countries where they are widest."""
    table = countries()
    for row in table[table["iso"] == table["part"]].itertuples():
        seen = shapely.intersection(row.geometry, WIDE)
        if seen.area > 0.5:
            columns = shape_columns([seen], writer := Packed())
            x, y = (np.frombuffer(_four(writer, columns["anchors"][a]), "<i4")[0] for a in "xy")
            scale = 10 ** columns["decimals"]
            local = _local_names().get((row.iso, row.name), row.name)
            yield 0, row.name, round(x / scale, 2), round(y / scale, 2), local


def _four(writer: Packed, column: dict[str, int]) -> bytes:
    """Return one number's bytes, of a column that is not signed."""
    return bytes(writer.buffer[column["at"] : column["at"] + column["w"]]).ljust(4, b"\0")


def _towns() -> Iterator[tuple[int, str, float, float, str]]:
    """Give settlements by rank; larger ones first, near the Baltic Sea smaller ones too."""
    for place, people, rank in (towns := list(_ranked())):
        larger = (town for town, many, _ in towns if many > 5 * people)
        if rank == 1 or not any(_km(place, other) < QUARTER_KM for other in larger):
            iso, name, lon, lat = place
            yield rank, name, lon, lat, _local_names().get((iso, name), name)


@cache
def _local_names() -> dict[tuple[str, str], str]:
    """Read what places are called at home, by country and English name."""
    lines = LOCAL_NAMES.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {(iso, english): local for iso, english, local in rows}


Town = tuple[str, str, float, float]


def _km(one: Town, other: Town) -> float:
    east, north = (one[2] - other[2]) * EAST, one[3] - other[3]
    return float(np.hypot(east, north)) * METRES / 1000


def _ranked() -> Iterator[tuple[Town, int, int]]:
    capitals = {
        (row["iso"], row["capital"]) for row in read_table("countries") if row["iso"] != "AX"
    }
    packed = files("posturemap.geo").joinpath("data/places/places.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode().splitlines():
        _, name, kind, iso, lat, lon, people, *_ = line.split("\t")
        place = shapely.Point(float(lon), float(lat))
        if kind != "t" or not WIDE.contains(place):
            continue
        ranks = RANKS_NEAR if iso in {"EE", "LV", "LT"} else RANKS_FAR
        rank = 1 if (iso, name) in capitals else _rank(int(people or 0), ranks)
        if rank is not None:
            yield (iso, name, float(lon), float(lat)), int(people or 0), rank


def _rank(people: int, ranks: tuple[tuple[int, int], ...]) -> int | None:
    return next((rank for rank, least in ranks if people >= least), None)


if __name__ == "__main__":
    main()
