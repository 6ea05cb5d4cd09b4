"""A scratch folder goes with its run, or with the next one."""

import os
import subprocess
import sys

import pytest

from posturemap.claims import scratch as module
from posturemap.claims.scratch import scratch, sweep
from posturemap.claims.whole import write_whole

LEAVES = """
import os, sys
from pathlib import Path
from posturemap.claims.scratch import scratch

with scratch(Path(sys.argv[1]), "out") as folder:
    (folder / "part").write_text("half")
    print(folder, flush=True)
    if len(sys.argv) == 3:
        input()
    os._exit(9)
"""


def _left(folder):
    subprocess.run(
        [sys.executable, "-c", LEAVES, str(folder)], check=False, stdout=subprocess.DEVNULL
    )


def test_it_is_gone_after_use_and_after_a_fault(tmp_path):
    with scratch(tmp_path, "out") as folder:
        (folder / "part").write_text("x")
    with pytest.raises(KeyError), scratch(tmp_path, "out"):
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_what_an_ended_run_left_is_removed_by_name(tmp_path):
    _left(tmp_path)
    sweep(tmp_path, "other")
    assert len(list(tmp_path.iterdir())) == 1
    sweep(tmp_path, "out")
    assert list(tmp_path.iterdir()) == []


def test_what_a_running_one_needs_stays(tmp_path):
    command = [sys.executable, "-c", LEAVES, str(tmp_path), "waits"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        running.stdout.readline()
        sweep(tmp_path)
        assert len(list(tmp_path.iterdir())) == 1
        running.communicate(b"\n")
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_is_named_alike_and_not_ours_stays(tmp_path):
    (tmp_path / ".out.posturemap-abcdefgh").write_text("a file")
    (tmp_path / ".out.posturemap-abcdefgi").mkdir()  # perhaps about to get its lock
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "lock").touch()
    (tmp_path / ".out.posturemap-abcdefgj").symlink_to(tmp_path / "home")
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 4


def test_a_folder_that_never_got_its_lock_goes_after_an_hour(tmp_path):
    folder = tmp_path / ".out.posturemap-abcdefgh"
    folder.mkdir()
    os.utime(folder, (1, 1))
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_writing_a_file_whole_tidies_up_too(tmp_path):
    _left(tmp_path)
    write_whole(tmp_path / "claims.jsonl", "x")
    assert [path.name for path in tmp_path.iterdir()] == ["claims.jsonl"]


def test_without_locks_nothing_is_removed(tmp_path, monkeypatch):
    _left(tmp_path)
    monkeypatch.setattr(module, "_hold", lambda number, *, trusting: trusting)
    sweep(tmp_path)
    with scratch(tmp_path, "out"):
        pass
    assert len(list(tmp_path.iterdir())) == 1
