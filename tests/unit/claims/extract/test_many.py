"""A process that dies ends no run: its article is named, and the others are read."""

import os

import pytest

from posturemap.claims import find_inputs
from posturemap.claims.extract import many
from posturemap.claims.extract.many import extract_files
from posturemap.claims.reading.limits import limited


@pytest.fixture
def files(tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text("Germany sent 400 soldiers to Rukla in Lithuania.\n")
    return find_inputs(tmp_path).files


def test_every_file_whose_process_dies_is_named(files, monkeypatch):
    monkeypatch.setattr(many, "_submit", lambda pool, *_: pool.submit(os._exit, 9))
    found = list(extract_files(files, jobs=2))
    assert [done.file.id for done in found] == ["a", "b", "c"]
    assert all("its process was ended while it was read" in str(done.fault) for done in found)


def test_the_rest_is_read_when_one_process_is_killed(files, monkeypatch):
    submit = many._submit

    def dying(pool, file, cache):
        if file.id == "b":
            return pool.submit(os._exit, 9)
        return submit(pool, file, cache)

    monkeypatch.setattr(many, "_submit", dying)
    a, b, c = extract_files(files, jobs=2)
    assert a.extracted[0][1]
    assert c.extracted[0][1]
    assert b.fault.path.name == "b.txt"


def test_the_size_up_to_which_files_are_read_holds_in_every_process(files):
    files[0].path.write_text("word " * 300_000)
    with limited(size=1):
        large, *_ = extract_files(files[:2], jobs=2)
    assert "larger than 1 MiB; split it, or say --max-size" in str(large.fault)
