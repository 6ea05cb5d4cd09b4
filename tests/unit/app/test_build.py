"""The whole pipeline, on the built-in briefing."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from posturemap.build import BRIEFING, Plan, build_map
from posturemap.claims import read_article, read_claims, read_project
from posturemap.claims.article import count_letters
from posturemap.claims.record import read_records
from posturemap.commands.build import _sum_up
from posturemap.errors import ArticleError, InputError
from posturemap.folder import files_in
from posturemap.layers import TABLES


def test_writes_what_the_manifest_lists(briefing_run):
    run, folder = briefing_run
    expected = {
        "manifest.json",
        "articles.jsonl",
        "claims.jsonl",
        "report.md",
        "map.html",
        "posture.gpkg",
        *(f"layers/{name}.{ending}" for name in TABLES for ending in ("geojson", "csv")),
    }
    assert files_in(folder) == expected == set(run.outputs)


def test_every_quote_is_the_articles_text(briefing_run):
    text = read_article(BRIEFING).text
    claims = read_claims(briefing_run[1] / "claims.jsonl")
    assert len(claims) > 30
    assert [text[c.start : c.end] for c in claims] == [c.quote for c in claims]


def test_every_claim_is_on_the_map_or_says_why_not(briefing_run):
    run, folder = briefing_run
    drawn = {
        feature["id"]
        for path in (folder / "layers").glob("*.geojson")
        for feature in json.loads(path.read_text())["features"]
    }
    for claim in run.posture.claims:
        assert bool(claim.features) != bool(claim.unmapped)
        assert drawn.issuperset(claim.features)


def test_every_claim_is_in_the_report(briefing_run):
    run, folder = briefing_run
    report = (folder / "report.md").read_text()
    assert [c.id for c in run.posture.claims if c.id not in report] == []


def test_the_briefing_fills_the_layers_of_the_baltic_posture(briefing_run):
    layers = briefing_run[0].posture.layers
    claimed = {
        name
        for name, gdf in layers.items()
        if name not in ("countries", "borders") and any(len(ids) for ids in gdf["claims"])
    }
    assert claimed == set(TABLES) - {"countries", "borders"}
    assert {"Tapa", "Ādaži", "Rukla"} <= set(layers["battlegroups"]["place"])


def test_same_input_same_bytes_elsewhere(briefing_run, tmp_path):
    run, _ = briefing_run
    code = (
        "import sys; from pathlib import Path\n"
        "from posturemap.build import BRIEFING, FORMATS, Plan, build_map\n"
        "build_map(Plan(articles=(BRIEFING,), formats=FORMATS), out=Path('again'))"
    )
    env = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "C", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, check=True)
    again = {
        name: (tmp_path / "again" / name).read_bytes() for name in files_in(tmp_path / "again")
    }
    assert [n for n in sorted(run.outputs) if again.get(n) != run.outputs[n]] == []


def test_no_output_tells_where_it_was_made(briefing_run):
    home = str(Path.home()).encode()
    here = str(Path(__file__).parents[3]).encode()
    for name, content in briefing_run[0].outputs.items():
        assert home not in content, name
        assert here not in content, name


def test_two_articles_of_one_stem_get_ids_by_their_paths(tmp_path):
    (tmp_path / "sub").mkdir()
    for path in (tmp_path / "a.txt", tmp_path / "sub" / "a.txt"):
        path.write_text("NATO has a battlegroup in Latvia.\n")
    run = build_map(Plan(articles=str(tmp_path), formats=()))
    assert {article.id for article in run.articles} == {f"{tmp_path.name}-a", "sub-a"}


def test_the_reading_record_accounts_for_every_article(briefing_run):
    run, folder = briefing_run
    (record,) = read_records(folder / "articles.jsonl")
    article = read_article(BRIEFING)
    assert (record.id, record.title, record.language) == ("briefing", article.title, "en")
    assert record.claims == len(run.posture.claims)
    assert record.letters_read + sum(p.letters for p in record.left_out) == count_letters(
        article.text
    )
    assert "## What was read, and what was left out" in (folder / "report.md").read_text()


def test_a_file_that_the_project_names_is_read_once(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("NATO has a battlegroup in Latvia.\n")
    (tmp_path / "posturemap.toml").write_text('[[article]]\npath = "a.txt"\ntitle = "T"\n')
    project = read_project(tmp_path / "posturemap.toml")
    run = build_map(Plan(project=project, articles=(path,), formats=()))
    assert [(article.id, article.title) for article in run.articles] == [("a", "T")]


def test_broken_articles_of_a_project_are_left_out_or_refused(tmp_path):
    (tmp_path / "a.txt").write_text("NATO has a battlegroup in Latvia.\n")
    rows = '[[article]]\npath = "no.txt"\n[[article]]\npath = "a.txt"\n'
    (tmp_path / "posturemap.toml").write_text(rows)
    project = read_project(tmp_path / "posturemap.toml")
    run = build_map(Plan(project=project, formats=()))
    assert [article.id for article in run.articles] == ["a"]
    assert [one.what for one in run.account.unread] == ["no such file"]
    with pytest.raises(ArticleError, match="no such file"):
        build_map(Plan(project=project, formats=(), strict=True))


@pytest.mark.parametrize("as_of", ["yesterday", "2026-13", "2026-02-30", "", "2026/2027", "202X"])
def test_an_as_of_date_that_is_none_is_refused(as_of):
    with pytest.raises(InputError, match=r"--as-of: .* is no date, wanted a day, month or year"):
        build_map(Plan(as_of=as_of))


def test_a_folder_of_somebody_else_is_refused_before_any_work(tmp_path):
    (tmp_path / "notes.md").write_text("mine")
    with pytest.raises(InputError, match=r"notes\.md: was not written by posturemap"):
        build_map(Plan(articles=(tmp_path / "missing.txt",)), out=tmp_path)


def test_an_unknown_format_is_refused():
    with pytest.raises(InputError, match="'shp' is no format, wanted some of html"):
        build_map(Plan(formats=("shp",)))


def test_the_summary_names_claims_that_are_unsure(briefing_run, capsys):
    run, folder = briefing_run
    claims = [replace(claim, sure=True) for claim in run.posture.claims]
    _sum_up(replace(run, posture=replace(run.posture, claims=tuple(claims))), folder)
    assert "unsure" not in capsys.readouterr().out
    at = next(n for n, claim in enumerate(claims) if claim.features)
    claims[at] = replace(claims[at], sure=False)
    _sum_up(replace(run, posture=replace(run.posture, claims=tuple(claims))), folder)
    assert "on the map (1 unsure, not drawn until asked)," in capsys.readouterr().out
