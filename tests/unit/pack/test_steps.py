"""The steps of the pack's build, on small shapes."""

from types import SimpleNamespace

import numpy as np
import pytest
import shapely
from pack.borders import Shore, cut_stretches
from pack.cover import cover
from pack.land import detail_at, subdivide, to_degrees, to_metres
from pack.manifest import write_manifest
from pack.output import Output, write_gzip, write_table
from pack.places import _middle_lon
from pack.regions import region_shapes
from pack.shared import MICRO, segments, shared_lines
from pack.sources import Source, Sources
from shapely.geometry import LineString, MultiPolygon, box

from posturemap.geo.ground.shapes import decode_shapes

HALVES = [MultiPolygon([box(24, 57, 25, 58)]), MultiPolygon([box(25, 57, 26, 58)])]


def edges(*ring):
    micro = np.rint(np.array(ring) * MICRO).astype(np.int64)
    return segments([micro])


def test_a_table_comes_back_as_it_was_written(tmp_path):
    path = tmp_path / "halves.shapes.xz"
    write_table(path, np.array(HALVES), {"name": ["Rīga", "Ādaži"], "km": [1.5, None]})
    table = decode_shapes(path.read_bytes())
    assert list(table["name"]) == ["Rīga", "Ādaži"]
    assert table["km"].tolist()[0] == 1.5
    assert table.crs.to_epsg() == 4326
    assert [a.equals(b) for a, b in zip(table.geometry, HALVES, strict=True)] == [True, True]


def test_lines_and_points_come_back_too(tmp_path):
    for shape in (shapely.multilinestrings([[(-9.5, 57), (25, 58)]]), shapely.Point(24.123456, -1)):
        write_table(tmp_path / "one.shapes.xz", np.array([shape]), {})
        found = decode_shapes((tmp_path / "one.shapes.xz").read_bytes()).geometry.iloc[0]
        assert found.equals_exact(shape, 1e-9)


def test_the_same_content_gives_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        write_table(tmp_path / f"{name}.xz", np.array(HALVES), {"n": [1, 2]})
        write_gzip(tmp_path / f"{name}.gz", b"text")
    assert (tmp_path / "a.xz").read_bytes() == (tmp_path / "b.xz").read_bytes()
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()


def test_neighbours_share_the_edges_that_both_have():
    west = edges((24, 57), (25, 57), (25, 57.5), (25, 58), (24, 58), (24, 57))
    east = edges((25, 58), (25, 57.5), (25, 57), (26, 57), (26, 58), (25, 58))
    far = edges((-3, 57), (-2, 57), (-2, 58), (-3, 57))
    lines = shared_lines(west, east)
    assert len(lines) == 1
    assert lines[0].equals(LineString([(25, 57), (25, 57.5), (25, 58)]))
    assert shared_lines(west, far) == []


def test_a_border_is_cut_into_sea_land_and_water():
    # A coast at 24° E, a lake between 25.0 and 25.2° E, and a border that comes in from the sea.
    land = np.array([shapely.difference(box(24, 56, 26, 58), box(25.0, 56.9, 25.2, 57.1))])
    line = LineString([(lon, 57.0) for lon in np.arange(23.5, 26.0, 0.002)])
    found = cut_stretches(line, Shore(land))
    assert [s.kind for s in found] == ["sea", "land", "water", "land"]
    whole = sum(s.length_km for s in found)
    assert whole == pytest.approx(151.8, abs=0.5)
    assert found[0].length_km == pytest.approx(30.4, abs=0.3)
    assert found[2].length_km == pytest.approx(12.1, abs=0.4)


def test_a_short_stretch_joins_the_one_before():
    land = np.array([shapely.difference(box(24, 56, 26, 58), box(25.0, 56.9, 25.004, 57.1))])
    line = LineString([(lon, 57.0) for lon in np.arange(24.2, 25.8, 0.001)])
    assert [s.kind for s in cut_stretches(line, Shore(land))] == ["land"]


def test_a_cover_has_no_gap_and_knows_land_lake_and_sea():
    view = to_metres(np.array([box(15, 50, 35, 62)]))
    outlines = to_metres(np.array(HALVES))
    # Land ends at 57.2° N; a lake lies across the border, a pond within.
    lake, pond = box(24.9, 57.5, 25.1, 57.6), box(24.3, 57.5, 24.302, 57.501)
    land = to_metres(np.array([box(23, 57.2, 27, 59).difference(lake).difference(pond)]))
    found = cover(outlines, land, view, to_metres(np.array([box(16, 51, 16.1, 51.1)])))
    assert shapely.coverage_is_valid(np.array(found.countries))
    assert len(found.lakes) == 1
    assert shapely.area(found.lakes[0]) == pytest.approx(shapely.area(to_metres(lake)), rel=1e-3)
    north = to_degrees(np.array(found.countries))
    assert shapely.bounds(north)[:, 1] == pytest.approx([57.2, 57.2], abs=0.02)
    assert shapely.contains_xy(north, 24.301, 57.5005).tolist() == [True, False]
    assert shapely.contains_xy(north, 24.95, 57.55).tolist() == [True, False]
    assert shapely.area(found.sea).sum() > 1e11


