"""The command line: what it prints, writes and returns."""

import contextlib
import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from posturemap.build import BRIEFING
from posturemap.cli import main
from posturemap.commands.terminal import say_json


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
    assert result.stdout.startswith("1 article, ")
    assert "open" not in result.stdout
    assert result.stderr.startswith("read 1 article: ")
    assert (tmp_path / "out" / "layers" / "borders.geojson").is_file()
    assert not (tmp_path / "out" / "map.html").exists()
    assert (
        run("check", "out", BRIEFING).stdout
        == "out: as its manifest says, every quote stands in its article; page and report say so\n"
    )


def test_extract_writes_the_same_claims_three_ways(run, tmp_path):
    printed = run("extract", BRIEFING)
    assert printed.exit_code == 0, printed.output
    assert run("extract", BRIEFING, "-o", "all.jsonl").stdout == ""
    assert run("extract", BRIEFING, "--out-dir", "each").stdout == ""
    assert (tmp_path / "all.jsonl").read_text() == printed.stdout
    assert (tmp_path / "each" / "briefing.jsonl").read_text() == printed.stdout
    assert {json.loads(line)["article"] for line in printed.stdout.splitlines()} == {"briefing"}


def test_extract_in_parallel_keeps_the_order(run, tmp_path):
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.txt").write_text("Germany stationed 500 soldiers in Lithuania.\n")
    words = ("extract", "b.txt", "a.txt", "c.txt")
    once = run(*words)
    assert run(*words, "--jobs", 2).output == once.output
    assert once.stdout.count("\n") == 3


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


