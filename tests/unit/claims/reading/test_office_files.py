"""Files as office programs write them: tests/data/office."""

from pathlib import Path

import pytest

from posturemap.claims import Article, read_article

from .documents import matched

FOLDER = Path(__file__).parents[3] / "data" / "office"
LIST = [
    "Three things happened this week.",
    "Spain keeps an air-defence battery at Lielvārde",
    "Poland builds a wall on its border with Belarus.",
]
ROWS = [
    "Exercise: Silver Oak; Host: Latvia; Troops: 3,000.",
    "Exercise: Amber Shield; Host: Estonia; Troops: 9,000.",
]
WHOLE = [
    "Germany has 4,800 soldiers at Rukla.",
    "The battlegroup in Latvia, led by Canada since 2017, has 1,900 soldiers.",
    *LIST,
    "Norway sent 120 soldiers to Rukla",
    *ROWS,
    "The fence stands on 35 km² of ground.",
]


def sentences(article: Article) -> list[str]:
    return matched(article)


@pytest.mark.parametrize(
    "name", ["pandoc.docx", "pandoc.odt", "libreoffice.docx", "libreoffice.odt"]
)
def test_one_article_reads_alike_from_every_program(name: str):
    article = read_article(FOLDER / name)
    assert sentences(article) == WHOLE
    assert (article.title, article.date) == ("Four towns on the flank", "2025-06-10")
    assert [(m.number, article.text[: m.start][-5:]) for m in article.markers] == [
        (1, "4,800"),
        (2, "iers."),
    ]
    assert [(s.number, s.url) for s in article.sources] == [
        (1, "https://example.org/brigade"),
        (2, None),
    ]


def test_raised_digits_lists_and_tables_of_python_docx():
    article = read_article(FOLDER / "python-docx.docx")
    assert sentences(article) == [WHOLE[0], *LIST, *ROWS]
    assert [m.number for m in article.markers] == [1]
    assert (article.author, article.date) == ("Anna Example", None)


def test_a_page_that_chromium_saved():
    article = read_article(FOLDER / "chromium.mhtml")
    assert [*WHOLE[:2], *ROWS] == [s for s in sentences(article) if s in (*WHOLE[:2], *ROWS)]
    assert article.url == "https://example.org/four-towns"
    assert [m.number for m in article.markers] == [1, 2]


def test_the_markdown_that_they_are_made_from():
    article = read_article(FOLDER / "article.md")
    assert sentences(article)[:-1] == WHOLE[:-1]
