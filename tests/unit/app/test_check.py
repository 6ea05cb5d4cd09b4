"""`check` finds every change, and says where."""

import json
import os
import sqlite3
from pathlib import Path

import pytest

from posturemap.build import BRIEFING, build_map
from posturemap.check import check_folder
from posturemap.claims.record import read_records
from posturemap.errors import CheckError
from posturemap.folder import files_in
from posturemap.layerfile import read_features
from posturemap.manifest import MANIFEST, digest, read_manifest
from posturemap.plan import Plan
from posturemap.shown import Told, shown_on_page


def test_a_fresh_folder_has_no_fault(briefing_run):
    assert check_folder(briefing_run[1], [BRIEFING]) == ()


@pytest.mark.parametrize(
    "tiles", [{"ground": "pmtiles"}, {"tiles_url": "https://tiles.example/posture.pmtiles"}]
)
def test_a_page_with_vector_tiles_may_do_what_it_says_and_no_more(tmp_path, tiles):
    article = tmp_path / "a.txt"
    article.write_text("Britain leads the battlegroup at Tapa, Estonia.\n")
    out = tmp_path / "out"
    run = build_map(Plan(articles=(article,), **tiles), out=out)
    assert check_folder(out, [article]) == ()
    told = Told(
        manifest=read_manifest(out),
        claims=run.posture.claims,
        records=read_records(out / "articles.jsonl"),
        layers={},
    )
    page = run.outputs["map.html"].decode()
    assert list(shown_on_page(page, told)) == []
    loose = page.replace("worker-src blob:", "worker-src blob:; connect-src *", 1)
    (fault,) = shown_on_page(loose, told)
    assert "its code is not the code of this posturemap" in fault


def test_one_byte_more_in_any_output_is_found(folder):
    for name in sorted(files_in(folder) - {MANIFEST}):
        path = folder / name
        whole = path.read_bytes()
        path.write_bytes(whole + b" ")
        assert f"{path}: changed" in "\n".join(check_folder(folder)), name
        path.write_bytes(whole)


def test_a_missing_and_a_foreign_file_are_found(folder):
    (folder / "report.md").rename(folder / "report.txt")
    faults = "\n".join(check_folder(folder))
    assert "report.md: missing" in faults
    assert "report.txt: not in the manifest" in faults


@pytest.mark.parametrize("name", ["layers/borders.geojson", "claims.jsonl", "map.html", MANIFEST])
@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_is_no_file_is_named_and_never_waited_for(folder, name, make):
    path = folder / name
    path.unlink()
    make(path)
    try:
        faults = check_folder(folder)
    except CheckError as error:
        faults = (str(error),)
    wrong = ("missing", "wanted a regular file", "no regular file")
    assert any(fault.startswith(f"{path}: ") and any(w in fault for w in wrong) for fault in faults)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        "[" * 100_000,
        '{"inputs": {}, "outputs": {"a": 1}, "options": {}, "versions": {}}',
    ],
)
def test_a_manifest_that_is_none_is_named(folder, text):
    (folder / MANIFEST).write_text(text)
    with pytest.raises(CheckError, match="not a manifest of posturemap"):
        check_folder(folder)


def _forge(folder, name, old, new):
    """Change an output and make the manifest agree, as somebody who knows it would."""
    path = folder / name
    path.write_text(path.read_text().replace(old, new, 1))
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest["outputs"][name] = digest(path.read_bytes())
    (folder / MANIFEST).write_text(json.dumps(manifest))


def test_a_forged_quote_is_found_without_and_with_the_article(folder):
    _forge(folder, "claims.jsonl", "multinational battlegroup", "multinational battlecruis")
    without = "\n".join(check_folder(folder))
    assert "posture.gpkg: quotes claim" in without
    assert "otherwise than claims.jsonl" in without
    assert "reads “" not in without
    assert "but characters" in "\n".join(check_folder(folder, [BRIEFING]))


