import base64
import io
import json
import os
import resource
import signal
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from xml.etree import ElementTree as ET

import geopandas as gpd
import pyogrio
import pytest
from shapely.geometry import LineString, Point, box

from posturemap.claims import Article, Claim, ClaimType, PlaceMention, SourceEntry
from posturemap.errors import InputError
from posturemap.layers import TABLES, Conflict, Posture, Reading, qgis_project, write_geopackage
from posturemap.layers.formats import geopackage
from posturemap.layers.formats.gdal import fiona, writing
from posturemap.layers.formats.qgis import qml
from posturemap.layers.own import Look, OwnLayer
from posturemap.layers.table.schema import Kind

QUOTE = 'the brigade\'s <b>"heavy"</b> {{7*7}} ‘ādaži’'
TAPA = PlaceMention(
    text="Tapa", start=0, end=4, name="Tapa", country="EE", kind="town", lat=59.3, lon=26.0
)
CLAIM = Claim(
    id="c1",
    article="a",
    type=ClaimType.DEPLOYMENT,
    quote=QUOTE,
    start=0,
    end=9,
    places=(TAPA, replace(TAPA, lat=None, lon=None, name="Estonia", kind="country")),
    date="2026-05",
    features=("forces-0",),
)
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
    for unknown in ("precision_m", "from_date", "to_date"):
        values[unknown] = [None] * len(shapes)
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
        assert list(back.columns) == [*gdf.columns[:-1], "shape", "geometry"]
    back = pyogrio.read_dataframe(file, layer="forces")
    assert back.geometry[0].equals(Point(24, 57))
    assert back.geometry[1].equals(box(21, 56, 24, 58))
    assert json.loads(back["claims"][0]) == ["c1"]
    assert back["precision_m"].isna().all()


def test_claims_sources_and_conflicts_are_tables(file):
    rows = query(file, "SELECT table_name, data_type FROM gpkg_contents ORDER BY table_name")
    attributes = [name for name, kind in rows if kind == "attributes"]
    assert attributes == ["claims", "conflicts", "feature_claims", "layer_styles", "sources"]
    assert query(file, 'SELECT quote, grade, "end" FROM claims') == [(QUOTE, "F6", 9)]
    assert query(file, "SELECT article, number, url FROM sources") == [
        ("a", None, None),
        ("a", 1, "https://s.example"),
    ]
    assert query(file, "SELECT value, claim FROM conflicts") == [("1", "c1"), ("2", None)]


HELD = {"possible", "denied", "ended", "unsure"}


def _rules(qml):
    """Give of each rule its filter, label, whether it is ticked, and its symbol."""
    style = ET.fromstring(qml)  # noqa: S314  our own
    symbols = {symbol.get("name"): symbol for symbol in style.iter("symbol")}
    return [
        (r.get("filter"), r.get("label"), r.get("checkstate") == "1", symbols[r.get("symbol")])
        for r in style.find("renderer-v2/rules")
    ]


def test_every_feature_of_every_layer_is_drawn_by_one_rule_with_a_symbol_of_its_shape(file):
    """SQLite reads the filters as QGIS does."""
    kinds = {"point": "marker", "line": "line", "area": "fill"}
    styled = query(file, "SELECT f_table_name, styleQML FROM layer_styles ORDER BY id")
    assert [name for name, _ in styled] == list(POSTURE.layers)
    for name, style in styled:
        for (shape,) in query(file, f'SELECT DISTINCT shape FROM "{name}"'):  # noqa: S608
            for how in ("stands", "planned", "possible", "denied", "ended", "disputed"):
                for sure in (1, 0):
                    row = f"'{shape}' AS shape, '{how}' AS saying, {sure} AS sure"
                    row += ", 'NATO' AS alliance, NULL AS sidc, NULL AS status"
                    drawing = [
                        (label, ticked, symbol)
                        for wanted, label, ticked, symbol in _rules(style)
                        if query(file, f"SELECT 1 FROM (SELECT {row}) WHERE {wanted}")  # noqa: S608
                    ]
                    ((label, ticked, symbol),) = drawing
                    assert symbol.get("type") == kinds[shape]
                    assert ticked == (how not in HELD and sure == 1)
                    assert label.startswith(how if sure else "unsure")


