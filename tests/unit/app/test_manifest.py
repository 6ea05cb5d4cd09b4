"""Manifests: what they say, how they are read back, and files of a run by them."""

import json
import os
from importlib.metadata import version

import pytest

from posturemap.errors import CheckError
from posturemap.manifest import (
    MANIFEST,
    Manifest,
    digest,
    make_manifest,
    manifest_of,
    manifest_text,
    read_manifest,
    read_unchanged,
    run_bytes,
)

FIELDS = {
    "inputs": {"a.txt": "1f"},
    "options": {"as_of": "2026-05-01", "title": None},
    "outputs": {"map.html": "2f"},
    "versions": {"posturemap": "1"},
}


def fault_of(read, *given):
    with pytest.raises(CheckError) as fault:
        read(*given)
    return str(fault.value)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("held", [[], "", ["ab"], [["a", "b"]], None, 5, {"a": 5}, {"a": ["b"]}])
def test_a_manifest_whose_field_is_no_object_of_texts_is_none(tmp_path, field, held):
    (tmp_path / MANIFEST).write_text(json.dumps({**FIELDS, field: held}))
    fault = fault_of(read_manifest, tmp_path)
    assert fault.startswith(f"{tmp_path / MANIFEST}: not a manifest of posturemap")
    assert "run `posturemap build` again" in fault


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "5", "null", '"inputs"', "{}", "[" * 100_000, "9" * 5000, "\udcff"]
)
def test_what_is_no_manifest_is_refused(tmp_path, text):
    (tmp_path / MANIFEST).write_text(text, "utf-8", "surrogateescape")
    assert "not a manifest of posturemap" in fault_of(read_manifest, tmp_path)


@pytest.mark.parametrize("field", FIELDS)
def test_a_manifest_lacks_no_field(tmp_path, field):
    held = {key: value for key, value in FIELDS.items() if key != field}
    (tmp_path / MANIFEST).write_text(json.dumps(held))
    assert "not a manifest of posturemap" in fault_of(read_manifest, tmp_path)


@pytest.mark.parametrize(("field", "is_one"), [(key, key == "options") for key in FIELDS])
def test_only_an_option_may_be_none(tmp_path, field, is_one):
    (tmp_path / MANIFEST).write_text(json.dumps({**FIELDS, field: {"a": None}}))
    if is_one:
        assert read_manifest(tmp_path).options == {"a": None}
    else:
        assert "not a manifest of posturemap" in fault_of(read_manifest, tmp_path)


def test_a_manifest_comes_back_as_it_was_written(tmp_path):
    manifest = Manifest(**FIELDS)
    (tmp_path / MANIFEST).write_text(manifest_text(manifest), encoding="utf-8")
    assert read_manifest(tmp_path) == manifest


def test_a_manifest_has_a_line_each_in_the_order_of_names():
    outputs = {"b/ž.txt": "2", "a.txt": "1"}
    text = manifest_text(Manifest(inputs={}, outputs=outputs, versions={}, options={"x": None}))
    assert text == (
        '{\n  "inputs": {},\n  "options": {\n    "x": null\n  },\n  "outputs": {\n'
        '    "a.txt": "1",\n    "b/ž.txt": "2"\n  },\n  "versions": {}\n}\n'
    )


EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # SHA-256 of nothing


def test_a_manifest_has_what_went_in_what_came_out_and_what_was_asked_for():
    manifest = make_manifest({"a.txt": "1f"}, {"b/c.txt": b""}, {"as_of": None})
    assert manifest.inputs == {"a.txt": "1f"}
    assert manifest.outputs == {"b/c.txt": EMPTY}
    assert manifest.options == {"as_of": None}
    assert manifest_of({"a.txt": "1f"}, {"b/c.txt": EMPTY}, {"as_of": None}) == manifest


def test_a_manifest_has_the_versions_of_what_writes_bytes():
    names = ("posturemap", "fiona", "folium", "geopandas", "numpy", "pyproj", "shapely")
    assert manifest_of({}, {}, {}).versions == {name: version(name) for name in names}


def test_a_manifest_does_not_change_with_what_it_was_made_of():
    given = {"a.txt": "1f"}
    manifest = manifest_of(given, given, given)
    given["b.txt"] = "2f"
    assert manifest.inputs == manifest.outputs == manifest.options == {"a.txt": "1f"}


def test_a_file_inside_a_folder_of_the_run_is_read(tmp_path):
    (tmp_path / "layers").mkdir()
    (tmp_path / "layers/a.geojson").write_bytes(b"\r\n\xff")
    assert run_bytes(tmp_path, "layers/a.geojson") == b"\r\n\xff"


@pytest.mark.parametrize("inside", ["run", "run/layers"])
def test_a_run_may_itself_be_reached_by_a_link(tmp_path, inside):
    (tmp_path / inside).mkdir(parents=True)
    (tmp_path / inside / "a").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "run")
    name = f"{inside}/a".removeprefix("run/")
    assert run_bytes(tmp_path / "link", name) == b"x"


def _file_linked(run):
    (run / "a").symlink_to(run / "b")


def _folder_linked(run):
    (run / "layers").symlink_to(run.parent)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (_file_linked, "a"),
        (lambda run: run.joinpath("a").symlink_to(run / "gone"), "a"),
        (_folder_linked, "layers/a"),
        (lambda _: None, "../a"),
        (lambda run: run.joinpath("c").mkdir(), "c/../../a"),
    ],
)
def test_nothing_is_read_past_a_link_or_outside(tmp_path, make, name):
    run = tmp_path / "run"
    run.mkdir()
    (tmp_path / "a").write_bytes(b"secret")
    (run / "b").write_bytes(b"x")
    make(run)
    fault = fault_of(run_bytes, run, name)
    assert fault.startswith(f"{run / name}: is a link, no regular file; wanted as a run has it")


def _circle(run):
    (run / "layers").symlink_to(run / "layers")


@pytest.mark.parametrize(
    ("make", "name", "why"),
    [
        (lambda _: None, "a", "no such file"),
        (lambda run: run.joinpath("a").mkdir(), "a", "wanted a regular file"),
        (lambda run: os.mkfifo(run / "a"), "a", "is a pipe"),
        (lambda _: None, "a\0b", "cannot be opened"),
        (_circle, "layers/a", "cannot be opened"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(tmp_path, make, name, why):
    make(tmp_path)
    fault = fault_of(run_bytes, tmp_path, name)
    assert fault.startswith(f"{tmp_path / name}: ")
    assert why in fault
    assert "name a folder that `posturemap build` wrote" in fault


def test_a_file_that_is_as_its_manifest_has_it_is_read(tmp_path):
    (tmp_path / "a").write_bytes(b"x")
    manifest = manifest_of({}, {"a": digest(b"x")}, {})
    assert read_unchanged(tmp_path, "a", manifest) == b"x"


@pytest.mark.parametrize("outputs", [{"a": EMPTY}, {"b": digest(b"x")}])
def test_a_file_that_is_not_as_its_manifest_has_it_is_refused(tmp_path, outputs):
    (tmp_path / "a").write_bytes(b"x")
    fault = fault_of(read_unchanged, tmp_path, "a", manifest_of({}, outputs, {}))
    assert fault.startswith(f"{tmp_path / 'a'}: changed since it was written; build again")
    assert "name the folder as it was" in fault
