"""A run's folder is replaced whole or left alone, and nobody's work in it is lost."""

import os
import signal
import subprocess
import sys

import pytest

from posturemap import folder
from posturemap.errors import InputError
from posturemap.folder import publish
from posturemap.manifest import MANIFEST, make_manifest, manifest_text


def _run(**files: bytes) -> dict[str, bytes]:
    outputs = {name.replace("__", "/").replace("_", "."): body for name, body in files.items()}
    return outputs | {MANIFEST: manifest_text(make_manifest({}, outputs, {})).encode()}


def test_writes_every_file_with_its_folders(tmp_path):
    publish(_run(report_md=b"1", layers__forces_csv=b"2"), tmp_path / "out")
    assert folder.files_in(tmp_path / "out") == {"report.md", "layers/forces.csv", MANIFEST}
    assert (tmp_path / "out" / "layers" / "forces.csv").read_bytes() == b"2"


@pytest.mark.parametrize("atomic", [True, False])
def test_replaces_an_earlier_run_whole(tmp_path, monkeypatch, atomic):
    if not atomic:
        monkeypatch.setattr(folder, "_exchange", lambda one, other: False)
    publish(_run(claims_csv=b"1"), tmp_path / "out")
    publish(_run(map_html=b"2"), tmp_path / "out")
    assert folder.files_in(tmp_path / "out") == {"map.html", MANIFEST}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_refuses_a_folder_with_a_file_of_somebody_else(tmp_path):
    publish(_run(report_md=b"1"), tmp_path / "out")
    (tmp_path / "out" / "notes.md").write_text("mine")
    with pytest.raises(InputError, match=r"notes\.md: was not written by posturemap"):
        publish(_run(report_md=b"2"), tmp_path / "out")
    assert (tmp_path / "out" / "report.md").read_bytes() == b"1"


def test_refuses_a_file_and_a_link_in_the_folders_place(tmp_path):
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("file", "link"):
        with pytest.raises(InputError, match="is not a folder"):
            publish(_run(report_md=b"1"), tmp_path / name)


@pytest.mark.parametrize("atomic", [True, False])
def test_a_failure_keeps_the_old_run_and_leaves_nothing_behind(tmp_path, monkeypatch, atomic):
    publish(_run(report_md=b"1"), tmp_path / "out")
    if atomic:
        monkeypatch.setattr(os, "fsync", _disk_full)
    else:
        monkeypatch.setattr(folder, "_exchange", lambda one, other: False)
        real, calls = type(tmp_path).rename, []

        def second_fails(path, target):
            calls.append(path)
            return _disk_full() if len(calls) == 2 else real(path, target)

        monkeypatch.setattr(type(tmp_path), "rename", second_fails)
    with pytest.raises(InputError, match="cannot be written"):
        publish(_run(report_md=b"2"), tmp_path / "out")
    assert (tmp_path / "out" / "report.md").read_bytes() == b"1"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def _disk_full(*_):
    raise OSError(28, "No space left on device")


def test_refuses_what_was_changed_since_unless_it_is_forced(tmp_path):
    publish(_run(report_md=b"1", map_html=b"2"), tmp_path / "out")
    (tmp_path / "out" / "report.md").write_text("with my notes")
    with pytest.raises(
        InputError, match=r"report\.md: was changed since posturemap wrote it.*--force"
    ):
        publish(_run(report_md=b"3"), tmp_path / "out")
    assert (tmp_path / "out" / "report.md").read_text() == "with my notes"
    publish(_run(report_md=b"3"), tmp_path / "out", force=True)
    assert (tmp_path / "out" / "report.md").read_bytes() == b"3"


@pytest.mark.parametrize("right", [True, False], ids=["right-hash", "wrong-hash"])
@pytest.mark.parametrize("force", [True, False])
def test_a_foreign_manifest_that_lists_a_file_does_not_make_it_ours(tmp_path, right, force):
    out = tmp_path / "out"
    out.mkdir()
    (out / "diary.md").write_text("mine")
    manifest = make_manifest({}, {"diary.md": b"mine" if right else b""}, {})
    (out / MANIFEST).write_text(manifest_text(manifest))
    with pytest.raises(InputError, match=r"diary\.md: was not written by posturemap"):
        publish(_run(report_md=b"1"), out, force=force)
    assert (out / "diary.md").read_text() == "mine"


KILLED = """
import os, signal, sys
from pathlib import Path
from posturemap import folder
from posturemap.folder import publish
from posturemap.manifest import MANIFEST, make_manifest, manifest_text

exchanges, at = sys.argv[2] == "exchange", sys.argv[3]
real = Path.rename

def rename(path, target):
    if at == "between" and path.name == "new":
        os.kill(os.getpid(), signal.SIGKILL)
    return real(path, target)

def fsync(_):
    if at == "writing":
        os.kill(os.getpid(), signal.SIGKILL)

Path.rename, os.fsync = rename, fsync
if not exchanges:
    folder._exchange = lambda one, other: False
outputs = {"report.md": b"new"}
outputs[MANIFEST] = manifest_text(make_manifest({}, outputs, {})).encode()
publish(outputs, Path(sys.argv[1]))
"""


@pytest.mark.parametrize(
    ("way", "at"), [("exchange", "writing"), ("steps", "writing"), ("steps", "between")]
)
def test_the_next_run_tidies_up_after_a_killed_one_and_finds_the_old_set(tmp_path, way, at):
    out = tmp_path / "out"
    publish(_run(report_md=b"old"), out)
    done = subprocess.run([sys.executable, "-c", KILLED, str(out), way, at], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(list(tmp_path.iterdir())) == (1 if at == "between" else 2)
    folder.refuse_foreign(out)  # what every build begins with
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (out / "report.md").read_bytes() == b"old"
