"""Geodesic measures keep their laws."""

import math

import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely.ops import nearest_points, substring

from posturemap.geo.ground import (
    area_km2,
    buffer_m,
    distance_m,
    length_km,
    offset_inside,
    point_along,
)

FEW = settings(max_examples=40, deadline=None)
LON = st.floats(5, 50)
LAT = st.floats(40, 72)
POINT = st.tuples(LON, LAT)
NEAR = st.tuples(st.floats(23, 28), st.floats(55, 59))
LINE = st.lists(NEAR, min_size=2, max_size=12, unique=True).map(shapely.LineString)
SIZE = st.floats(0.05, 3)
DISTANCE_M = st.floats(100, 50_000)


@FEW
@given(POINT, POINT)
def test_distance_is_the_same_both_ways(one, other):
    assert distance_m(*one, *other) == pytest.approx(distance_m(*other, *one), abs=1e-6)


@FEW
@given(POINT, POINT, POINT)
def test_a_detour_is_never_shorter(one, other, via):
    direct = distance_m(*one, *other)
    assert direct <= distance_m(*one, *via) + distance_m(*via, *other) + 1e-6


@FEW
@given(LINE)
def test_length_does_not_depend_on_direction(line):
    assert length_km(line) == pytest.approx(length_km(line.reverse()), rel=1e-9)


@FEW
@given(LINE, st.data())
def test_length_is_the_sum_of_the_pieces(line, data):
    assume(len(line.coords) > 2)
    cut = data.draw(st.integers(1, len(line.coords) - 2))
    pieces = [shapely.LineString(p) for p in (line.coords[: cut + 1], line.coords[cut:])]
    assert length_km(line) == pytest.approx(sum(map(length_km, pieces)), rel=1e-9)


@FEW
@given(POINT, SIZE, SIZE)
def test_area_is_the_sum_of_the_halves_whatever_their_direction(corner, width, height):
    x, y = corner
    whole = shapely.box(x, y, x + width, y + height)
    left = shapely.box(x, y, x + width / 2, y + height)
    right = shapely.box(x + width / 2, y, x + width, y + height, ccw=False)
    # The long edges of a half are cut in two; on the ellipsoid that moves them by a hair.
    assert area_km2(whole) == pytest.approx(area_km2(left) + area_km2(right), rel=2e-3)


@FEW
@given(POINT, DISTANCE_M)
def test_a_point_grows_into_a_circle(point, distance):
    circle = buffer_m(shapely.Point(point), distance)
    reach = [distance_m(*point, *edge) for edge in shapely.get_coordinates(circle)]
    assert min(reach) == pytest.approx(distance, rel=5e-3)
    assert max(reach) == pytest.approx(distance, rel=5e-3)
    assert area_km2(circle) == pytest.approx(math.pi * (distance / 1000) ** 2, rel=1e-2)


@FEW
@given(LINE, DISTANCE_M)
def test_a_grown_line_holds_the_line(line, distance):
    assert buffer_m(line, distance).contains(line)


@FEW
@given(LINE, st.floats(0, 1))
def test_a_point_along_a_line_lies_on_it_as_far_as_asked(line, share):
    whole = length_km(line)
    point = point_along(line, whole * share)
    assert line.distance(point) < 1e-9
    before = substring(line, 0, line.project(point))
    if line.is_simple and before.length > 1e-6:
        assert length_km(before) == pytest.approx(whole * share, rel=1e-2, abs=0.1)


@FEW
@given(POINT, st.floats(0.3, 2), st.floats(500, 4_000), st.sampled_from([1, -1]))
def test_a_set_back_line_is_inside_and_as_far_as_asked(corner, width, distance, side):
    x, y = corner
    border = shapely.LineString([(x, y), (x + width / 2, y + 0.05 * side), (x + width, y)])
    state = shapely.Polygon([*border.coords, (x + width, y + side), (x, y + side)])
    line = offset_inside(border, state, distance)
    assert not line.is_empty
    for point in shapely.get_coordinates(line):
        nearest = nearest_points(shapely.Point(point), border)[1]
        off = distance_m(*point, nearest.x, nearest.y)
        # The nearest point is sought in degrees, so it can be off by as much as a degree is skewed.
        assert distance * 0.97 <= off <= distance * 2.5
    assert state.buffer(1e-6).contains(line)
