"""A project file from somebody else: named, kept to its folder, refused in one line."""

import os

import pytest
from click.testing import CliRunner

from posturemap.claims import find_inputs
from posturemap.claims.ids import distinct
from posturemap.claims.project.file import project_inputs, read_project
from posturemap.cli import main
from posturemap.errors import ProjectError

TEXT = "Canada leads the NATO battlegroup at Ādaži in Latvia.\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    (tmp_path / "secret.txt").write_text(TEXT)
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "holiday.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "near.txt").symlink_to("a.txt")
    monkeypatch.chdir(folder)
    return folder


def _article(path):
    return f"[[article]]\npath = '{path}'\n"


LEAVES = {
    "parent": _article("../secret.txt"),
    "absolute": _article("/etc/hostname"),
    "absolute pattern": _article("/etc/host*"),
    "pattern above": _article("../*.txt"),
    "pattern through": _article("*/../../secret.txt"),
    "link": _article("holiday.txt"),
    "pattern on a link": _article("*.txt"),
    "review": "review = '../review.toml'\n",
    "register": "[register]\nfiles = ['../secret.txt']\n",
    "claims": "[[claims]]\npath = '../secret.txt'\n",
    "layer": "[[layer]]\nfile = '../secret.geojson'\n",
    "readings": "[model]\nwire = 'ollama'\nurl = 'http://[::1]'\nname = 'x'\nreadings = '/'\n",
}


@pytest.mark.parametrize("name", LEAVES)
def test_what_leads_out_of_the_folder_is_refused_by_line(here, name):
    (here / "posturemap.toml").write_text(f"title = 'x'\n{LEAVES[name]}")
    with pytest.raises(ProjectError, match=r"leads out of the project's folder") as caught:
        read_project("posturemap.toml")
    assert caught.value.line > 1


def test_with_leave_it_is_read(here):
    path = here.parent / "sec*.txt"
    (here / "posturemap.toml").write_text(_article("holiday.txt") + _article(path))
    project = read_project("posturemap.toml", outside=True)
    assert [one.file.path.name for one in project_inputs(project)] == ["holiday.txt", "secret.txt"]


def test_a_link_within_the_folder_is_no_way_out(here):
    (here / "posturemap.toml").write_text(_article("near.txt"))
    assert len(project_inputs(read_project("posturemap.toml"))) == 1


BROKEN = {
    "no pattern": _article("**x/a.txt"),
    "long number": f"title = {'9' * 5_000}\n",
    "infinite": "[claims]\nfloor = inf\n",
    "deep keys": f"{'a.' * 20_000}a = 1\n",
    "deep table": f"[{'a.' * 20_000}a]\n",
    "deep quoted keys": '"a". ' * 20_000 + "a = 1\n",
    "deep inline": f"x = {'{a = ' * 5_000}1{'}' * 5_000}\n",
    "deep list": f"x = {'[' * 50_000}\n",
    "NUL": "title = 'a\0'\n",
    "latin": b"title = '\xe4'\n",
    "NUL in a path": '[[article]]\npath = "a\\u0000.txt"\n',
    "NUL in a pattern": '[[article]]\npath = "*\\u0000.txt"\n',
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_ends_in_one_line(here, name):
    text = BROKEN[name]
    (here / "posturemap.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    done = CliRunner().invoke(main, ["build", "--no-cache"])
    assert isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == 1
    *_, last = done.stderr.splitlines()
    assert last.startswith("error: a" if name == "NUL in a path" else "error: posturemap.toml")


def test_dots_in_words_are_no_deep_key(here):
    (here / "posturemap.toml").write_text(f'title = "{"e.g. " * 100}…{"." * 500}"\n')
    assert read_project("posturemap.toml").title


def test_many_sources_are_read_in_linear_time(here):
    rows = "".join(f"[[source]]\nname = 's{n}'\nreliability = 'B'\n" for n in range(20_000))
    (here / "posturemap.toml").write_text(rows)
    assert len(read_project("posturemap.toml").source) == 20_000
    assert len(set(distinct(["a"] * 50_000))) == 50_000


def test_the_project_that_is_used_and_the_host_of_its_tiles_are_named(here):
    tiles = "[tiles]\nurl = 'https://tiles.example.org/{z}/{x}/{y}.png'\nattribution = 'them'\n"
    (here / "posturemap.toml").write_text(_article("a.txt") + tiles)
    done = CliRunner().invoke(main, ["build", "--no-cache", "--formats", "geojson"])
    assert done.exit_code == 0, done.output
    assert "project: posturemap.toml\n" in done.stderr
    assert "tiles: the page asks tiles.example.org for pictures\n" in done.stderr
    asked = CliRunner().invoke(main, ["read", "--dry-run"])
    assert "project: posturemap.toml" in asked.stderr


def test_a_name_that_is_no_utf_8_is_read_and_written_readably(here):
    name = os.fsdecode(b"a\xff.txt")
    (here / name).write_text(TEXT.replace("Canada", "Spain"))
    assert [file.id for file in find_inputs(name).files] == ["a�"]
    done = CliRunner().invoke(main, ["build", name, "--no-cache", "--formats", "geojson"])
    assert done.exit_code == 0, done.output
    assert "a�" in (here / "out" / "report.md").read_text(encoding="utf-8")
    (here / os.fsdecode(b"b\xff.txt")).write_text("")
    done = CliRunner().invoke(main, ["extract", name, os.fsdecode(b"b\xff.txt")])
    assert done.exit_code == 0, done.output
