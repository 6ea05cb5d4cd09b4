"""Shapes that stand in a block once."""

import numpy as np
import shapely

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


def test_a_shape_in_other_decimals_is_another():
    written = Written()
    shape_columns([STATE], Plain(), decimals=7, written=written)
    assert "again" not in shape_columns([STATE], Plain(), decimals=5, written=written)


def test_shapes_are_left_as_they_are_given():
    given = np.array([STATE, STATE], dtype=object)
    assert "again" in shape_columns(given, Plain(), written=Written())
    assert given[1] is STATE
    assert "again" not in shape_columns(given, Plain())
