"""Layer files of others: rows 27 to 43 of the table of hostile inputs."""

import contextlib
import json
import os
import re
import shutil
import socket
import sqlite3
import struct
import subprocess
import sys
import threading
import zipfile
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

import fiona
import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point, Polygon

from posturemap.errors import VectorError
from posturemap.geo.vectors import Asked, box, limits_of, read_vectors
from posturemap.geo.vectors.child import answer
from posturemap.layers.formats.own import write_own
from posturemap.layers.own import Wish, own_layers

CANARY = "canary-7f3a"
POINT = {"type": "Point", "coordinates": [25.5, 58.25]}


@pytest.fixture(autouse=True)
def near(request, monkeypatch):
    """Read in this process, without the second that a process of its own takes; see `boxed`."""
    if "boxed" in request.fixturenames:
        return

    def ask(_reader, question, *, folder, **_more):
        with contextlib.chdir(folder):
            return answer(question)

    monkeypatch.setattr(box, "ask_box", ask)


@pytest.fixture
def boxed():
    """Ask for the real box."""


def feature(geometry, properties=None, **more):
    return {"type": "Feature", "properties": properties or {}, "geometry": geometry, **more}


def text_of(*features, **more):
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more})


def put(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(path, **asked):
    """Read a file that must stay as it is."""
    before = sha256(path.read_bytes()).hexdigest()
    try:
        return read_vectors(path, Asked(**asked))
    finally:
        assert sha256(path.read_bytes()).hexdigest() == before


def refused(path, **asked):
    """Return why a file is refused: one line that begins with its name."""
    with pytest.raises(VectorError) as caught:
        read_vectors(Path(path), Asked(**asked))
    told = str(caught.value)
    assert "\n" not in told
    return told.removeprefix(f"{path}: ")


def frame(**columns):
    shapes = [Point(25 + i / 10, 58) for i in range(len(next(iter(columns.values()))))]
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=4326)


@contextmanager
def listening():
    """Count who knocks at a port of this machine."""
    knocks = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        over = threading.Event()

        def listen():
            while not over.is_set():
                try:
                    knocks.append(server.accept()[0].close())
                except TimeoutError:
                    continue

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/{CANARY}", knocks
        finally:
            over.set()
            thread.join()


CONTENTS = {
    "VRT": '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>{}</SrcDataSource></OGRVRTLayer>'
    "</OGRVRTDataSource>",
    "GDALG": '{{"type":"gdal_streamed_alg","command_line":"gdal vector convert {}"}}',
    "WFS": "<OGRWFSDataSource><URL>{}</URL></OGRWFSDataSource>",
    "WMS": '<GDAL_WMS><Service name="WMS"><ServerUrl>{}</ServerUrl></Service></GDAL_WMS>',
    "GML": '<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml" a="{}"/>',
}


@pytest.mark.parametrize("ending", [".geojson", ".json", ".shp", ".kml", ".gpkg", ".fgb"])
@pytest.mark.parametrize("kind", CONTENTS)
def test_row_27_content_of_another_kind_is_named_and_refused(tmp_path, kind, ending):
    secret = put(tmp_path, "secret.csv", f"a,b\n{CANARY},1\n")
    told = refused(put(tmp_path, f"x{ending}", CONTENTS[kind].format(secret)))
    assert kind in told
    assert re.match("its content is ", told)
    assert "wanted" in told


