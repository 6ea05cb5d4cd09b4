"""The whole pipeline, on the built-in briefing."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from posturemap.build import BRIEFING, Plan, build_map
from posturemap.claims import (
    article_from_text,
    read_article,
    read_claims,
    read_project,
    write_claims,
)
from posturemap.claims.article import count_letters
from posturemap.claims.extract import many
from posturemap.claims.record import read_records
from posturemap.errors import ArticleError, InputError, ParameterError
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
        "map.svg",
        "map.png",
        "posture.gpkg",
        "posture.qgz",
        "claims.csv",
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
        path.write_text(f"NATO has a battlegroup in Latvia.\n\n{path}\n")
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
    assert [one.what for one in run.account.unread] == [
        "no such file; look at the name and the folder"
    ]
    with pytest.raises(ArticleError, match="no such file"):
        build_map(Plan(project=project, formats=(), strict=True))


@pytest.mark.parametrize("as_of", ["yesterday", "2026-13", "2026-02-30", "", "2026/2027", "202X"])
def test_an_as_of_date_that_is_none_is_refused(as_of):
    with pytest.raises(InputError, match=r"as_of: .* is no date, wanted a day, month or year"):
        build_map(Plan(as_of=as_of))


def test_a_folder_of_somebody_else_is_refused_before_any_work(tmp_path):
    (tmp_path / "notes.md").write_text("mine")
    with pytest.raises(InputError, match=r"notes\.md: was not written by posturemap"):
        build_map(Plan(articles=(tmp_path / "missing.txt",)), out=tmp_path)


def test_an_unknown_format_is_refused():
    with pytest.raises(InputError, match="'shp' is no format, wanted some of html"):
        build_map(Plan(formats=("shp",)))


def test_the_summary_names_what_is_unsure_and_what_is_left_out(briefing_run):
    run, _ = briefing_run
    claims = [replace(claim, sure=True) for claim in run.posture.claims]
    assert "unsure" not in replace(run, posture=replace(run.posture, claims=tuple(claims))).summary
    at = next(n for n, claim in enumerate(claims) if claim.features)
    claims[at] = replace(claims[at], sure=False)
    lacking = replace(run.account, unread=(ArticleError("b.pdf", "is a scan"),))
    posture = replace(run.posture, claims=tuple(claims))
    said = replace(run, posture=posture, account=lacking).summary
    assert said.startswith("1 article (1 left out), ")
    assert "on the map (1 unsure, not drawn until asked)," in said


def test_a_run_shows_itself_in_three_lines(briefing_run):
    run, folder = briefing_run
    first, second, third = repr(run).split("\n")
    assert run.summary in first
    assert "battlegroups 4" in second
    assert third == f"{len(run.outputs)} files, in {folder}"
    assert list(run.layers) == list(TABLES)
    with pytest.raises(KeyError, match="no layer 'tanks', there are countries"):
        run.layers["tanks"]


def test_a_plan_takes_articles_days_and_paths_as_they_come(tmp_path):
    article = article_from_text("Canada leads the battlegroup at Ādaži.", title="Own")
    plan = Plan(articles=article, as_of=date(2026, 5, 1), formats=("geojson",), title="Mine")
    run = build_map(plan, out=str(tmp_path / "out"))
    assert (run.title, run.posture.as_of) == ("Mine", "2026-05-01")
    assert [one.title for one in run.articles] == ["Own"]
    other = article_from_text("Germany stationed 500 soldiers in Lithuania.")
    two = build_map(Plan(articles=[article, other], formats=()))
    assert {claim.article for claim in two.posture.claims} == {"text", "text-2"}


def test_a_copy_of_an_article_is_read_once_and_named(folder_of_three):
    copy = folder_of_three / "in" / "copy.txt"
    copy.write_bytes((folder_of_three / "in" / "a.txt").read_bytes())
    run = build_map(Plan(articles=folder_of_three / "in", formats=()))
    assert [article.id for article in run.articles] == ["a", "b", "c"]
    (passed,) = run.account.passed_over
    assert str(passed) == f"{copy}: says the same, letter for letter, as a; read once"


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"as_of": "tomorrow"}, "as_of: 'tomorrow' is no date"),
        ({"formats": ("pdf",)}, "formats: 'pdf' is no format"),
        ({"jobs": 0}, "jobs: 0 is no number of processes"),
        ({"title": " "}, "title: is empty"),
    ],
)
def test_wrong_choices_are_named_by_parameter(choices, said):
    with pytest.raises(ParameterError, match=said):
        build_map(Plan(articles=BRIEFING, **choices))


def test_claims_of_a_file_are_proved_by_the_text(tmp_path):
    (tmp_path / "a.txt").write_text("Canada leads the battlegroup at Ādaži. It rains.\n")
    (tmp_path / "b.txt").write_text("Germany stationed 500 soldiers in Lithuania.\n")
    named = [tmp_path / "a.txt", tmp_path / "b.txt"]
    found = build_map(Plan(articles=named, formats=())).posture.claims
    given = next(claim for claim in found if claim.article == "a")
    moved = replace(given, id="f" * 12, quote=given.quote.upper())
    write_claims(tmp_path / "mine.jsonl", [given, moved])
    run = build_map(Plan(articles=named, formats=(), claims=tmp_path / "mine.jsonl"))
    assert [claim.id for claim in run.posture.claims] == [claim.id for claim in found]
    assert next(c.reader for c in run.posture.claims) == "posturemap, mine.jsonl"
    (row,) = run.account.intake.readers
    assert (row.given, sum(row.refused.values())) == (2, 1)


@pytest.fixture
def folder_of_three(tmp_path):
    (tmp_path / "in").mkdir()
    for name, place in (("a", "Latvia"), ("b", "Lithuania"), ("c", "Estonia")):
        text = f"# date: 2025-06-10\n\nGermany stationed 500 soldiers in {place}.\n"
        (tmp_path / "in" / f"{name}.txt").write_text(text)
    return tmp_path


def test_what_has_not_changed_is_not_read_again(folder_of_three, monkeypatch):
    plan = Plan(articles=folder_of_three / "in", cache=folder_of_three / "cache", formats=())
    first = build_map(plan)
    read = []
    whole = many.extract
    monkeypatch.setattr(many, "extract", lambda article: read.append(article.id) or whole(article))
    again = build_map(plan)
    assert (read, again.outputs) == ([], first.outputs)
    (folder_of_three / "in" / "b.txt").write_text("Germany stationed 600 soldiers in Lithuania.\n")
    build_map(plan)
    assert read == ["b"]
    for kept in (folder_of_three / "cache").glob("*/*.json"):
        kept.write_text("broken")
    build_map(plan)
    assert read == ["b", "a", "b", "c"]


def test_what_the_project_says_is_part_of_what_is_known(folder_of_three):
    (folder_of_three / "posturemap.toml").write_text(
        '[[article]]\npath = "in/a.txt"\ndate = "2024-01-02"\n'
    )
    project = read_project(folder_of_three / "posturemap.toml")
    cache = folder_of_three / "cache"
    build_map(Plan(articles=folder_of_three / "in" / "a.txt", cache=cache, formats=()))
    run = build_map(Plan(project=project, cache=cache, formats=()))
    assert [article.date for article in run.articles] == ["2024-01-02"]


def test_a_folder_of_somebody_else_is_no_cache(folder_of_three):
    (folder_of_three / "mine").mkdir()
    (folder_of_three / "mine" / "note").write_text("mine")
    build_map(Plan(articles=BRIEFING, cache=folder_of_three / "mine", formats=()))
    assert [path.name for path in (folder_of_three / "mine").iterdir()] == ["note"]


def test_processes_that_share_the_reading_give_the_same(folder_of_three):
    named = folder_of_three / "in"
    once = build_map(Plan(articles=named, formats=("geojson",)))
    assert build_map(Plan(articles=named, formats=("geojson",), jobs=2)).outputs == once.outputs


def test_a_build_says_how_far_it_is_and_logs(folder_of_three, caplog):
    told = []
    with caplog.at_level("INFO", logger="posturemap"):
        build_map(
            Plan(articles=folder_of_three / "in", formats=("geojson",)),
            on_step=lambda *step: told.append(step),
        )
    assert told[:3] == [("reading", n, 3) for n in (1, 2, 3)]
    assert told[-1] == ("writing", 3 + len(TABLES), 3 + len(TABLES))
    assert caplog.messages[0] == "read 3 articles, left out 0"