def test_a_gate_makes_inland_water_of_a_lagoon():
    view = to_metres(np.array([box(15, 50, 35, 62)]))
    lagoon, strait = box(24.2, 57.3, 24.8, 57.8), box(24.49, 57.0, 24.51, 57.3)
    land = to_metres(np.array([box(24, 57.1, 25, 58).difference(lagoon | strait)]))
    outlines = to_metres(np.array([box(24, 57, 25, 58)]))
    gate = to_metres(np.array([box(24.4, 57.2, 24.6, 57.2005)]))
    nothing = to_metres(np.array([box(16, 51, 16.1, 51.1)]))
    assert len(cover(outlines, land, view, nothing).lakes) == 0
    assert shapely.area(cover(outlines, land, view, gate).lakes[0]) > 1e9


def test_cutting_up_loses_nothing():
    circle = shapely.buffer(shapely.Point(0, 0), 1000, quad_segs=500)
    pieces = subdivide(np.array([circle]), 100)
    assert shapely.get_num_coordinates(pieces).max() <= 100
    assert shapely.area(pieces).sum() == pytest.approx(circle.area)


@pytest.mark.parametrize(
    ("lons", "middle"), [([177.0, -169.0, 179.0], -176.0), ([24.0, 28.0], 26.0), ([-2.0, 4.0], 1.0)]
)
def test_a_division_across_the_antimeridian_has_its_middle_there(lons, middle):
    assert _middle_lon(lons) == middle


def test_the_baltic_states_are_drawn_most_finely():
    assert detail_at(24, 57).tolerance_m < detail_at(20, 64).tolerance_m
    assert detail_at(20, 64).tolerance_m < detail_at(-5, 40).tolerance_m


def test_a_region_of_nothing_stops_the_build(tmp_path):
    drawn = {
        "countries": np.array(HALVES),
        "land": np.array([MultiPolygon([box(24, 57, 26, 58)])]),
        "lakes": np.array([MultiPolygon([box(24.4, 57.4, 24.5, 57.5)])]),
        "sea": np.array([MultiPolygon([box(20, 57, 24, 58)])]),
    }
    parts = [SimpleNamespace(id="LV", iso="LV"), SimpleNamespace(id="EE", iso="EE")]
    path = tmp_path / "shapes.toml"
    path.write_text("[Tarn]\nlake = [24.45, 57.45]\n[Deep]\nsea = [[23, 57], [25, 57], [25, 58]]")
    found = region_shapes(path, parts, drawn)
    assert found["Tarn"].equals(box(24.4, 57.4, 24.5, 57.5))
    assert found["Deep"].bounds[2] == 24
    path.write_text("[Tarn]\nlake = [30, 57]")
    with pytest.raises(SystemExit, match="Tarn"):
        region_shapes(path, parts, drawn)
    path.write_text("[Bow]\nsea = [[0, 0], [1, 1], [1, 0], [0, 1]]")
    with pytest.raises(SystemExit, match="Bow"):
        region_shapes(path, parts, drawn)


def test_a_file_with_another_hash_stops_the_build(tmp_path):
    source = Source(
        registry="PyPI", package="p", version="1", file="p.whl", sha256="0" * 64,
        licence="MIT", attribution="p",
    )  # fmt: skip
    (tmp_path / "p.whl").write_bytes(b"other")
    with pytest.raises(SystemExit, match="SHA-256"):
        Sources(tmp_path, {"p": source}).archive("p")


def test_a_manifest_keeps_what_other_steps_made(tmp_path):
    source = Source(
        registry="PyPI", package="p", version="1", file="p.whl", sha256="0" * 64,
        licence="MIT", attribution="p",
    )  # fmt: skip
    for name in ("a", "b"):
        (tmp_path / name).write_text(name)
    one, other = (Output(path=name, sources=("p",), what=name) for name in ("a", "b"))
    assert write_manifest(tmp_path, [one], {"p": source}) == 1
    assert write_manifest(tmp_path, [other], {"p": source}, merge=True) == 2
    assert write_manifest(tmp_path, [other], {"p": source}) == 1
