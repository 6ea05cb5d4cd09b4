"""A folder's map follows its files."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from posturemap.errors import ArticleError, InputError
from posturemap.plan import Plan
from posturemap.watching import is_watched, watch_folder

pytest.importorskip("watchfiles", reason="posturemap[watch] is not installed")


def articles_of(out):
    lines = (out / "articles.jsonl").read_text().splitlines()
    return [json.loads(line)["id"] for line in lines]


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
        _, said = process.communicate()
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


def test_a_file_is_no_folder(tmp_path):
    with pytest.raises(InputError, match="is no folder"):
        watch_folder(Plan(), tmp_path / "none", tmp_path / "out", tell=print)