def test_row_27_other_drivers_are_off_in_the_box():
    from posturemap.geo.vectors.box import environment  # noqa: PLC0415

    drivers = subprocess.run(
        [sys.executable, "-c", "import pyogrio; print(sorted(pyogrio.list_drivers()))"],
        env=environment(), capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert drivers.strip() == "['ESRI Shapefile', 'FlatGeobuf', 'LIBKML', 'MEM']"


def test_row_28_a_link_to_a_coordinate_system_is_refused_and_not_asked_for(boxed, tmp_path):
    with listening() as (url, knocks):
        for href in (url, "file:///etc/hostname"):
            crs = {"type": "link", "properties": {"href": href, "type": "proj4"}}
            assert "its crs is a link" in refused(put(tmp_path, "a.geojson", text_of(crs=crs)))
        named = {"type": "name", "properties": {"name": url}}
        told = refused(put(tmp_path, "b.geojson", text_of(feature(POINT), crs=named)))
        assert "is not known" in told
    assert knocks == []


@pytest.mark.parametrize(
    "name",
    [
        "http://127.0.0.1/a.geojson", "/vsicurl/http://127.0.0.1/a.geojson", "-",
        "CSV:/etc/passwd.geojson", "PG:dbname=a.geojson", '{"type":"Point"}',
        "<OGRVRTDataSource/>", "\\\\host\\share\\a.shp",
        "file:///etc/hostname.geojson", "a\x00.geojson", "-rf.geojson", "zip:///a.zip/a.geojson",
    ],
)  # fmt: skip
def test_row_29_a_name_is_a_name_of_a_local_file(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    told = refused(name)
    assert "cannot be opened (No such file or directory)" in told or "is no file name" in told


def test_row_29_a_file_with_such_a_name_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "-CSV:a.geojson", text_of(feature(POINT)))
    assert len(read(Path("-CSV:a.geojson")).tables[0].rows) == 1


def test_row_30_what_is_no_regular_file_of_its_own_is_refused(tmp_path):
    real = put(tmp_path, "real.geojson", text_of(feature(POINT)))
    (tmp_path / "link.geojson").symlink_to(real)
    os.mkfifo(tmp_path / "pipe.geojson")
    (tmp_path / "folder.geojson").mkdir()
    assert "is a link" in refused(tmp_path / "link.geojson")
    assert "is a pipe" in refused(tmp_path / "pipe.geojson")
    assert re.search("is a folder|Is a directory", refused(tmp_path / "folder.geojson"))
    assert "is a device" in refused("/dev/zero")
    os.link(real, tmp_path / "second.geojson")
    assert "has 2 names on the disk" in refused(real)


def test_row_30_files_beside_a_shapefile_are_held_to_the_same(tmp_path):
    frame(a=[1]).to_file(tmp_path / "a.shp")
    (tmp_path / "a.dbf").rename(tmp_path / "b.dbf")
    (tmp_path / "a.dbf").symlink_to(tmp_path / "b.dbf")
    with pytest.raises(VectorError, match=r"a\.dbf: is a link"):
        read_vectors(tmp_path / "a.shp", Asked())


@pytest.mark.parametrize("ending", [".zip", ".geojson", ".kml", ".shp", ".gpkg"])
def test_row_31_archives_are_refused_unread(tmp_path, ending):
    path = tmp_path / f"a{ending}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../slip.geojson", text_of(feature(POINT)))
        archive.writestr("bomb.geojson", b"0" * 10_000_000)
    assert re.search("ZIP archive|the ending .zip is none", refused(path))
    assert not (tmp_path.parent / "slip.geojson").exists()


@pytest.fixture
def package(tmp_path):
    path = tmp_path / "a.gpkg"
    frame(a=["one", "two"]).to_file(path, layer="good", driver="GPKG")
    return path


def alter(path, *statements):
    with closing(sqlite3.connect(path)) as file, file:
        for statement in statements:
            file.execute(statement)
    return path


def register(name):
    columns = "(table_name, data_type, identifier, srs_id)"
    row = f"('{name}', 'features', '{name}', 4326)"
    geometry = f"('{name}', 'geom', 'GEOMETRY', 4326, 0, 0)"
    return (
        f"INSERT INTO gpkg_contents {columns} VALUES {row}",  # noqa: S608
        f"INSERT INTO gpkg_geometry_columns VALUES {geometry}",  # noqa: S608
    )


@pytest.mark.parametrize(
    "made",
    [
        "CREATE VIEW bad AS WITH RECURSIVE c(x) AS (SELECT 1 UNION SELECT x FROM c) SELECT 1",
        "CREATE VIEW bad AS SELECT zeroblob(900000000) AS geom",
        "CREATE VIEW bad AS SELECT load_extension('x') AS geom",
        "CREATE VIRTUAL TABLE bad USING fts5(geom)",
    ],
)
def test_row_32_programs_in_a_geopackage_are_not_run(package, made):
    told = refused(alter(package, made, *register("bad")))
    assert re.search("layer 'bad' is a (view|virtual table), wanted a table", told)


