"""Caps, numbers, places and shapes of layer files: rows 35 to 40 of the table of hostile inputs."""

import json
import re

import fiona
import pytest
from shapely.geometry import Polygon

from posturemap.geo.vectors import limits_of
from posturemap.layers.formats.own import write_own
from posturemap.layers.own import Wish, own_layers

from .layer_files import POINT, alter, feature, frame, polygon, put, read, refused, text_of

pytestmark = pytest.mark.usefixtures("near")


@pytest.mark.parametrize(
    ("properties", "cap"),
    [
        ({"k" * 100_000: 1}, "key=100000"),
        ({f"p{i}": i for i in range(10_000)}, "properties=10000"),
        ({"a": "x" * 2_000_000}, "text=2000000"),
        ({"a": json.loads("[" * 150 + "]" * 150)}, "depth=101"),
    ],
)
def test_row_35_a_cap_is_said_with_the_flag_that_raises_it(tmp_path, properties, cap):
    path = put(tmp_path, "a.geojson", text_of(feature(POINT, properties)))
    told = refused(path)
    assert told.startswith("feature 1: ")
    assert f"--layer-limit {cap} raises it" in told
    name = cap.partition("=")[0]
    assert (
        len(
            read(
                path, limits=limits_of([f"{name}=2000000" if name != "depth" else "depth=200"])
            ).tables
        )
        == 1
    )


def test_row_35_depth_beyond_all_reading_and_too_many_bytes(boxed, tmp_path):
    path = put(tmp_path, "a.geojson", "[" * 100_000 + "]" * 100_000)
    assert "deeper than can be read" in refused(path)
    told = refused(path, limits=limits_of(["bytes=1000"]))
    assert told.endswith("more than the cap of 1,000; --layer-limit bytes=200000 raises it")


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("NaN", "NaN or Infinity"), ("Infinity", "NaN or Infinity"), ("1e400", "NaN or Infinity"),
        ("1" * 30, "a coordinate has 30 digits"), ('"14.5"', "coordinate '14.5' is text"),
    ],
)  # fmt: skip
def test_row_36_numbers_that_are_none_are_refused(tmp_path, number, reason):
    good = text_of(feature(POINT), feature(POINT))
    assert "feature 2: " in refused(
        put(tmp_path, "a.geojson", good[::-1].replace("5.52", number[::-1], 1)[::-1])
    )
    assert reason in refused(tmp_path / "a.geojson")


@pytest.mark.parametrize("value", ["NaN", "-Infinity", "1e400", "1" * 30])
def test_row_36_properties_too(tmp_path, value):
    path = put(tmp_path, "a.geojson", text_of(feature(POINT, {"a": 9}), feature(POINT, {"a": 8})))
    path.write_text(path.read_text().replace('"a": 8', f'"a": {value}'))
    assert re.match("feature 2: property 'a' is (NaN|a whole number of 30 digits)", refused(path))


