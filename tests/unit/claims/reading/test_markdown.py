from pathlib import Path

from posturemap.claims import Article, read_article

from .documents import matched

NOTES = """
[^1]: First page, https://example.org/1
[^b]: Second page
    goes on.
"""


def read(folder: Path, content: str) -> Article:
    path = folder / "a.md"
    path.write_text(content, encoding="utf-8")
    return read_article(path)


def sentences(article: Article) -> list[str]:
    return [article.text[s.start : s.end] for s in article.sentences]


def test_note_marks_leave_the_text_and_their_definitions_are_the_source_list(tmp_path: Path):
    article = read(tmp_path, f"Germany has 4,800[^1] soldiers.[^b]\n{NOTES}\nThe line holds.\n")
    assert sentences(article) == ["Germany has 4,800 soldiers.", "The line holds."]
    assert [(m.number, article.text[: m.start][-5:]) for m in article.markers] == [
        (1, "4,800"),
        (2, "iers."),
    ]
    assert [(s.number, s.title, s.url) for s in article.sources] == [
        (1, "First page", "https://example.org/1"),
        (2, "Second page goes on.", None),
    ]


def test_what_stands_in_code_is_shown_as_it_is(tmp_path: Path):
    article = read(tmp_path, "The line holds.\n\n```\nIt stands[^1] here.\n[^1]: No note.\n```\n")
    assert "It stands[^1] here." in article.text
    assert article.sources == ()


def test_items_with_and_without_stops_and_wrapped_lines(tmp_path: Path):
    article = read(
        tmp_path,
        "It holds\nand stands.\n\n* **Spain** keeps a battery at Lielvārde\n"
        "* Poland builds\n  a wall.\n",
    )
    assert sentences(article) == [
        "It holds and stands.",
        "Spain keeps a battery at Lielvārde",
        "Poland builds a wall.",
    ]


def test_a_tables_rows_have_the_words_of_its_head(tmp_path: Path):
    article = read(
        tmp_path,
        "It holds.\n\n| Host | Troops |\n|---|---|\n| Latvia[^1] | 3,000 |\n\n[^1]: A page.\n",
    )
    assert sentences(article) == ["It holds.", "Latvia; 3,000."]
    assert matched(article)[1] == "Host: Latvia; Troops: 3,000."
    assert [article.text[m.start :][:7] for m in article.markers] == ["; 3,000"]


def test_a_mark_in_a_span_of_code_writes_no_mark_up(tmp_path: Path):
    article = read(tmp_path, "The `line`[^1] and `wall[^1]` hold.\n\n[^1]: A page.\n")
    assert sentences(article) == ["The line and wall hold."]
