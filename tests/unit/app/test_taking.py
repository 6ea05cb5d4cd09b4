"""Claims from elsewhere in a run."""

import json

import pytest
from click.testing import CliRunner

from posturemap.check import check_folder
from posturemap.cli import main

ARTICLE = """# date: 2026-05-12

Canada leads the battlegroup at Ādaži in Latvia. Poland denied that it had moved 40 tanks to Latvia.
"""
CLAIMS = """article,quote,polarity,place
a,Canada leads the battlegroup at Ādaži in Latvia.,asserted,Ādaži
a,it had moved 40 tanks to Latvia,asserted,Latvia
a,Canada leads the battlegroup at Tapa,,
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "c.csv").write_text(CLAIMS, "utf-8")
    return tmp_path


def run(*words):
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("how", ["option", "project"])
def test_a_build_proves_them_and_says_what_came_of_them(here, how):
    if how == "project":
        (here / "posturemap.toml").write_text(
            '[claims]\nfloor = 0\n[[claims.file]]\npath = "c.csv"\n'
        )
    said = run("build", "a.txt", *(["--claims", "c.csv"] if how == "option" else []))
    assert "c.csv: 3 given" in said
    assert "1 because its quote is not in the article" in said
    claims = [json.loads(line) for line in (here / "out/claims.jsonl").read_text().splitlines()]
    told = [one for one in claims if "c.csv" in one["reader"]]
    assert len(told) == 2
    moved = next(one for one in told if "tanks" in one["quote"])
    assert moved["quote"].startswith("Poland denied")
    assert not (moved["sure"] and moved["polarity"] == "asserted")
    report = (here / "out/report.md").read_text()
    assert "| c.csv | 3 |" in report
    assert "the nearest words are “Canada leads the battlegroup at Ādaži" in report
    manifest = json.loads((here / "out/manifest.json").read_text())
    assert set(manifest["inputs"]) == {"a", "claims/c.csv"}
    assert check_folder(here / "out", "a.txt") == ()


def test_what_differs_is_unsure_whatever_the_floor(here):
    (here / "posturemap.toml").write_text("[claims]\nfloor = 0\n")
    (here / "c.csv").write_text(
        "article,quote,speaker\na,Canada leads the battlegroup at Ādaži in Latvia.,Poland\n",
        "utf-8",
    )
    run("build", "a.txt", "--claims", "c.csv")
    (claim,) = [
        one
        for one in map(json.loads, (here / "out/claims.jsonl").read_text().splitlines())
        if one["proof"]
    ]
    assert (claim["proof"]["differs"], claim["sure"]) == (["attribution"], False)
    assert "attribution Poland" in (here / "out/report.md").read_text()


def test_extract_proves_them_too(here):
    run("extract", "a.txt", "--claims", "c.csv", "-o", "claims.jsonl")
    assert "c.csv" in (here / "claims.jsonl").read_text()
    (here / "c.csv").write_text("x")
    result = CliRunner().invoke(main, ["extract", "a.txt", "--claims", "c.csv"])
    assert result.exit_code == 1
    assert "error: c.csv: its first row has x; wanted columns article and quote" in result.output
