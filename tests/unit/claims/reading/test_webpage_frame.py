"""What stands around and between the paragraphs of an article."""

from pathlib import Path

import pytest

from posturemap.claims import Article
from posturemap.claims.article import LeftOut

from .webpages import HOLDS, OPENING, OTHER, PROSE, SENTENCES, read, reasons, sentences


def test_a_caption_by_its_class_is_no_sentence(tmp_path: Path):
    body = f"<article>{PROSE}<div class='wp-caption-text'>{OTHER}</div></article>"
    article = read(tmp_path, body)
    assert sentences(article) == SENTENCES
    assert "caption" in reasons(article)


def test_a_teaser_without_a_link_is_the_opening_of_the_article(tmp_path: Path):
    teaser = f"<div class='news teaser'><p>{OTHER}</p></div>"
    article = read(tmp_path, f"<article><h1>The line</h1>{teaser}{PROSE}</article>")
    assert sentences(article) == [OTHER, *SENTENCES]
    linked = teaser.replace("</p>", " <a href=/a>More</a></p>")
    article = read(tmp_path, f"<article><h1>The line</h1>{linked}{PROSE}</article>")
    assert sentences(article) == SENTENCES


def test_an_article_in_an_element_of_what_stands_around_is_read(tmp_path: Path):
    aside = f"<aside><h1>The line</h1>{PROSE}</aside>"
    assert sentences(read(tmp_path, f"{aside}<aside><p>{OTHER}</p></aside>")) == SENTENCES


LONG = "".join(
    f"<p>The {name} part of the line runs along the border and has {count} bunkers in its first "
    "stretch, according to the plan that the ministry has shown to reporters this week.</p>"
    for name, count in (("northern", 28), ("middle", 31), ("southern", 44), ("western", 12))
)


def test_an_article_that_is_shown_where_no_script_runs_is_read(tmp_path: Path):
    hidden = f"<div><script type='text/template'></script><noscript>{LONG * 2}</noscript></div>"
    article = read(tmp_path, f"<p>{HOLDS}</p>{hidden}")
    assert len(sentences(article)) == 9
    assert "noscript" in article.notes[0]
    little = read(tmp_path, f"<div>{LONG}</div><noscript><p>{OTHER}</p></noscript>")
    assert len(sentences(little)) == 4


def test_tags_that_are_text_where_no_script_runs_are_no_article(tmp_path: Path):
    tags = "&lt;div class='a'&gt;&lt;img src='b'&gt;&lt;/div&gt;" * 40
    article = read(tmp_path, f"{PROSE}<noscript>{tags}</noscript>")
    assert sentences(article) == SENTENCES


def test_the_opening_below_the_title_is_read(tmp_path: Path):
    opening = f"<h1>The line</h1><div class=byline>Anna Example</div><h2>{OTHER}</h2>"
    more = "<div><p><a href=/a>Read our long and linked story of the other line here.</a></p></div>"
    article = read(tmp_path, f"<div>{opening}{more}</div><div class=story>{LONG * 2}</div>")
    assert sentences(article)[0] == OTHER
    assert not any("linked story" in sentence for sentence in sentences(article))


def test_headlines_and_quoted_posts_between_paragraphs_belong_to_the_article(tmp_path: Path):
    head = "<div><h3>What comes next</h3></div>"
    quoted = "<blockquote><p>We have moved all our boats to the lake today</p></blockquote>"
    post = f"<div class=embed>{quoted}</div>"
    article = read(tmp_path, f"<div class=story>{LONG}<h2>What is new</h2>{post}{head}{LONG}</div>")
    assert "What is new" in article.text
    assert "We have moved all our boats" in article.text


def first_words(text: str) -> str:
    return LeftOut.of("", text).words


def of_kind(article: Article, reason: str) -> list[str]:
    return [part.words for part in article.left_out if part.reason == reason]


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img><figcaption>{}</figcaption></figure>",
        "<div class=media-caption>{}</div>",
        "<p>One picture.<span class=caption>{}</span></p>",
    ],
)
def test_a_caption_in_the_article_is_text_that_makes_no_claims(tmp_path: Path, caption: str):
    first, rest = PROSE.split("</p>", 1)
    page = f"<h1>The line</h1>{first}</p>{caption.replace('{}', OTHER)}{rest}"
    article = read(tmp_path, f"<article>{page}</article>")
    assert OTHER in article.text
    assert OTHER not in sentences(article)
    assert of_kind(article, "caption") == [first_words(OTHER)]


def test_a_caption_behind_the_article_is_no_text_of_it(tmp_path: Path):
    other = f"<figure><img><figcaption>{OTHER}</figcaption></figure>"
    article = read(tmp_path, f"<article><h1>The line</h1>{PROSE}</article>{other}")
    assert OTHER not in article.text


@pytest.mark.parametrize(
    "above",
    [
        "<h1>The line</h1><p>The line and the lake</p>",
        "<h1>The line</h1><p>Picture: A. Example</p>",
        "<h3>The line</h3>",
    ],
)
def test_an_opening_below_a_title_and_a_short_line_is_read(tmp_path: Path, above: str):
    page = f"{above}<div class=teaser-text><p>{OPENING}</p></div><div>{PROSE * 3}</div>"
    assert OPENING in sentences(read(tmp_path, f"<div>{page}</div>"))


def test_a_subtitle_is_text_that_makes_no_claims(tmp_path: Path):
    head = "<div><h1>The line</h1><h2>Where the posts stand and who pays</h2></div>"
    article = read(tmp_path, f"<main>{head}<div>{PROSE * 3}</div></main>")
    assert "Where the posts stand and who pays" in article.text
    assert "Where the posts stand and who pays" not in sentences(article)


def test_a_menu_that_says_what_a_short_line_of_the_article_says_is_none_of_it(tmp_path: Path):
    menu = "".join(f"<li>Entry number {number}</li>" for number in range(12))
    head = f"<div><ul><li>Press</li>{menu}</ul></div>"
    page = f"{head}<div><h1>The line</h1><p>Press</p>{PROSE * 3}</div>"
    assert read(tmp_path, page).text.count("Press") <= 1


def test_an_aside_that_holds_the_titled_prose_of_a_page_of_links_is_the_article(tmp_path: Path):
    menu = "".join(f"<li><a href=/{n}>Subject number {n}</a></li>" for n in range(60))
    page = f"<ul>{menu}</ul><aside><h1>The line</h1>{PROSE}</aside>"
    assert sentences(read(tmp_path, page)) == SENTENCES


def test_who_wrote_an_article_is_text_that_makes_no_claims(tmp_path: Path):
    author = "Aino Salmela is a senior fellow at the Example Institute in Tartu."
    page = f"<article><h1>The line</h1><div>{PROSE * 3}</div></article><div>{author}</div>"
    article = read(tmp_path, page)
    assert of_kind(article, "biography") == [first_words(author)]
    assert author not in sentences(article)


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_quote_behind_a_sign_of_equality_cuts_nothing_out(tmp_path: Path, quote: str):
    page = f"<p>It says ={quote}in a word.</p>{PROSE * 100}"
    assert SENTENCES[0] in sentences(read(tmp_path, f"<article>{page}</article>"))
