"""`posturemap review sheet` and `merge`."""

import json
import re

import pytest
from click.testing import CliRunner

from posturemap.cli import main

TEXT = "Germany stationed 500 soldiers in Lithuania.\n\nCanada has sent 20 tanks to Latvia.\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)

    def invoke(*words):
        return CliRunner().invoke(main, ["review", *words])

    return invoke


def _data(path):
    text = re.search(r'id="sheet-data">(.*?)</script>', path.read_text("utf-8"))[1]
    return json.loads(text)


def _decided(run, name, *words):
    run("init", "a.txt", "--file", name)
    done = run(*words, "--file", name)
    assert done.exit_code == 0, done.output


def test_a_sheet_is_one_file_that_holds_articles_and_claims(run, tmp_path):
    done = run("sheet", "a.txt", "--by", "Ann")
    assert done.output == "wrote review.html: 2 claims, 0 of them unsure; open it in a browser\n"
    data = _data(tmp_path / "review.html")
    assert data["articles"][0]["text"].startswith("Germany stationed")
    assert [data["by"], len(data["claims"]), len(data["decisions"])] == ["Ann", 2, 2]
    html = (tmp_path / "review.html").read_text("utf-8")
    html = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert "default-src 'none'" in html
    assert not re.search(r"(?:src|href)=", html)


def test_readers_are_merged_on_the_sheet_and_by_command(run, tmp_path):
    _decided(run, "ann.toml", "accept", "--type", "deployment", "--by", "Ann")
    _decided(run, "bo.toml", "accept", "--type", "deployment", "--by", "Bo")
    first = json.loads(run("list", "--file", "bo.toml", "--json").output)[0]["id"]
    run("reject", first, "--by", "Bo", "--why", "x", "--file", "bo.toml")
    done = run("sheet", "a.txt", "--reader", "ann.toml", "--reader", "bo.toml")
    told = "Ann, Bo: 1 of 2 the same, Cohen's κ 0.00\n1 claim judged differently\n"
    assert done.output.startswith(told)
    data = _data(tmp_path / "review.html")
    assert [other["reader"] for other in data["claims"][0]["others"]] == ["Ann", "Bo"]
    assert data["claims"][0]["id"] == first
    merged = run("merge", "ann.toml", "bo.toml", "-o", "one.toml")
    assert merged.output.startswith(told + first)
    listed = json.loads(run("list", "--file", "one.toml", "--json").output)
    assert [one["state"] for one in listed] == ["none", "accepted"]
    found = json.loads(
        run("merge", "ann.toml", "bo.toml", "-o", "one.toml", "--json", "--force").output
    )
    assert (found["agreement"][0]["same"], found["disputed"]) == (1, [first])


def test_a_broken_article_or_review_is_said(run, tmp_path):
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    assert "warning: b.pdf: left out: is a broken PDF" in run("sheet", "a.txt", "b.pdf").output
    (tmp_path / "bad.toml").write_text("[claim.x]\n")
    refused = run("sheet", "a.txt", "--reader", "bad.toml", "-o", "new.html")
    assert refused.exit_code == 1
    assert "error: bad.toml:1:" in refused.output
    assert not (tmp_path / "new.html").exists()
