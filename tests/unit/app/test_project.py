"""What a project file changes in a build."""

from dataclasses import replace

import pytest

from posturemap.build import Plan, build_map
from posturemap.claims import init_review, read_project, read_review, write_review
from posturemap.claims.review.deciding import accept, reject

SAYS = "Britain leads the NATO battlegroup at Tapa in Estonia, the Riigikogu said."
TOO = "Britain leads the NATO battlegroup at Tapa in Estonia, according to the Pentagon."
PROJECT = """
title = "The flank"
as_of = "2026-05-01"

[[article]]
path = "a.txt"
source = "Example Wire"

[[article]]
path = "b.txt"

[[source]]
name = "Example Wire"
reliability = "B"
"""


@pytest.fixture
def build(tmp_path):
    (tmp_path / "a.txt").write_text(f"{SAYS} It is said.\n")
    (tmp_path / "b.txt").write_text(f"It is so. {TOO}\n")

    def run(more=""):
        path = tmp_path / "posturemap.toml"
        path.write_text(PROJECT.replace('as_of = "2026-05-01"\n', f'as_of = "2026-05-01"\n{more}'))
        return build_map(Plan(project=read_project(path), formats=()))

    return run


def led(run):
    return {c.article: c for c in run.posture.claims if "battlegroup" in c.quote}


def test_grades_come_from_the_sources_table_and_from_each_other(build):
    run = build()
    assert {name: str(c.grade) for name, c in led(run).items()} == {"a": "B1", "b": "F1"}
    table = run.posture.layers["battlegroups"]
    assert list(table["grade"][table["place"] == "Tapa"]) == ["B1"]


def test_a_rejected_claim_confirms_nothing_and_draws_nothing(build, tmp_path):
    claims = led(build())
    review = init_review(claims.values())
    review = reject(review, claims["b"].id, by="anna", when="2026-05-02", why="hearsay")
    write_review(tmp_path / "review.toml", review)
    assert read_review(tmp_path / "review.toml") == review
    kept = led(build('review = "review.toml"\n'))
    assert str(kept["a"].grade) == "B6"
    assert kept["b"].features == ()
    assert "hearsay" in (kept["b"].unmapped or "")


def test_a_layer_that_is_left_out_is_said_to_be(build, tmp_path):
    path = tmp_path / "posturemap.toml"
    build()
    project = read_project(path)
    omitting = replace(project, layers=replace(project.layers, omit=("battlegroups",)))
    run = build_map(Plan(project=omitting, formats=()))
    assert "battlegroups" not in run.posture.layers
    assert led(run)["a"].unmapped == "this map leaves out the layer battlegroups"


def test_register_files_add_to_the_register(build, tmp_path):
    build()
    path = tmp_path / "posturemap.toml"
    (tmp_path / "mine.toml").write_text("[[battlegroup]]\nid = 3\n")
    path.write_text(path.read_text() + '\n[register]\nfiles = ["mine.toml"]\n')
    with pytest.raises(ValueError, match=r"mine\.toml"):
        build_map(Plan(project=read_project(path), formats=()))


def test_the_floor_says_what_is_sure_and_a_person_overrules_it(build, tmp_path):
    assert all(claim.sure for claim in led(build("[claims]\nfloor = 0\n")).values())
    assert not any(claim.sure for claim in led(build("[claims]\nfloor = 1.0\n")).values())
    claims = led(build())
    review = accept(init_review(claims.values()), claims["b"].id, by="anna", when="2026-05-02")
    write_review(tmp_path / "review.toml", review)
    found = led(build('review = "review.toml"\n[claims]\nfloor = 1.0\n'))
    assert {name: claim.sure for name, claim in found.items()} == {"a": False, "b": True}
