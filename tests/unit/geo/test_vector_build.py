"""Lists of coordinates as shapes: whole, mended and named, or refused with a reason."""

import math

import pytest
import shapely

from posturemap.geo.vectors.build import shape_of
from posturemap.geo.vectors.fault import VectorFault

KINDS = "Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon"
SQUARE = [[24, 57], [25, 57], [25, 58], [24, 58], [24, 57]]
HOLE = [[24.2, 57.2], [24.4, 57.2], [24.4, 57.4], [24.2, 57.2]]


def geometry(kind, coordinates):
    return {"type": kind, "coordinates": coordinates}


def fault_of(given):
    with pytest.raises(VectorFault) as fault:
        shape_of(given)
    return str(fault.value)


@pytest.mark.parametrize(
    ("kind", "coordinates", "text"),
    [
        ("Point", [24, 57], "POINT (24 57)"),
        ("Point", (24.5, 57, 8), "POINT (24.5 57)"),
        ("3D Point", [24, 57, 8], "POINT (24 57)"),
        ("LineString", [[24, 57], [25, 58]], "LINESTRING (24 57, 25 58)"),
        ("LineString", [[24, 57, 8], [25, 58]], "LINESTRING (24 57, 25 58)"),
        ("Polygon", [SQUARE], "POLYGON ((24 57, 25 57, 25 58, 24 58, 24 57))"),
        ("MultiPoint", [[24, 57], [25, 58]], "MULTIPOINT ((24 57), (25 58))"),
        ("MultiLineString", [[[24, 57], [25, 58]]], "MULTILINESTRING ((24 57, 25 58))"),
        ("MultiPolygon", [[SQUARE]], "MULTIPOLYGON (((24 57, 25 57, 25 58, 24 58, 24 57)))"),
    ],
)
def test_every_kind_is_built(kind, coordinates, text):
    assert shape_of(geometry(kind, coordinates)) == (shapely.from_wkt(text), None)


def test_a_polygon_keeps_its_holes():
    shape, why = shape_of(geometry("Polygon", [SQUARE, HOLE]))
    assert (shape, why) == (shapely.Polygon(SQUARE, [HOLE]), None)


def test_no_geometry_is_none():
    assert shape_of(None) == (None, "has no geometry")


@pytest.mark.parametrize(
    ("kind", "coordinates", "text", "why"),
    [
        ("Point", [], "POINT EMPTY", "is empty"),
        ("LineString", [], "LINESTRING EMPTY", "is empty"),
        ("LineString", [[24, 57]], "LINESTRING EMPTY", "is a line of fewer than two positions"),
        ("Polygon", [], "POLYGON EMPTY", "is empty"),
        ("Polygon", [[]], "POLYGON EMPTY", "is empty"),
        (
            "Polygon",
            [SQUARE[:4]],
            "POLYGON ((24 57, 25 57, 25 58, 24 58, 24 57))",
            "has a ring that is not closed",
        ),
        (
            "Polygon",
            [[[24, 57], [25, 57], [24, 57]]],
            "POLYGON EMPTY",
            "has a ring of fewer than four positions",
        ),
        ("Polygon", [[[24, 57]]], "POLYGON EMPTY", "has a ring of fewer than four positions"),
        (
            "Polygon",
            [SQUARE, HOLE[:1]],
            "POLYGON ((24 57, 25 57, 25 58, 24 58, 24 57))",
            "has a ring of fewer than four positions",
        ),
        ("MultiPoint", [], "MULTIPOINT EMPTY", "is empty"),
        ("MultiPoint", [[24, 57], []], "MULTIPOINT ((24 57))", "is empty"),
        (
            "MultiLineString",
            [[[24, 57]], [[24, 57], [25, 58]]],
            "MULTILINESTRING ((24 57, 25 58))",
            "is a line of fewer than two positions",
        ),
        ("MultiPolygon", [[]], "MULTIPOLYGON EMPTY", "is empty"),
    ],
)
def test_what_is_broken_is_mended_and_named(kind, coordinates, text, why):
    assert shape_of(geometry(kind, coordinates)) == (shapely.from_wkt(text), why)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("Point", "its geometry is no object, wanted type and coordinates; mend it"),
        (
            {"type": "GeometryCollection", "geometries": []},
            "is a GeometryCollection; make it one feature for each kind of shape",
        ),
        (
            geometry("C" * 50, []),
            f"geometry type {'C' * 40!r} is none, wanted one of {KINDS}; mend it",
        ),
        ({"type": "Point"}, "its Point has no list of coordinates; mend it"),
        (geometry("Point", "24 57"), "its Point has no list of coordinates; mend it"),
        (
            geometry("LineString", [24, 57]),
            "the coordinates of its LineString are not nested as wanted; mend it",
        ),
        (
            geometry("Polygon", ["24 57"]),
            "the coordinates of its Polygon are not nested as wanted; mend it",
        ),
        (
            geometry("Point", [24]),
            "the coordinates of its Point are not nested as wanted; mend it",
        ),
        (
            geometry("LineString", [[[24, 57]], [[25, 58]]]),
            "the coordinates of its LineString are not nested as wanted; mend it",
        ),
        (
            geometry("Point", [24, math.nan]),
            "a coordinate is NaN or Infinity, wanted a number; mend or remove it",
        ),
        (
            geometry("LineString", [[24, 57], [25, math.inf]]),
            "a coordinate is NaN or Infinity, wanted a number; mend or remove it",
        ),
        (
            geometry("Point", ["2" * 50, 57]),
            f"coordinate {'2' * 40!r} is text, wanted a number; take the quotes away",
        ),
        (
            geometry("Point", [24, -(10**30)]),
            "a coordinate has 31 digits, wanted degrees; mend it",
        ),
        (
            geometry("Point", [None, 57]),
            "a coordinate is no number, wanted longitude and latitude; mend or remove it",
        ),
        (
            geometry("Point", [True, False]),
            "a coordinate is no number, wanted longitude and latitude; mend or remove it",
        ),
    ],
)
def test_what_is_no_shape_is_refused(given, why):
    assert fault_of(given) == why


def test_a_height_that_is_no_number_is_not_looked_at():
    shape, why = shape_of(geometry("LineString", [[24, 57, math.nan], [25, 58, math.inf]]))
    assert (shape, why) == (shapely.LineString([(24, 57), (25, 58)]), None)
