import json
import resource
import signal
import sqlite3
from contextlib import closing
from xml.etree import ElementTree as ET

import geopandas as gpd
import pyogrio
import pytest
from shapely.geometry import LineString, Point, box

from posturemap.claims import Article, Claim, ClaimType, SourceEntry
from posturemap.errors import InputError
from posturemap.layers import TABLES, Conflict, Posture, Reading, write_geopackage
from posturemap.layers.table.schema import Kind

QUOTE = 'the brigade\'s <b>"heavy"</b> {{7*7}} ‘ādaži’'
CLAIM = Claim(id="c1", article="a", type=ClaimType.DEPLOYMENT, quote=QUOTE, start=0, end=9)
ARTICLE = Article(
    id="a",
    text="",
    sha256="0",
    title="T",
    sources=(SourceEntry(number=1, title="S", url="https://s.example", start=1, end=2),),
)
FILLED = {Kind.TEXT: "x", Kind.NUMBER: 1.5, Kind.FLAG: True, Kind.TEXTS: ("c1",), Kind.RECORDS: ()}


def layer(name, *shapes):
    columns = TABLES[name].columns
    values = {key: [FILLED[column.kind]] * len(shapes) for key, column in columns.items()}
    values["id"] = [f"{name}-{n}" for n in range(len(shapes))]
    values["precision_m"] = [None] * len(shapes)
    gdf = gpd.GeoDataFrame(values, geometry=list(shapes), crs=4326, dtype=object)
    return TABLES[name].check(gdf)


POSTURE = Posture(
    layers={
        "borders": layer("borders", LineString([(27, 57), (28, 58)])),
        "battlegroups": layer("battlegroups", Point(25.9586, 59.2606)),
        "forces": layer("forces", Point(24, 57), box(21, 56, 24, 58)),
        "threats": layer("threats"),
    },
    claims=(CLAIM,),
    conflicts=(
        Conflict(
            id="k",
            entity="E",
            attribute="strength",
            as_of=None,
            readings=(
                Reading(value="1", claim="c1", source="A"),
                Reading(value="2", claim=None, source="B"),
            ),
        ),
    ),
    as_of="2026-11-23",
)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("gpkg") / "posture.gpkg"
    write_geopackage(POSTURE, path, articles=[ARTICLE])
    return path


def query(file, sql):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchall()


def test_the_file_says_that_it_is_a_geopackage_1_4(file):
    assert query(file, "PRAGMA application_id") == [(1196444487,)]
    assert query(file, "PRAGMA user_version") == [(10400,)]
    assert query(file, "PRAGMA integrity_check") == [("ok",)]


def test_another_reader_finds_every_layer_with_shapes_and_values(file):
    for name, gdf in POSTURE.layers.items():
        back = pyogrio.read_dataframe(file, layer=name)
        assert back.crs.to_epsg() == 4326
        assert list(back["id"]) == list(gdf["id"])
        assert list(back.columns) == list(gdf.columns)
    back = pyogrio.read_dataframe(file, layer="forces")
    assert back.geometry[0].equals(Point(24, 57))
    assert back.geometry[1].equals(box(21, 56, 24, 58))
    assert json.loads(back["claims"][0]) == ["c1"]
    assert back["precision_m"].isna().all()


def test_claims_sources_and_conflicts_are_tables(file):
    rows = query(file, "SELECT table_name, data_type FROM gpkg_contents ORDER BY table_name")
    attributes = [name for name, kind in rows if kind == "attributes"]
    assert attributes == ["claims", "conflicts", "layer_styles", "sources"]
    assert query(file, 'SELECT quote, grade, "end" FROM claims') == [(QUOTE, "F6", 9)]
    assert query(file, "SELECT article, number, url FROM sources") == [
        ("a", None, None),
        ("a", 1, "https://s.example"),
    ]
    assert query(file, "SELECT value, claim FROM conflicts") == [("1", "c1"), ("2", None)]


def test_every_layer_opens_styled_in_qgis(file):
    rows = query(file, "SELECT f_table_name, useAsDefault, styleQML FROM layer_styles ORDER BY id")
    assert [(name, default) for name, default, _ in rows] == [(n, 1) for n in POSTURE.layers]
    assert 'type="line"' in rows[0][2]
    assert 'type="marker"' in rows[1][2]
    for _, _, qml in rows:
        style = ET.fromstring(qml)  # noqa: S314  our own
        shown = {c.get("value"): c.get("render") for c in style.iter("category")}
        held = {"possible", "denied", "ended", "unsure"}
        assert {value for value, drawn in shown.items() if drawn == "false"} == held
        assert {value for value, drawn in shown.items() if drawn == "true"} == {
            *("stands", "planned", "disputed")
        }
        drawn = {
            s.get("name"): ET.tostring(s).replace(f'name="{s.get("name")}"'.encode(), b"")
            for s in style.iter("symbol")
        }
        assert len(set(drawn.values())) == len(shown) == len(drawn)
    assert query(file, "SELECT DISTINCT f_table_catalog || f_table_schema FROM layer_styles") == [
        ("",)
    ]


def test_the_same_posture_gives_the_same_bytes(file, tmp_path):
    again = tmp_path / "posture.gpkg"
    again.write_bytes(b"an older file")
    write_geopackage(POSTURE, again, articles=[ARTICLE])
    assert again.read_bytes() == file.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["posture.gpkg"]


def test_a_full_disk_is_said_and_the_old_file_stays(tmp_path):
    path = tmp_path / "posture.gpkg"
    path.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(InputError, match=r"posture\.gpkg: cannot be written; make room"):
            write_geopackage(POSTURE, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
