import json
from pathlib import Path

import pytest

from posturemap.claims import read_article, read_articles
from posturemap.claims.reading.text import read_archive
from posturemap.errors import ArticleError


def write(folder: Path, content: str, name: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


PRINTED = (
    "status,metadata,media\n"
    "wayback: success,\"{'_processed_at': "
    "datetime.datetime(2025, 3, 5, 1, 2, tzinfo=datetime.timezone.utc), "
    "'url': 'https://example.org/a', 'title': 'The Line', "
    "'content': 'The line holds.\\nIt stands.', "
    "'timestamp': datetime.datetime(2025, 3, 4, 10, 0)}\",[]\n"
    "no archiver,\"{'url': 'https://example.org/film'}\",[]\n"
)


def test_auto_archivers_csv(tmp_path: Path):
    article = read_article(write(tmp_path, PRINTED, "db.csv"))
    assert article.text == "The line holds.\nIt stands."
    assert (article.id, article.title, article.date) == ("db", "The Line", "2025-03-04")
    assert article.url == "https://example.org/a"


def test_auto_archivers_json(tmp_path: Path):
    row = {
        "status": "wayback: success",
        "metadata": {
            "url": "https://example.org/a",
            "title": "The Line",
            "content": "The line \ud83d\ude00 holds. \ud800",
            "timestamp": 1741082400.0,
            "author": ["Anna Example", "Ben Example"],
        },
        "media": [],
    }
    article = read_article(write(tmp_path, json.dumps(row), "db.json"))
    assert article.text == "The line \U0001f600 holds. \ufffd"
    assert (article.date, article.author) == ("2025-03-04", "Anna Example, Ben Example")


def test_a_spreadsheets_export_with_several_articles(tmp_path: Path):
    content = (
        "Link;Archive status;Upload title;Upload timestamp;Text content\r\n"
        'https://example.org/1;ok;One;2025-03-04;"The line; holds."\r\n'
        "https://example.org/2;ok;Film;;\r\n"
        "https://example.org/3;ok;Three;2025-03-05;The line; \r\n"
    )
    path = write(tmp_path, content, "sheet.csv")
    one, three = read_articles(path)
    assert (one.id, one.title, one.text) == ("sheet-1", "One", "The line; holds.")
    assert (three.id, three.date) == ("sheet-2", "2025-03-05")
    assert one.sha256 != three.sha256
    with pytest.raises(ArticleError, match="holds 2 articles, wanted one"):
        read_article(path)


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        ("a,b\n1,2\n", "x.csv", r"has no row with text; wanted a column named one of content"),
        ("", "x.csv", "holds no text: it is empty"),
        ('content\n"open\n', "x.csv", r"x\.csv:1: is no CSV table"),
        ("{", "x.json", r"x\.json:1: is no JSON"),
        ("[1]", "x.json", "wanted one object, or a list of objects"),
        ("[" * 100_000, "x.json", "nested too deep|is no JSON"),
        ('{"content": "It holds.", "n": %s}' % ("9" * 5_000), "x.json", "a number too long"),
        ('{"metadata": "__import__(\'os\')"}', "x.json", "has no row with text"),
        ('{"content": " . "}', "x.json", "has no row with text"),
    ],
)
def test_a_table_without_articles_says_why(tmp_path: Path, content: str, name: str, message: str):
    with pytest.raises(ArticleError, match=message):
        read_articles(write(tmp_path, content, name))


def test_a_time_that_is_none_is_passed_over():
    rows = '[{"text": "It holds.", "timestamp": 1e300}]'
    assert "date" not in read_archive(rows, ".json", Path("x"))[0].metadata


def test_an_article_a_line(tmp_path: Path):
    path = tmp_path / "archive.jsonl"
    path.write_text(
        '{"text": "The line holds.", "title": "One"}\n\n{"text": "It stands."}\nnot JSON\n'
    )
    one, two = read_articles(path)
    assert (one.title, one.text, two.text) == ("One", "The line holds.", "It stands.")
    assert one.notes == ("line 4 of the file is no JSON object and was left out",)


def test_lines_that_are_mostly_no_objects_are_refused(tmp_path: Path):
    path = tmp_path / "a.ndjson"
    path.write_text('{"text": "The line holds."}\n[1]\nx\n')
    with pytest.raises(ArticleError, match=r"a\.ndjson: line 2 is no JSON object"):
        read_articles(path)
