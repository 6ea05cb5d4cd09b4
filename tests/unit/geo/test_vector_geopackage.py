"""GeoPackages of others, as our own reader takes them: rows, and each refusal word by word."""

import sqlite3
import struct
from contextlib import closing

import pytest
import shapely

from posturemap.geo.vectors import Asked, Limits
from posturemap.geo.vectors import geopackage as module
from posturemap.geo.vectors.fault import VectorFault
from posturemap.geo.vectors.geopackage import read_geopackage

HEAD = b"GP\x00\x01" + struct.pack("<i", 4326)
POINT = HEAD + shapely.to_wkb(shapely.Point(25, 58))
MADE = (
    (
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id INTEGER PRIMARY KEY, organization,"
        " organization_coordsys_id, definition)"
    ),
    "CREATE TABLE gpkg_contents (table_name, data_type, srs_id)",
    "CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id)",
    (
        "INSERT INTO gpkg_spatial_ref_sys VALUES ('a', 4326, 'epsg', 4258, 'x'),"
        " ('b', 7, 'NONE', 7, 'LOCAL_CS[\"x\"]')"
    ),
)
DAMAGED = "is damaged; open it in QGIS and save it as a new GeoPackage"


def layer(name, srs=4326, kind="features"):
    return (
        f"INSERT INTO gpkg_contents VALUES ('{name}', '{kind}', {srs})",  # noqa: S608
        f"INSERT INTO gpkg_geometry_columns VALUES ('{name}', 'geom', {srs})",  # noqa: S608
    )


TABLE = 'CREATE TABLE "{}" (fid INTEGER PRIMARY KEY, name, geom, n)'
DEPOTS = (TABLE.format("depots"), *layer("depots"))


@pytest.fixture
def package(tmp_path):
    def made(*statements, rows=(), into="depots"):
        path = tmp_path / "a.gpkg"
        path.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as file, file:
            for statement in (*MADE, *statements):
                file.execute(statement)
            for row in rows:
                marks = ", ".join("?" * len(row))
                file.execute(f'INSERT INTO "{into}" VALUES ({marks})', row)  # noqa: S608
        return path

    return made


def refused(path, **asked):
    with pytest.raises(VectorFault) as caught:
        read_geopackage(path, Asked(**asked))
    return str(caught.value)


def test_rows_have_every_value_but_the_key_and_what_is_binary(package):
    rows = [(1, "Ādaži", POINT, 2), (2, None, None, 2.5), (5, "x", POINT, None)]
    (raw,) = read_geopackage(package(*DEPOTS, rows=rows), Asked())
    assert (raw.name, raw.crs, raw.assumed) == ("depots", "EPSG:4258", False)
    assert raw.rows == [
        {"name": "Ādaži", "n": 2},
        {"name": None, "n": 2.5},
        {"name": "x", "n": None},
    ]
    assert [shape and shape.wkt for shape in raw.shapes] == ["POINT (25 58)", None, "POINT (25 58)"]
    assert (raw.ids, raw.broken, raw.notes) == ([None] * 3, {1: "has no geometry"}, [])
    (raw,) = read_geopackage(package(*DEPOTS, rows=[(1, b"\0", POINT, b"x")]), Asked())
    assert raw.rows == [{}]
    assert raw.notes == [
        "column 'n' holds binary data, left out",
        "column 'name' holds binary data, left out",
    ]


def test_a_key_of_another_name_is_a_value(package):
    table = 'CREATE TABLE "depots" (id INTEGER PRIMARY KEY, geom)'
    (raw,) = read_geopackage(package(table, *layer("depots"), rows=[(7, POINT)]), Asked())
    assert raw.rows == [{"id": 7}]
    table = 'CREATE TABLE "depots" (OGC_FID INTEGER PRIMARY KEY, geom)'
    (raw,) = read_geopackage(package(table, *layer("depots"), rows=[(7, POINT)]), Asked())
    assert raw.rows == [{}]
    table = 'CREATE TABLE "depots" (fid, geom BLOB PRIMARY KEY)'
    (raw,) = read_geopackage(package(table, *layer("depots"), rows=[(7, POINT)]), Asked())
    assert raw.rows == [{"fid": 7}]


@pytest.mark.parametrize(
    ("srs", "crs"), [(0, None), (-1, None), (3301, "EPSG:3301"), (7, 'LOCAL_CS["x"]')]
)
def test_a_system_is_named_as_the_file_does(package, srs, crs):
    (raw,) = read_geopackage(package(TABLE.format("depots"), *layer("depots", srs)), Asked())
    assert (raw.crs, raw.rows, raw.shapes) == (crs, [], [])


def test_tables_are_read_in_their_order_or_the_one_that_is_asked_for(package):
    quoted = 'a "b" c'
    statements = (TABLE.format('a ""b"" c'), *layer(quoted), *DEPOTS)
    tables = read_geopackage(package(*statements), Asked())
    assert [raw.name for raw in tables] == [quoted, "depots"]
    (raw,) = read_geopackage(package(*statements), Asked(table="depots"))
    assert raw.name == "depots"
    assert refused(package(*statements), table="no") == (
        f"has no layer 'no', wanted one of '{quoted}', 'depots'"
    )
    assert refused(package(*statements), limits=Limits(tables=1)) == (
        "it is 2 in tables, more than the cap of 1; --layer-limit tables=2 raises it; or name one "
        'with table = "…" in its [[layer]]'
    )
    assert len(read_geopackage(package(*statements), Asked(limits=Limits(tables=2)))) == 2


