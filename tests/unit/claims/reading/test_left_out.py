from pathlib import Path

import pytest

from posturemap.claims.article import Article, LeftOut, count_letters
from posturemap.claims.reading.body import Body
from posturemap.claims.reading.language import language_of
from posturemap.claims.reading.parts import make_article

DATA = Path(__file__).parents[3] / "data"
TEXT = """The brigade is moving

Anna Example, 24 April 2026

Germany keeps 4,800 soldiers in Lithuania. They arrived in spring.

Sources:
[1] https://example.org/a
[2] https://example.org/b
"""


def made(body: Body) -> Article:
    return make_article(body, Path("piece.txt"), article_id="piece", sha256="0" * 64)


def test_every_letter_is_read_or_left_out():
    article = made(Body(text=TEXT))
    read = sum(count_letters(TEXT[s.start : s.end]) for s in article.sentences)
    assert read > 0
    assert read + sum(part.letters for part in article.left_out) == count_letters(TEXT)
    assert {part.reason for part in article.left_out} == {"headline", "dateline", "source list"}


def test_the_numbers_of_a_list_are_accounted_for():
    text = "1. Germany keeps soldiers in Lithuania.\n\n2. Canada keeps soldiers in Latvia.\n"
    article = made(Body(text=text))
    read = sum(count_letters(text[s.start : s.end]) for s in article.sentences)
    assert read + sum(part.letters for part in article.left_out) == count_letters(text)


def test_what_a_format_leaves_out_and_notes_comes_to_the_article():
    menu = LeftOut.of("menu", "Home World Sport")
    body = Body(text=TEXT, left_out=(menu,), language="en", notes=("is a scan",))
    article = made(body)
    assert article.left_out[0] == menu
    assert article.notes == ("is a scan",)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The ministry said that the brigade will stay.", "en", "words"),
        ("Германия разместила в Литве 4800 военнослужащих.", "ru", "words"),
        ("Saksa paigutas Leetu sõdurit ja Kanada juhib Lätis asuvat lahingugruppi.", "et", "words"),
        ("7KH EULJDGH ZLOO VWD\\ LQ /LWKXDQLD, WKH PLQLVWU\\ VDLG RQ 7XHVGD\\.", "zxx", "words"),
        ("It is.", "fi", "meta"),
    ],
)
def test_the_language_is_told_by_the_words_and_else_by_the_file(
    text: str, language: str, found: str
):
    article = made(Body(text=text, language="fi", found={"language": "meta"}))
    assert (article.language, article.found) == (language, {"language": found})


def test_where_a_value_was_found_is_kept():
    body = Body(
        text="Mara Example reports.\n\nThe line holds.\n",
        metadata={"title": "T", "date": "2026-04-24", "publisher": "Example Wire"},
        line={"title": 1},
        found={"date": "JSON-LD"},
    )
    found = dict(made(body).found)
    found.pop("language", None)
    assert found == {"date": "JSON-LD", "publisher": "file", "title": "header"}


def test_first_words_of_a_long_part_are_kept_short():
    part = LeftOut.of("comment", "word " * 5000)
    assert part.letters == 20_000
    assert part.words == " ".join(["word"] * 12)


def test_a_word_that_looks_english_makes_no_text_english():
    assert language_of("Das Ministerium will die neue Kaserne vor dem Winter bauen.") == "de"


def test_short_sentences_are_told_in_eight_languages():
    rows = (DATA / "languages.tsv").read_text(encoding="utf-8").splitlines()[1:]
    told = [language_of(row.split("\t")[1]) == row.split("\t")[0] for row in rows]
    assert (sum(told), len(told)) == (96, 96)
