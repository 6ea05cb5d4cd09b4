"""What of a page is its article, line by line."""

from pathlib import Path

import pytest

from posturemap.claims import Article, read_article
from posturemap.claims.article import LeftOut
from posturemap.claims.reading.web import read_html

from .documents import matched

HOLDS = "The northern line holds, and its 28 bunkers are manned by a company of the brigade."
STANDS = "The southern line stands behind the river, and nobody has crossed it since the spring."
REST = "The middle of the line rests on a lake, where boats of the coast guard keep the watch."
PROSE = f"<p>{HOLDS}</p><p>{STANDS}</p><p>{REST}</p>"
SENTENCES = [HOLDS, STANDS, REST]
OPENING = "A line of posts along the border is manned again, and the state pays for what it needs."
OTHER = "An island far away has sent a thousand soldiers to another continent, a sailor wrote."


def read(folder: Path, body: str, head: str = "") -> Article:
    path = folder / "page.html"
    path.write_text(f"<!doctype html><head>{head}</head><body>{body}</body>", encoding="utf-8")
    return read_article(path)


def sentences(article: Article) -> list[str]:
    return [article.text[s.start : s.end] for s in article.sentences]


def reasons(article: Article) -> set[str]:
    return {part.reason for part in article.left_out}


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


TABLE = (
    "<table>{}<tr><td>Latvia</td><td>Canada</td><td>3,000</td></tr>"
    "<tr><td>Estonia</td><td></td><td>1,200</td></tr></table>"
)


def test_the_rows_of_a_table_say_what_their_cells_are(tmp_path: Path):
    head = "<tr><th>Host</th><th>Framework nation</th><th>Troops</th></tr>"
    article = read(tmp_path, f"<article>{PROSE}{TABLE.replace('{}', head)}</article>")
    assert sentences(article)[3:] == ["Latvia; Canada; 3,000.", "Estonia; 1,200."]
    assert matched(article)[3:] == [
        "Host: Latvia; Framework nation: Canada; Troops: 3,000.",
        "Host: Estonia; Troops: 1,200.",
    ]
    head = next(part for part in article.left_out if part.reason == "table head")
    assert head.words == "Host; Framework nation; Troops"


def row_of(*cells: str) -> str:
    return f"<tr>{''.join(f'<td{cell}</td>' for cell in cells)}</tr>"


HOST = "<tr><th>Host</th><th>2024</th><th>2025</th></tr>"
LATVIA = row_of(">Latvia", ">9", ">1")
TWO_HEADS = (
    "<thead><tr><th rowspan=2>Host</th><th colspan=2>Troops</th></tr>"
    "<tr><th>2024</th><th>2025</th></tr></thead>"
)
NOTE = "The figures are those of the ministry."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [HOST, row_of(" rowspan=2>Latvia", ">900", ">1,000"), row_of(">40", ">50")],
            ["Host: Latvia; 2024: 900; 2025: 1,000.", "Host: Latvia; 2024: 40; 2025: 50."],
        ),
        (
            [HOST, row_of(">Latvia", " colspan=2>900"), row_of(">Estonia")],
            ["Host: Latvia; 2024, 2025: 900.", "Host: Estonia."],
        ),
        ([TWO_HEADS, LATVIA], ["Host: Latvia; Troops 2024: 9; Troops 2025: 1."]),
        (
            [HOST, row_of(" colspan=3>Tanks"), LATVIA, row_of(f" colspan=3>{NOTE}"), LATVIA],
            [
                "Tanks; Host: Latvia; 2024: 9; 2025: 1.",
                NOTE,
                "Host: Latvia; 2024: 9; 2025: 1.",
            ],
        ),
        (
            ["<tr><th colspan=3>Who is where</th></tr>", HOST, LATVIA],
            ["Host: Latvia; 2024: 9; 2025: 1."],
        ),
        (
            [HOST, row_of(" rowspan=99>Latvia", " rowspan=x colspan=0>9", ">1")],
            ["Host: Latvia; 2024: 9; 2025: 1."],
        ),
    ],
    ids=["down", "across", "two heads", "sections", "title", "nonsense"],
)
def test_cells_that_reach_over_others_are_said_of_each(
    tmp_path: Path, rows: list[str], said: list[str]
):
    article = read(tmp_path, f"<article>{PROSE}<table>{''.join(rows)}</table></article>")
    assert matched(article)[3:] == said


def test_a_table_without_a_header_is_left_out(tmp_path: Path):
    article = read(tmp_path, f"<article>{PROSE}{TABLE.replace('{}', '')}</article>")
    assert sentences(article) == SENTENCES
    assert "table" in reasons(article)


def test_a_table_that_only_arranges_the_page_is_read(tmp_path: Path):
    cells = f"<td>{HOLDS} {STANDS}</td><td>{REST} {HOLDS}</td>"
    article = read(tmp_path, f"<table><tr>{cells}</tr><tr>{cells}</tr></table>")
    assert HOLDS in sentences(article)


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


def test_cells_that_reach_down_for_ever_make_no_page_large(tmp_path: Path):
    many = "".join(f"<td rowspan=1000>{'soldier ' * 12}{n}</td>" for n in range(60))
    rows = f"<tr>{''.join('<th>Host</th>' for _ in range(60))}</tr><tr>{many}</tr>"
    rows += "<tr><td>Latvia</td></tr>" * 900
    article = read(tmp_path, f"<article>{PROSE}<table>{rows}</table></article>")
    assert len(article.text) < 60_000


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
