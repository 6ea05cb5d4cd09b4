import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from posturemap.claims.project.file import project_articles, read_project
from posturemap.claims.project.project import Project
from posturemap.claims.project.values import LayerName
from posturemap.errors import ArticleError, ProjectError

ROOT = Path(__file__).parents[3]

WHOLE = """\
title = "The flank"
as_of = 2026-06-01
review = "review.toml"

[[article]]
path = "a.txt"
source = "Example Wire"
title = "Another title"
date = 2026-05

[[article]]
path = "more/*.html"

[[source]]
name = "Example Wire"
match = ["wire.example.org", "Wire Service"]
reliability = "B"
note = "names its sources"

[[source]]
name = "Example Blog"
match = ["blog.example.org"]
reliability = "D"

[register]
files = ["mine.toml"]
all = true

[layers]
omit = ["spending"]
hidden = ["threats", "assessments"]

[tiles]
url = "https://tiles.example.org/{z}/{x}/{y}.png"
attribution = "© Example"

[[story]]
text = \"\"\"
path = "not a key"
\"\"\"
view = [25.1, 57, 6.5]
layers = ["borders"]
date = "2024"
""".replace("date = 2026-05", 'date = "2026-05"')


def project(folder: Path, content: str = WHOLE) -> Path:
    (folder / "more").mkdir(exist_ok=True)
    (folder / "a.txt").write_text("It holds.\n")
    (folder / "more" / "b.html").write_text(
        '<meta property="og:site_name" content="Example Wire"><p>It stands.</p>'
    )
    (folder / "more" / "c.html").write_text("<p>It falls.</p>")
    (folder / "mine.toml").write_text("")
    path = folder / "posturemap.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_whole_project_is_read(tmp_path: Path):
    found = read_project(project(tmp_path))
    assert (found.title, found.as_of) == ("The flank", "2026-06-01")
    assert found.path("a.txt") == tmp_path / "a.txt"
    assert found.register.all
    assert found.layers.hidden == ("threats", "assessments")
    assert found.tiles is not None
    assert found.tiles.attribution == "© Example"
    assert found.story[0].view == (25.1, 57, 6.5)


def test_articles_take_the_projects_metadata_and_reliability(tmp_path: Path):
    first, second, third = project_articles(read_project(project(tmp_path)))
    assert (first.article.title, first.article.date) == ("Another title", "2026-05")
    assert first.article.found == {"date": "project file", "title": "project file"}
    assert (first.article.id, first.reliability) == ("a", "B")
    assert second.article.publisher == "Example Wire"
    assert [second.path.name, third.path.name] == ["b.html", "c.html"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("own.txt", "# publisher: Example Wire\n# url: https://wire.example.org/1\n\nIt holds.\n"),
        ("own.txt", "https://wire.example.org/1\n\nIt holds.\n"),
        ("own.md", "---\npublisher: Example Wire\nurl: https://wire.example.org/\n---\nIt holds."),
        ("own.md", "+++\npublisher = 'Example Wire'\n+++\nIt holds.\n"),
        ("own.html", '<link rel="canonical" href="https://wire.example.org/1"><p>It holds.</p>'),
        ("own.html", '<meta property="og:site_name" content="Example Wire"><p>It holds.</p>'),
        ("own.csv", "text,publisher,url\nIt holds.,Example Wire,https://wire.example.org/1\n"),
        ("own.jsonl", '{"text": "It holds.", "site": "Example Wire", "reliability": "A"}\n'),
        ("own.eml", "From: Example Wire <a@wire.example.org>\n\nIt holds.\n"),
        (
            "own.mhtml",
            "Content-Type: text/html\nContent-Location: https://wire.example.org/\n\n<p>It holds",
        ),
    ],
)
def test_an_article_never_grades_itself(tmp_path: Path, name: str, content: str):
    path = project(tmp_path)
    (tmp_path / name).write_text(content)
    row = f'[[article]]\npath = "{name}"\n\n[[source]]'
    path.write_text(WHOLE.replace("[[source]]", row, 1))
    *_, own = project_articles(read_project(path))
    assert (own.path.name, own.reliability) == (name, "F")


