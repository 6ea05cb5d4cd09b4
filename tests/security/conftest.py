"""How layer files are read by tests: in this process, or in the real box."""

import contextlib

import pytest

from posturemap.geo.vectors import box
from posturemap.geo.vectors.child import answer

from .layer_files import frame


@pytest.fixture
def near(request, monkeypatch):
    """Read in this process, without the second that a process of its own takes; see `boxed`."""
    if "boxed" in request.fixturenames:
        return

    def ask(_reader, question, *, folder, **_more):
        with contextlib.chdir(folder):
            return answer(question)

    monkeypatch.setattr(box, "ask_box", ask)


@pytest.fixture
def boxed():
    """Ask for the real box."""


@pytest.fixture
def package(tmp_path):
    path = tmp_path / "a.gpkg"
    frame(a=["one", "two"]).to_file(path, layer="good", driver="GPKG")
    return path
