"""A folder's map follows its files."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from click.testing import CliRunner

from posturemap.cli import main
from posturemap.errors import ArticleError, InputError
from posturemap.plan import Plan
from posturemap.watching import is_watched, watch_folder

pytest.importorskip("watchfiles", reason="posturemap[watch] is not installed")


def articles_of(out):
    lines = (out / "articles.jsonl").read_text().splitlines()
    return [json.loads(line)["id"] for line in lines]


@pytest.fixture
def heeding_ctrl_c():
    """Let commands heed Ctrl-C, which what is started in the background does not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding_ctrl_c")
def test_the_command_builds_again_and_ends_at_ctrl_c(tmp_path):
    folder, out = tmp_path / "in", tmp_path / "in/out"
    folder.mkdir()
    (folder / "a.txt").write_text("Canada leads the battlegroup at Ādaži.\n")
    words = ("watch", str(folder), "--out", str(out))
    process = subprocess.Popen(
        [sys.executable, "-m", "posturemap", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    with process:
        assert process.stdout.readline().startswith("1 article, 1 claim")
        (folder / "b.txt").write_text("Germany sent 300 soldiers to Rukla in Lithuania.\n")
        assert process.stdout.readline().startswith("2 articles, 2 claims")
        assert articles_of(out) == ["a", "b"]
        process.send_signal(signal.SIGINT)
        try:
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 0
    assert said.splitlines()[-1].startswith("stopped")
    assert "Traceback" not in said


def test_a_build_that_fails_waits_for_the_next_change(tmp_path):
    folder, stop = tmp_path / "in", Event()
    folder.mkdir()
    (folder / "a.txt").write_text("")
    told = []

    def tell(one):
        told.append(one)
        (folder / "a.txt").write_text("Canada leads the battlegroup at Ādaži.\n")
        if len(told) == 2:
            stop.set()

    watch_folder(Plan(formats=()), folder, tmp_path / "out", tell=tell, stop=stop)
    assert isinstance(told[0], ArticleError)
    assert articles_of(tmp_path / "out") == ["a"]


def test_first_and_last_day_of_every_claim_are_kept(tmp_path):
    folder, out, stop = tmp_path / "in", tmp_path / "out", Event()
    folder.mkdir()
    stays, goes = "Canada leads the battlegroup at Ādaži.", "Germany sent 300 soldiers to Rukla."
    versions = [f"{stays} {goes}", stays, f"{stays} {goes}"]
    (folder / "a.txt").write_text(f"# date: 2026-01-05\n\n{versions[0]}\n")
    histories = []

    def tell(_):
        path = out / "history.jsonl"
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        rows = [json.loads(line) for line in lines]
        assert len({row["quote"] for row in rows}) == len(rows)
        histories.append(
            {row["quote"]: (row["first_seen"], row["last_seen"], row["withdrawn"]) for row in rows}
        )
        done = len(histories)
        if done == len(versions):
            stop.set()
        else:
            text = f"# date: 2026-0{done + 1}-05\n\n{versions[done]}\n"
            (folder / "a.txt").write_text(text)

    watch_folder(Plan(formats=()), folder, out, tell=tell, stop=stop)
    first, second, third = histories
    assert first == {}
    assert second[stays] == ("2026-01-05", "2026-02-05", None)
    assert second[goes][:2] == ("2026-01-05", "2026-01-05")
    assert second[goes][2] == "no article that was read says so now"
    assert third[goes] == ("2026-01-05", "2026-03-05", None)


@pytest.mark.parametrize(
    ("path", "watched"),
    [
        ("in/a.txt", True),
        ("in/deep/b.html", True),
        ("in/.hidden.txt", False),
        ("in/.posturemap-cache/x.json", False),
        ("in/out/map.html", False),
        ("other/a.txt", False),
    ],
)
def test_outputs_and_hidden_files_are_no_change(path, watched):
    assert is_watched(Path(path), Path("in"), Path("in/out")) is watched


def test_the_command_says_that_it_follows_the_map_that_is_there(tmp_path, monkeypatch):
    monkeypatch.setattr("posturemap.watching.watch_folder", lambda *_, **__: None)
    words = ["watch", str(tmp_path), "--out", str(tmp_path / "out")]
    assert "following" not in CliRunner().invoke(main, words).stderr
    (tmp_path / "out").mkdir()
    (tmp_path / "out/manifest.json").write_text("{}")
    assert "remove it to begin anew" in CliRunner().invoke(main, words).stderr


def test_a_file_is_no_folder(tmp_path):
    with pytest.raises(InputError, match="is no folder"):
        watch_folder(Plan(), tmp_path / "none", tmp_path / "out", tell=print)
