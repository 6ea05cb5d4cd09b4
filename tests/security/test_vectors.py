"""Layer files of others: rows 27 to 31 and 41 to 43 of the table of hostile inputs."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from posturemap.errors import VectorError
from posturemap.geo.vectors import Asked, read_vectors

from .layer_files import (
    CANARY,
    POINT,
    feature,
    frame,
    listening,
    polygon,
    put,
    read,
    refused,
    text_of,
)

pytestmark = pytest.mark.usefixtures("near")


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
