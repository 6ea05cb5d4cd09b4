"""A run's folder is replaced whole or left alone."""

import os

import pytest

from posturemap import folder
from posturemap.errors import InputError
from posturemap.folder import publish
from posturemap.manifest import MANIFEST, make_manifest, manifest_text


def _run(**files: bytes) -> dict[str, bytes]:
    outputs = {name.replace("__", "/").replace("_", "."): body for name, body in files.items()}
    return outputs | {MANIFEST: manifest_text(make_manifest({}, outputs, {})).encode()}


def test_writes_every_file_with_its_folders(tmp_path):
    publish(_run(a_txt=b"1", layers__b_txt=b"2"), tmp_path / "out")
    assert folder.files_in(tmp_path / "out") == {"a.txt", "layers/b.txt", MANIFEST}
    assert (tmp_path / "out" / "layers" / "b.txt").read_bytes() == b"2"


@pytest.mark.parametrize("atomic", [True, False])
def test_replaces_an_earlier_run_whole(tmp_path, monkeypatch, atomic):
    if not atomic:
        monkeypatch.setattr(folder, "_exchange", lambda one, other: False)
    publish(_run(old_txt=b"1"), tmp_path / "out")
    publish(_run(new_txt=b"2"), tmp_path / "out")
    assert folder.files_in(tmp_path / "out") == {"new.txt", MANIFEST}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_refuses_a_folder_with_a_file_of_somebody_else(tmp_path):
    publish(_run(a_txt=b"1"), tmp_path / "out")
    (tmp_path / "out" / "notes.md").write_text("mine")
    with pytest.raises(InputError, match=r"notes\.md: was not written by posturemap"):
        publish(_run(a_txt=b"2"), tmp_path / "out")
    assert (tmp_path / "out" / "a.txt").read_bytes() == b"1"


def test_refuses_a_file_and_a_link_in_the_folders_place(tmp_path):
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("file", "link"):
        with pytest.raises(InputError, match="is not a folder"):
            publish(_run(a_txt=b"1"), tmp_path / name)


@pytest.mark.parametrize("atomic", [True, False])
def test_a_failure_keeps_the_old_run_and_leaves_nothing_behind(tmp_path, monkeypatch, atomic):
    publish(_run(a_txt=b"1"), tmp_path / "out")
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
        publish(_run(a_txt=b"2"), tmp_path / "out")
    assert (tmp_path / "out" / "a.txt").read_bytes() == b"1"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def _disk_full(*_):
    raise OSError(28, "No space left on device")
