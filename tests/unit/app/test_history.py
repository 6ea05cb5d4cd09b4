"""What a published map said and the next one does not stays to be seen."""

import json

import pytest
from click.testing import CliRunner

from posturemap.build import Plan, build_map
from posturemap.claims.review.deciding import accept, edit, init_review, reject
from posturemap.claims.review.decision import Change as Correction
from posturemap.claims.review.file import write_review
from posturemap.cli import main
from posturemap.errors import CheckError
from posturemap.history import corrections, read_history

KEPT = "Germany keeps 500 soldiers in Lithuania."
GONE = "Canada has sent 20 tanks to Latvia."
LATER = "France has sent 30 tanks to Estonia."


@pytest.fixture
def build(tmp_path):
    def run(name, *sentences, since=None, day, review=None):
        path = tmp_path / "a.txt"
        path.write_text("\n\n".join(sentences) + "\n", encoding="utf-8")
        since = tmp_path / since if since else None
        plan = Plan(articles=path, since=since, as_of=day, formats=("geojson",), review=review)
        return build_map(plan, out=tmp_path / name)

    return run


def _days(folder):
    return {one.quote: (one.first_seen, one.last_seen) for one in read_history(folder)}


def test_claims_are_followed_through_three_builds(build, tmp_path):
    assert "history.jsonl" not in build("one", KEPT, GONE, day="2026-01-01").outputs
    build("two", KEPT, LATER, since="one", day="2026-02-01")
    run = build("three", KEPT, LATER, since="two", day="2026-03-01")
    assert _days(tmp_path / "three") == {
        KEPT: ("2026-01-01", "2026-03-01"),
        LATER: ("2026-02-01", "2026-03-01"),
        GONE: ("2026-01-01", "2026-01-01"),
    }
    (gone,) = corrections(run.account.history)
    assert (gone.quote, gone.withdrawn) == (GONE, "no article that was read says so now")
    report = run.outputs["report.md"].decode()
    assert f"“{GONE}”, on the map from 2026-01-01 to 2026-01-01, withdrawn" in report
    told = CliRunner().invoke(main, ["diff", str(tmp_path / "two"), str(tmp_path / "three")]).output
    assert "## Withdrawn before\n\n- a, deployment: “Canada has sent 20 tanks to Latvia." in told


def test_a_build_that_follows_another_replaces_an_earlier_one(build, tmp_path):
    build("one", KEPT, day="2026-01-01")
    for day in ("2026-02-01", "2026-03-01"):
        build("two", KEPT, since="one", day=day)
    assert [one.last_seen for one in read_history(tmp_path / "two")] == ["2026-03-01"]


def test_what_comes_back_stands_again(build, tmp_path):
    build("one", KEPT, GONE, day="2026-01-01")
    build("two", KEPT, since="one", day="2026-02-01")
    build("three", KEPT, GONE, since="two", day="2026-03-01")
    assert corrections(read_history(tmp_path / "three")) == ()


def test_a_rejection_withdraws_and_a_correction_is_said(build, tmp_path):
    first = build("one", KEPT, GONE, day="2026-01-01").posture.claims
    ids = {claim.quote: claim.id for claim in first}
    review = init_review(first)
    review = reject(review, ids[GONE], by="Ann", when="2026-01-02", why="a joke")
    review = edit(review, ids[KEPT], Correction(date="2027"), by="Ann", when="2026-01-02")
    write_review(tmp_path / "review.toml", review)
    run = build("two", KEPT, GONE, since="one", day="2026-02-01", review=tmp_path / "review.toml")
    found = {one.quote: one for one in corrections(run.account.history)}
    assert found[GONE].withdrawn == "rejected: a joke"
    assert found[GONE].last_seen == "2026-01-01"
    (change,) = found[KEPT].changes
    assert (change.field, change.was, change.now, change.seen) == (
        *("date", "none", "2027", "2026-02-01"),
    )
    # What was rejected before it was ever published is no correction.
    build("fresh", KEPT, GONE, day="2026-01-01", review=tmp_path / "review.toml")
    after = build(
        "next", KEPT, GONE, since="fresh", day="2026-02-01", review=tmp_path / "review.toml"
    )
    assert corrections(after.account.history) == ()


def test_a_judgement_alone_is_no_correction(build, tmp_path):
    first = build("one", KEPT, day="2026-01-01").posture.claims
    review = accept(init_review(first), first[0].id, by="Ann", when="2026-01-02")
    write_review(tmp_path / "review.toml", review)
    run = build("two", KEPT, since="one", day="2026-02-01", review=tmp_path / "review.toml")
    assert corrections(run.account.history) == ()


def test_a_build_that_was_changed_is_not_followed(build, tmp_path):
    build("one", KEPT, day="2026-01-01")
    with (tmp_path / "one" / "claims.jsonl").open("a") as claims:
        claims.write("\n")
    with pytest.raises(CheckError, match="changed since it was written"):
        build("two", KEPT, since="one", day="2026-02-01")
    with pytest.raises(CheckError, match=r"manifest\.json: no such file"):
        build("two", KEPT, since="none", day="2026-02-01")
    assert not (tmp_path / "two").exists()


def test_the_command_follows_and_says_so_in_one_file(build, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    build("out", KEPT, GONE, day="2026-01-01")
    (tmp_path / "a.txt").write_text(KEPT + "\n")
    words = ["build", "a.txt", "--since", "out", "--formats", "geojson", "--as-of", "2026-02-01"]
    assert CliRunner().invoke(main, words).exit_code == 0
    lines = (tmp_path / "out" / "history.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["quote"] for line in lines] == [KEPT, GONE]
