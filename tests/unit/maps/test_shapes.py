"""Shapes that stand in a block once."""

import numpy as np
import pytest
import shapely
from shapely import (
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    box,
)

from posturemap.errors import PageError
from posturemap.maps.page.columns import Plain
from posturemap.maps.page.shapes import Written, shape_columns

STATE = shapely.Point(25, 58).buffer(1)  # 65 vertices
LAKE = shapely.Point(27, 58.5).buffer(0.2)
TOWN = shapely.Point(26, 59)


def test_a_shape_of_a_layer_before_is_named_by_the_number_of_its_feature():
    written = Written()
    first = shape_columns([TOWN, STATE, STATE], Plain(), decimals=7, written=written)
    second = shape_columns([LAKE, TOWN, STATE], Plain(), decimals=7, written=written)
    assert [first["again"], first["of"]] == [[2], [1]]
    assert [second["again"], second["of"]] == [[2], [1]]
    assert first["sizes"] == [1, 65]
    assert second["sizes"] == [65, 1]
    assert second["types"] == [4, 1, 0]


def test_features_are_counted_through_all_layers():
    written = Written()
    for shapes in ([TOWN, TOWN, STATE], [TOWN, LAKE]):
        shape_columns(shapes, Plain(), written=written)
    third = shape_columns([LAKE, STATE], Plain(), written=written)
    assert (third["again"], third["of"]) == ([0, 1], [4, 2])


def test_a_shape_in_other_decimals_is_another():
    written = Written()
    shape_columns([STATE], Plain(), decimals=7, written=written)
    assert "again" not in shape_columns([STATE], Plain(), decimals=5, written=written)


def test_shapes_are_left_as_they_are_given():
    given = np.array([STATE, STATE], dtype=object)
    assert "again" in shape_columns(given, Plain(), written=Written())
    assert given[1] is STATE
    assert "again" not in shape_columns(given, Plain())


def columns(*shapes, **more):
    return shape_columns(list(shapes), Plain(), **more)


HOLED = Polygon(
    [(20, 50), (24, 50), (24, 54), (20, 54)],
    [[(21, 51), (22, 51), (22, 52), (21, 52)]],
)


def test_a_point_is_its_place_in_units_of_the_last_decimal():
    assert columns(Point(25.5, -58.25)) == {
        "n": 1,
        "decimals": 5,
        "types": [1],
        "parts": [1],
        "rings": [1],
        "sizes": [1],
        "x": [2_550_000],
        "y": [-5_825_000],
    }


@pytest.mark.parametrize(
    ("shape", "kind", "parts", "rings", "sizes"),
    [
        (LineString([(1, 1), (2, 2), (3, 1)]), 2, 1, [1], [3]),
        (HOLED, 4, 1, [2], [5, 5]),
        (MultiPoint([(1, 1), (2, 2)]), 5, 2, [1, 1], [1, 1]),
        (MultiLineString([[(1, 1), (2, 2)], [(3, 3), (4, 4), (5, 3)]]), 6, 2, [1, 1], [2, 3]),
        (MultiPolygon([HOLED, box(1, 1, 2, 2)]), 7, 2, [2, 1], [5, 5, 5]),
    ],
)
def test_a_shape_is_counts_of_parts_rings_and_vertices(shape, kind, parts, rings, sizes):
    found = columns(Point(0, 0), shape, Point(1, 1))
    assert found["n"] == 3
    assert found["types"] == [1, kind, 1]
    assert found["parts"] == [1, parts, 1]
    assert found["rings"] == [1, *rings, 1]
    assert found["sizes"] == [1, *sizes, 1]
    assert len(found["x"]) == len(found["y"]) == sum(sizes) + 2


def test_each_ring_begins_where_it_is_and_goes_on_by_steps():
    found = columns(HOLED, LineString([(1, 2), (3, 2.5)]), decimals=1)
    assert found["x"][0] == 200
    assert found["x"][5] == 210
    assert found["x"][10:] == [10, 20]
    assert found["y"][10:] == [20, 5]
    assert sum(found["x"][:5]) == 200  # a ring ends where it began
    assert sum(found["y"][5:10]) == 510


def test_outer_rings_run_one_way_and_holes_the_other():
    for shape in (HOLED, shapely.reverse(HOLED)):
        found = columns(shape, decimals=0)
        outer, hole = (
            shapely.LinearRing(np.cumsum([found["x"][ring], found["y"][ring]], axis=1).T)
            for ring in (slice(0, 5), slice(5, 10))
        )
        assert (outer.is_ccw, hole.is_ccw) == (True, False)


