"""Layers of somebody's own as GeoJSON and as tables of a GeoPackage."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import fiona
import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import LineString, MultiPoint, Point, Polygon, shape

from posturemap.layers.formats.own import free_names, kind_of, one_kind, own_geojson, write_own
from posturemap.layers.own import MARK, Look, OwnLayer

SHAPES = (
    Point(25.123456789, 58),
    LineString([(25, 58), (26, 59)]),
    Polygon([(25, 58), (26, 58), (26, 59), (25, 58)]),
    MultiPoint([(25, 58), (26, 59)]),
)


def own(*shapes, **properties):
    """Make a layer; properties by name, a value a shape."""
    shapes = shapes or (Point(25, 58),)
    columns = {
        "id": [f"own_depots:{number}" for number in range(1, len(shapes) + 1)],
        "name": [f"Depots {number}" for number in range(1, len(shapes) + 1)],
        **{f"{MARK}{name}": values for name, values in properties.items()},
    }
    frame = pd.DataFrame({name: pd.Series(held, dtype=object) for name, held in columns.items()})
    return OwnLayer(
        name="own_depots",
        title="Depots",
        look=Look(color="#000000", color_dark="#ffffff"),
        attribution="© A Survey",
        fields=(),
        file="depots.kml",
        sha256="9f",
        gdf=gpd.GeoDataFrame(frame, geometry=list(shapes), crs=4326),
    )


def written(tmp_path, layer):
    """Write a layer, and read its columns and rows back."""
    path = tmp_path / "a.gpkg"
    write_own(path, layer)
    with fiona.open(path, layer=layer.name) as file:
        rows = [dict(row.properties) for row in file]
        return dict(file.schema["properties"]), rows


@pytest.mark.parametrize(
    ("names", "free"),
    [
        (["size", "other"], ["size", "other"]),
        (["size", "Size", "SIZE"], ["size", "Size (2)", "SIZE (3)"]),
        (["fid", "fid (2)"], ["fid (2)", "fid (2) (2)"]),
        (["FID"], ["FID (2)"]),
        (["straße", "STRASSE"], ["straße", "STRASSE (2)"]),
        (["", "property"], ["property", "property (2)"]),
        (["property", ""], ["property", "property (2)"]),
    ],
)
def test_names_that_a_database_takes_for_one_get_a_number(names, free):
    assert free_names(names, ["fid"]) == dict(zip(names, free, strict=True))


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([True, None], "bool"),
        ([1, 2, None], "int64"),
        ([1.5], "float"),
        ([1, 1.5], "float"),
        ([True, 1], "str"),
        ([True, 1.5], "str"),
        (["a"], "str"),
        ([1, "a"], "str"),
        ([[1]], "str"),
        ([None], "str"),
        ([], "str"),
    ],
)
def test_a_column_has_the_type_that_holds_all_its_values(values, kind):
    assert kind_of(values) == kind


@pytest.mark.parametrize(
    ("value", "kind", "cell"),
    [
        (None, "str", None),
        ("a", "str", "a"),
        (1, "int64", 1),
        (True, "bool", True),
        (1, "str", "1"),
        (True, "str", "true"),
        ([1, "ž"], "str", '[1, "ž"]'),
        ({"b": 1, "a": None}, "str", '{"a": null, "b": 1}'),
    ],
)
def test_what_is_no_text_is_json_in_a_column_of_text(value, kind, cell):
    assert one_kind(value, kind) == cell


def test_geojson_has_names_and_values_as_they_are():
    layer = own(Point(25, 58), Point(26, 59), size=[2, None], id=["x", {"y": [1]}])
    held = json.loads(own_geojson(layer))
    assert [one["id"] for one in held["features"]] == ["own_depots:1", "own_depots:2"]
    assert [one["properties"] for one in held["features"]] == [
        {"size": 2, "id": "x"},
        {"size": None, "id": {"y": [1]}},
    ]


def test_geojson_says_what_layer_it_is_and_what_it_was_made_from():
    held = json.loads(own_geojson(own()))
    assert (held["type"], held["name"]) == ("FeatureCollection", "own_depots")
    assert held["source"] == {
        "attribution": "© A Survey",
        "file": "depots.kml",
        "sha256": "9f",
        "title": "Depots",
    }


def test_geojson_has_every_shape_in_its_place():
    held = json.loads(own_geojson(own(*SHAPES)))
    assert [shape(one["geometry"]).geom_type for one in held["features"]] == [
        one.geom_type for one in SHAPES
    ]
    assert held["bbox"] == [25, 58, 26, 59]


def test_geojson_of_no_features_is_a_collection():
    layer = own(size=[1])
    held = json.loads(own_geojson(replace(layer, gdf=layer.gdf.iloc[:0])))
    assert (held["features"], held["name"]) == ([], "own_depots")


def test_a_table_has_a_column_a_property_and_ours_behind_them(tmp_path):
    columns, rows = written(
        tmp_path, own(size=[2], part=[0.5], sure=[False], word=["a"], mixed=[[1]])
    )
    assert list(columns) == ["size", "part", "sure", "word", "mixed", "id", "name"]
    assert rows == [
        {
            "size": 2,
            "part": 0.5,
            "sure": False,
            "word": "a",
            "mixed": "[1]",
            "id": "own_depots:1",
            "name": "Depots 1",
        }
    ]


def test_values_stay_with_their_features(tmp_path):
    layer = own(Point(25, 58), Point(26, 59), size=[None, 2], kind=["a", True])
    _, rows = written(tmp_path, layer)
    assert [(row["id"], row["size"], row["kind"]) for row in rows] == [
        ("own_depots:1", None, "a"),
        ("own_depots:2", 2, "true"),
    ]


@pytest.mark.parametrize("name", ["id", "ID", "name", "Name"])
def test_a_property_named_as_a_column_of_ours_stands_for_it(tmp_path, name):
    columns, rows = written(tmp_path, own(**{name: ["theirs"]}))
    other = {"id": "name", "name": "id"}[name.lower()]
    assert list(columns) == [name, other]
    assert rows[0][name] == "theirs"


@pytest.mark.parametrize("name", ["fid", "geom", "Geom"])
def test_a_property_named_as_a_column_of_the_format_gets_a_number(tmp_path, name):
    columns, rows = written(tmp_path, own(**{name: ["theirs"]}))
    assert list(columns) == [f"{name} (2)", "id", "name"]
    assert rows[0][f"{name} (2)"] == "theirs"


def test_a_text_is_not_cut_at_a_nul_character(tmp_path):
    _, rows = written(tmp_path, own(word=["a\0b"]))
    assert rows[0]["word"] == "a␀b"


def test_shapes_of_all_kinds_come_back(tmp_path):
    path = tmp_path / "a.gpkg"
    write_own(path, own(*SHAPES))
    with fiona.open(path) as file:
        assert file.crs.to_epsg() == 4326
        assert [shape(row.geometry) for row in file] == list(SHAPES)


def query(path, sql):
    with closing(sqlite3.connect(path)) as file:
        return file.execute(sql).fetchall()


def test_a_table_is_described_by_title_and_source(tmp_path):
    write_own(tmp_path / "a.gpkg", own())
    sql = "SELECT table_name, identifier, description FROM gpkg_contents"
    assert query(tmp_path / "a.gpkg", sql) == [
        ("own_depots", "Depots (own_depots)", "© A Survey, depots.kml, SHA-256 9f")
    ]


def test_plain_sqlite_may_edit_a_table(tmp_path):
    write_own(tmp_path / "a.gpkg", own(size=[1]))
    with closing(sqlite3.connect(tmp_path / "a.gpkg")) as file, file:
        file.execute("INSERT INTO own_depots (geom, size) SELECT geom, 2 FROM own_depots")
    assert query(tmp_path / "a.gpkg", "SELECT size FROM own_depots") == [(1,), (2,)]


def test_a_geopackage_is_one_by_any_name(tmp_path):
    write_own(tmp_path / "a.part", own())
    assert query(tmp_path / "a.part", "PRAGMA application_id") == [(0x47504B47,)]


def test_a_table_may_hold_any_geometry(tmp_path):
    write_own(tmp_path / "a.gpkg", own())
    sql = "SELECT column_name, geometry_type_name FROM gpkg_geometry_columns"
    assert query(tmp_path / "a.gpkg", sql) == [("geom", "GEOMETRY")]


def test_tables_are_added_to_a_geopackage(tmp_path):
    write_own(tmp_path / "a.gpkg", own())
    write_own(tmp_path / "a.gpkg", replace(own(), name="own_ports"))
    assert sorted(fiona.listlayers(tmp_path / "a.gpkg")) == ["own_depots", "own_ports"]