@pytest.fixture
def mixed(tmp_path):
    """Write a folder with a good article between two broken ones."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(" \n")
    (tmp_path / "in" / "b.txt").write_text(
        "# date: 2025-06-10\n\nGermany stationed 500 soldiers in Lithuania.\n"
    )
    (tmp_path / "in" / "c.pdf").write_bytes(b"no PDF")
    return tmp_path


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_broken_file_is_left_out_and_named(run, mixed, command):
    result = run(command, "in", *(("--out", "out") if command == "build" else ("-o", "c.jsonl")))
    assert result.exit_code == 0, result.output
    one, other, line = result.stderr.splitlines()
    assert one.startswith("warning: in/a.txt: left out: holds no text")
    assert other.startswith("warning: in/c.pdf: left out: content is something else")
    assert line == "read 1 article: 38 letters; 2 files could not be read"
    if command == "build":
        report = (mixed / "out" / "report.md").read_text()
        assert "in/a.txt was left out: holds no text" in report
        assert run("check", "out", "in").exit_code == 0


@pytest.mark.parametrize("command", ["build", "extract"])
def test_strict_names_all_that_is_broken_and_writes_nothing(run, mixed, command):
    where = ("--out", "out") if command == "build" else ("--out-dir", "out")
    result = run(command, "in", "no.txt", "--strict", *where)
    assert result.exit_code == 1
    named = [line.split(": ")[1] for line in result.stderr.splitlines()]
    assert sorted(named) == ["in/a.txt", "in/c.pdf", "no.txt"]
    assert all(line.startswith("error: ") for line in result.stderr.splitlines())
    assert not (mixed / "out").exists()
    assert result.stdout == ""


def test_nothing_readable_is_an_error_that_names_everything(run, mixed):
    result = run("extract", "in/a.txt", "in/c.pdf")
    assert result.exit_code == 1
    assert [line[:16] for line in result.stderr.splitlines()] == [
        "error: in/a.txt:",
        "error: in/c.pdf:",
    ]


def test_quiet_says_nothing_and_verbose_says_each_article(run, mixed):
    assert run("build", "in", "--out", "out", "-q").output == ""
    said = run("extract", "in", "-v").stderr
    assert "b: 38 letters read, left out: nothing; language en, date 2025-06-10, 1 claim" in said


def test_an_article_without_claims_is_named_with_the_reason(run, tmp_path):
    (tmp_path / "a.txt").write_text("# date: 2025-06-10\n\nFold the dough and cover it again.\n")
    result = run("extract", "a.txt")
    assert result.exit_code == 0
    assert "warning: a.txt: no claim in it: off topic" in result.stderr


def test_standard_input_is_an_article(tmp_path, monkeypatch):
    text = "# date: 2025-06-10\n\nGermany stationed 500 soldiers in Lithuania.\n"
    result = CliRunner().invoke(main, ["extract", "-"], input=text)
    assert json.loads(result.stdout)["article"] == "standard-input"


def test_a_bare_build_says_that_it_reads_the_briefing(run):
    result = run("build", "--formats", "csv")
    assert result.stderr.startswith("no article is named: reading the built-in briefing")


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


@pytest.mark.parametrize("written", ["lt-pl", "PL-LT", "pl/LT", "LT PL"])
def test_a_border_is_named_in_any_order_and_case(run, written):
    assert run("borders", written).output.splitlines()[1].startswith("LT-PL ")


def test_a_border_that_is_none_is_answered_with_those_of_its_states(run):
    refused = run("borders", "lt-ee")
    assert refused.exit_code == 2
    wanted = refused.stderr.partition("wanted one of ")[2]
    assert {"LT-PL", "EE-LV"} <= set(wanted.strip().split(", "))
    assert "FI-SE" not in wanted


def test_what_lists_gives_json_too(run, folder):
    (border,) = json.loads(run("borders", "LT-PL", "--json").stdout)
    assert border["length_km"] == pytest.approx(104.3, abs=0.1)
    assert border["published"][0]["km"] == 104.3
    assert json.loads(run("places", "Tapa", "--json").stdout)["place"]["country"] == "EE"
    refused = run("places", "Xyzzyville", "--json")
    assert refused.exit_code == 1
    assert json.loads(refused.stdout)["place"] is None
    assert json.loads(run("diff", folder, folder, "--json").stdout)["added"] == []
    assert json.loads(run("check", folder, "--json").stdout)["faults"] == []
    (folder / "map.html").write_text("")
    spoilt = run("check", folder, "--json")
    assert spoilt.exit_code == 1
    assert "changed" in json.loads(spoilt.stdout)["faults"][0]


def test_stats_counts_what_a_run_holds(run, folder, briefing_run):
    counted = json.loads(run("stats", folder, "--json").stdout)
    claims = briefing_run[0].posture.claims
    assert counted["claims"]["all"] == len(claims) == sum(counted["types"].values())
    assert counted["claims"]["on the map"] == sum(bool(claim.features) for claim in claims)
    assert counted["layers"]["battlegroups"] == 4
    assert sum(counted["sayings"].values()) == sum(counted["layers"].values())
    assert "4  battlegroups" in run("stats", folder).output
    assert run("stats", ".").stderr.startswith("error: manifest.json: no such file")


def test_json_holds_no_control_characters(capsys):
    say_json({"quote": "a\x9b\u202eb"})
    printed = capsys.readouterr().out
    assert "\x9b" not in printed
    assert json.loads(printed) == {"quote": "a\x9b\u202eb"}


def test_a_wrong_choice_is_named_as_it_is_typed(run):
    refused = run("build", BRIEFING, "--as-of", "soon")
    assert refused.stderr.startswith("error: --as-of: 'soon' is no date")


def test_build_warns_of_a_page_that_is_large(run, monkeypatch):
    monkeypatch.setattr("posturemap.maps.page.budget.PAGE_BYTES", 500_000)
    result = run("build", BRIEFING, "--out", "out")
    assert result.exit_code == 0
    assert "map.html: 2 MB: a phone may be slow to open it; build fewer articles" in result.stderr
    assert "2 MB" not in run("build", BRIEFING, "--out", "out", "--quiet").stderr


def test_build_finds_the_review_beside_it_and_says_so(run, tmp_path):
    (tmp_path / "a.txt").write_text("Canada leads the battlegroup at Ādaži in Latvia.\n")
    run("review", "init", "a.txt")
    claim = run("review", "list").output.split()[0]
    run("review", "reject", claim, "--by", "A", "--why", "a joke")
    result = run("build", "a.txt", "--formats", "csv", "--title", "Mine")
    assert result.stderr.startswith("review: review.toml\n")
    assert json.loads((tmp_path / "out" / "claims.jsonl").read_text())["features"] == []
    assert (tmp_path / "out" / "report.md").read_text().startswith("# Mine\n")


def test_open_opens_the_map(run, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr("click.launch", opened.append)
    assert run("build", "--open", "--formats", "csv", "-q").exit_code == 0
    assert opened == []
    run("build", "--open", "--formats", "html", "-q")
    assert opened == [(tmp_path / "out" / "map.html").as_uri()]


def test_build_keeps_what_it_read_beside_the_output(run, tmp_path):
    run("build", BRIEFING, "--formats", "csv", "--out", "maps/out")
    assert len(list((tmp_path / "maps" / ".posturemap-cache").glob("*/*.json"))) == 1
    run("build", BRIEFING, "--formats", "csv", "--out", "other/out", "--no-cache")
    assert not (tmp_path / "other" / ".posturemap-cache").exists()


def test_extract_reads_a_file_that_has_not_changed_once(run, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Germany stationed 500 soldiers in Lithuania.\n")
    assert run("extract", "a.txt", "-o", "one.jsonl").exit_code == 0
    with monkeypatch.context() as patched:
        patched.setattr("posturemap.claims.extract.many.extract", lambda _: pytest.fail("read"))
        assert run("extract", "a.txt", "-o", "two.jsonl").exit_code == 0
        assert run("extract", "a.txt", "--out-dir", "each").exit_code == 0
    kept = (tmp_path / "one.jsonl").read_text()
    assert [(tmp_path / name).read_text() for name in ("two.jsonl", "each/a.jsonl")] == [kept] * 2
    run("extract", "a.txt", "-o", "sub/x.jsonl", "--no-cache")
    run("extract", "a.txt")
    assert [path.parent for path in tmp_path.rglob(".posturemap-cache")] == [tmp_path]


def test_a_person_who_watches_sees_how_far_it_is(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("Germany stationed 500 soldiers in Lithuania.\n")
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "posturemap", "build", "a.txt", "b.txt", "c.txt"]
    with subprocess.Popen(
        [*command, "--formats", "csv"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100"},
    ) as process:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # what Linux raises when the other side is closed
            while part := os.read(ours, 4096):
                shown += part
    os.close(ours)
    assert process.returncode == 0
    assert b"reading" in shown
    assert b"3/3" in shown
    assert b"writing" in shown