@pytest.mark.parametrize(
    ("row", "reliability"),
    [
        ('url = "https://blog.example.org/x"', "D"),
        ('url = "https://myblog.example.org/x"', "F"),
        ('url = "https://news.wire.example.org/1"', "B"),
        ('publisher = "wire service"', "B"),
        ('publisher = "Example Blog"', "D"),
        ('publisher = "Example"', "F"),
    ],
)
def test_a_source_is_found_by_address_or_publisher(tmp_path: Path, row: str, reliability: str):
    path = project(tmp_path, WHOLE.replace('source = "Example Wire"', row))
    assert next(project_articles(read_project(path))).reliability == reliability


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('title = "The flank"', "title = 3", r":1: title = 3, wanted text in quotes"),
        ('title = "The flank"', "title = ", r":1: is no TOML: Invalid value$"),
        ('title = "The flank"', 'titel = "x"', r":1: titel is no key here; did you mean title\?"),
        ("as_of = 2026-06-01", 'as_of = "June"', r":2: as_of = 'June', wanted YYYY, YYYY-MM"),
        ("as_of = 2026-06-01", 'as_of = "2026-02-30"', r":2: as_of = .* that the calendar has"),
        ("as_of = 2026-06-01", 'as_of = "9999"', r":2: as_of = .* from 1800 to 2199"),
        ('title = "The flank"', f"title = {'[' * 20_000}", ": is nested too deep"),
        ('path = "a.txt"\n', "", r":5: article\.1\.path is missing"),
        ('"more/*.html"', '"more/*.pdf"', r":12: path 'more/\*\.pdf' fits no file"),
        ('"more/*.html"', '"more/*.html"\nid = "x"', r":13: one id cannot name several files"),
        ('source = "Example Wire"', 'source = "X"', r":7: source 'X' is not listed; wanted one of"),
        (
            'source = "Example Wire"',
            'id = "a b"',
            r":7: article\.1\.id = 'a b', wanted at most 100",
        ),
        (
            'source = "Example Wire"',
            'url = "javascript:x"',
            r":7: article\.1\.url = 'javascript:x', wanted an http or https address",
        ),
        ('"B"', '"G"', r":17: source\.1\.reliability = 'G', wanted one of 'A', 'B'"),
        ('"Example Blog"', '"Example Wire"', r":21: source 'Example Wire' is listed twice"),
        ('"mine.toml"', '"none.toml"', r":26: 'none\.toml' is no file"),
        (
            'omit = ["spending"]',
            'omit = ["money"]',
            r":30: layers\.omit\.1 = 'money', wanted one of",
        ),
        (
            'omit = ["spending"]',
            'omit = "spending"',
            r":30: layers\.omit = 'spending', wanted a list",
        ),
        ("all = true", "all = 1", r":27: register\.all = 1, wanted true or false"),
        ("{z}/{x}", "{z}", r":34: tiles\.url = .* wanted an https address with \{z\}, \{x\}"),
        ("https://tiles", 'https://\\"tiles', r":34: tiles\.url = .* wanted an https address"),
        ('attribution = "© Example"', 'attribution = " "', r":35: tiles\.attribution = ' '"),
        (
            "[25.1, 57, 6.5]",
            "[25.1, 95, 6.5]",
            r":41: story\.1\.view\.2 = 95, .*less than or equal",
        ),
        ("[25.1, 57, 6.5]", "[25.1, 57]", r":41: story\.1\.view\.3 is missing"),
        ('title = "The flank"', 'folder = "/"', r":1: folder is no key here"),
    ],
)
def test_a_wrong_project_is_refused_with_line_and_wanted(
    tmp_path: Path, old: str, new: str, message: str
):
    assert old in WHOLE
    path = project(tmp_path, WHOLE.replace(old, new, 1))
    with pytest.raises(ProjectError, match=rf"posturemap\.toml{message}"):
        read_project(path)


def test_a_file_that_two_rows_name_is_refused(tmp_path: Path):
    path = project(tmp_path, '[[article]]\npath = "a.txt"\n[[article]]\npath = "a.txt"\n')
    with pytest.raises(ProjectError, match=r"a\.txt: is named by two rows"):
        list(project_articles(read_project(path)))


def test_two_files_with_one_stem_get_ids_by_their_paths(tmp_path: Path):
    rows = '[[article]]\npath = "a.txt"\n[[article]]\npath = "more/*.txt"\n'
    path = project(tmp_path, rows)
    (tmp_path / "more" / "a.txt").write_text("It holds too.\n")
    ids = [one.article.id for one in project_articles(read_project(path))]
    assert ids == [f"{tmp_path.name}-a", "more-a"]


