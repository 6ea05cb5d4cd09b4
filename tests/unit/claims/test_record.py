"""The reading record and the warnings that come of it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from posturemap.claims.article import Article, LeftOut, count_letters
from posturemap.claims.extract import extract
from posturemap.claims.extract.propose.undated import unread_dates
from posturemap.claims.reading.body import Body
from posturemap.claims.reading.parts import make_article
from posturemap.claims.record import record_of, records_to_text, summed
from posturemap.claims.topic import is_on_topic
from posturemap.claims.warn import reading_warnings

WORDS = "Germany stationed 500 soldiers in Lithuania last month. They came by rail on Tuesday.\n"


def made(text: str, **fields: object) -> Article:
    body = Body(text=text, **fields)
    return make_article(body, Path("piece.txt"), article_id="piece", sha256="0" * 64)


def warned(article: Article) -> list[str]:
    return [str(one) for one in reading_warnings(Path("p.txt"), article, extract(article))]


def test_a_record_accounts_for_every_letter_and_is_one_line():
    article = made(f"The brigade is moving\n\n{WORDS}\nSources:\n[1] https://example.org/a\n")
    record = record_of(article, claims=2)
    left = sum(part.letters for part in record.left_out)
    assert record.letters_read + left == count_letters(article.text)
    (line,) = records_to_text([record]).splitlines()
    assert json.loads(line)["claims"] == 2
    assert json.loads(line)["left_out"][0].keys() == {"reason", "letters", "words"}


def test_parts_of_one_reason_are_added_up_with_the_words_of_the_largest():
    parts = [
        LeftOut.of("menu", "Home"),
        LeftOut.of("hidden", "Read this, please"),
        LeftOut.of("menu", "World and more"),
    ]
    assert summed(parts) == (
        LeftOut(reason="menu", letters=16, words="World and more"),
        LeftOut(reason="hidden", letters=14, words="Read this, please"),
    )


def test_relative_dates_without_a_day_of_publication_are_counted():
    article = made(WORDS)
    assert unread_dates(article) == ("last month", "Tuesday")
    assert unread_dates(replace(article, date="2025-06-10")) == ()
    (warning,) = warned(article)
    assert warning.startswith("p.txt: has no date, so 2 relative dates are unread (“last month”)")
    assert warned(replace(article, date="2025-06-10")) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Германия разместила в Литве 4800 военнослужащих.", "it is not English"),
        ("7KH EULJDGH ZLOO VWD\\ LQ /LWKXDQLD, WKH PLQLVWU\\ VDLG.", "its text is no words"),
        ("Fold the dough, cover it with a towel and leave it for two hours.", "off topic"),
    ],
)
def test_an_article_without_a_claim_is_named_with_the_reason(text: str, why: str):
    article = made(text)
    (warning,) = [str(one) for one in reading_warnings(Path("p.txt"), article, ())]
    assert warning.startswith(f"p.txt: no claim in it: {why}")


MATCH = (
    "Poland won the match in Riga on Sunday, and the crowd sang until the last train had gone. "
    "The captain scored twice in the first half, once with his head and once from the spot. "
    "Norway play Lithuania in the same group next week, and the coach wants the same eleven. "
)


def test_an_article_about_something_else_makes_no_claims_and_the_record_says_so():
    article = replace(made(MATCH * 2), date="2025-06-10")
    assert extract(article) == ()
    (warning,) = warned(article)
    assert warning.startswith("p.txt: no claim in it: off topic")
    record = record_of(article, claims=0)
    (part,) = record.left_out
    assert (record.letters_read, part.reason) == (0, "off topic")
    assert part.letters == count_letters(article.text)
    told = replace(made(MATCH + WORDS), date="2025-06-10")
    assert extract(told)
    assert record_of(told, claims=1).left_out == ()


LEFT = (
    "Ten American Black Hawks came to Lielvārde in Latvia on Monday. They had carried more "
    "cabbages than people, says the cook. Four Hungarian Gripens are in Šiauliai in Lithuania till "
    "August. The cook has seen them twice, both times above the lake, and both times he dropped a "
    "spoon. He has cooked for eleven nations in his life and remembers them by what they left."
)


def test_an_article_with_few_words_of_the_field_is_read_where_it_is_sure_of_its_claims():
    article = replace(made(LEFT), date="2026-05-04")
    assert not is_on_topic(article)
    assert [claim.places[0].text for claim in extract(article)] == ["Lielvārde", "Šiauliai"]


def test_an_article_of_which_nothing_or_less_than_half_is_read_is_named():
    hidden = LeftOut.of("hidden", WORDS * 3)
    article = replace(made(WORDS), date="2025-06-10")
    assert warned(replace(article, left_out=(LeftOut.of("menu", WORDS * 3),))) == []
    (warning,) = warned(replace(article, left_out=(hidden,)))
    assert warning.startswith("p.txt: 75% of the article is left out, more than is read: hidden ")
    (warning,) = warned(replace(article, left_out=(hidden,), sentences=()))
    assert warning.startswith("p.txt: nothing of it is read as running text; left out: hidden ")


def test_what_a_reader_notes_is_a_warning():
    article = replace(made(WORDS), date="2025-06-10", notes=("is a scan with a text layer",))
    assert warned(article) == ["p.txt: is a scan with a text layer"]


def test_claims_of_a_text_that_is_not_english_are_not_to_be_trusted():
    article = replace(made(WORDS * 4), date="2025-06-10", language="de")
    (warning,) = warned(article)
    assert warning.startswith("p.txt: its claims are not to be trusted: it is not English")


def test_what_stands_around_an_article_is_no_loss_and_is_named_where_nothing_is_read():
    around = LeftOut.of("around the article", WORDS)
    article = replace(made(WORDS), sentences=(), left_out=(around,))
    (warning,) = [str(one) for one in reading_warnings(Path("p.txt"), article, ())]
    assert warning.startswith("p.txt: nothing of it is read as running text; left out: around")
