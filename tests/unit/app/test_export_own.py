"""Own layers in every export, with their source, read back by readers that are not ours."""

import csv
import json
import sqlite3
from contextlib import closing
from xml.etree import ElementTree as ET

import fiona
import openpyxl
import pytest
from pyarrow import parquet
from shapely import from_wkb
from shapely.geometry import shape

from posturemap.build import BRIEFING, Plan, build_map
from posturemap.claims import read_project
from posturemap.export import export_layers
from posturemap.layers.formats import convert_layer
from posturemap.layers.formats.spreadsheet import unshield
from posturemap.manifest import digest

KML = "{http://www.opengis.net/kml/2.2}"
SHAPES = [
    {"type": "Point", "coordinates": [24.9, 57.2]},
    {"type": "Polygon", "coordinates": [[[25, 57], [26, 57], [26, 58], [25, 58], [25, 57]]]},
]
ROWS = [
    {"name": "Depot A", "size": 2, "mixed": "text", "sure": False, "lon": "east", "=1+1": "x"},
    {"name": "Zone B", "size": None, "mixed": [1, 2], "sure": True, "lon": None, "=1+1": "=2"},
]
LONG = "stores_with_a_name_that_no_sheet_can_have"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    for name in ("depots", LONG, f"{LONG}s"):
        features = [
            {"type": "Feature", "properties": row, "geometry": geometry}
            for row, geometry in zip(ROWS, SHAPES, strict=True)
        ]
        text = json.dumps({"type": "FeatureCollection", "features": features})
        (folder / f"{name}.geojson").write_text(text)
    (folder / "posturemap.toml").write_text(
        "[[layer]]\nfile = 'depots.geojson'\ntitle = 'Depots'\nattribution = '© Some Survey'\n"
        f"[[layer]]\nfile = '{LONG}.geojson'\n[[layer]]\nfile = '{LONG}s.geojson'\n"
    )
    plan = Plan(
        project=read_project(folder / "posturemap.toml"),
        articles=(BRIEFING,),
        formats=("geojson", "gpkg"),
    )
    build_map(plan, out=folder / "run")
    return folder


@pytest.fixture(scope="module")
def source(folder):
    return (
        f"© Some Survey, depots.geojson, SHA-256 {digest((folder / 'depots.geojson').read_bytes())}"
    )


@pytest.fixture(scope="module")
def export(folder):
    def made(to):
        return export_layers(folder / "run", to, out=folder / to)

    return made


def test_the_geojson_names_its_source(folder):
    held = json.loads((folder / "run/layers/own_depots.geojson").read_text())
    assert held["source"] == {
        "attribution": "© Some Survey",
        "file": "depots.geojson",
        "sha256": digest((folder / "depots.geojson").read_bytes()),
        "title": "Depots",
    }


def test_csv(export, source):
    with (export("csv") / "own_depots.csv").open(encoding="utf-8", newline="") as file:
        head, first, second = csv.reader(file)
    row = dict(zip(head, first, strict=True))
    assert row["id"] == "own_depots:1"
    assert (row["name"], row["size"], row["source"]) == ("Depot A", "2", source)
    assert (row["lon (2)"], float(row["lon"]), float(row["lat"])) == ("east", 24.9, 57.2)
    assert "'=1+1" in head
    other = dict(zip(map(unshield, head), map(unshield, second), strict=True))
    assert (other["=1+1"], other["mixed"], other["lon"]) == ("=2", "[1, 2]", "")


def test_flatgeobuf(export, source):
    with fiona.open(export("fgb") / "own_depots.fgb") as layer:
        assert layer.crs.to_epsg() == 4326
        rows = {row["properties"]["name"]: row for row in layer}
    assert rows["Depot A"]["properties"]["source"] == source
    assert rows["Depot A"]["properties"]["sure"] is False
    assert rows["Zone B"]["properties"]["size"] is None
    found = [shape(rows[name]["geometry"]) for name in ("Depot A", "Zone B")]
    assert found == [shape(one) for one in SHAPES]


def test_kml_takes_no_property_for_what_ours_of_that_name_mean(export, source):
    (first, second) = ET.parse(export("kml") / "own_depots.kml").iter(f"{KML}Placemark")  # noqa: S314  our own file
    assert first.find(f"{KML}name").text == "Depot A"
    assert first.find(f"{KML}visibility") is None
    assert first.find(f"{KML}styleUrl").text == "#stands"
    data = {item.get("name"): item[0].text for item in first.iter(f"{KML}Data")}
    assert (data["source"], data["sure"], data["mixed"]) == (source, "False", "text")
    assert second.find(f".//{KML}coordinates").text.startswith("25.0,57.0 26.0,57.0")


def test_geoparquet(export, source):
    rows = parquet.read_table(export("parquet") / "own_depots.parquet").to_pylist()
    assert [row["name"] for row in rows] == ["Depot A", "Zone B"]
    assert (rows[0]["size"], rows[1]["size"], rows[0]["sure"]) == (2, None, False)
    assert (rows[0]["source"], rows[1]["mixed"]) == (source, "[1, 2]")
    assert [from_wkb(row["geometry"]) for row in rows] == [shape(one) for one in SHAPES]


def test_a_sheet_each_whatever_the_length_of_the_name(export, source):
    book = openpyxl.load_workbook(export("xlsx") / "posture.xlsx", read_only=True)
    head, *rows = book["own_depots"].iter_rows(values_only=True)
    row = dict(zip(head, rows[0], strict=True))
    assert (row["name"], row["size"], row["sure"], row["source"]) == ("Depot A", 2, False, source)
    assert (row["lon"], row["lon (2)"], row["=1+1"]) == (24.9, "east", "x")
    others = [name for name in book.sheetnames if name.startswith("own_stores")]
    assert others == [f"own_{LONG}"[:31], f"own_{LONG}"[:29] + "_2"]


def test_the_geopackage_describes_the_table_by_its_source(folder, source):
    with closing(sqlite3.connect(folder / "run/posture.gpkg")) as file:
        (found,) = file.execute(
            "SELECT description FROM gpkg_contents WHERE table_name = 'own_depots'"
        ).fetchone()
    assert found == source


def test_names_that_a_format_has_another_use_for_get_a_number():
    taken = {"geometry": 1, "bbox": 2, "source": 3, "Name": 4, "ID": 5, "": 6, "lat": 2**60}
    feature = {"id": "own_x:1", "properties": taken, "geometry": SHAPES[0]}
    text = json.dumps({"features": [feature]})
    for to in ("csv", "fgb", "kml", "parquet"):
        content = convert_layer("own_x", text, to=to)
        assert str(2**60).encode() in content
    head, row = csv.reader(convert_layer("own_x", text, to="csv").decode().splitlines())
    found = dict(zip(head, row, strict=True))
    assert found["Name"] == "4"
    assert [found[f"{name} (2)"] for name in ("geometry", "bbox", "source")] == ["1", "2", "3"]
    assert "name" not in found
    assert found["source"] == ""  # a run of an earlier version