@pytest.mark.parametrize(
    ("point", "crs", "reason"),
    [
        ([125, 95], None, "latitude 95 is beyond ±90"),
        ([540, 58], None, "longitude 540 is beyond ±180"),
        ([58.25, 25.5], None, "look swapped, latitude first; say axes"),
        ([560_000, 6_460_000], None, "look like metres, not degrees"),
        (
            [25.5, 58.25],
            "EPSG:3857",
            "declared as WGS 84 / Pseudo-Mercator in metre, but look like",
        ),
    ],
)
def test_row_37_places_that_cannot_be_meant_are_refused(tmp_path, point, crs, reason):
    named = {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    text = text_of(feature({"type": "Point", "coordinates": point}), **named)
    assert reason in refused(put(tmp_path, "a.geojson", text))


def test_row_37_a_person_says_what_they_are(tmp_path):
    swapped = text_of(feature({"type": "Point", "coordinates": [58.25, 25.5]}))
    path = put(tmp_path, "a.geojson", swapped)
    (turned,) = read(path, axes="yx").tables
    assert turned.shapes[0].coords[0] == (25.5, 58.25)
    assert "axes turned" in turned.notes[0]
    assert read(path, axes="xy").tables[0].shapes[0].coords[0] == (58.25, 25.5)
    metres = text_of(feature({"type": "Point", "coordinates": [560_000, 6_460_000]}))
    (table,) = read(put(tmp_path, "b.geojson", metres), crs="EPSG:3301").tables
    assert 25 < table.shapes[0].x < 26


@pytest.mark.parametrize(
    "prj", [None, b"<html>404</html>", b"http://127.0.0.1/4326.prj", b"rubbish"]
)
def test_row_38_an_unknown_coordinate_system_is_asked_for(tmp_path, prj):
    frame(a=[1]).to_file(tmp_path / "a.shp")
    (tmp_path / "a.prj").unlink()
    if prj:
        put(tmp_path, "a.prj", prj)
    assert "--layers-crs EPSG:n" in refused(tmp_path / "a.shp")
    assert len(read(tmp_path / "a.shp", crs="EPSG:4326").tables[0].rows) == 1


def test_row_38_a_number_that_is_none_is_refused(tmp_path, package):
    crs = {"type": "name", "properties": {"name": "EPSG:999999"}}
    told = refused(put(tmp_path, "a.geojson", text_of(feature(POINT), crs=crs)))
    assert told.startswith("coordinate system 'EPSG:999999' is not known")
    alter(package, "UPDATE gpkg_geometry_columns SET srs_id = -1")
    assert "names no coordinate system" in refused(package)


SQUARE = ((24, 57), (26, 57), (26, 58), (24, 58), (24, 57))
BROKEN = {
    "bowtie": (polygon(((24, 57), (25, 58), (25, 57), (24, 58), (24, 57))), "no valid shape", True),
    "hole": (polygon(SQUARE, ((27, 57), (28, 57), (28, 58), (27, 57))), "no valid shape", True),
    "spike": (
        polygon(((24, 57), (26, 57), (26, 58), (26, 59), (26, 58), (24, 58), (24, 57))),
        "no valid shape", True,
    ),
    "unclosed": (polygon(SQUARE[:-1]), "a ring that is not closed", True),
    "antimeridian": (
        polygon(((170, 60), (-170, 60), (-170, 65), (170, 65), (170, 60))), "antimeridian", True,
    ),
    "pole": (polygon(((20, 80), (30, 80), (30, 90), (20, 80))), "beyond ±85.05°", False),
    "short": ({"type": "LineString", "coordinates": [[25, 58]]}, "fewer than two", False),
    "empty": ({"type": "Polygon", "coordinates": []}, "is empty", False),
    "null": (None, "has no geometry", False),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_row_39_broken_shapes_are_named_and_left_out_or_mended_on_request(tmp_path, name):
    shape, why, can = BROKEN[name]
    path = put(tmp_path, "a.geojson", text_of(feature(POINT), feature(shape, {"n": 1})))
    (table,) = read(path).tables
    assert table.numbers == (1,)
    (note,) = table.notes
    assert note.startswith("feature 2: ")
    assert why in note
    assert "left out" in note
    (table,) = read(path, repair=True).tables
    assert table.numbers == ((1, 2) if can else (1,))
    if can:
        assert re.search(r"mended, area [\d,.]+ km² before, [\d,.]+ km² after", table.notes[0])
        assert table.shapes[1].is_valid
        assert table.shapes[1].bounds[2] - table.shapes[1].bounds[0] < 4 or name == "antimeridian"
        assert isinstance(table.shapes[1], Polygon) or name in ("bowtie", "antimeridian")


def test_row_40_ids_keys_and_kinds_are_kept_apart(tmp_path):
    text = text_of(
        feature(POINT, {"Name": 1, "name": "x", "NAME": 1.5}, id=1),
        feature(POINT, {"Name": True, "name": [1, "a"]}, id="1"),
        feature(POINT, {"Name": "1"}, id=1),
    ).replace('"NAME": 1.5', '"NAME": 1.5, "NAME": 2.5')
    source = read(put(tmp_path, "a.geojson", text))
    (table,) = source.tables
    assert table.ids == (1, "1", 1)
    assert table.columns == ("Name", "name", "NAME", "NAME (2)")
    assert [type(row["Name"]) for row in table.rows] == [int, bool, str]
    assert any("key 'NAME' is there twice" in note for note in table.notes)
    assert any("'Name' and 'name' differ only in case" in note for note in table.notes)
    (layer,) = own_layers([(source, Wish())])
    assert list(layer.gdf["own.id"]) == [1, "1", 1]
    assert layer.gdf["id"].is_unique
    write_own(tmp_path / "o.gpkg", layer)
    with fiona.open(tmp_path / "o.gpkg") as written:
        names = list(written.schema["properties"])
        assert names[:3] == ["Name", "name (2)", "NAME (3)"]
        first, second, _ = written
        assert (first.properties["Name"], second.properties["name (2)"]) == ("1", '[1, "a"]')