def test_ways_are_drawn_differently_and_states_outside_have_a_colour_of_their_own():
    for layer in TABLES:
        drawn = {}
        for _, label, _, symbol in _rules(qml(layer)):
            symbol.set("name", "")
            drawn.setdefault(ET.tostring(symbol), []).append(label)
        assert [labels for labels in drawn.values() if len(labels) > 1] in (
            [],
            [["NATO, ended", "outside, ended"]],
        )


def test_symbols_are_embedded_and_denied_ones_struck_out():
    rules = _rules(qml("battlegroups", ["1" * 20, "2" * 20], {"1" * 20: "<svg/>"}))
    coded = {label: symbol for _, label, _, symbol in rules if label.endswith("1" * 20)}
    packed = base64.b64encode(b"<svg/>").decode()
    for label, symbol in coded.items():
        assert f'value="base64:{packed}"' in ET.tostring(symbol, encoding="unicode")
        assert len(symbol.findall("layer")) == (2 if label.startswith("denied") else 1)
    assert not any("2" * 20 in label for _, label, _, _ in rules)


def test_days_are_dates(file):
    (kind,) = query(file, "SELECT type FROM pragma_table_info('forces') WHERE name = 'from_date'")
    assert kind == ("DATE",)


def test_places_that_claims_name_are_a_layer_of_points(file):
    back = pyogrio.read_dataframe(file, layer="claim_places")
    assert list(back["claim"]) == ["c1"]
    assert back.geometry[0].equals(Point(26, 59.3))
    assert (back["quote"][0], back["place"][0], bool(back["mapped"][0])) == (QUOTE, "Tapa", True)
    assert str(back["from_date"][0])[:10] == "2026-05-01"
    assert query(file, "SELECT feature, claim FROM feature_claims") == [("forces-0", "c1")]


def test_a_project_has_each_layer_once_a_shape_with_its_file_and_style(tmp_path):
    packed = qgis_project(POSTURE.layers, {}, title="Flank & more")
    assert qgis_project(POSTURE.layers, {}, title="Flank & more") == packed
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        root = ET.fromstring(file.read("posture.qgs"))  # noqa: S314  our own
    assert root.find("title").text == "Flank & more"
    sources = {layer.find("id").text: layer for layer in root.iter("maplayer")}
    assert set(sources) == {
        "borders_line",
        "battlegroups_point",
        "forces_point",
        "forces_area",
        "claim_places_table",
        "claims_table",
        "feature_claims_table",
    }
    assert (
        sources["forces_area"]
        .find("datasource")
        .text.endswith("posture.gpkg|layername=forces|geometrytype=Polygon")
    )
    assert sources["forces_area"].find("renderer-v2").get("type") == "RuleRenderer"
    assert sources["forces_area"].find("temporal").get("startField") == "from_date"
    in_tree = {leaf.get("id") for leaf in root.iter("layer-tree-layer")}
    assert in_tree == set(sources)
    tied = {(r.get("referencingLayer"), r.get("referencedLayer")) for r in root.iter("relation")}
    assert tied == {
        ("claim_places_table", "claims_table"),
        ("feature_claims_table", "claims_table"),
    }


def test_the_same_posture_gives_the_same_bytes(file, tmp_path):
    again = tmp_path / "posture.gpkg"
    again.write_bytes(b"an older file")
    write_geopackage(POSTURE, again, articles=[ARTICLE])
    assert again.read_bytes() == file.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["posture.gpkg"]


def test_what_is_set_for_other_programs_changes_nothing(file, tmp_path, monkeypatch):
    theirs = {
        "OGR_SQLITE_PRAGMA": "page_size=512",
        "OGR_SQLITE_JOURNAL": "WAL",
        "GDAL_SKIP": "GPKG",
    }
    for name, value in {**theirs, "PROJ_LIB": "/nowhere", "GDAL_DATA": "/nowhere"}.items():
        monkeypatch.setenv(name, value)
    write_geopackage(POSTURE, tmp_path / "posture.gpkg", articles=[ARTICLE])
    assert (tmp_path / "posture.gpkg").read_bytes() == file.read_bytes()
    assert theirs.items() <= os.environ.items()  # and they are there for those other programs


