"""The command line: what it prints, writes and returns."""

import json

import pytest
from click.testing import CliRunner

from posturemap.build import BRIEFING
from posturemap.cli import main


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def invoke(*words):
        return CliRunner().invoke(main, [str(word) for word in words])

    return invoke


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_says_what_it_does(run, command):
    assert main.commands[command].help
    assert run(command, "--help").exit_code == 0


def test_build_says_what_it_read_and_wrote(run, tmp_path):
    result = run("build", BRIEFING, "--out", "out", "--formats", "geojson")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("1 article, ")
    assert "open" not in result.output
    assert (tmp_path / "out" / "layers" / "borders.geojson").is_file()
    assert not (tmp_path / "out" / "map.html").exists()
    assert run("check", "out", BRIEFING).output == "out: as its manifest says, every quote stands\n"


def test_extract_writes_the_same_claims_three_ways(run, tmp_path):
    printed = run("extract", BRIEFING)
    assert printed.exit_code == 0, printed.output
    assert run("extract", BRIEFING, "-o", "all.jsonl").output == ""
    assert run("extract", BRIEFING, "--out-dir", "each").output == ""
    assert (tmp_path / "all.jsonl").read_text() == printed.output
    assert (tmp_path / "each" / "briefing.jsonl").read_text() == printed.output
    assert {json.loads(line)["article"] for line in printed.output.splitlines()} == {"briefing"}


def test_extract_in_parallel_keeps_the_order(run, tmp_path):
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.txt").write_text("Germany stationed 500 soldiers in Lithuania.\n")
    words = ("extract", "b.txt", "a.txt", "c.txt")
    assert run(*words, "--jobs", 2).output == run(*words).output
    assert run(*words).output.count("\n") == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "nothing.txt"), "error: nothing.txt"),
        (("build", "--project", "nothing.toml"), "error: nothing.toml"),
        (("extract", "empty.txt"), "error: empty.txt"),
        (("extract", BRIEFING, "--out-dir", "empty.txt"), "error: empty.txt: File exists"),
        (("check", "."), "error: manifest.json"),
        (("diff", ".", "."), "error: claims.jsonl"),
    ],
)
def test_wrong_input_ends_in_one_line_and_exit_code_1(run, tmp_path, words, said):
    (tmp_path / "empty.txt").write_text(" \n")
    result = run(*words)
    assert result.exit_code == 1
    assert result.stderr.startswith(said)
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_wrong_usage_ends_in_exit_code_2(run):
    assert run("extract").exit_code == 2
    assert run("extract", "a.txt", "-o", "x", "--out-dir", "y").exit_code == 2
    assert run("no-such-command").exit_code == 2


def test_control_characters_of_a_file_name_do_not_reach_the_terminal(run):
    result = run("build", "a\x1b[2Jb.txt")
    assert "\x1b" not in result.stderr
    assert "\\x1b" in result.stderr


def test_borders_lists_the_eight_baltic_pairs(run):
    pairs = {line.split()[0] for line in run("borders").output.splitlines()}
    assert {"EE-RU", "LV-RU", "LV-BY", "LT-BY", "LT-RU", "LT-PL", "EE-LV", "LV-LT"} <= pairs


def test_places_gives_the_choice_or_the_refusal(run):
    found = run("places", "Tapa")
    assert found.exit_code == 0
    assert found.output.startswith("Tapa (EE")
    refused = run("places", "Xyzzyville")
    assert refused.exit_code == 1
    assert refused.output.startswith("no place: ")
