"""The wheel holds what the tool needs, and nothing under a name of others."""

import fcntl
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    build = (
        "import sys; sys.path.insert(0, '_build'); import backend; "
        f"print(backend.build_wheel({str(out)!r}))"
    )
    with (ROOT / "pyproject.toml").open("rb") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # two workers would build in the same folder
        subprocess.run([sys.executable, "-c", build], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = out.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_everything_lives_under_posturemap(names):
    assert {name.split("/")[0] for name in names} == {"posturemap", "posturemap-0.1.0.dist-info"}


def test_every_module_of_the_repository_is_in_it(names):
    folders = {"app": "", "claims": "claims/", "geo": "geo/", "layers": "layers/", "maps": "maps/"}
    modules = {
        f"posturemap/{inside}{path.relative_to(ROOT / folder).as_posix()}"
        for folder, inside in folders.items()
        for path in (ROOT / folder).rglob("*.py")
        if "node_modules" not in path.parts
    }
    assert modules <= names


@pytest.mark.parametrize("folder", ["app", "claims", "geo", "layers", "maps"])
def test_every_data_file_is_in_it(names, folder):
    inside = "" if folder == "app" else f"{folder}/"
    data = {
        f"posturemap/{inside}{path.relative_to(ROOT / folder).as_posix()}"
        for path in (ROOT / folder / "data").rglob("*")
        if path.is_file()
    }
    assert data <= names


def test_the_bundle_and_its_licences_are_in_it(names):
    assert {"posturemap/maps/static/app.js", "posturemap/py.typed"} <= names


def test_no_package_of_others_lies_beside_the_code():
    listed = subprocess.run(
        ["git", "ls-files", "*.whl"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert listed.stdout == ""
