"""One build of the built-in briefing for all tests of the face."""

import shutil

import pytest

from posturemap.build import BRIEFING, FORMATS, Plan, build_map


@pytest.fixture(scope="session")
def briefing_run(tmp_path_factory):
    """Build the briefing once, in every format; return the run and its folder."""
    folder = tmp_path_factory.mktemp("briefing") / "out"
    return build_map(Plan(articles=(BRIEFING,), formats=FORMATS), out=folder), folder


@pytest.fixture
def folder(briefing_run, tmp_path):
    """Return a copy of the briefing's folder that a test may spoil."""
    return shutil.copytree(briefing_run[1], tmp_path / "out")
