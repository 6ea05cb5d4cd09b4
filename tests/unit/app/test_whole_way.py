"""A folder of fifty mixed files becomes a reviewed map, a QGIS project and GeoParquet."""

import json
import sqlite3
import zipfile
from contextlib import closing
from email.message import EmailMessage

import geopandas as gpd
import pytest
from click.testing import CliRunner

from posturemap.cli import main

TOWNS = ("Tapa", "Rukla", "Liepāja", "Ventspils", "Alytus", "Tartu", "Pärnu", "Daugavpils")
STATES = ("Estonia", "Lithuania", "Latvia", "Latvia", "Lithuania", "Estonia", "Estonia", "Latvia")
GUESTS = ("Britain", "Germany", "Canada", "Denmark", "France", "Spain", "Italy")


def _sentence(number):
    town, state = TOWNS[number % 8], STATES[number % 8]
    guest, count = GUESTS[number % 7], 100 + 10 * number
    return f"{guest} has stationed {count} soldiers at {town} in {state} since 2025."


def _odt(text):
    names = "urn:oasis:names:tc:opendocument:xmlns"
    return (
        f'<office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:text="{names}:text:1.0"><office:body><office:text>'
        f"<text:p>{text}</text:p></office:text></office:body></office:document-content>"
    )


def _mail(text):
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "Notes", "a@example.org", "Mon, 02 Mar 2026 10:00"
    mail.set_content(text)
    return mail.as_bytes()


def _write(folder, number):
    """Write one file; its kind goes by its number."""
    text, name = _sentence(number), f"n{number:02}"
    page = f"<html><body><article><h1>Note {number}</h1><p>{text}</p></article></body></html>"
    kinds = (
        (".txt", f"# date: 2026-03-{number % 28 + 1:02}\n\n{text}\n".encode()),
        (".md", f"# Note {number}\n\n{text}\n".encode()),
        (".html", page.encode()),
        (".eml", _mail(text)),
        (".json", json.dumps({"title": f"Note {number}", "text": text}).encode()),
    )
    ending, content = kinds[number % 5]
    (folder / f"{name}{ending}").write_bytes(content)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "notes"
    folder.mkdir()
    for number in range(48):
        _write(folder, number)
    with zipfile.ZipFile(folder / "n48.odt", "w") as odt:
        odt.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        odt.writestr("content.xml", _odt(_sentence(48)))
    (folder / "n49.pdf").write_bytes(b"%PDF-1.4 broken")

    def invoke(*words):
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0, done.output
        return done.output

    return invoke


def test_a_folder_of_fifty_files_becomes_a_reviewed_map_a_project_and_geoparquet(run, tmp_path):
    sheet = run("review", "sheet", "notes", "--by", "Ann")
    assert "warning: notes/n49.pdf: left out: is a broken PDF" in sheet
    run("review", "init", "notes")
    listed = json.loads(run("review", "list", "--json"))
    assert len({one["article"] for one in listed}) == 49
    wrong = next(one["id"] for one in listed if "100 soldiers" in one["quote"])
    run("review", "reject", wrong, "--by", "Ann", "--why", "withdrawn by its author")
    run("review", "accept", "--type", "deployment", "--by", "Ann")

    built = run("build", "notes")
    assert "review: review.toml" in built
    assert "49 articles (1 left out)" in built
    assert run("check", "out", "notes").count("\n") >= 1
    lines = (tmp_path / "out/claims.jsonl").read_text("utf-8").splitlines()
    claims = [json.loads(line) for line in lines]
    states = {claim["id"]: claim["review"]["state"] for claim in claims}
    assert states.pop(wrong) == "rejected"
    assert set(states.values()) == {"accepted"}
    assert {"map.html", "posture.qgz", "report.md"} <= {
        p.name for p in (tmp_path / "out").iterdir()
    }
    with zipfile.ZipFile(tmp_path / "out/posture.qgz") as project:
        assert any(name.endswith(".qgs") for name in project.namelist())
    with closing(sqlite3.connect(tmp_path / "out/posture.gpkg")) as tables:
        (forces,) = tables.execute("select count(*) from forces").fetchone()

    run("export", "out", "--format", "parquet")
    table = gpd.read_parquet(tmp_path / "out-parquet/forces.parquet")
    assert len(table) == forces >= 40
    assert table.crs.to_epsg() in (4326, None) or table.crs.to_string() == "OGC:CRS84"
    rejected = next(claim for claim in claims if claim["id"] == wrong)
    assert rejected["features"] == []
    assert "withdrawn by its author" in (tmp_path / "out/report.md").read_text("utf-8")
