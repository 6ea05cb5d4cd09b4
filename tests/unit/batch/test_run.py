"""A batch is read once, whatever ends it in the middle."""

import json
import pickle

import geopandas as gpd
import pytest
from click.testing import CliRunner

from posturemap.batch import documents, here, processes, run_batch, work
from posturemap.claims import find_inputs
from posturemap.claims.extract.cache import reader_version
from posturemap.claims.reading.limits import limited, limits
from posturemap.claims.store import claims_to_text
from posturemap.cli import main
from posturemap.errors import InputError
from posturemap.extraction import extract_claims

from .conftest import tables

pytest.importorskip("fsspec", reason="posturemap[batch] is not installed")


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr(documents, "_ONE_IN", 1)


def kept(folder):
    """Give the claims of a batch as one text."""
    table = gpd.read_parquet(folder / "claims")
    table = table.sort_values(["article", "start", "end", "type", "id"])
    return "".join(f"{line}\n" for line in table["claim"])


def test_claims_are_those_of_one_machine_to_the_byte(articles, alone):
    found = []
    extract_claims(find_inputs(articles), lambda _, claims: found.extend(claims))
    assert len(found) == 12
    assert kept(alone) == claims_to_text(found)


def test_tables_say_who_where_when(alone):
    places = gpd.read_parquet(alone / "places")
    row = places[places["article"] == "note-00"].iloc[0]
    assert (row["place"], list(row["countries"]), row["month"]) == ("Tapa", ["EE"], "2020-03")
    assert (int(row["year"]), row["country"], str(row["from_date"])) == (2020, "EE", "2020-03-01")
    assert (row["origin"], row["credited"], row["published"]) == ("note-00", False, "2024-05-02")
    assert places.crs.to_epsg() == 4326
    cells = gpd.read_parquet(alone / "cells.parquet")
    assert set(cells["resolution"]) == {3, 5}
    assert cells[cells["resolution"] == 5]["claims"].sum() == 12
    assert cells.geometry.is_valid.all()


def test_a_second_run_reads_and_writes_nothing(articles, alone, small_chunks):
    before = {path: path.stat().st_mtime_ns for path in alone.rglob("*")}

    def nobody(chunks):
        assert not list(chunks)
        return iter(())

    assert run_batch(str(articles), str(alone), engine=nobody, page=False).articles == 12
    assert {path: path.stat().st_mtime_ns for path in alone.rglob("*")} == before


def test_a_run_that_was_stopped_goes_on_where_it_was(articles, alone, tmp_path, small_chunks):
    def stopped(chunks):
        for number, done in enumerate(here(chunks)):
            if number == 5:
                raise KeyboardInterrupt
            yield done

    with pytest.raises(KeyboardInterrupt):
        run_batch(str(articles), str(tmp_path), engine=stopped, page=False)
    assert not (tmp_path / "_SUCCESS").exists()
    assert run_batch(str(articles), str(tmp_path), page=False).fresh == 7
    assert tables(tmp_path) == tables(alone)


def test_an_article_more_is_all_that_is_read(articles, tmp_path, small_chunks):
    source = tmp_path / "in"
    source.mkdir()
    for path in sorted(articles.iterdir())[:3]:
        (source / path.name).write_bytes(path.read_bytes())
    assert run_batch(str(source), str(tmp_path / "out"), page=False).fresh == 3
    (source / "note-00-more.txt").write_text("Norway stationed 20 tanks at Rukla in Lithuania.")
    done = run_batch(str(source), str(tmp_path / "out"), page=False)
    assert (done.fresh, done.articles) == (1, 4)
    (source / "note-00-more.txt").unlink()
    assert run_batch(str(source), str(tmp_path / "out"), page=False).articles == 3
    assert "more" not in kept(tmp_path / "out")


def test_processes_write_the_same_bytes(articles, alone, tmp_path, small_chunks):
    run_batch(str(articles), str(tmp_path), engine=processes(2), page=False)
    assert tables(tmp_path) == tables(alone)


def test_copies_count_once(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Norway stationed 20 tanks at Rukla in Lithuania.")
    done = run_batch(str(tmp_path), "memory://copies", page=False)
    assert (done.articles, done.copies, done.claims) == (1, 1, 1)


def test_unreadable_articles_are_named_and_none_readable_is_an_error(tmp_path):
    (tmp_path / "a.txt").write_text("")
    with pytest.raises(InputError, match=r"a\.txt: holds no text"):
        run_batch(str(tmp_path), str(tmp_path / "out"), page=False)
    assert not (tmp_path / "out/_SUCCESS").exists()
    (tmp_path / "b.txt").write_text("Norway stationed 20 tanks at Rukla in Lithuania.")
    result = CliRunner().invoke(main, ["batch", str(tmp_path), "--out", str(tmp_path / "out")])
    assert "left out 1 article that cannot be read and 0 copies" in result.stderr
    assert json.loads((tmp_path / "out/unread.jsonl").read_text())["name"].endswith("a.txt")


def test_a_folder_of_something_else_is_left_alone(articles, tmp_path):
    (tmp_path / "thesis.doc").write_text("x")
    with pytest.raises(InputError, match="was not written by a batch"):
        run_batch(str(articles), str(tmp_path), page=False)
    with pytest.raises(InputError, match="is a file"):
        run_batch(str(articles), str(tmp_path / "thesis.doc"), page=False)


def test_a_worker_with_another_reader_is_refused(articles, tmp_path, monkeypatch):
    monkeypatch.setattr("posturemap.batch.run.reader_version", lambda: "another")
    with pytest.raises(InputError, match="has another posturemap"):
        run_batch(str(articles), str(tmp_path), page=False)


def test_the_size_that_may_be_read_goes_to_the_worker_with_the_articles(monkeypatch):
    seen = []
    monkeypatch.setattr(work, "_read", lambda document: f"{seen.append(limits().size)}\n")
    document = documents.Document(name="a.txt", id="a", ending=".txt", content=b"x")
    (usual,) = documents.chunked([document], reader_version())
    with limited(size=1):
        (small,) = documents.chunked([document], reader_version())
    for chunk in (usual, small):
        work.read_chunk(pickle.loads(pickle.dumps(chunk)))  # noqa: S301  our own chunk
    assert seen == [64, 1]
    assert usual.key != small.key


def test_a_broken_part_is_named(articles, tmp_path, small_chunks):
    run_batch(str(articles), str(tmp_path), page=False)
    part = next((tmp_path / "_parts").iterdir())
    part.write_bytes(b"x")
    (tmp_path / "_SUCCESS").unlink()
    with pytest.raises(InputError, match="is no part of a batch"):
        run_batch(str(articles), str(tmp_path), page=False)


def test_the_command_refuses_two_ways_at_once(articles, tmp_path):
    words = ["batch", str(articles), "--out", str(tmp_path), "--jobs", "2", "--scheduler", "local"]
    assert CliRunner().invoke(main, words).exit_code == 2
