"""Programs and lies in layer files: rows 32 to 34 of the table of hostile inputs."""

import json
import re
import sqlite3
import struct
import subprocess
import sys
from contextlib import closing

import fiona
import geopandas as gpd
import pytest
from shapely import to_wkb
from shapely.geometry import LineString, Point

from posturemap.errors import VectorError
from posturemap.geo.vectors import Asked, limits_of, read_vectors
from posturemap.layers.formats.own import write_own
from posturemap.layers.own import Wish, own_layers

from .layer_files import POINT, alter, feature, frame, put, read, refused, text_of

pytestmark = pytest.mark.usefixtures("near")


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


def test_row_34_pages_that_are_damaged_are_said_in_one_line(package):
    with closing(sqlite3.connect(package)) as file:
        (root,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'good'").fetchone()
        (size,) = file.execute("PRAGMA page_size").fetchone()
    content = bytearray(package.read_bytes())
    content[(root - 1) * size : (root - 1) * size + 8] = b"\xff" * 8
    package.write_bytes(content)
    assert refused(package).startswith("is damaged; open it in QGIS and save it as a new")


def test_row_34_a_prj_that_is_no_utf_8_is_said(tmp_path):
    frame(a=["x"]).to_file(tmp_path / "a.shp")
    prj = tmp_path / "a.prj"
    prj.write_bytes(prj.read_bytes().replace(b"Greenwich", b"Greenw\xefch"))
    assert "the words of its coordinate system are not UTF-8" in refused(tmp_path / "a.shp")


def test_row_34_columns_of_one_name_and_days_beyond_the_calendar_are_said(tmp_path):
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    geo = {"primary_column": "g", "columns": {"g": {"encoding": "WKB"}}}
    point = to_wkb(Point(25, 58))
    day = pa.array([2**40], pa.timestamp("s"))
    for columns, names, said in (
        ([[point], ["x"], ["y"]], ["g", "a", "a"], "has several columns named 'a'"),
        ([[point], day], ["g", "a"], "is damaged: it cannot be read"),
    ):
        table = pa.Table.from_arrays([pa.array(one) for one in columns], names=names)
        table = table.replace_schema_metadata({"geo": json.dumps(geo)})
        parquet.write_table(table, tmp_path / "a.parquet")
        assert said in refused(tmp_path / "a.parquet")
