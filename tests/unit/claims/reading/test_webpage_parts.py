"""What of a page is its article, line by line."""

from pathlib import Path

import pytest

from posturemap.claims.reading.web import read_html

from .webpages import HOLDS, OTHER, PROSE, SENTENCES, STANDS, read, reasons, sentences


@pytest.mark.parametrize(
    ("wrapping", "why"),
    [
        ("<section class='comments'><h3>1 comment</h3><p>{}</p></section>", "comment"),
        ("<ol class=commentlist><li><p>{}</p></li></ol>", "comment"),
        ("<div id=disqus_thread><p>{}</p></div>", "comment"),
        ("<div class='related-inline'><p>{}</p></div>", "teaser"),
        ("<div class=up-next><h2>Up next</h2><p>{}</p></div>", "teaser"),
        ("<p>Also read: {}</p>", "teaser"),
        ("<div class='cookie-banner'><p>{}</p></div>", "notice"),
        ("<p>Follow us on Example Net for more.</p>", "notice"),
        (
            f"<p>If you enjoyed reading this, tell others. {'Our work needs you. ' * 9}</p>",
            "notice",
        ),
        ("<p>Follow Example Wire's full coverage of the lake: example.org/lake.</p>", "notice"),
        ("<p>(Reporting by Anna Example; editing by Ben Example)</p>", "credit line"),
        ("<figure><img><figcaption>{}</figcaption></figure>", "caption"),
        ("<nav><p>{}</p></nav>", "menu"),
        ("<div class='sidebar right'><p>{}</p></div>", "around the article"),
        ("<aside><p>{}</p></aside>", "around the article"),
        ("<ul><li><a href=/a>A thousand soldiers go away</a></li></ul>", "menu"),
    ],
)
def test_what_is_not_the_article_is_left_out_with_its_reason(
    tmp_path: Path, wrapping: str, why: str
):
    article = read(tmp_path, f"<article>{PROSE}{wrapping.replace('{}', OTHER)}</article>")
    assert sentences(article) == SENTENCES
    assert why in reasons(article)


def test_links_that_open_over_a_link_in_a_sentence_are_no_part_of_it(tmp_path: Path):
    links = (
        "<a href=/anna>Anna Example</a><a href=/one>A boat is lost</a> <a href=/two>It is found</a>"
    )
    card = f"<span><a href=/anna>Anna Example</a><span>{links}</span></span>"
    article = read(tmp_path, f"<article><p>{card} counted the bunkers.</p>{PROSE}</article>")
    assert sentences(article)[0] == "Anna Example counted the bunkers."
    assert "teaser" in reasons(article)
    elsewhere = card.replace("<span><a href=/anna>", "<span><a href=/ben>", 1)
    article = read(tmp_path, f"<article><p>{elsewhere} counted them.</p>{PROSE}</article>")
    assert "It is found" in sentences(article)[0]


def test_scripts_and_style_sheets_are_no_text_that_is_left_out(tmp_path: Path):
    head = f"<title>The line</title><script>{'run(); ' * 400}</script><style>p{{color:red}}</style>"
    article = read(tmp_path, f"<article>{PROSE}</article><script>{'go(); ' * 90}</script>", head)
    assert "hidden" not in reasons(article)


@pytest.mark.parametrize(
    "head",
    [
        "<style>html{display:none}</style>",
        "<style>body{opacity:0!important}</style>",
        "<style>body{visibility:hidden}</style>",
        "<style>p{opacity:0;transform:translateY(20px)}</style>",
        "<style>p{color:#fff}</style><link rel=stylesheet href=elsewhere.css>",
        "<style>p{left:-2000px;position:relative}</style>",
    ],
)
def test_a_page_that_hides_its_article_until_a_script_runs_is_read_and_says_so(
    tmp_path: Path, head: str
):
    article = read(tmp_path, f"{PROSE}<div hidden><p>{OTHER}</p></div>", head)
    assert sentences(article) == SENTENCES
    assert "hides most of its article" in article.notes[0]
    assert "hidden" in reasons(article)


@pytest.mark.parametrize(
    "head",
    [
        "<style>p{font-size:1.2 em}</style>",
        "<style>body{font-size:0} p{font-size:1rem}</style>",
        "<style>body{margin-top:-505px}</style>",
        "<style>p{color:nonsense; opacity:none}</style>",
    ],
)
def test_what_browsers_show_is_not_hidden(tmp_path: Path, head: str):
    article = read(tmp_path, PROSE, head)
    assert sentences(article) == SENTENCES
    assert article.notes == ()


