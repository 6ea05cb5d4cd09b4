"""Lengths, areas, distances and set-backs of known things."""

import math

import pytest
import shapely
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box
from shapely.ops import substring

from posturemap.errors import GeometryError
from posturemap.geo.ground.measure import (
    area_km2,
    buffer_m,
    distance_m,
    length_km,
    offset_inside,
    point_along,
)

TALLINN, RIGA = (24.7536, 59.4370), (24.1052, 56.9496)


def test_tallinn_to_riga():
    assert distance_m(*TALLINN, *RIGA) == pytest.approx(279_500, rel=0.002)
    assert length_km(LineString([TALLINN, RIGA])) == pytest.approx(279.5, rel=0.002)


def test_parts_add_up_and_an_outline_is_measured_whole():
    line = LineString([TALLINN, RIGA])
    assert length_km(MultiLineString([line, line])) == pytest.approx(2 * length_km(line))
    assert length_km(box(24, 57, 25, 58)) == pytest.approx(60.77 + 59.13 + 2 * 111.4, rel=0.001)


def test_holes_and_direction_do_not_matter_to_area():
    hole = box(24.4, 57.4, 24.6, 57.6)
    ring = Polygon(box(24, 57, 25, 58).exterior, [hole.exterior])
    turned = Polygon(list(ring.exterior.coords)[::-1], [list(hole.exterior.coords)])
    assert area_km2(ring) == pytest.approx(area_km2(box(24, 57, 25, 58)) - area_km2(hole))
    assert area_km2(turned) == pytest.approx(area_km2(ring))


def test_point_along_reaches_both_ends_and_stops_there():
    line = LineString([TALLINN, (24.5, 58.4), RIGA])
    assert point_along(line, 0).coords[0] == TALLINN
    assert point_along(line, 10_000).coords[0] == pytest.approx(RIGA)
    middle = point_along(line, length_km(line) / 2)
    first = substring(line, 0, line.project(middle))
    assert length_km(first) == pytest.approx(length_km(line) / 2, rel=1e-3)


def test_a_set_back_line_runs_beside_and_not_round_the_ends():
    border = LineString([(27.0, 57.0), (28.0, 57.0)])
    north = offset_inside(border, box(26, 57, 29, 58), 5_000)
    south = offset_inside(border, box(26, 56, 29, 57), 5_000)
    assert north.bounds[1] > 57.04
    assert south.bounds[3] < 56.96
    assert length_km(north) == pytest.approx(length_km(border), rel=0.02)
    assert north.geoms[0].coords[0][0] < north.geoms[0].coords[-1][0]


def test_a_set_back_line_keeps_its_distance_where_the_border_bends():
    border = LineString([(27.0, 57.0), (27.5, 57.2), (27.6, 57.0), (28.2, 57.1)])
    state = Polygon([*border.coords, (28.2, 56.0), (27.0, 56.0)])
    line = offset_inside(border, state, 3_000)
    for lon, lat in shapely.get_coordinates(shapely.segmentize(line, 0.02)):
        near = buffer_m(Point(lon, lat), 2_900)
        assert not near.intersects(border)


def test_a_narrow_land_has_no_set_back_line():
    border = LineString([(27.0, 57.0), (28.0, 57.0)])
    assert offset_inside(border, box(27, 57, 28, 57.01), 5_000).is_empty
    assert offset_inside(border, box(40, 57, 41, 58), 5_000).is_empty


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: length_km(LineString()), "empty"),
        (lambda: length_km(Point(24, 57)), "Point"),
        (lambda: area_km2(LineString([TALLINN, RIGA])), "LineString"),
        (lambda: buffer_m(Point(24, 57), 0), "more than 0"),
        (lambda: buffer_m(Point(24, 57), float("nan")), "more than 0"),
        (lambda: buffer_m(LineString([(-60, 0), (60, 0)]), 10), "wider"),
        (lambda: point_along(LineString([TALLINN, RIGA]), -1), "0 or more"),
    ],
)
def test_what_cannot_be_measured_is_an_error(call, message):
    with pytest.raises(GeometryError, match=message):
        call()


@pytest.mark.parametrize("lon", [-179.0, 179.5, 180.0, -180.0])
def test_an_area_across_the_antimeridian_is_right_on_both_sides(lon):
    area = buffer_m(Point(lon, 66.0), 200_000.0)
    west, south, east, north = area.bounds
    assert area.is_valid
    assert (west, east) == (-180.0, 180.0)
    assert area.geom_type == "MultiPolygon"
    assert max(part.bounds[2] - part.bounds[0] for part in area.geoms) < 10
    assert area_km2(area) == pytest.approx(math.pi * 200**2, rel=0.005)
    assert north - south == pytest.approx(400 / 111.5, rel=0.01)


@pytest.mark.parametrize("lon", [-150.0, 0.0, 120.0])
def test_an_area_that_does_not_reach_the_antimeridian_is_in_one_part(lon):
    area = buffer_m(Point(lon, 66.0), 200_000.0)
    assert area.geom_type == "Polygon"
    assert area.contains(Point(lon, 66.0))


def test_an_area_that_holds_a_pole_is_refused():
    with pytest.raises(GeometryError, match="holds a pole"):
        buffer_m(Point(20.0, 85.0), 1_000_000.0)
