"""What a person names, and the files that are meant."""

import io
import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from posturemap.claims import find_inputs, inputs, read_articles
from posturemap.claims.extract import extract_many
from posturemap.errors import ArticleError

WORDS = "Germany stationed 500 soldiers in Lithuania.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with articles in folders."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "in/a.txt", "in/deep/a.txt", "in/picture.png", "in/.hidden/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(WORDS)
    return tmp_path


def names(*named: str) -> list[str]:
    return [file.path.as_posix() for file in find_inputs(named).files]


def test_a_folder_stands_for_the_articles_below_it_in_order(desk: Path):
    found = find_inputs("in")
    assert [file.path.as_posix() for file in found.files] == ["in/a.txt", "in/deep/a.txt"]
    assert [str(one) for one in found.passed_over] == [
        "in: passed over what is no article (1 .png)"
    ]


def test_a_pattern_stands_for_the_files_that_fit(desk: Path):
    assert names("in/*/*.txt", "*.txt") == ["in/deep/a.txt", "b.txt"]
    assert names("**/a.txt") == ["in/a.txt", "in/deep/a.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(desk: Path):
    (desk / "b[1].txt").write_text(WORDS)
    assert names("b[1].txt") == ["b[1].txt"]


def test_what_is_named_twice_is_read_once(desk: Path):
    assert names("in/a.txt", "in", "./in/a.txt") == ["in/a.txt", "in/deep/a.txt"]


@pytest.mark.parametrize(
    ("named", "what"),
    [("no*.txt", "no file fits this pattern"), ("empty", "no article in this folder")],
)
def test_what_finds_nothing_is_a_fault(desk: Path, named: str, what: str):
    (desk / "empty").mkdir()
    (fault,) = find_inputs(named).faults
    assert str(fault).startswith(f"{named}: {what}")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_that_lead_out_of_a_folder_are_not_followed(desk: Path):
    (desk / "in" / "out.txt").symlink_to(desk / "b.txt")
    (desk / "in" / "outside").symlink_to(desk)
    (desk / "in" / "inside.txt").symlink_to(desk / "in" / "a.txt")
    found = find_inputs("in")
    assert [f.path.as_posix() for f in found.files] == [
        "in/a.txt",
        "in/inside.txt",
        "in/deep/a.txt",
    ]
    (passed,) = found.passed_over
    assert "1 links that lead out of the folder, 1 links to folders" in passed.what


def test_parts_of_a_saved_page_and_outputs_of_a_run_are_no_articles(desk: Path):
    run = {"inputs": {}, "options": {}, "outputs": {}, "versions": {}}
    for name in ("in/page.html", "in/page_files/frame.html", "in/out/report.md"):
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text(WORDS)
    (desk / "in" / "out" / "manifest.json").write_text(json.dumps(run))
    assert names("in") == ["in/a.txt", "in/page.html", "in/deep/a.txt"]


def test_files_of_one_stem_get_ids_by_their_paths_whatever_the_order(desk: Path):
    (desk / "in" / "a.md").write_text(WORDS)
    for named in (("b.txt", "in"), ("in/deep", "in/a.md", "in/a.txt", "b.txt")):
        ids = {file.path.as_posix(): file.id for file in find_inputs(named).files}
        assert ids == {
            "b.txt": "b",
            "in/a.txt": "in-a.txt",
            "in/a.md": "in-a.md",
            "in/deep/a.txt": "deep-a.txt",
        }


def test_ids_of_other_articles_are_not_given_again(desk: Path):
    (file,) = find_inputs("in/deep", taken={"a"}).files
    assert file.id == "deep-a"


def test_a_tables_rows_and_their_claims_do_not_take_another_files_id(desk: Path):
    (desk / "t.csv").write_text(f"text\n{WORDS}{WORDS}")
    (desk / "t-1.txt").write_text(WORDS)
    found = {article.id: claims for article, claims in extract_many(["t.csv", "t-1.txt"])}
    assert list(found) == ["t-1-2", "t-2", "t-1"]
    assert all(claim.article == name for name, claims in found.items() for claim in claims)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"# title: T\n\nThe line holds.\n", "The line holds."),
        (b"<!DOCTYPE html><title>T</title><p>The line holds.", "The line holds."),
    ],
)
def test_standard_input_is_text_or_a_page(
    monkeypatch: pytest.MonkeyPatch, content: bytes, text: str
):
    stdin = SimpleNamespace(buffer=io.BytesIO(content))
    monkeypatch.setattr(inputs.sys, "stdin", stdin)
    (article,) = read_articles("-")
    assert (article.id, article.title) == ("standard-input", "T")
    assert text in article.text
    assert "title" not in article.text


def test_a_fault_is_raised_unless_somebody_takes_it(desk: Path):
    (desk / "in" / "empty.txt").write_text(" ")
    with pytest.raises(ArticleError, match=r"in/empty\.txt: holds no text"):
        read_articles(["in", "b.txt"])
    faults: list[ArticleError] = []
    read = read_articles(["in", "no.txt", "b.txt"], on_fault=faults.append)
    assert [article.id for article in read] == ["in-a", "deep-a", "b"]
    assert [Path(fault.path).name for fault in faults] == ["empty.txt", "no.txt"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_extraction_goes_on_behind_a_broken_file(desk: Path, jobs: int):
    (desk / "in" / "empty.txt").write_text(" ")
    faults: list[ArticleError] = []
    found = list(extract_many(["in", "b.txt"], jobs=jobs, on_fault=faults.append))
    assert [article.id for article, claims in found if claims] == ["in-a", "deep-a", "b"]
    assert len(faults) == 1
