"""Rows 51 and 54 to 57: what leaves the map is what was said, dead, and readable by others."""

import csv
import io
import json
import math
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import fiona
import geopandas as gpd
import openpyxl
import pandas as pd
import pyogrio
import pytest
import shapely
from pyarrow import parquet
from shapely.geometry import LineString, Point, box, shape

from posturemap.claims import Article, Claim, ClaimType, PlaceMention
from posturemap.layers import TABLES, Posture, layer_geojson, write_geopackage
from posturemap.layers.formats import claims_csv, convert_layer, evidence_of, losses_of
from posturemap.layers.formats.spreadsheet import shield, unshield
from posturemap.layers.formats.workbook import workbook
from posturemap.layers.table import settled
from posturemap.layers.table.schema import Kind

from .payloads import ALL

KML = "{http://www.opengis.net/kml/2.2}"
FILLED = {
    Kind.TEXT: "x",
    Kind.NUMBER: 1 / 3,
    Kind.FLAG: True,
    Kind.TEXTS: ("c0",),
    Kind.RECORDS: (),
}
EDGE = 1e-9  # degrees
# What C reads as the end of a text; the others of these a format's writer must mask or picture.
PICTURED = {"\0": "\u2400"}


def _posture() -> Posture:
    """Every payload as a name and as a quote; shapes of three kinds with coordinates like i/3."""
    size = len(ALL)
    shapes = [
        (Point(21 + n / 3, 57 + n / 300), box(21, 56, 21 + 1 / 3, 56 + n / 700),
         LineString([(21, 57), (22 + n / 7, 58)]))[n % 3]
        for n in range(size)
    ]  # fmt: skip
    values: dict[str, Any] = {
        key: [FILLED[column.kind]] * size for key, column in TABLES["threats"].columns.items()
    }
    values |= {"id": [f"f{n}" for n in range(size)], "name": list(ALL)}
    values |= {"claims": [(f"c{n}",) for n in range(size)]}
    values |= dict.fromkeys(("from_date", "to_date", "precision_m"), [None] * size)
    values["status"] = [None if n % 2 else "" for n in range(size)]
    rows = gpd.GeoDataFrame(
        values, geometry=[settled(one) for one in shapes], crs=4326, dtype=object
    )
    tapa = PlaceMention(
        text="Tapa", start=0, end=4, name="Tapa", country="EE", kind="town", lat=59.3, lon=26.0
    )
    claims = tuple(
        Claim(
            id=f"c{n}",
            article="a",
            type=ClaimType.THREAT,
            quote=text,
            start=0,
            end=len(text),
            places=(tapa,),
            features=(f"f{n}",),
        )
        for n, text in enumerate(ALL)
    )
    return Posture(layers={"threats": rows}, claims=claims, conflicts=(), as_of="2026-01-01")


@pytest.fixture(scope="module")
def posture() -> Posture:
    return _posture()


@pytest.fixture(scope="module")
def text(posture: Posture) -> str:
    article = Article(id="a", text="\n".join(ALL), sha256="0", title="T")
    evidence = evidence_of(posture.claims, [article])
    return layer_geojson("threats", posture.layers["threats"], evidence=evidence)


