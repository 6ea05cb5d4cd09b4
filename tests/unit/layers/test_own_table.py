"""An own layer's GeoJSON as a table: what other formats are written from."""

import json

import pytest

from posturemap.layers.formats.own_table import own_table
from posturemap.layers.table import Kind

POINT = {"type": "Point", "coordinates": [25, 58]}


def text_of(*rows, **more):
    features = [
        {"type": "Feature", "id": f"own_a:{n}", "properties": row, "geometry": POINT}
        for n, row in enumerate(rows, start=1)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


def column(*values):
    """Give kind and values of a property that features have."""
    table, gdf = own_table("own_a", text_of(*({"x": value} for value in values)))
    return table.columns["x"].kind, list(gdf["x"])


@pytest.mark.parametrize("other", [1, 1.5, None])
@pytest.mark.parametrize("number", [2**53 + 1, -(2**53) - 1, 10**30])
def test_a_whole_number_that_no_float_holds_is_text(number, other):
    written = None if other is None else str(other)
    assert column(number, other) == (Kind.TEXT, [str(number), written])


def test_a_property_whose_name_a_database_would_cut_is_refused():
    with pytest.raises(ValueError, match="NUL character"):
        own_table("own_a", text_of({"a\0b": 1, "a\0c": 2}))


@pytest.mark.parametrize(
    ("values", "kind", "cells"),
    [
        ([True, None], Kind.FLAG, [True, None]),
        ([2**53, -(2**53)], Kind.NUMBER, [2**53, -(2**53)]),
        ([1, 1.5], Kind.NUMBER, [1, 1.5]),
        ([1e300, 1.5], Kind.NUMBER, [1e300, 1.5]),
        (["a", None], Kind.TEXT, ["a", None]),
        (["a", True, [1]], Kind.TEXT, ["a", "true", "[1]"]),
        ([None, None], Kind.TEXT, [None, None]),
    ],
)
def test_a_column_has_the_kind_that_holds_all_its_values(values, kind, cells):
    assert column(*values) == (kind, cells)


def test_ours_come_first_and_the_source_last():
    table, gdf = own_table("own_a", text_of({"size": 2, "kind": "x"}))
    assert list(table.columns) == ["id", "name", "size", "kind", "source"]
    assert list(gdf.columns) == [*table.columns, "geometry"]
    assert {table.columns[name].kind for name in ("id", "name", "source")} == {Kind.TEXT}


def test_a_table_is_named_as_its_layer_and_entitled_as_its_file_says():
    table, _ = own_table("own_a", text_of({}, source={"title": "Depots"}))
    assert (table.name, table.title, table.geometry) == ("own_a", "Depots", frozenset())
    assert own_table("own_a", text_of({}))[0].title == "own_a"
    assert own_table("own_a", text_of({}, source={"title": ""}))[0].title == "own_a"


def test_every_cell_may_be_empty_and_means_what_the_file_means():
    table, _ = own_table("own_a", text_of({"size": 2}))
    assert {(column.optional, column.meaning) for column in table.columns.values()} == {
        (True, "of the file")
    }


def test_every_row_says_what_the_layer_was_made_from():
    source = {"attribution": "© A Survey", "file": "a.kml", "sha256": "9f", "title": "Depots"}
    _, gdf = own_table("own_a", text_of({}, {}, source=source))
    assert list(gdf["source"]) == ["© A Survey, a.kml, SHA-256 9f"] * 2


def test_a_run_of_an_earlier_version_says_nothing_of_its_source():
    assert list(own_table("own_a", text_of({}))[1]["source"]) == [None]


def test_a_feature_without_a_property_has_an_empty_cell():
    _, gdf = own_table("own_a", text_of({"size": 2}, {"kind": "x"}))
    assert list(gdf["size"]) == [2, None]
    assert list(gdf["kind"]) == [None, "x"]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ({"title": "Tapa", "kind": "x"}, "Tapa"),
        ({"Label": "Tapa"}, "Tapa"),
        ({"kind": "x"}, "Depots 1"),
        ({"title": None}, "Depots 1"),
    ],
)
def test_a_feature_is_called_by_its_label_or_by_title_and_number(row, name):
    _, gdf = own_table("own_a", text_of(row, source={"title": "Depots"}))
    assert list(gdf["name"]) == [name]
    assert list(gdf["id"]) == ["own_a:1"]


def test_features_without_a_label_are_numbered_from_one():
    assert list(own_table("own_a", text_of({}, {}))[1]["name"]) == ["own_a 1", "own_a 2"]


@pytest.mark.parametrize("name", ["id", "ID", "name", "Name"])
def test_a_property_named_as_a_column_of_ours_stands_for_it(name):
    table, gdf = own_table("own_a", text_of({name: 5}))
    other = {"id": "name", "name": "id"}[name.lower()]
    assert list(table.columns) == [other, name, "source"]
    assert (table.columns[name].kind, list(gdf[name])) == (Kind.NUMBER, [5])


def test_properties_that_differ_in_case_are_both_kept():
    table, gdf = own_table("own_a", text_of({"Name": "a", "name": "b"}))
    assert list(table.columns) == ["id", "Name", "name (2)", "source"]
    assert (gdf["Name"][0], gdf["name (2)"][0]) == ("a", "b")


@pytest.mark.parametrize(
    "name", ["bbox", "fid", "geom", "geometry", "lat", "lon", "ogc_fid", "source", "Source"]
)
def test_a_property_that_a_format_has_a_use_of_its_own_for_gets_a_number(name):
    table, gdf = own_table("own_a", text_of({name: "theirs"}))
    assert list(table.columns) == ["id", "name", f"{name} (2)", "source"]
    assert list(gdf[f"{name} (2)"]) == ["theirs"]


def test_shapes_come_in_degrees():
    _, gdf = own_table("own_a", text_of({}))
    assert gdf.crs.to_epsg() == 4326
    assert [(point.x, point.y) for point in gdf.geometry] == [(25, 58)]


def test_a_layer_without_features_has_ours_alone():
    table, gdf = own_table("own_a", text_of())
    assert (list(table.columns), len(gdf)) == (["id", "name", "source"], 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"features": [{}]}',
        '{"features": [{"id": "a", "properties": null, "geometry": null}]}',
        '{"features": [], "source": []}',
    ],
)
def test_what_is_no_layer_is_refused(text):
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        own_table("own_a", text)