def test_items_without_stops_and_sentences_that_are_links_are_sentences(tmp_path: Path):
    article = read(
        tmp_path,
        f"<article><p>{HOLDS}</p><ul><li>Norway leads the company at Rukla</li>"
        "<li>Spain leads the battery at Tapa</li></ul>"
        f"<p><a href=/x>{STANDS}</a></p></article>",
    )
    assert sentences(article) == [
        HOLDS,
        "Norway leads the company at Rukla",
        "Spain leads the battery at Tapa",
        STANDS,
    ]


@pytest.mark.parametrize("wrapped", ["<p>{}</p>", "<pre>{}</pre>"])
def test_wrapped_lines_are_whole_sentences(tmp_path: Path, wrapped: str):
    end = "<br>" if wrapped.startswith("<p>") else "\n"
    text = end.join(
        [
            "The northern line holds, and its 28 bunkers are manned by",
            "a company of the brigade.",
            "",
            "The southern line stands behind the river, and nobody",
            "has crossed it since the spring.",
        ]
    )
    assert sentences(read(tmp_path, wrapped.replace("{}", text))) == [HOLDS, STANDS]


def test_lines_that_are_no_wrapped_text_stay_apart(tmp_path: Path):
    article = read(
        tmp_path,
        "<p>Germany leads the battlegroup at Rukla in Lithuania<br>"
        "Canada leads the one at Adazi in the neighbouring Latvia<br>"
        "Britain leads the one at Tapa, in Estonia</p>",
    )
    assert len(article.paragraphs) == 3


@pytest.mark.parametrize("tag", ["nobr", "x-tip", "blink", "gloss-term"])
def test_elements_that_nobody_knows_stand_in_the_line(tmp_path: Path, tag: str):
    words = HOLDS.replace("28 bunkers", f"<{tag}>28 bunkers</{tag}>")
    assert sentences(read(tmp_path, f"<p>{words}</p>")) == [HOLDS]


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>1</sup>",
        "<sup>[1]</sup>",
        "<sup><a href='#n1'>1</a></sup>",
        "<a href='#fn1'><sup>1</sup></a>",
        "<span class='footnote-ref'>1</span>",
        "<a class='fn' href='#n1'>1</a>",
        "<a role='doc-noteref' href='#n1'>[1]</a>",
    ],
)
def test_note_marks_leave_the_text_and_keep_their_place(tmp_path: Path, mark: str):
    article = read(tmp_path, f"<p>It has 4,800{mark} soldiers and 35 km<sup>2</sup> of woods.</p>")
    assert sentences(article) == ["It has 4,800 soldiers and 35 km2 of woods."]
    assert [(m.number, m.start, m.end) for m in article.markers] == [(1, 12, 12)]


def test_what_note_marks_lead_to_is_the_source_list(tmp_path: Path):
    notes = "".join(
        f"<p id=n{n}><a href='#r{n}'>{n}</a> Example Wire, {n} May 2025.</p>" for n in (1, 2)
    )
    marked = PROSE.replace("holds,", "holds,<sup><a href='#n1'>1</a></sup>").replace(
        "stands", "stands<sup><a href='#n2'>2</a></sup>"
    )
    article = read(tmp_path, f"<article>{marked}</article><div>{notes}</div>")
    assert sentences(article) == SENTENCES
    assert [source.number for source in article.sources] == [1, 2]
    assert [marker.number for marker in article.markers] == [1, 2]


def test_a_paragraph_that_is_set_as_a_headline_is_read(tmp_path: Path):
    lead = f"{HOLDS.rstrip('.')}, though it was built in a hurry and by few."
    assert sentences(read(tmp_path, f"<h2>{lead}</h2>{PROSE}")) == [lead, *SENTENCES]


def test_every_letter_of_a_page_is_read_or_accounted_for(tmp_path: Path):
    page = f"<nav><a>Home</a></nav><article>{PROSE}</article><aside><p>{OTHER}</p></aside>"
    article = read(tmp_path, page)
    letters = sum(map(str.isalnum, f"Home{''.join(SENTENCES)}{OTHER}"))
    running = sum(map(str.isalnum, "".join(sentences(article))))
    assert running + sum(part.letters for part in article.left_out) == letters


def test_a_rendered_text_is_read_whole():
    body = read_html(f"<h1>Line</h1><aside><p>{OTHER}</p></aside>{PROSE}")
    assert OTHER in body.text