def test_what_is_no_fault_of_the_disk_is_said_as_it_is(tmp_path):
    with pytest.raises(InputError) as caught, writing(tmp_path / "posture.gpkg"):
        fiona.open(tmp_path / "x", "w", driver="Nothing", schema={}, crs="EPSG:4326")
    assert str(caught.value).startswith("posture.gpkg: cannot be written: unsupported driver")
    assert "disk" not in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


def test_a_full_disk_is_said_and_the_old_file_stays(tmp_path):
    path = tmp_path / "posture.gpkg"
    path.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(InputError, match=r"posture\.gpkg: cannot be written: .*; make room"):
            write_geopackage(POSTURE, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_every_table_is_registered_with_what_it_is_called_and_the_maps_day(tmp_path):
    file = tmp_path / "posture.gpkg"
    write_geopackage(POSTURE, file, articles=[ARTICLE])
    assert query(file, "SELECT id, shape FROM forces") == [
        ("forces-0", "point"),
        ("forces-1", "area"),
    ]
    assert query(file, "SELECT place, quote, mapped FROM claim_places") == [("Tapa", QUOTE, 1)]
    rows = query(file, "SELECT table_name, identifier, srs_id, last_change FROM gpkg_contents")
    layers = {name: rest for name, *rest in rows if name in POSTURE.layers}
    day = "2026-11-23T00:00:00.000Z"
    assert layers == {name: [TABLES[name].title, 4326, day] for name in POSTURE.layers}
    others = {name: rest for name, *rest in rows if name not in POSTURE.layers}
    assert others.pop("claim_places") == ["Places that claims name", 4326, day]
    assert {(name == called, day) for name, (called, _, day) in others.items()} == {(True, day)}
    assert query(file, "SELECT DISTINCT update_time FROM layer_styles") == [(day,)]
    for name in (*layers, "claim_places"):
        wanted = f"gpkg_geometry_columns WHERE table_name = '{name}'"
        found = query(file, f"SELECT srs_id, column_name FROM {wanted}")  # noqa: S608
        assert found == [(4326, "geom")]


def test_no_table_has_an_index_that_plain_sqlite_cannot_keep(file):
    (made,) = query(file, "SELECT count(*) FROM sqlite_master WHERE sql LIKE '%ST_IsEmpty%'")
    assert made == (0,)


def test_a_feature_says_what_kind_of_shape_it_is(file):
    assert query(file, "SELECT id, shape FROM forces") == [
        ("forces-0", "point"),
        ("forces-1", "area"),
    ]
    assert query(file, "SELECT shape FROM borders") == [("line",)]


def test_a_posture_of_no_day_has_the_first_of_all(tmp_path):
    own = OwnLayer(
        name="own_depots",
        title="Depots",
        look=Look(color="#7a3e9d", color_dark="#c9a0e4"),
        attribution="",
        fields=(),
        file="depots.geojson",
        sha256="9f",
        gdf=gpd.GeoDataFrame(
            {"id": ["own_depots:1"], "name": ["A"], "own.size": [2]},
            geometry=[Point(25, 58)],
            crs=4326,
        ),
    )
    posture = replace(POSTURE, as_of="", own=(own,))
    symbol = {"1" * 20: "<svg/>"}
    battlegroups = POSTURE.layers["battlegroups"].assign(sidc="1" * 20)
    layers = {**POSTURE.layers, "battlegroups": battlegroups}
    write_geopackage(replace(posture, layers=layers), tmp_path / "p.gpkg", symbols=symbol)
    path = tmp_path / "p.gpkg"
    days = query(path, "SELECT DISTINCT last_change FROM gpkg_contents")
    assert days == [("1970-01-01T00:00:00.000Z",)]
    assert query(path, "SELECT size, id, name FROM own_depots") == [(2, "own_depots:1", "A")]
    packed = base64.b64encode(b"<svg/>").decode()
    (style,) = query(path, "SELECT styleQML FROM layer_styles WHERE f_table_name = 'battlegroups'")
    assert f"base64:{packed}" in style[0]


def test_a_table_that_cannot_be_added_is_said_with_the_files_name(tmp_path, monkeypatch):
    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(geopackage, "_write_attributes", full)
    with pytest.raises(InputError, match=r"^posture\.gpkg: cannot be written: database or disk is"):
        write_geopackage(POSTURE, tmp_path / "posture.gpkg")
    assert list(tmp_path.iterdir()) == []