def test_a_row_without_a_shape_is_empty():
    found = columns(None, Point(), Point(1, 2))
    assert (found["types"], found["parts"]) == ([0, 0, 1], [0, 0, 1])
    assert found["sizes"] == [1]


def test_rows_behind_the_last_shape_are_empty():
    assert columns(Point(1, 2), None)["parts"] == [1, 0]


def test_a_part_without_vertices_is_one_of_none():
    found = columns(shapely.multilinestrings([LineString(), LineString([(1, 2), (3, 4)])]))
    assert (found["parts"], found["sizes"]) == ([2], [0, 2])
    assert found["x"] == [100_000, 200_000]
    found = columns(shapely.multilinestrings([LineString([(1, 2), (3, 4)]), LineString()]))
    assert (found["sizes"], found["x"]) == ([2, 0], [100_000, 200_000])


def test_holes_keep_their_order():
    holes = [box(n, 1, n + 0.5, 2).exterior for n in range(1, 61)]
    found = columns(Polygon([(0, 0), (99, 0), (99, 9), (0, 9)], holes), decimals=1)
    assert found["x"][5::5] == [hole.coords[0][0] * 10 for hole in holes]


def test_no_rows_have_no_shapes():
    found = columns()
    assert (found["n"], found["types"], found["x"], found["sizes"]) == (0, [], [], [])


@pytest.mark.parametrize(
    ("place", "decimals"),
    [((25.12345, 58.5), 5), ((25.123456, 58.5), 7), ((25.5, 58.1234567), 7)],
)
def test_places_have_as_many_decimals_as_they_need(place, decimals):
    found = columns(Point(1, 1), Point(place))
    assert found["decimals"] == decimals
    assert found["x"][1] == round(place[0] * 10**decimals)
    assert found["y"][1] == round(place[1] * 10**decimals)


def test_a_place_is_rounded_to_the_decimals_that_are_asked_for():
    found = columns(Point(25.16, -58.16), decimals=1)
    assert (found["decimals"], found["x"], found["y"]) == (1, [252], [-582])


def test_a_step_across_the_globe_is_right_in_32_bits():
    (first, step), _ = (columns(LineString([(-180, 1), (180, 1)]), decimals=7)[k] for k in "xy")
    assert first == -1_800_000_000
    assert -(2**31) <= step < 2**31
    assert (first + step) % 2**32 == 1_800_000_000


def test_a_collection_of_kinds_is_refused_by_its_number():
    mixed = shapely.GeometryCollection([Point(1, 1), LineString([(1, 1), (2, 2)])])
    with pytest.raises(PageError, match=r"geometry 1 is a Geom.*draw; make it one feature for"):
        columns(Point(1, 1), mixed)


def test_an_area_has_a_place_well_inside_for_its_label():
    found = columns(Point(1, 1), box(20, 50, 24, 54), None, decimals=1)["anchors"]
    assert found == {"x": [0, 220, 0], "y": [0, 520, 0]}


def test_the_place_for_a_label_is_in_the_largest_part():
    small, large = box(1, 1, 2, 2), box(20, 50, 24, 54)
    for parts in ([small, large], [large, small]):
        found = columns(MultiPolygon(parts), decimals=1)["anchors"]
        assert found == {"x": [220], "y": [520]}


def test_an_area_that_is_too_small_to_generalise_has_a_place_for_its_label():
    found = columns(box(20, 50, 20.02, 50.04))["anchors"]
    (x,), (y,) = found["x"], found["y"]
    assert 2_000_000 < x < 2_002_000
    assert 5_000_000 < y < 5_004_000


def test_the_place_for_a_label_is_inside_a_bent_area():
    bent = Polygon([(20, 50), (29, 50), (29, 51), (21, 51), (21, 59), (20, 59)])
    found = columns(bent, decimals=3)["anchors"]
    assert bent.buffer(-0.4).contains(Point(found["x"][0] / 1000, found["y"][0] / 1000))


def test_layers_without_areas_have_no_places_for_labels():
    assert "anchors" not in columns(Point(1, 1), LineString([(1, 1), (2, 2)]))


def test_a_shape_of_few_vertices_is_written_each_time():
    written = Written()
    short, long = LineString([(n, n) for n in range(15)]), LineString([(n, n) for n in range(16)])
    found = columns(short, short, long, long, Point(1, 1), written=written)
    assert (found["again"], found["of"]) == ([3], [2])
    assert found["types"] == [2, 2, 2, 0, 1]