def test_row_32_tables_of_the_standard_may_be_no_programs(package):
    alter(
        package,
        "ALTER TABLE gpkg_contents RENAME TO other",
        "CREATE VIEW gpkg_contents AS SELECT * FROM other",
    )
    assert "without GeoPackage's tables" in refused(package)


def test_row_32_computed_columns_are_not_computed_and_triggers_do_nothing(package):
    alter(
        package,
        "ALTER TABLE good ADD COLUMN bomb GENERATED ALWAYS AS (zeroblob(900000000)) VIRTUAL",
        "CREATE TRIGGER t AFTER INSERT ON good BEGIN DELETE FROM good; END",
    )
    assert read(package).tables[0].columns == ("a",)


def test_row_32_what_takes_sqlite_long_is_stopped(package, monkeypatch):
    from posturemap.geo.vectors import geopackage  # noqa: PLC0415
    from posturemap.geo.vectors.fault import VectorFault  # noqa: PLC0415

    check = ("ALTER TABLE good ADD COLUMN b INT CHECK (b <> length(hex(zeroblob(20000000))))",)
    alter(package, *check)
    monkeypatch.setattr(geopackage, "SECONDS", -1)
    monkeypatch.setattr(geopackage, "_STEPS", 1)
    with pytest.raises(VectorFault, match="takes SQLite longer than"):
        geopackage.read_geopackage(package, Asked())


def test_row_32_many_layers_are_refused_with_the_cap_that_admits_them(package):
    alter(
        package,
        *(
            one
            for n in range(30)
            for one in (f"CREATE TABLE t{n} (fid INTEGER PRIMARY KEY, geom)", *register(f"t{n}"))
        ),
    )
    told = refused(package)
    assert "it is 31 in tables, more than the cap of 20; --layer-limit tables=31 raises it" in told
    assert len(read(package, limits=limits_of(["tables=31"])).tables) == 31
    assert [one.table for one in read(package, table="good").tables] == ["good"]


def test_row_32_unsaved_changes_beside_it_are_said(package):
    put(package.parent, "a.gpkg-wal", b"something")
    assert "has changes that are not in it yet (a.gpkg-wal)" in refused(package)


NAMES = ["a||f()", "{{7*7}}", 'quo"te', "drop'); --", "__proto__", "naïve ✓"]


def test_row_33_hostile_names_come_back_as_they_are(boxed, tmp_path):
    path = tmp_path / "a.gpkg"
    frame(**{name: [f"v{i}"] for i, name in enumerate(NAMES)}).to_file(
        path, layer="x' {{7*7}}", driver="GPKG"
    )
    (layer,) = own_layers([(read(path), Wish())])
    assert list(layer.properties) == NAMES
    assert layer.title == "x' {{7*7}}"
    assert layer.name == "own_x_7_7"
    write_own(tmp_path / "out.gpkg", layer)
    with fiona.open(tmp_path / "out.gpkg", layer=layer.name) as written:
        assert list(written.schema["properties"])[: len(NAMES)] == NAMES
        assert [next(iter(written)).properties[name] for name in NAMES] == [
            f"v{i}" for i in range(6)
        ]


def geometry_of(path, blob):
    header = b"GP\x00\x01" + struct.pack("<i", 4326)
    with closing(sqlite3.connect(path)) as file, file:
        file.create_function("ST_IsEmpty", 1, lambda _: 0)
        for axis in ("MinX", "MaxX", "MinY", "MaxY"):
            file.create_function(f"ST_{axis}", 1, lambda _: 0.0)
        file.execute("UPDATE good SET geom = ? WHERE rowid = 2", (header + blob,))
    return path