@pytest.fixture(scope="module")
def files(posture: Posture, text: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    (folder / "threats.geojson").write_text(text, encoding="utf-8", newline="\n")
    for to in ("csv", "fgb", "kml", "parquet"):
        (folder / f"threats.{to}").write_bytes(convert_layer("threats", text, to=to))
    write_geopackage(posture, folder / "posture.gpkg")
    return folder


def held(text: str) -> str:
    """Give a text as formats that end texts at NUL write it."""
    return text.translate(str.maketrans(PICTURED))


def query(file: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(file)) as found:
        return found.execute(sql).fetchall()


def test_row_51_a_quote_has_the_same_letters_in_every_format(text: str, files: Path):
    quotes = list(ALL)
    features = json.loads(text)["features"]
    assert [f["properties"]["evidence"][0]["quote"] for f in features] == quotes
    assert query(files / "posture.gpkg", "SELECT quote FROM claims") == [(held(q),) for q in quotes]
    with (files / "threats.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cells = [json.loads(unshield(row["evidence"])) for row in rows]
    assert [cell[0]["quote"] for cell in cells] == quotes
    with fiona.open(files / "threats.fgb") as layer:
        found = {row["properties"]["id"]: row["properties"]["evidence"] for row in layer}
    assert [json.loads(found[f"f{n}"])[0]["quote"] for n in range(len(quotes))] == quotes


def test_row_54_no_cell_is_live_for_any_spreadsheet(posture: Posture, files: Path):
    live = ("=", "+", "-", "@", "\t", "\r", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
    content = (files / "threats.csv").read_bytes().decode()
    for text in (content, claims_csv(posture.claims)):
        for delimiter in ",;\t|":
            # As a spreadsheet of another country parts it, and knows of quotes only at a start.
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
                for cell in row:
                    bare = cell.lstrip(' \u00a0"')
                    assert not bare.startswith(live) or _is_number(bare), (delimiter, cell)
    assert [unshield(shield(one)) for one in ALL] == list(ALL)


def _is_number(cell: str) -> bool:
    try:
        return math.isfinite(float(cell))
    except ValueError:
        return False


def test_row_54_numbers_stay_numbers_and_two_readers_agree(posture: Posture, files: Path):
    frame = pd.read_csv(files / "threats.csv", keep_default_na=False)
    assert list(frame["name"].map(unshield)) == list(ALL)
    points = posture.layers["threats"].geometry
    for lon, shape_ in zip(frame["lon"], points, strict=True):
        assert (lon == "") == (shape_.geom_type != "Point")
        assert lon == "" or abs(float(lon) - shape_.x) <= EDGE


def test_row_54_a_workbook_has_no_formula(posture: Posture):
    content = workbook({}, posture.claims)
    book = openpyxl.load_workbook(io.BytesIO(content))
    kinds = {cell.data_type for row in book["claims"].iter_rows() for cell in row}
    assert "f" not in kinds


def test_row_55_kml_is_well_formed_and_takes_markup_for_text(files: Path):
    root = ET.parse(files / "threats.kml").getroot()  # noqa: S314  our own file
    (document,) = root
    assert root.tag == f"{KML}kml"
    assert [child.tag.removeprefix(KML) for child in document][:3] == [
        "name",
        "description",
        "Style",
    ]
    said = document.find(f"{KML}description").text
    for code in ("U+0000", "U+0001", "U+000B", "U+FFFE"):
        assert code in said
    for mark, name in zip(document.iter(f"{KML}Placemark"), ALL, strict=True):
        order = [child.tag.removeprefix(KML) for child in mark]
        wanted = ["name", "visibility", "description", "styleUrl", "ExtendedData"]
        assert order[:-1] == [tag for tag in wanted if tag in order[:-1]]
        shown = mark.find(f"{KML}name").text or ""
        assert _pictured(shown) == _pictured(name)
        balloon = mark.find(f"{KML}description").text
        assert "<" not in balloon


def _pictured(text: str) -> str:
    """Give a text with every control and non-character as one sign."""
    return "".join("?" if (ord(c) < 32 and c not in "\t\n\r") or 0x2400 <= ord(c) < 0x2420
                   or c in "\ufffd\ufffe\uffff" else c for c in text)  # fmt: skip


def _shapes(found: Any) -> dict[str, Any]:
    return dict(zip(found["id"], found.geometry, strict=True))


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_row_56_two_readers_find_the_same_features_in_every_file(posture: Posture, files: Path):
    rows = posture.layers["threats"]
    wanted = _shapes(rows)
    first = {name: pyogrio.read_dataframe(files / f"threats.{name}") for name in ("geojson", "fgb")}
    first["gpkg"] = pyogrio.read_dataframe(files / "posture.gpkg", layer="threats")
    for name, found in first.items():
        assert len(found) == len(rows), name
        for key, shape_ in _shapes(found).items():
            assert _nearest(shape_, wanted[key]), (name, key)
    for key, shape_ in _second(files).items():
        assert _nearest(shape_, wanted[key.partition(" ")[2]]), key
    for back in (first["gpkg"], first["fgb"]):
        names = dict(zip(back["id"], back["name"], strict=True))
        assert names == {f"f{n}": held(one) for n, one in enumerate(ALL)}
        numbers = [
            c for c, column in TABLES["threats"].columns.items() if column.kind is Kind.NUMBER
        ]
        for column in numbers:
            if column != "precision_m":
                assert set(back[column]) == {1 / 3}
    assert query(files / "posture.gpkg", "SELECT DISTINCT status FROM threats") == [("",), (None,)]


def _second(files: Path) -> dict[str, Any]:
    """Read shapes with what shares no code with the writers: json, sqlite3, XML, pyarrow."""
    found = {
        f"geojson {f['id']}": shape(f["geometry"])
        for f in json.loads((files / "threats.geojson").read_text("utf-8"))["features"]
    }
    for key, blob in query(files / "posture.gpkg", "SELECT id, geom FROM threats"):
        assert blob[:3] == b"GP\0"
        envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[blob[3] >> 1 & 7]
        found[f"gpkg {key}"] = shapely.from_wkb(blob[8 + envelope :])
    for row in parquet.read_table(files / "threats.parquet").to_pylist():
        found[f"parquet {row['id']}"] = shapely.from_wkb(row["geometry"])
    for mark in ET.parse(files / "threats.kml").iter(f"{KML}Placemark"):  # noqa: S314  our own
        key = mark.find(f".//{KML}Data[@name='id']/{KML}value").text
        texts = [one.text.split() for one in mark.iter(f"{KML}coordinates")]
        points = [tuple(float(x) for x in pair.split(",")) for pair in texts[0]]
        polygon = mark.find(f"{KML}Polygon") is not None
        kind = shapely.Polygon if polygon else LineString if len(points) > 1 else Point
        found[f"kml {key}"] = kind(points) if len(points) > 1 else Point(points[0])
    return found


def _nearest(one: Any, other: Any) -> bool:
    """Tell whether two shapes have the same points to 1e-9 degrees, in whatever wrapping."""
    a, b = shapely.get_coordinates(one), shapely.get_coordinates(other)
    return a.shape == b.shape and bool((abs(a - b) <= EDGE).all())


def test_row_56_what_a_format_loses_is_listed_before_it_is_written(text: str):
    said = {to: losses_of({"threats": text}, to=to) for to in ("csv", "fgb", "kml", "parquet")}
    assert any("empty cell" in one for one in said["csv"])
    assert any("131 of 197 shapes are no points" in one for one in said["csv"])
    assert any("order of the spatial index" in one for one in said["fgb"])
    assert any("threats: written as pictures" in one and "U+0000" in one for one in said["fgb"])
    assert any("U+000B" in one for one in said["kml"])


def test_row_57_the_geopackage_is_one_and_plain_sqlite_may_edit_it(files: Path, tmp_path: Path):
    path = tmp_path / "edited.gpkg"
    path.write_bytes((files / "posture.gpkg").read_bytes())
    assert query(path, "PRAGMA application_id") == [(0x47504B47,)]
    assert query(path, "PRAGMA user_version") == [(10400,)]
    assert query(path, "PRAGMA foreign_key_check") == []
    layers = query(path, "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")
    known = query(path, "SELECT table_name, srs_id, z, m FROM gpkg_geometry_columns")
    assert sorted(known) == sorted((name, 4326, 0, 0) for (name,) in layers)
    srs = {row[0] for row in query(path, "SELECT srs_id FROM gpkg_spatial_ref_sys")}
    assert {-1, 0, 4326} <= srs
    extensions = "SELECT count(*) FROM sqlite_master WHERE name = 'gpkg_extensions'"
    if query(path, extensions) != [(0,)]:
        assert (
            query(path, "SELECT * FROM gpkg_extensions WHERE extension_name LIKE '%rtree%'") == []
        )
    with closing(sqlite3.connect(path)) as file, file:
        for (name,) in file.execute("SELECT table_name FROM gpkg_contents").fetchall():
            file.execute(f'UPDATE "{name}" SET rowid = rowid + 1000000')  # noqa: S608  our names
        for (name,) in layers:
            columns = [row[1] for row in file.execute(f'PRAGMA table_info("{name}")')][1:]
            listed = ", ".join(f'"{column}"' for column in columns)
            file.execute(f'INSERT INTO "{name}" ({listed}) SELECT {listed} FROM "{name}" LIMIT 1')  # noqa: S608
            file.execute(f'UPDATE "{name}" SET geom = geom')  # noqa: S608
            file.execute(f'DELETE FROM "{name}"')  # noqa: S608
    assert query(path, "PRAGMA integrity_check") == [("ok",)]
