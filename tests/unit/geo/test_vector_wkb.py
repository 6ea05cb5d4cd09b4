"""Shapes in the binary form of GeoPackage and GeoParquet: read, mended, or refused."""

import struct

import pytest
import shapely

from posturemap.geo.vectors.fault import VectorFault
from posturemap.geo.vectors.raw import Raw
from posturemap.geo.vectors.wkb import from_geopackage, put_shapes

DAMAGED = "its geometry is cut short or damaged; mend or remove it"
WANTED = "wanted points, lines or polygons; turn curves into lines, or remove it"
POINT = shapely.to_wkb(shapely.Point(24, 57))


def put(*blobs):
    raw = Raw(name="lines")
    put_shapes(raw, blobs)
    return raw


def fault_of(*blobs):
    with pytest.raises(VectorFault) as fault:
        put(*blobs)
    return str(fault.value)


def ring(*points):
    """Write a polygon of one ring, closed or not."""
    body = b"".join(struct.pack("<2d", *point) for point in points)
    return struct.pack("<BIII", 1, 3, 1, len(points)) + body


@pytest.mark.parametrize(
    "text",
    [
        "POINT (24 57)",
        "LINESTRING (24 57, 25 58)",
        "POLYGON ((24 57, 25 57, 25 58, 24 57))",
        "MULTIPOINT ((24 57), (25 58))",
        "MULTILINESTRING ((24 57, 25 58))",
        "MULTIPOLYGON (((24 57, 25 57, 25 58, 24 57)))",
    ],
)
@pytest.mark.parametrize("order", [0, 1])
def test_every_kind_that_is_drawn_is_read(text, order):
    shape = shapely.from_wkt(text)
    raw = put(shapely.to_wkb(shape, byte_order=order))
    assert (raw.shapes, raw.broken) == ([shape], {})


@pytest.mark.parametrize("flavor", ["extended", "iso"])
def test_heights_are_left_out(flavor):
    blob = shapely.to_wkb(shapely.Point(24, 57, 8), flavor=flavor)
    assert put(blob).shapes == [shapely.Point(24, 57)]
    assert not put(blob).shapes[0].has_z


def test_a_feature_without_a_shape_is_kept_and_named():
    raw = put(POINT, None, POINT)
    assert raw.shapes == [shapely.Point(24, 57), None, shapely.Point(24, 57)]
    assert raw.broken == {1: "has no geometry"}


@pytest.mark.parametrize(
    ("blob", "why"),
    [
        (POINT[:8], DAMAGED),
        (b"\2" + POINT[1:], DAMAGED),
        (POINT[:9], "its geometry cannot be read, its counts do not fit; mend or remove it"),
        (
            shapely.to_wkb(shapely.from_wkt("GEOMETRYCOLLECTION (POINT (24 57))")),
            "is a GeometryCollection; make it one feature for each kind of shape",
        ),
        (
            struct.pack("<BI", 1, 1007) + bytes(4),
            "is a GeometryCollection; make it one feature for each kind of shape",
        ),
        (
            struct.pack("<BI", 1, 8) + bytes(4),
            f"its geometry is of kind 8, {WANTED}",
        ),
        (
            struct.pack(">BI", 0, 4001) + bytes(16),
            f"its geometry is of kind 4001, {WANTED}",
        ),
        (
            struct.pack("<BI", 1, 0) + bytes(4),
            f"its geometry is of kind 0, {WANTED}",
        ),
    ],
)
def test_what_is_no_shape_is_refused_by_its_number(blob, why):
    assert fault_of(POINT, blob) == f"feature 2: {why}"


def test_all_that_are_none_are_named_at_once():
    assert fault_of(b"", POINT, b"x") == f"feature 1: {DAMAGED}; feature 3: {DAMAGED}"


def test_nine_bytes_may_be_a_shape():
    empty = struct.pack("<BII", 1, 2, 0)
    assert put(empty).shapes == [shapely.LineString()]


def test_a_ring_that_is_not_closed_is_mended_and_named():
    raw = put(ring((24, 57), (25, 57), (25, 58), (24, 58)))
    assert raw.shapes[0].equals(shapely.box(24, 57, 25, 58))
    assert raw.broken == {0: "has a ring that is not closed, or too short"}


def header(flags, envelope=0):
    return struct.pack("<2sBBi", b"GP", 0, flags, 4326) + bytes(envelope)


@pytest.mark.parametrize(("kind", "envelope"), [(0, 0), (1, 32), (2, 48), (3, 48), (4, 64)])
def test_the_header_of_a_geopackage_is_taken_off(kind, envelope):
    assert from_geopackage(header(1 | kind << 1, envelope) + POINT) == POINT
    assert from_geopackage(header(kind << 1, envelope) + POINT) == POINT
    assert from_geopackage(header(0b1_0000 | kind << 1, envelope) + POINT) is None
    assert from_geopackage(header(1 | kind << 1, envelope)) == b""


def test_no_blob_is_no_shape():
    assert from_geopackage(None) is None


@pytest.mark.parametrize("blob", ["GP", 7, b"GP\0\1\0\0\0", b"PG" + bytes(60), bytes(60)])
def test_what_is_in_no_such_form_is_refused(blob):
    with pytest.raises(VectorFault) as fault:
        from_geopackage(blob)
    assert str(fault.value) == "its geometry is not in GeoPackage's form; mend or remove it"


@pytest.mark.parametrize(
    "blob", [header(0b1010) + POINT, header(0b1110, 72), header(0b0010, 31), header(0b1000, 63)]
)
def test_a_damaged_header_is_refused(blob):
    with pytest.raises(VectorFault) as fault:
        from_geopackage(blob)
    assert str(fault.value) == "its geometry has a damaged header; mend or remove it"
