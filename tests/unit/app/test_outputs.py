"""Outputs are made a part at a time, and read from their folder when somebody asks."""

import json
from dataclasses import replace

import pytest

from posturemap.build import Plan, build_map
from posturemap.errors import CheckError
from posturemap.outputs import make_outputs


def test_no_output_is_held_whole(briefing_run):
    run, folder = briefing_run
    sizes = {}

    def put(name, parts):
        sizes[name] = [len(part) for part in parts]

    hashes = make_outputs(Plan(formats=("geojson", "gpkg")), replace(run, outputs={}), put)
    for name in ("claims.jsonl", "report.md", "layers/forces.geojson"):
        assert max(sizes[name]) < sum(sizes[name]) / 2
    assert max(sizes["posture.gpkg"]) <= 2**20 < sum(sizes["posture.gpkg"])
    kept = json.loads((folder / "manifest.json").read_text())["outputs"]
    assert all(hashes[name] == kept[name] for name in sizes if name != "manifest.json")


def test_outputs_are_read_from_the_folder_and_a_changed_one_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("NATO has a battlegroup in Latvia.\n")
    run = build_map(Plan(articles=tmp_path / "a.txt", formats=("geojson",)), out=tmp_path / "out")
    (tmp_path / "out" / "report.md").write_text("mine")
    assert run.outputs["claims.jsonl"] == (tmp_path / "out" / "claims.jsonl").read_bytes()
    with pytest.raises(CheckError, match=r"report\.md: is gone or changed"):
        run.outputs["report.md"]


class _Counted(tuple):
    __slots__ = ()
    read = 0

    def __iter__(self):
        _Counted.read += 1
        return super().__iter__()


def test_claims_are_not_gone_through_once_an_article(briefing_run):
    run, _ = briefing_run
    posture = replace(run.posture, claims=_Counted(run.posture.claims))
    many_times = tuple(replace(run.articles[0], id=str(number)) for number in range(100))
    crowded = replace(run, posture=posture, articles=many_times, outputs={})
    make_outputs(Plan(formats=("geojson",)), crowded, lambda _, parts: [*parts])
    assert _Counted.read < 50
