"""Layers of the map's maker through a whole build."""

import json
import sqlite3
from contextlib import closing

import pytest

from posturemap.build import BRIEFING, Plan, build_map
from posturemap.check import check_folder
from posturemap.claims import read_project
from posturemap.errors import ParameterError, ProjectError, VectorError
from posturemap.export import read_layers
from posturemap.folder import refuse_foreign
from posturemap.manifest import digest

SQUARE = [[[25, 57], [26, 57], [26, 58], [25, 58], [25, 57]]]
FEATURES = [
    {"type": "Feature", "properties": {"n": "Depot"}, "id": 4,
     "geometry": {"type": "Point", "coordinates": [24.9, 57.2]}},
    {"type": "Feature", "properties": {"size": 2},
     "geometry": {"type": "Polygon", "coordinates": SQUARE}},
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    text = json.dumps({"type": "FeatureCollection", "features": FEATURES})
    (folder / "depots.geojson").write_text(text)
    (folder / "posturemap.toml").write_text(
        "[[layer]]\nfile = 'depots.geojson'\ntitle = 'Depots'\nlabel = 'n'\n"
        "style = { color = '#7a1010' }\nattribution = '© Some Survey'\nfields = ['size']\n"
    )
    return folder


@pytest.fixture(scope="module")
def run(folder):
    project = read_project(folder / "posturemap.toml")
    plan = Plan(project=project, articles=(BRIEFING,), layers=folder / "depots.geojson")
    return build_map(plan, out=folder / "out")


def test_it_is_in_the_files_with_its_source(run, folder):
    (own,) = run.posture.own
    assert (own.name, own.title, own.look.color) == ("own_depots", "Depots", "#7a1010")
    written = json.loads(run.outputs["layers/own_depots.geojson"])["features"]
    assert [one["id"] for one in written] == ["own_depots:1", "own_depots:2"]
    assert written[0]["properties"] == {"id": 4, "n": "Depot", "size": None}
    assert written[1]["geometry"]["coordinates"] == SQUARE
    hashed = digest((folder / "depots.geojson").read_bytes())
    assert json.loads(run.outputs["manifest.json"])["inputs"]["layers/depots.geojson"] == hashed
    report = run.outputs["report.md"].decode()
    assert f"| own\\_depots | Depots | 2 | depots.geojson | `{hashed}` |" in report.replace(
        "own_depots", "own\\_depots"
    )
    assert "- Depots: © Some Survey" in report


def test_check_knows_it_and_the_next_run_may_replace_it(run, folder):
    assert check_folder(folder / "out") == ()
    refuse_foreign(folder / "out")


def test_it_is_a_table_of_the_geopackage(run, folder):
    with closing(sqlite3.connect(folder / "out" / "posture.gpkg")) as file:
        rows = file.execute("SELECT n, size, id, name FROM own_depots ORDER BY fid").fetchall()
    assert rows == [("Depot", None, 4, "Depot"), (None, 2, None, "Depots 2")]


def test_others_are_as_without_it(run, folder):
    bare = build_map(Plan(articles=(BRIEFING,)))
    same = [name for name in bare.outputs if name.startswith(("layers/", "claims"))]
    assert all(bare.outputs[name] == run.outputs[name] for name in same)
    assert "own_depots" not in read_layers(folder / "out")


def test_the_page_has_less_of_what_is_heavy_and_the_file_all(folder):
    ring = [[25 + (i % 2) / 1e4, 54 + i / 40_000] for i in range(200_000)]
    heavy = {"type": "Polygon", "coordinates": [[*ring, [26, 59], [26, 54], ring[0]]]}
    (folder / "heavy.geojson").write_text(
        json.dumps({"type": "Feature", "properties": {}, "geometry": heavy})
    )
    run = build_map(
        Plan(articles=(BRIEFING,), layers=folder / "heavy.geojson", formats=("geojson",))
    )
    written = json.loads(run.outputs["layers/own_heavy.geojson"])
    assert len(written["features"][0]["geometry"]["coordinates"][0]) == 200_003
    said = "own\\_heavy: lines and areas of map.html are within 25 m of their source"
    assert said.replace("\\", "") in run.outputs["report.md"].decode().replace("\\", "")


def test_a_layer_without_anything_to_draw_is_refused(folder):
    (folder / "none.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    with pytest.raises(VectorError, match="has no feature that can be drawn, wanted one"):
        build_map(Plan(articles=(BRIEFING,), layers=folder / "none.geojson"))


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ({"layers_crs": "rubbish"}, "'rubbish' is no code, wanted EPSG and a number"),
        ({"layer_limits": ("size=3",)}, "'size=3' is no bound, wanted NAME=NUMBER"),
    ],
)
def test_a_choice_that_is_none_is_refused(choice, told):
    with pytest.raises(ParameterError, match=told):
        build_map(Plan(articles=(BRIEFING,), **choice))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("style = { color = 'red' }", ":3: layer.1.style.color = 'red'"),
        ("fields = 'n'", ":3: layer.1.fields = 'n', wanted a list in brackets"),
        ("limits = { size = 3 }", ":3: layer.1.limits"),
        ("colour = 'x'", ":3: layer.1.colour is no key here"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(tmp_path, row, told):
    path = tmp_path / "posturemap.toml"
    path.write_text(f"[[layer]]\nfile = 'a.geojson'\n{row}\n")
    with pytest.raises(ProjectError) as caught:
        read_project(path)
    assert told in str(caught.value)


def test_a_field_that_no_feature_has_is_refused(folder):
    path = folder / "wrong.toml"
    path.write_text("[[layer]]\nfile = 'depots.geojson'\nfields = ['nothing']\n")
    plan = Plan(project=read_project(path), articles=(BRIEFING,))
    with pytest.raises(VectorError, match="has no property 'nothing', wanted one of 'n', 'size'"):
        build_map(plan)


def test_properties_that_are_listed_are_named_in_short(folder):
    path = folder / "wrong.toml"
    point = {"type": "Point", "coordinates": [25, 58]}
    feature = {"type": "Feature", "properties": {"k" * 200: 1}, "geometry": point}
    (folder / "long.geojson").write_text(json.dumps(feature))
    path.write_text(f"[[layer]]\nfile = 'long.geojson'\nfields = ['{'f' * 10_000}']\n")
    plan = Plan(project=read_project(path), articles=(BRIEFING,))
    with pytest.raises(VectorError) as caught:
        build_map(plan)
    assert len(str(caught.value)) < 400 + len(str(folder))