def test_a_file_that_cannot_be_read_is_left_out_where_somebody_takes_the_fault(tmp_path: Path):
    path = project(tmp_path, '[[article]]\npath = "no.txt"\n[[article]]\npath = "a.txt"\n')
    faults: list[ArticleError] = []
    found = list(project_articles(read_project(path), on_fault=faults.append))
    assert [one.article.id for one in found] == ["a"]
    (fault,) = faults
    assert str(fault).startswith(f"{tmp_path / 'no.txt'}: no such file")
    with pytest.raises(ArticleError, match="no such file"):
        list(project_articles(read_project(path)))


def test_a_project_that_is_not_there_or_no_text(tmp_path: Path):
    with pytest.raises(ProjectError, match="no such file"):
        read_project(tmp_path / "posturemap.toml")
    (tmp_path / "x.toml").write_bytes(b"title = '\xff'")
    with pytest.raises(ProjectError, match="byte 9 is not UTF-8"):
        read_project(tmp_path / "x.toml")
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(ProjectError, match="is a pipe, wanted a regular file"):
        read_project(tmp_path / "pipe.toml")


def test_an_empty_project_is_one(tmp_path: Path):
    path = tmp_path / "posturemap.toml"
    path.write_text("")
    assert read_project(path) == Project(folder=str(tmp_path))


def test_the_published_schema_is_current(tmp_path: Path):
    subprocess.run([sys.executable, ROOT / "_build" / "schema.py", tmp_path], check=True)
    for published in (ROOT / "docs" / "schema").iterdir():
        made = (tmp_path / published.name).read_bytes()
        assert published.read_bytes() == made, "run _build/schema.py"


def test_the_schema_describes_every_key():
    schema = json.loads((ROOT / "docs" / "schema" / "posturemap.schema.json").read_text())
    tables = [schema, *schema["$defs"].values()]
    assert all(key.get("description") for table in tables for key in table["properties"].values())
    assert all(table["additionalProperties"] is False for table in tables)
    schema = json.loads((ROOT / "docs" / "schema" / "articles.schema.json").read_text())
    tables = [schema, *schema["$defs"].values()]
    assert all(key.get("description") for table in tables for key in table["properties"].values())


def test_layer_names_are_those_of_the_format():
    assert "defence_line" in LayerName.__args__


def test_files_of_claims_are_rows_or_stand_beside_a_floor(tmp_path: Path):
    (tmp_path / "c.csv").write_text("article,quote\n")
    path = tmp_path / "posturemap.toml"
    path.write_text('[[claims]]\npath = "c.csv"\n')
    assert read_project(path).claim_files == (tmp_path / "c.csv",)
    assert read_project(path).floor is None
    path.write_text('[claims]\nfloor = 0.5\n[[claims.file]]\npath = "c.csv"\n')
    assert read_project(path).claim_files == (tmp_path / "c.csv",)
    assert read_project(path).floor == 0.5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[claims]]\npath = "no.csv"\n', ":2: path 'no.csv' is no file"),
        ('[[claims]]\n\nfloor = 0.5\npath = "c"\n', ":3: claims.1.floor is no key here"),
        ("[[claims]]\nreader = 1\n", ":1: claims.1.path is missing"),
        ("[claims]\nfloor = 2\n", ":2: claims.floor = 2"),
        ("claims = 3\n", ":1: claims = 3, wanted a table"),
    ],
)
def test_a_wrong_row_of_claims_is_refused_with_its_line(tmp_path: Path, text, said):
    path = tmp_path / "posturemap.toml"
    path.write_text(text)
    with pytest.raises(ProjectError) as caught:
        read_project(path)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"more/*.html"', '"more/{}*"'),
        ('"more/*.html"', '"/{}"'),
        ('source = "Example Wire"', 'source = "{}"'),
        ('"mine.toml"', '"{}"'),
        ('path = "a.txt"', 'path = "a.txt"\nid = "{0}"\n[[article]]\npath = "b.txt"\nid = "{0}"'),
    ],
)
def test_what_is_quoted_of_a_file_is_short(tmp_path: Path, old: str, new: str):
    assert old in WHOLE
    path = project(tmp_path, WHOLE.replace(old, new.format("x" * 200)))
    with pytest.raises(ProjectError) as caught:
        read_project(path)
    assert "x" * 90 not in str(caught.value)
