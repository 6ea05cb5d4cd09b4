"""A run folder from somebody else: every lie is named, and nothing is waited for or broken."""

import shutil
import signal
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from click.testing import CliRunner

from posturemap.build import FORMATS, Plan, build_map
from posturemap.check import check_run
from posturemap.claims.project.project import LayerChoice, Project
from posturemap.cli import main
from posturemap.layers import TABLES

_spec = spec_from_file_location("tampered", Path(__file__).with_name("tampered.py"))
tampered = module_from_spec(_spec)
_spec.loader.exec_module(tampered)

TEXT = (
    "Germany sent 1,400 soldiers to Rukla in Lithuania in May 2025.\n\n"
    "Canada leads the NATO battlegroup at Ādaži in Latvia, the minister said.\n\n"
    "The alliance is strong on the Moon with 1,400 soldiers.\n"
)
COMMANDS = (
    ("check", "run"),
    ("export", "run", "--format", "csv"),
    ("export", "run", "--format", "jsonld"),
    ("export", "run", "--format", "pmtiles"),
    ("figure", "run", "-o", "map.svg"),
    ("diff", "good", "run"),
    ("stats", "run", "--json"),
    ("review", "list", "--file", "run/claims.jsonl"),
)
# Few layers, so that hundreds of commands are quick.
FEW = Project(layers=LayerChoice(omit=tuple(sorted({*TABLES} - {"forces", "assessments"}))))


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    root = tmp_path_factory.mktemp("good")
    (root / "a.txt").write_text(TEXT)
    plan = Plan(articles=(root / "a.txt",), formats=FORMATS, project=FEW)
    build_map(plan, out=root / "run")
    return root / "run"


@pytest.fixture
def here(good, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(good, "good")
    shutil.copytree(good, "run")
    return tmp_path


def _hangs(*_):
    raise TimeoutError("took more than a minute")


def test_a_good_run_has_no_fault_and_says_what_was_not_looked_at(here):
    found = check_run("run")
    assert found.faults == ()
    said = "\n".join(found.unchecked)
    for part in ("map.html: its shapes", "report.md: its title", "posture.gpkg: all but"):
        assert part in said
    assert "claims.jsonl: whether its quotes stand in the articles" in said


@pytest.mark.parametrize("name", sorted(tampered.FORGED))
def test_a_lie_is_named_though_the_manifest_agrees(here, name):
    tampered.spoil_run(here / "run", tampered.FORGED[name])
    found = CliRunner().invoke(main, ["check", "run"])
    assert found.exit_code == 1, found.output
    assert "error: run/" in found.output


@pytest.mark.parametrize("name", sorted({**tampered.BROKEN, **tampered.FORGED}))
def test_no_command_breaks_or_waits(here, name):
    tampered.spoil_run(here / "run", {**tampered.BROKEN, **tampered.FORGED}[name])
    before = signal.signal(signal.SIGALRM, _hangs)
    try:
        for command in COMMANDS:
            signal.alarm(60)
            done = CliRunner().invoke(main, command)
            assert done.exception is None or isinstance(done.exception, SystemExit), command
            assert "Traceback" not in done.output
            assert not set("\x1b\x9b\u202e") & set(done.output), command
            if done.exit_code:
                assert "error: " in done.output, command
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_a_page_of_another_version_is_said_to_be_unchecked(here):
    tampered.spoil_run(here / "run", tampered.BROKEN["manifest version"])
    found = CliRunner().invoke(main, ["check", "run"])
    assert "map.html: all of it, made by posturemap 9.9" in found.output


def test_a_packed_page_is_read_back_as_a_plain_one(here, monkeypatch):
    monkeypatch.setattr("posturemap.maps.page.block._PLAIN_ROWS", 0)
    build_map(Plan(project=FEW), out=here / "packed")
    assert check_run("packed").faults == ()
    tampered.spoil_run(here / "packed", _cut_packed)
    assert any("its data cannot be read" in fault for fault in check_run("packed").faults)


def _cut_packed(folder):
    page = folder / "map.html"
    before, mark, data = page.read_text(encoding="utf-8").partition('id="posture-data"')
    cut = data.replace('"packed":"', '"packed":"AAAA', 1)
    page.write_text(f"{before}{mark}{cut}", encoding="utf-8")