def test_row_34_shapes_whose_counts_lie_are_named(boxed, package):
    lie = struct.pack("<BII", 1, 2, 2**31 - 1) + b"\x00" * 16
    assert refused(geometry_of(package, lie)).startswith("feature 2: its geometry cannot be read")
    deep = struct.pack("<BII", 1, 7, 1) * 20_000 + struct.pack("<BII", 1, 7, 0)
    assert "feature 2: is a GeometryCollection" in refused(geometry_of(package, deep))
    assert "feature 2: its geometry is cut short" in refused(geometry_of(package, b"\x01\x01"))


def test_row_34_heads_that_lie_are_said(boxed, tmp_path):
    frame(a=["x"]).to_file(tmp_path / "a.fgb", driver="FlatGeobuf")
    whole = (tmp_path / "a.fgb").read_bytes()
    lie = put(tmp_path, "b.fgb", whole[:8] + struct.pack("<I", 2**31) + whole[12:])
    assert "is damaged" in refused(lie)
    assert "is damaged" in refused(put(tmp_path, "c.fgb", whole[: len(whole) // 2]))
    line = gpd.GeoDataFrame({"a": [1]}, geometry=[LineString([(25, 58), (26, 58)])], crs=4326)
    line.to_file(tmp_path / "a.shp")
    content = bytearray((tmp_path / "a.shp").read_bytes())
    struct.pack_into("<I", content, 100 + 8 + 4 + 32, 2**31 - 1)  # the number of parts
    put(tmp_path, "a.shp", bytes(content))
    assert re.search("damaged|no geometry|cannot be read", refused_or_noted(tmp_path / "a.shp"))


def refused_or_noted(path):
    try:
        return "; ".join(read_vectors(path, Asked()).tables[0].notes)
    except VectorError as error:
        return str(error)


def test_row_34_a_thousand_flipped_bits_end_no_reader(tmp_path):
    frame(a=["x", "y"], b=[1, 2]).to_file(tmp_path / "a.fgb", driver="FlatGeobuf")
    frame(a=["x", "y"], b=[1, 2]).to_file(tmp_path / "a.gpkg", driver="GPKG")
    frame(a=["x", "y"], b=[1, 2]).to_file(tmp_path / "a.shp")
    frame(a=["x", "y"], b=[1, 2]).to_parquet(tmp_path / "a.parquet")
    put(tmp_path, "a.geojson", text_of(feature(POINT, {"a": "x"})))
    script = put(tmp_path, "flip.py", FLIP_SCRIPT)
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    read_well, told = map(int, done.stdout.split())
    assert read_well + told == 1_000
    assert told > 100


FLIP_SCRIPT = """
import os, random, resource, sys, warnings
from pathlib import Path
from posturemap.geo.vectors.box import BOUNDS, environment
os.environ.update(environment())
from posturemap.geo.vectors.check import checked
from posturemap.geo.vectors.child import read_raw
from posturemap.geo.vectors.fault import VectorFault
from posturemap.geo.vectors.vectors import Asked

resource.setrlimit(resource.RLIMIT_AS, (BOUNDS.memory, BOUNDS.memory))
warnings.simplefilter("ignore")
folder, seed, counts = Path(sys.argv[1]), random.Random(27), [0, 0]
KINDS = {".fgb": "FlatGeobuf", ".gpkg": "GeoPackage", ".shp": "Shapefile",
         ".parquet": "GeoParquet", ".geojson": "GeoJSON"}
box = folder / "box"
box.mkdir()
os.chdir(box)
for ending, kind in KINDS.items():
    content = (folder / f"a{ending}").read_bytes()
    for beside in (".shx", ".dbf", ".prj", ".cpg") if ending == ".shp" else ():
        Path(f"input{beside}").write_bytes((folder / f"a{beside}").read_bytes())
    for _ in range(200):
        flipped = bytearray(content)
        for _ in range(seed.choice((1, 4, 16))):
            flipped[seed.randrange(len(flipped))] ^= 1 << seed.randrange(8)
        Path(f"input{ending}").write_bytes(flipped)
        try:
            for raw in read_raw(kind, "a", Asked(), box):
                checked(raw, Asked())
            counts[0] += 1
        except (VectorFault, MemoryError, RecursionError):
            counts[1] += 1
    for path in box.iterdir():
        path.unlink()
print(*counts)
"""


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


def polygon(*rings):
    return {"type": "Polygon", "coordinates": [[list(p) for p in ring] for ring in rings]}


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


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_row_41_json_in_every_encoding_that_says_itself(tmp_path, encoding):
    text = json.dumps(json.loads(text_of(feature(POINT, {"n": "Ādaži"}))), ensure_ascii=False)
    path = put(tmp_path, "a.geojson", text.encode(encoding))
    assert read(path).tables[0].rows[0] == {"n": "Ādaži"}


def test_row_41_other_bytes_are_named(tmp_path):
    text = text_of(feature(POINT, {"n": "Voru"})).replace("Voru", "Võru").encode("latin-1")
    told = refused(put(tmp_path, "a.geojson", text))
    assert told.startswith(f"byte 0xf5 at offset {text.index(0xF5)} is not UTF-8")


def shapefile(folder, encoding, cpg):
    frame(n=["Võru"]).to_file(folder / "a.shp", encoding=encoding)
    (folder / "a.cpg").unlink(missing_ok=True)
    dbf = bytearray((folder / "a.dbf").read_bytes())
    dbf[29] = 0
    put(folder, "a.dbf", bytes(dbf))
    if cpg:
        put(folder, "a.cpg", cpg)
    return folder / "a.shp"


@pytest.mark.parametrize(
    ("written", "cpg"), [("cp1252", b"1252"), ("utf-8", b"UTF-8"), ("utf-8", None)]
)
def test_row_41_text_of_a_shapefile_as_its_files_say(tmp_path, written, cpg):
    assert read(shapefile(tmp_path, written, cpg)).tables[0].rows[0] == {"n": "Võru"}


@pytest.mark.parametrize(
    ("written", "cpg", "reason"),
    [
        ("cp1252", None, r"has byte 0xf5 at offset \d+, and no .cpg says"),
        ("cp1252", b"UTF-8", r"has byte 0xf5 at offset \d+, which is no utf-8"),
        ("utf-8", b"ISO-8859-1", r"its bytes from offset \d+ are UTF-8"),
        ("utf-8", b"nonsense", "encoding 'nonsense' is none that is known"),
    ],
)
def test_row_41_text_of_a_shapefile_that_nobody_knows(tmp_path, written, cpg, reason):
    path = shapefile(tmp_path, written, cpg)
    assert re.search(reason, refused(path))
    assert read(path, encoding=written).tables[0].rows[0] == {"n": "Võru"}


def test_row_42_much_is_read_whole(boxed, tmp_path):
    many = [
        feature({"type": "Point", "coordinates": [21 + i % 700 / 100, 54 + i // 700 / 100]})
        for i in range(30_000)
    ]
    ring = [[25 + (i % 2) / 1e4, 54 + i / 20_000] for i in range(100_000)]
    ring += [[26, 59], [26, 54], ring[0]]
    (table,) = read(put(tmp_path, "a.geojson", text_of(*many, feature(polygon(ring))))).tables
    assert len(table.rows) == 30_001
    assert len(table.shapes[-1].exterior.coords) == len(ring)


REASONS = json.loads(Path(__file__).with_name("reasons.json").read_text())


@pytest.mark.parametrize("row", REASONS, ids=[row["name"] for row in REASONS])
def test_row_43_the_reason_is_right_word_by_word(tmp_path, row):
    path = put(tmp_path, "a.geojson", row["content"].encode("latin-1"))
    assert refused(path) == row["told"]


def test_a_refused_layer_leaves_everything_as_it_was(tmp_path):
    article = put(tmp_path, "a.txt", "Germany has 4,800 soldiers in Rukla, Lithuania.\n")
    bad = put(tmp_path, "bad.geojson", b"<html>")
    out = tmp_path / "out"
    command = [
        shutil.which("posturemap", path=str(Path(sys.executable).parent)),
        "build",
        str(article),
        "--no-cache",
        "--out",
        str(out),
        "--layers",
        str(bad),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"error: {bad}: its content is an HTML page")
    assert done.stderr.count("\n") == 1
    assert not out.exists()
