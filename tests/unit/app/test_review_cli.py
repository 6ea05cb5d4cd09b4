"""The review commands on a file of our own."""

import json

import pytest
from click.testing import CliRunner

from posturemap.cli import main

ARTICLE = "Germany stationed 500 soldiers in Lithuania.\n\nCanada has sent 20 tanks to Latvia.\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE)

    def invoke(*words):
        return CliRunner().invoke(main, ["review", *words])

    assert invoke("init", "a.txt").output == "review.toml: 2 claims to review\n"
    return invoke


def _ids(run):
    return [line.split()[0] for line in run("list").output.splitlines()]


def test_decisions_are_kept_and_applied(run, tmp_path):
    first, second = _ids(run)
    assert run("edit", first, "polarity=planned", "date=2027", "--by", "Ann").exit_code == 0
    assert (
        run("reject", second, "--by", "Bo", "--why", "a joke", "--when", "2026-01-02").output == ""
    )
    (tmp_path / "a.txt").write_text(f"Photo: our archive\n\n{ARTICLE}")
    applied = run("apply", "a.txt", "-o", "claims.jsonl")
    assert applied.exit_code == 0, applied.output
    edited, rejected = map(json.loads, (tmp_path / "claims.jsonl").read_text().splitlines())
    assert (edited["polarity"], edited["date"]) == ("planned", "2027")
    assert rejected["review"] == {
        "state": "rejected",
        "by": "Bo",
        "when": "2026-01-02",
        "why": "a joke",
    }


def test_init_again_keeps_decisions(run):
    first, _ = _ids(run)
    assert run("accept", first, "--by", "Ann", "--why", "seen").exit_code == 0
    run("init", "a.txt")
    assert "seen" in run("list", "--state", "accepted").output


@pytest.mark.parametrize("command", [("init",), ("apply", "-o", "claims.jsonl")])
def test_a_broken_article_is_left_out_and_named(run, tmp_path, command):
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    done = run(*command, "a.txt", "b.pdf")
    assert done.exit_code == 0, done.output
    assert "warning: b.pdf: left out: is a broken PDF" in done.output
    refused = run(*command, "a.txt", "b.pdf", "--strict")
    assert refused.exit_code == 1
    assert "error: b.pdf: is a broken PDF" in refused.output
    assert run(*command, "b.pdf").exit_code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("edit", "ID", "colour=red", "--by", "A"), "'colour=red': wanted FIELD=VALUE"),
        (("edit", "ID", "polarity=maybe", "--by", "A"), "polarity=maybe: wanted one of asserted"),
        (("edit", "ID", "type=", "--by", "A"), "type cannot be empty"),
        (("accept", "000000000000", "--by", "A"), "claim 000000000000 is not listed"),
        (("reject", "ID", "--by", "A", "--why", " "), "a rejection needs a reason"),
    ],
)
def test_a_wrong_decision_is_refused_and_the_file_stays(run, tmp_path, words, said):
    before = (tmp_path / "review.toml").read_text()
    result = run(*(_ids(run)[0] if word == "ID" else word for word in words))
    assert result.exit_code == 1
    assert said in result.stderr
    assert (tmp_path / "review.toml").read_text() == before


def test_a_claim_that_is_not_listed_is_said_with_the_reviews_file(run):
    for words in (("accept", "c0"), ("reject", "c0", "--why", "x"), ("edit", "c0", "date=2027")):
        result = run(*words, "--by", "Ann")
        assert result.exit_code == 1
        assert result.stderr.startswith("error: review.toml: claim c0 is not listed; run review")


def test_claims_are_named_by_first_digits_several_at_once(run):
    first, second = _ids(run)
    assert run("accept", first[:4], second[:5], "--by", "Ann").output == (
        "review.toml: 2 claims decided\n"
    )
    assert len(run("list", "--state", "accepted").output.splitlines()) == 2


def test_claims_are_named_by_what_they_are(run):
    (canada,) = (i for i in _ids(run) if "Canada" in run("list").output.split(i)[1][:80])
    assert run("reject", "--article", "a", "--by", "B", "--why", "x", canada[:6]).exit_code == 0
    assert run("accept", "--type", "deployment", "--by", "Ann").exit_code == 0
    assert [one["state"] for one in json.loads(run("list", "--json").output)].count("rejected") == 1
    left = run("accept", "--all-unsure", "--by", "Ann")
    assert left.output == "no undecided claim is meant; look with review list\n"
    assert run("accept", "--by", "Ann").exit_code == 2


def test_unsure_claims_are_listed_and_taken_alone(run, tmp_path):
    path = tmp_path / "review.toml"
    first, second = _ids(run)
    lines = path.read_text().split(f"[claim.{second}]")
    path.write_text(f"{lines[0]}[claim.{second}]\nsure = false{lines[1]}")
    assert run("list", "--unsure").output.split()[0] == second
    run("accept", "--all-unsure", "--by", "Ann")
    assert run("list", "--state", "accepted").output.split()[0] == second
    assert run("list", "--state", "none").output.split()[0] == first


def test_places_quantities_and_quotes_are_corrected_by_command(run, tmp_path):
    first, _ = _ids(run)
    words = ("places=Lithuania", "quantity=500 soldiers", "quote=Germany stationed 500 soldiers")
    done = run("edit", first[:6], *words, "actors=DE,NATO", "date=2025-06", "--by", "Ann")
    assert done.exit_code == 0, done.output
    run("apply", "a.txt", "-o", "claims.jsonl")
    claims = map(json.loads, (tmp_path / "claims.jsonl").read_text().splitlines())
    claim = next(one for one in claims if one["review"]["state"] == "edited")
    assert claim["quote"] == "Germany stationed 500 soldiers"
    assert (claim["places"][0]["place_id"], claim["places"][0]["country"]) == ("country:LT", "LT")
    assert (claim["quantity"]["value"], claim["actors"]) == (500, ["DE", "NATO"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--when", "31.12.2026", "date=2025"), "'31.12.2026' is no day, wanted YYYY-MM-DD"),
        (("date=tomorrow",), "date 'tomorrow' is none, wanted EDTF"),
        (("actors=XX",), "actor 'XX' is none, wanted a code"),
        (("actors=DE,Foo",), "actor 'Foo' is none"),
        (("quote=not in the text",), "quote: 'not in the text' does not stand there"),
        (("places=Tapa",), "places: 'Tapa' does not stand there"),
        (("places=soldiers=Xyzzyville",), "places: the gazetteer has no place called"),
        (("quantity=Germany",), "has no number with a unit"),
    ],
)
def test_what_cannot_be_is_refused_when_it_is_given(run, tmp_path, words, said):
    before = (tmp_path / "review.toml").read_text()
    result = run("edit", _ids(run)[0], *words, "--by", "Ann")
    assert result.exit_code == 1
    assert said in result.stderr
    assert (tmp_path / "review.toml").read_text() == before
    assert run("list").exit_code == 0
