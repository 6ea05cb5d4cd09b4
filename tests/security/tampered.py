"""Run folders as somebody else might hand them on: what is changed in a good one, by name."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from posturemap.manifest import MANIFEST, digest

LAYER = "layers/forces.geojson"


def _text(name, change):
    def spoil(folder):
        path = folder / name
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    return spoil


def _bytes(name, content):
    return lambda folder: (folder / name).write_bytes(content)


def _json(name, change):
    def spoil(folder):
        value = json.loads((folder / name).read_text(encoding="utf-8"))
        change(value)
        (folder / name).write_text(json.dumps(value), encoding="utf-8")

    return spoil


def _line(name, change):
    """Change the first line of a file of JSON lines."""

    def spoil(folder):
        first, *rest = (folder / name).read_text(encoding="utf-8").splitlines()
        value = json.loads(first)
        change(value)
        lines = "\n".join((json.dumps(value), *rest))
        (folder / name).write_text(f"{lines}\n", encoding="utf-8")

    return spoil


def _feature(**fields):
    return _json(LAYER, lambda value: value["features"][0].update(fields))


def _property(**fields):
    return _json(LAYER, lambda value: value["features"][0]["properties"].update(fields))


def _shape(kind, coordinates):
    return _feature(geometry={"type": kind, "coordinates": coordinates})


def _sql(*statements):
    def spoil(folder):
        with closing(sqlite3.connect(folder / "posture.gpkg")) as file, file:
            for statement in statements:
                file.execute(statement)

    return spoil


def _instead(name, make):
    def spoil(folder):
        path = folder / name
        path.unlink()
        make(path)

    return spoil


def _sparse(path):
    with path.open("wb") as file:
        file.truncate(2**36)


VIEW = (
    "CREATE VIEW claims AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) "
    "SELECT i AS id, i AS quote FROM n"
)
DEEP = "[" * 100_000

FORGED = {
    "page data": _text("map.html", lambda text: text.replace("1,400", "9,400")),
    "page code": _text("map.html", lambda text: text.replace("use strict", "use strikt", 1)),
    "page cut": _text("map.html", lambda text: text[: len(text) // 2]),
    "page text alone": _text(
        "map.html", lambda text: text.replace("<bdi>Germany sent 1,400", "<bdi>Germany sent 9,400")
    ),
    "page title": _text("map.html", lambda text: text.replace("<title>", "<title>9,400: ")),
    "page more text": _text(
        "map.html", lambda text: text.replace("</ol>", "<li>Russia fled</li></ol>", 1)
    ),
    "page policy": _text("map.html", lambda text: text.replace("default-src 'none'; ", "", 1)),
    "report": _text("report.md", lambda text: text.replace("1,400", "9,400")),
    "report more": _text("report.md", lambda text: f"{text}- `0` “9,400 soldiers”\n"),
    "report less": _text(
        "report.md",
        lambda text: "\n".join(line for line in text.split("\n") if not line.startswith("- `")),
    ),
    "quote": _text("claims.jsonl", lambda text: text.replace("1,400 soldiers", "9,400 soldiers")),
    "layer name": _property(name="Germany: 9,400 soldiers"),
    "layer quote": _text(LAYER, lambda text: text.replace("1,400 soldiers", "9,400 soldiers")),
    "geopackage quote": _sql("UPDATE claims SET quote = 'Germany sent 9,400 soldiers.'"),
    "record": _line("articles.jsonl", lambda value: value.update(claims=99)),
    "record title": _line("articles.jsonl", lambda value: value.update(title="Another")),
}
"""Lies that the manifest does not show, since its hashes are made to fit."""

BROKEN = {
    "layer empty": _bytes(LAYER, b""),
    "layer cut": _text(LAYER, lambda text: text[: len(text) // 2]),
    "layer utf16": _bytes(LAYER, '{"features": []}'.encode("utf-16")),
    "layer latin": _bytes(LAYER, b'{"features": [], "name": "\xe4"}'),
    "layer deep": _bytes(LAYER, DEEP.encode()),
    "layer deep features": _bytes(LAYER, f'{{"features": {DEEP}'.encode()),
    "layer list": _bytes(LAYER, b"[]"),
    "layer number": _bytes(LAYER, b"1"),
    "layer no features": _bytes(LAYER, b"{}"),
    "layer features null": _bytes(LAYER, b'{"features": null}'),
    "layer features text": _bytes(LAYER, b'{"features": "abc"}'),
    "layer features numbers": _bytes(LAYER, b'{"features": [1, 2]}'),
    "layer long number": _bytes(LAYER, b'{"features": [], "n": ' + b"9" * 10_000 + b"}"),
    "layer huge": _bytes(LAYER, b'{"features": ["' + b"a" * 2**26 + b'"]}'),
    "layer id number": _feature(id=1),
    "layer id null": _feature(id=None),
    "layer id list": _feature(id=[1]),
    "layer ids twice": _json(LAYER, lambda value: value["features"].append(value["features"][0])),
    "layer properties null": _feature(properties=None),
    "layer properties list": _feature(properties=[]),
    "layer no property": _json(LAYER, lambda value: value["features"][0]["properties"].pop("name")),
    "layer property wrong": _property(valid_from=5, conflicts="x", claims=7, grade={}),
    "layer claims null": _property(claims=None),
    "layer evidence null": _property(evidence=None),
    "layer evidence text": _property(evidence="abc"),
    "layer evidence numbers": _property(evidence=[1]),
    "layer evidence claim list": _property(evidence=[{"claim": [1], "quote": {}}]),
    "layer control": _property(name="\x1b[2Ja\x9b31m\u202eb"),
    "layer NaN": _shape("Point", [float("nan"), 57.0]),
    "layer infinite": _shape("Point", [1e999, 57.0]),
    "layer metres": _shape("Point", [2_700_000.0, 8_100_000.0]),
    "layer no geometry": _feature(geometry=None),
    "layer geometry text": _feature(geometry="POINT (1 2)"),
    "layer geometry circle": _shape("Circle", [1, 2]),
    "layer coordinates null": _shape("Point", None),
    "layer coordinates text": _shape("Point", ["a", "b"]),
    "layer coordinates one": _shape("Point", [1]),
    "layer coordinates deep": _shape("Polygon", [[[[24.0, 57.0]]]]),
    "layer polygon of two": _shape("Polygon", [[[24.0, 57.0], [25.0, 57.0]]]),
    "layer line of one": _shape("LineString", [[24.0, 57.0]]),
    "layer polygon empty": _shape("Polygon", []),
    "layer pipe": _instead(LAYER, os.mkfifo),
    "layer folder": _instead(LAYER, Path.mkdir),
    "layer link": _instead(LAYER, lambda path: path.symlink_to("/etc/hostname")),
    "layer link to itself": _instead(LAYER, lambda path: path.symlink_to(path)),
    "layer device": _instead(LAYER, lambda path: path.symlink_to("/dev/zero")),
    "layer sparse": _instead(LAYER, _sparse),
    "claims empty": _bytes("claims.jsonl", b""),
    "claims cut": _text("claims.jsonl", lambda text: text[:-100]),
    "claims deep": _bytes("claims.jsonl", DEEP.encode()),
    "claims pipe": _instead("claims.jsonl", os.mkfifo),
    "claims NaN": _line("claims.jsonl", lambda value: value.update(confidence=float("nan"))),
    "claims type": _line("claims.jsonl", lambda value: value.update(type="rumour")),
    "claims twice": _text("claims.jsonl", lambda text: text + text),
    "claims control": _line(
        "claims.jsonl", lambda value: value.update(attribution="\x1b[2J\x9b\u202ex")
    ),
    "claims offsets": _line("claims.jsonl", lambda value: value.update(start=-5)),
    "claims places": _line("claims.jsonl", lambda value: value.update(places=[{"name": 1}])),
    "records pipe": _instead("articles.jsonl", os.mkfifo),
    "records deep": _bytes("articles.jsonl", DEEP.encode()),
    "records types": _line("articles.jsonl", lambda value: value.update(left_out="all")),
    "manifest deep": _bytes(MANIFEST, DEEP.encode()),
    "manifest list": _bytes(MANIFEST, b"[]"),
    "manifest cut": _text(MANIFEST, lambda text: text[:-30]),
    "manifest pipe": _instead(MANIFEST, os.mkfifo),
    "manifest as_of": _json(MANIFEST, lambda value: value["options"].update(as_of=["x"])),
    "manifest as_of wrong": _json(MANIFEST, lambda value: value["options"].update(as_of="9999-99")),
    "manifest version": _json(MANIFEST, lambda value: value["versions"].update(posturemap="9.9")),
    "manifest no version": _json(MANIFEST, lambda value: value["versions"].clear()),
    "manifest outside": _json(
        MANIFEST, lambda value: value["outputs"].update({"../../etc/passwd": "0"})
    ),
    "geopackage view": _sql("ALTER TABLE claims RENAME TO old", VIEW),
    "geopackage endless": _sql(
        "DROP TABLE claims",
        "CREATE VIEW claims AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
        "SELECT CAST(i AS TEXT) AS id, 'x' AS quote FROM n",
    ),
    "geopackage large": _sql(
        "DROP TABLE claims", "CREATE VIEW claims AS SELECT 'a' AS id, zeroblob(900000000) AS quote"
    ),
    "geopackage worked out": _sql(
        "DROP TABLE claims",
        "CREATE TABLE claims (id TEXT, quote TEXT GENERATED ALWAYS AS (hex(zeroblob(400000000))))",
        "INSERT INTO claims (id) VALUES ('a')",
    ),
    "geopackage null": _sql("UPDATE claims SET quote = NULL"),
    "geopackage ids": _sql("UPDATE claims SET id = 1"),
    "geopackage blob": _sql("UPDATE claims SET quote = x'ff00'"),
    "geopackage no text": _sql("UPDATE claims SET quote = CAST(x'ff' AS TEXT)"),
    "geopackage gone": _sql("DROP TABLE claims"),
    "geopackage cut": lambda folder: os.truncate(folder / "posture.gpkg", 5000),
    "geopackage pipe": _instead("posture.gpkg", os.mkfifo),
    "page empty": _bytes("map.html", b""),
    "page packed": _text(
        "map.html",
        lambda text: text.replace('id="posture-data">{', 'id="posture-data">{"packed":1,'),
    ),
    "page deep": _text(
        "map.html", lambda text: text.replace('id="posture-data">{', f'id="posture-data">{DEEP}')
    ),
    "page latin": _bytes("map.html", b"<html>\xe4\xff</html>"),
    "page pipe": _instead("map.html", os.mkfifo),
    "report pipe": _instead("report.md", os.mkfifo),
}
"""What a program may stumble over."""


def spoil_run(folder, change):
    """Change a run folder, and make its manifest agree, as somebody who knows it would."""
    change(folder)
    if not (folder / MANIFEST).is_file():
        return
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        outputs = manifest["outputs"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return
    for name in outputs:
        path = folder / name
        regular = path.is_file() and not path.is_symlink() and path.stat().st_size < 2**27
        if regular and ".." not in name:
            outputs[name] = digest(path.read_bytes())
    (folder / MANIFEST).write_text(json.dumps(manifest))