def test_what_is_no_layer_of_features_is_none(package):
    said = "has no layer of features, wanted at least one"
    assert refused(package()) == said
    assert refused(package(TABLE.format("a"), *layer("a", kind="attributes"))) == said
    bare = "is a SQLite database without GeoPackage's tables; export it as one"
    assert refused(package("DROP TABLE gpkg_contents")) == bare
    view = ("ALTER TABLE gpkg_contents RENAME TO x", "CREATE VIEW gpkg_contents AS SELECT * FROM x")
    assert refused(package(*view)) == bare


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ("CREATE VIEW depots AS SELECT 1 AS geom", "a view"),
        ("CREATE VIRTUAL TABLE depots USING fts5(geom)", "a virtual table"),
        ("SELECT 1", "a name without a table"),
    ],
)
def test_a_layer_that_is_a_program_is_refused(package, made, said):
    assert refused(package(made, *layer("depots"))) == (
        f"layer 'depots' is {said}, wanted a table; save it as a table of its own"
    )


def test_names_in_messages_are_short(package):
    name, short = "x" * 90, "x" * 80
    assert refused(package(*layer(name))).startswith(f"layer '{short}' is a name without")
    table = f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY)'
    assert (
        refused(package(table, *layer(name))) == f"layer '{short}' lacks its geometry column 'geom'"
    )
    many = [(n, None, POINT, None) for n in range(3)]
    path = package(TABLE.format(name), *layer(name), rows=many, into=name)
    assert refused(path, limits=Limits(features=2)) == (
        f"layer '{short}' is 3 in features, more than the cap of 2; --layer-limit features=3 "
        "raises it"
    )
    assert len(read_geopackage(path, Asked(limits=Limits(features=3)))[0].rows) == 3
    table = f'CREATE TABLE "depots" (geom, "{name}")'
    (raw,) = read_geopackage(package(table, *layer("depots"), rows=[(POINT, b"x")]), Asked())
    assert raw.notes == [f"column '{short}' holds binary data, left out"]


def test_computed_columns_are_not_computed(package):
    table = 'CREATE TABLE "depots" (geom, a, b AS (a + 1), c AS (a + 2) STORED)'
    statements = (table, *layer("depots"), "INSERT INTO depots (geom, a) VALUES (NULL, 1)")
    (raw,) = read_geopackage(package(*statements), Asked())
    assert raw.rows == [{"a": 1}]


def test_shapes_that_are_none_are_named_by_feature(package):
    rows = [(1, None, POINT, 1), (2, None, b"WKB", 1), (3, None, "text", 1)]
    what = "its geometry is not in GeoPackage's form; mend or remove it"
    assert refused(package(*DEPOTS, rows=rows)) == f"feature 2: {what}; feature 3: {what}"


def test_what_is_damaged_is_said_in_one_line(package, tmp_path):
    path = package(*DEPOTS, rows=[(1, "x", POINT, 1)])
    content = bytearray(path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    content[4 * size : 4 * size + 8] = b"\xff" * 8
    path.write_bytes(content)
    told = refused(path)
    assert told.startswith(f"{DAMAGED} (*** in database main *** ")
    assert "\n" not in told
    (tmp_path / "b.gpkg").write_bytes(b"SQLite format 3\0" + b"x" * 200)
    assert refused(tmp_path / "b.gpkg") == f"{DAMAGED} (file is not a database)"


def test_text_that_is_not_utf_8_is_said(package):
    statement = "INSERT INTO depots VALUES (1, CAST(x'ff' AS TEXT), NULL, 1)"
    said = refused(package(*DEPOTS, statement))
    assert said in (
        "holds text that is not UTF-8; save it again with its encoding",
        f"{DAMAGED} (Could not decode to UTF-8 column 'name' with text '\ufffd')",
    )


def test_values_that_are_too_large_and_thoughts_that_are_too_long_are_said(package, monkeypatch):
    path = package(*DEPOTS, "INSERT INTO depots VALUES (1, zeroblob(70000000), NULL, 1)")
    assert refused(path) == (
        "a value is 1,000,001 in text, more than the cap of 1,000,000; --layer-limit text=1000001 "
        "raises it"
    )
    raised = Asked(limits=Limits(text=20_000_000))
    assert read_geopackage(path, raised)[0].rows == [{"n": 1}]
    path = package(*DEPOTS, rows=[(1, "x", POINT, 1)])
    monkeypatch.setattr(module, "SECONDS", -1)
    monkeypatch.setattr(module, "_STEPS", 1)
    assert refused(path) == (
        "takes SQLite longer than -1 s; save the tables that you need to a new file"
    )


def test_layers_that_are_listed_are_named_in_short(package):
    long = "n" * 10_000
    assert len(refused(package(TABLE.format(long), *layer(long)), table="t" * 10_000)) < 300