def test_a_forged_layer_is_found(folder):
    _forge(folder, "layers/battlegroups.geojson", "multinational battlegroup", "small battlegroup")
    assert "battlegroups.geojson: feature" in "\n".join(check_folder(folder))


def test_another_article_than_the_runs_is_found(folder, tmp_path):
    other = tmp_path / "briefing.txt"
    other.write_text(BRIEFING.read_text().replace("Since 2017", "From 2017"))
    faults = "\n".join(check_folder(folder, [other]))
    assert "is not an article of this run" in faults


def test_a_spoilt_geopackage_is_found(folder):
    with sqlite3.connect(folder / "posture.gpkg") as database:
        database.execute("DROP TABLE claims")
    assert "no GeoPackage with a table of claims" in "\n".join(check_folder(folder))


@pytest.mark.parametrize("content", [None, "{}", "[]", "not json", '{"outputs": 1}'])
def test_a_folder_without_a_manifest_is_refused(tmp_path, content):
    if content is not None:
        (tmp_path / MANIFEST).write_text(content)
    with pytest.raises(CheckError, match=r"manifest\.json"):
        check_folder(tmp_path)


def test_an_article_that_the_project_renamed_is_known_by_its_content(folder, tmp_path):
    other = tmp_path / "renamed.txt"
    other.write_bytes(BRIEFING.read_bytes())
    assert check_folder(folder, [other]) == ()


def test_a_record_that_does_not_fit_the_claims_is_named(folder):
    path = folder / "articles.jsonl"
    record = json.loads(path.read_text())
    path.write_text(json.dumps({**record, "claims": 1}))
    assert any(
        f"{path}: briefing has 1 claims, claims.jsonl has" in f for f in check_folder(folder)
    )
    path.write_text(json.dumps({**record, "id": "other"}))
    assert f"{path}: article other is here or in the manifest, not in both" in check_folder(folder)
    path.write_text("{}")
    assert any(f.startswith(f"{path}:1: id: ") for f in check_folder(folder))


@pytest.mark.parametrize("kind", [[], {}, None, 1, "Circle"])
def test_a_shape_of_no_known_kind_is_named(kind):
    shape = {"type": kind, "coordinates": [25, 58]}
    feature = {"id": "a", "type": "Feature", "properties": {}, "geometry": shape}
    text = json.dumps({"features": [feature]})
    with pytest.raises(CheckError, match="feature 1 has a geometry of no known kind"):
        read_features(text.encode(), Path("own_a.geojson"))


LONG = "x" * 10_000


def test_what_a_run_says_is_quoted_in_short(folder):
    path = folder / "layers" / "forces.geojson"
    layer = json.loads(path.read_text())
    layer["features"][0]["id"] = LONG
    layer["features"][0]["properties"]["evidence"] = [{"claim": LONG}, {"claim": None}]
    path.write_text(json.dumps(layer))
    records = folder / "articles.jsonl"
    records.write_text(json.dumps({**json.loads(records.read_text()), "id": LONG}))
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest["outputs"][LONG] = "00"
    (folder / MANIFEST).write_text(json.dumps(manifest))
    faults = check_folder(folder)
    assert sum("xxx" in fault for fault in faults) > 4
    assert max(map(len, faults)) < 600 + len(str(folder))


def test_what_is_read_where_a_quote_should_be_is_quoted_in_short(folder, tmp_path):
    claims = folder / "claims.jsonl"
    first, *rest = claims.read_text().splitlines()
    told = json.loads(first)
    quote = LONG[: len(BRIEFING.read_text()) - 99]
    told |= {"start": 0, "end": len(quote), "quote": quote}
    claims.write_text("\n".join([json.dumps(told), *rest]))
    faults = check_folder(folder, [BRIEFING])
    assert any("but characters 0 to" in fault for fault in faults)
    assert max(map(len, faults)) < 900
