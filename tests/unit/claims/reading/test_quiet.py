"""What stands around an article in copied text makes no claims, and the reason is told."""

from pathlib import Path

import pytest

from posturemap.claims import Article
from posturemap.claims.reading.apart import comments_at, is_biography
from posturemap.claims.reading.body import Body
from posturemap.claims.reading.parts import make_article

TEXT = "Norway sent 120 soldiers to Rukla in Lithuania in March 2025."


def read(text: str, **known: object) -> Article:
    return make_article(Body(text=text, **known), Path("a"), article_id="a", sha256="0" * 64)


def told(article: Article) -> list[str]:
    return [article.text[s.start : s.end] for s in article.sentences]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            "(Reporting by K. Lehtonen in Oulu, J. Ozols in Riga; editing by P. Brown)",
            "credit line",
        ),
        (
            "Additional reporting by Jonas Balčiūnas in Vilnius; editing by Mary Hill.",
            "credit line",
        ),
        ("— With assistance from Piotr Nowicki in Warsaw and Aino Salmela in Oulu", "credit line"),
        ("Jonas Balčiūnas in Vilnius contributed to this report.", "credit line"),
        ("Follow Example News on Facebook and X and never miss the Baltic Defence Line!", "menu"),
        ("Sign up for our newsletter on the forces in Latvia.", "menu"),
        ("Read also: Estonia builds 600 bunkers", "menu"),
        ("The views expressed here are those of the author and not of the army.", "disclaimer"),
        (
            "Aino Salmela is a fellow at the Example Institute in Tartu; she was in Tapa.",
            "biography",
        ),
        ("The author is a former officer who served at Tapa.", "biography"),
        ("Jonas Ozols covers the armies of the north for Example News.", "biography"),
        ("K. Lehtonen reported from Oulu, J. Ozols from Riga.", "credit line"),
        ("Brenda Sample, Securing the Gap (Example Institute, 2018)", "source list"),
        ("Photo: a tank of the battlegroup at Tapa.", "caption"),
        ("Photographs: Jan Rek. No positions are shown.", "caption"),
        ("On 10 June 2025, Anna Example wrote:", "menu"),
    ],
)
def test_lines_below_an_article(line: str, reason: str):
    article = read(f"{TEXT}\n\n{line}\n")
    assert told(article) == [TEXT]
    assert [part.reason for part in article.left_out] == [reason]


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Example Wire shows that 300 soldiers came to Tapa.",
        "Follow-on forces would join the brigade in Latvia.",
        "Join forces, the minister told the three states in Tallinn.",
        "The general is a commander of men who has been to Tapa.",
        "A comment by the minister: Latvia builds on.",
        "Tapa – the town in Estonia – holds 900 soldiers.",
        "NATO — The alliance keeps 900 soldiers at Tapa.",
        "The brigade left Riga on 18 November 2025.",
    ],
)
def test_sentences_that_begin_like_them(line: str):
    assert told(read(f"{line}\n\n{TEXT}\n")) == [line, TEXT]


def test_a_credit_that_ends_a_paragraph():
    article = read(f"{TEXT} (Reporting by K. Lehtonen in Oulu; editing by P. Brown)\n")
    assert told(article) == [TEXT]


@pytest.mark.parametrize(
    "comments",
    [
        "Comments (2)\n\nbertil: Put missiles on Gotland now!\n\notto: Russia will attack.",
        "2 comments\nPut missiles on Gotland now, all of them.",
        "Join the conversation\nAnna · 2 hours ago\nRussia will attack.",
        "Comments\nOldSweat61\nRussia will attack Lithuania within six months or so, I say.",
        "Comments\n@otto\nRussia will attack Lithuania within six months or so.\nReply",
    ],
)
def test_comments_in_copied_text(comments: str):
    article = read(f"{TEXT}\n\n{comments}\n")
    assert told(article) == [TEXT]
    assert {part.reason for part in article.left_out} == {"comment"}


def test_a_link_to_the_comments_above_an_article_swallows_nothing():
    assert told(read(f"The flank\nComments (2)\n{TEXT}\n")) == [TEXT]
    assert told(read(f"{TEXT}\nComments\n{TEXT}\nIt holds.\n")) == [TEXT, TEXT, "It holds."]


def test_an_interview_behind_a_link_to_the_comments_is_no_comment():
    answers = [f"Anna Kask: The {n}th battalion stays where it stands, I say." for n in range(30)]
    assert len(told(read("\n".join([TEXT, "2 comments", *answers])))) == 31


def test_a_line_that_begins_like_a_count_of_comments_heads_none():
    lines = [TEXT, "No comment from the ministry, two replies from the army", TEXT]
    assert told(read("\n".join(lines))) == [TEXT, TEXT]


def test_comments_are_looked_for_once():
    assert comments_at(["Comments"] * 9) == 9


def test_a_person_in_the_news_is_no_author():
    assert not is_biography("Aino Salmela is a minister in Tallinn.")


@pytest.mark.parametrize(
    ("opening", "date", "author", "where"),
    [
        ("Riga, 18 November 2025\n\n", "2025-11-18", None, "dateline"),
        ("By Anna Viksna · 18 November 2025\n\n", "2025-11-18", "Anna Viksna", "byline"),
        ("By Anna Viksna in Riga\nNov. 18, 2025\n", "2025-11-18", "Anna Viksna", "dateline"),
        ("The flank\n\nUpdated 18 November 2025, 10:42 EET\n\n", "2025-11-18", None, "dateline"),
        ("· 18 November 2025\n\n", "2025-11-18", None, "dateline"),
        ("November 18, 2025 add comment\n\n", "2025-11-18", None, "dateline"),
        ("VILNIUS, November 18, 2025 (Example Wire) - ", "2025-11-18", None, "dateline"),
        ("TALLINN, Estonia, 18 November 2025 — ", "2025-11-18", None, "dateline"),
        ("18 November 2025 — RIGA — ", "2025-11-18", None, "dateline"),
        ("By Anna Viksna, Riga, 18 November 2025\n\n", "2025-11-18", "Anna Viksna", "byline"),
        ("Riga, 18 November (BNS) – ", None, None, None),
        ("Riga, 18 November (BNS): ", None, None, None),
    ],
)
def test_where_and_when_an_article_was_written(
    opening: str, date: str | None, author: str | None, where: str | None
):
    article = read(opening + TEXT + "\n")
    assert (article.date, article.author) == (date, author)
    assert article.found.get("date") == where
    assert told(article) == [TEXT]


def test_a_day_below_the_first_sentence():
    assert read(f"{TEXT}\n\nJune 10, 2025 add comment\n\nIt holds.\n").date == "2025-06-10"
    assert read(f"{TEXT}\n\n10 June 2025\n\nIt holds.\n\n11 June 2025\n\nIt ends.\n").date is None


def test_the_header_wins_and_a_documents_properties_come_last():
    dated = f"Riga, 18 November 2025\n\n{TEXT}\n"
    header = read(dated, metadata={"date": "2024-01-01"}, line={"date": 1})
    assert (header.date, header.found["date"]) == ("2024-01-01", "header")
    properties = {"date": "2024-01-01"}
    assert read(dated, properties=properties).date == "2025-11-18"
    assert read(f"{TEXT}\n", properties=properties).found["date"] == "document properties"
