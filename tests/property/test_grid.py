"""Rounded places keep what is promised of them, wherever they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posturemap.geo.ground import Grid, distance_m

FEW = settings(max_examples=200, deadline=None)
SIZES = st.integers(100, 100_000).map(float)
LON, LAT = st.floats(-180, 180), st.floats(-80, 80)


@FEW
@given(SIZES, LON, LAT)
def test_rounding_again_changes_nothing_and_the_true_place_is_within_reach(size, lon, lat):
    grid = Grid(size)
    point = grid.rounded(lon, lat)
    assert grid.rounded(*point) == point
    assert distance_m(lon, lat, *point) <= grid.reach_m


@FEW
@given(SIZES, st.floats(20, 30), st.floats(53, 60), st.floats(-0.2, 0.2))
def test_two_points_of_the_grid_are_one_or_a_cell_apart(size, lon, lat, off):
    grid = Grid(size)
    one, other = grid.rounded(lon, lat), grid.rounded(lon + off, lat)
    assert one == other or distance_m(*one, *other) >= size * 0.99


def test_the_radius_grows_by_the_same_for_every_place():
    grid = Grid(5000)
    assert grid.precision(2000) - 2000 == grid.precision(None) == grid.reach_m
    assert grid.reach_m == pytest.approx(5000 / 2**0.5, rel=0.03)
