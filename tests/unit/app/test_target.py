"""A command writes onto nothing that it reads, and onto nobody's work unless told so."""

import pytest
from click.testing import CliRunner

from posturemap.cli import main

TEXT = "Canada leads the NATO battlegroup at Ādaži in Latvia.\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    assert _run("review", "init", "a.txt").exit_code == 0
    return tmp_path


def _run(*arguments):
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("command", [("extract", "a.txt"), ("review", "apply", "a.txt")])
@pytest.mark.parametrize("name", ["a.txt", "link", "hard"])
def test_never_an_article_by_whatever_name(here, command, force, name):
    (here / "link").symlink_to("a.txt")
    (here / "hard").hardlink_to("a.txt")
    done = _run(*command, "-o", name, *force)
    assert done.exit_code == 1
    assert f"error: {name}: is read by this command and would be lost" in done.output
    assert (here / "a.txt").read_text() == TEXT


def test_never_the_review_that_it_applies(here):
    done = _run("review", "apply", "a.txt", "-o", "review.toml", "--force")
    assert "error: review.toml: is read by this command" in done.output


def test_never_a_table_of_articles_among_the_files_that_extract_writes(here):
    (here / "wire.jsonl").write_text('{"text": "Canada leads the battlegroup at Ādaži."}\n')
    before = (here / "wire.jsonl").read_bytes()
    done = _run("extract", "wire.jsonl", "--out-dir", ".", "--force")
    assert done.exit_code == 1, done.output
    assert (here / "wire.jsonl").read_bytes() == before


@pytest.mark.parametrize("command", [("extract", "a.txt"), ("review", "apply", "a.txt")])
def test_a_file_of_somebody_else_only_by_force_and_claims_freely(here, command):
    (here / "mine.jsonl").write_text("my notes")
    done = _run(*command, "-o", "mine.jsonl")
    assert done.exit_code == 1
    assert "error: mine.jsonl: is not as posturemap writes it and would be lost" in done.output
    assert (here / "mine.jsonl").read_text() == "my notes"
    assert _run(*command, "-o", "mine.jsonl", "--force").exit_code == 0
    assert _run(*command, "-o", "mine.jsonl").exit_code == 0


def test_a_sheet_and_a_merged_review_replace_nothing_else(here):
    (here / "page.html").write_text("<p>my page")
    for command, mine in (
        (("review", "sheet", "a.txt", "-o"), "page.html"),
        (("review", "sheet", "a.txt", "-o"), "a.txt"),
        (("review", "sheet", "a.txt", "-o"), "review.toml"),
        (("review", "merge", "review.toml", "-o"), "page.html"),
        (("review", "merge", "review.toml", "-o"), "review.toml"),
    ):
        before = (here / mine).read_bytes()
        done = _run(*command, mine)
        assert done.exit_code == 1
        assert "would be lost" in done.output
        assert (here / mine).read_bytes() == before


def test_a_picture_that_was_changed_only_by_force(here):
    assert _run("build", "a.txt", "--formats", "geojson", "--no-cache").exit_code == 0
    assert _run("figure", "out", "-o", "map.svg").exit_code == 0
    assert _run("figure", "out", "-o", "map.svg").exit_code == 0
    drawn = (here / "map.svg").read_text(encoding="utf-8")
    (here / "map.svg").write_text(drawn.replace("NATO in", "My own"), encoding="utf-8")
    done = _run("figure", "out", "-o", "map.svg")
    assert done.exit_code == 1
    assert "error: map.svg: is not as posturemap writes it" in done.output
    assert _run("figure", "out", "-o", "map.svg", "--force").exit_code == 0


@pytest.mark.parametrize(("command", "folder"), [("build", "out"), ("export", "out-kml")])
def test_an_output_that_was_changed_only_by_force(here, command, folder):
    assert _run("build", "a.txt", "--formats", "geojson", "--no-cache").exit_code == 0
    again = {
        "build": ("build", "a.txt", "--formats", "geojson", "--no-cache"),
        "export": ("export", "out", "--format", "kml"),
    }[command]
    assert _run(*again).exit_code == 0
    changed = min(path for path in (here / folder).iterdir() if path.suffix in (".md", ".kml"))
    changed.write_text("my notes")
    done = _run(*again)
    assert done.exit_code == 1
    assert "was changed since posturemap wrote it" in done.output
    assert changed.read_text() == "my notes"
    assert _run(*again, "--force").exit_code == 0
    assert changed.read_text() != "my notes"
