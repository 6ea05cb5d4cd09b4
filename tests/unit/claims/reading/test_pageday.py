"""When a page's article was published, and where the page says so."""

from pathlib import Path

import pytest

from posturemap.claims import Article, read_article
from posturemap.claims.reading.months import local_day

HOLDS = "The northern line holds, and its 28 bunkers are manned by a company of the brigade."
STANDS = "The southern line stands behind the river, and nobody has crossed it since the spring."
PROSE = f"<p>{HOLDS}</p><p>{STANDS}</p>"
TEASER = "<div class='related'><time datetime='2024-11-20'>20 November</time><p>A tank.</p></div>"


def read(folder: Path, body: str, head: str = "") -> Article:
    path = folder / "page.html"
    path.write_text(f"<!doctype html><head>{head}</head><body>{body}</body>", encoding="utf-8")
    return read_article(path)


@pytest.mark.parametrize(
    ("head", "body", "origin"),
    [
        ("<meta property='article:published_time' content='2025-06-10T08:00:00Z'>", "", "meta"),
        (
            (
                "<script type='application/ld+json'>"
                '{"@type": "NewsArticle", "datePublished": "2025-06-10"}</script>'
            ),
            "",
            "JSON-LD",
        ),
        (
            (
                "<script type='application/ld+json'>"
                '{"@type": "NewsArticle", "datePublished": "2025-06-10",}</script>'
            ),
            "",
            "JSON-LD",
        ),
        (
            (
                "<script type='application/ld+json'>"
                '{"@type": "NewsArticle", "datePublished": "2025-06-10"}}</script>'
            ),
            "",
            "JSON-LD",
        ),
        ("", "<div>Anna Example | 10 June 2025</div>", "byline"),
        ("", "<div>Updated 09:14 EET, 10 June 2025</div>", "byline"),
        ("", "<p>Published: <time datetime='2025-06-10T07:00'>today</time></p>", "byline"),
        ("<link rel=canonical href='https://example.org/2025/06/10/line'>", "", "address"),
    ],
)
def test_a_day_comes_from_the_article_and_says_from_where(
    tmp_path: Path, head: str, body: str, origin: str
):
    article = read(tmp_path, f"{TEASER}<article><h1>Line</h1>{body}{PROSE}</article>", head)
    assert article.date == "2025-06-10"
    assert article.found["date"] == origin
    assert [article.text[s.start : s.end] for s in article.sentences] == [HOLDS, STANDS]


def test_a_dateline_dates_an_article(tmp_path: Path):
    article = read(tmp_path, f"<h1>Line</h1><p>Tallinn, 24 April 2026 – {HOLDS}</p>{PROSE}")
    assert (article.date, article.found["date"]) == ("2026-04-24", "dateline")


def test_a_teasers_day_is_not_the_articles(tmp_path: Path):
    article = read(tmp_path, f"<article><h1>Line</h1>{PROSE}</article>{TEASER}")
    assert article.date is None


def test_posts_with_a_time_each_have_a_day_of_their_own(tmp_path: Path):
    posts = "".join(
        f"<div class=post><time datetime='2025-06-{day}T09:00Z'>9:00</time><p>{words}</p></div>"
        for day, words in ((12, HOLDS), (11, STANDS))
    )
    article = read(tmp_path, f"<main><h1>Live</h1>{posts}</main>")
    days = [(article.text[start:end], day) for start, end, day in article.days]
    assert days == [(HOLDS, "2025-06-12"), (STANDS, "2025-06-11")]


def test_headlines_that_are_days_date_what_stands_below(tmp_path: Path):
    body = f"<h3>Monday, 2 June 2025</h3><p>{HOLDS}</p><h3>4 June 2025</h3><p>{STANDS}</p>"
    article = read(tmp_path, f"<article><h1>As it happened</h1>{body}</article>")
    days = [(article.text[start:end], day) for start, end, day in article.days]
    assert days == [(HOLDS, "2025-06-02"), (STANDS, "2025-06-04")]


def test_one_byline_makes_no_posts(tmp_path: Path):
    article = read(
        tmp_path, f"<article><time datetime='2025-06-12'>12 June</time>{PROSE}</article>"
    )
    assert article.days == ()


def test_an_author_is_found_in_meta_and_bylines_but_is_no_address(tmp_path: Path):
    head = "<meta property='article:author' content='https://example.org/anna'>"
    body = "<div class=byline>By <a rel=author href=/anna>Anna Example</a></div>"
    article = read(tmp_path, f"<article><h1>Line</h1>{body}{PROSE}</article>", head)
    assert (article.author, article.found["author"]) == ("Anna Example", "byline")


@pytest.mark.parametrize(
    ("language", "byline"),
    [
        ("", "Le 10 juin 2025"),
        ("", "10 июня 2025, 13:43"),
        ("", "10. Juni 2025"),
        ("", "الثلاثاء، 10 يونيو 2025"),
        ("", "১০ জুন ২০২৫"),
        ("", "2025年6月10日"),
        ("lt", "2025 m. birželio 10 d."),
        ("lv", "2025. gada 10. jūnijā"),
        ("et", "10. juuni 2025"),
        ("pl", "10 czerwca 2025"),
        ("", "News, 10.06.25"),
        ("", "<time datetime='2025-07-01'>10 juin 2025</time>"),
        ("", "Posted on <time>10. Juni 2025</time><time>4. Juli 2025</time>"),
    ],
)
def test_a_byline_says_the_day_as_its_readers_write_it(tmp_path: Path, language: str, byline: str):
    path = tmp_path / "page.html"
    body = f"<article><h1>The line</h1><p>{byline}</p>{PROSE}</article>"
    path.write_text(f"<html lang='{language}'><body>{body}</body></html>", encoding="utf-8")
    assert (read_article(path).date, read_article(path).found["date"]) == ("2025-06-10", "byline")


def test_a_word_that_means_two_months_needs_a_language():
    assert local_day("10 listopada 2025") is None
    assert local_day("10 listopada 2025", "hr") == "2025-10-10"
    assert local_day("10 listopada 2025", "pl") == "2025-11-10"
    assert local_day("31 juin 2025") is None


@pytest.mark.parametrize("address", ["2025/06/10/line", "news/10-06-2025", "news/20250610/line"])
def test_an_address_dates_an_article(tmp_path: Path, address: str):
    head = f"<link rel=canonical href='https://a.test/{address}'>"
    article = read(tmp_path, f"<article><h1>The line</h1>{PROSE}</article>", head)
    assert (article.date, article.found["date"]) == ("2025-06-10", "address")


@pytest.mark.parametrize(
    "line",
    [
        "<p>The races of 2025/7/11-12</p>",
        "<nav><a href=/a>Links (August 3rd 2025)</a></nav>",
    ],
)
def test_a_span_of_days_and_a_day_among_links_are_no_byline(tmp_path: Path, line: str):
    head = "<link rel=canonical href='https://a.test/2025/06/10/line'>"
    article = read(tmp_path, f"<article><h1>The line</h1>{line}{PROSE}</article>", head)
    assert article.date == "2025-06-10"


def test_a_mark_of_publication_may_say_the_day_in_its_title(tmp_path: Path):
    mark = "<abbr itemprop=datePublished title='2025-06-10T10:52:00+02:00'>10:52</abbr>"
    assert read(tmp_path, f"<article><h1>The line</h1>{PROSE}{mark}</article>").date == "2025-06-10"
