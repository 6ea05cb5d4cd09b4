"""Web pages and Markdown: what is seen is read, and nothing else."""

from pathlib import Path

import pytest

from posturemap.claims import Article, read_article


def read(folder: Path, content: str, name: str = "page.html") -> Article:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return read_article(path)


def sentences(article: Article) -> list[str]:
    return [article.text[s.start : s.end] for s in article.sentences]


HIDDEN = [
    '<p style="display: none">{}</p>',
    '<p style="DISPLAY:NONE !important">{}</p>',
    "<div hidden><p>{}</p></div>",
    '<p style="visibility:hidden">{}</p>',
    '<p style="position:absolute; left:-9999px">{}</p>',
    '<p style="text-indent:-200em">{}</p>',
    '<p style="color:#fff">{}</p>',
    '<p style="color: rgb(255, 255, 255)">{}</p>',
    '<p style="color:transparent">{}</p>',
    '<div style="background:#123"><p style="color:#123">{}</p></div>',
    '<font color="white">{}</font>',
    '<p style="font-size:1px">{}</p>',
    '<p style="font-size:0">{}</p>',
    '<p style="opacity:0">{}</p>',
    '<p style="height:0;overflow:hidden">{}</p>',
    '<p style="clip:rect(0 0 0 0);position:absolute">{}</p>',
    '<span class="sr-only">{}</span>',
    '<p class="gone">{}</p>',
    '<p id="away">{}</p>',
    "<noscript><p>{}</p></noscript>",
    "<template><p>{}</p></template>",
    "<script>{}</script>",
    "<style>{}</style>",
    "<!-- {} -->",
    '<img src="x" alt="{}">',
    '<p title="{}"></p>',
    "<textarea>{}</textarea>",
    "<select><option>{}</select>",
    "<svg><text>{}</text></svg>",
    "<iframe>{}</iframe>",
    "<dialog><p>{}</p></dialog>",
    '<meta name="description" content="{}">',
    '<p style="opacity:1e-9">{}</p>',
    '<p style="filter: blur(2px) opacity(0%)">{}</p>',
    '<p style="position:absolute;left:99999px">{}</p>',
    '<p style="margin-left:-100in">{}</p>',
    '<p style="inset:-9999px auto auto -9999px">{}</p>',
    '<p style="translate:0 -9999px">{}</p>',
    '<p style="color:rgb(255 255 255)">{}</p>',
    '<p style="color:hsl(0deg 0% 99% / 1)">{}</p>',
    '<p style="color:rgb(0 0 0 / 0%)">{}</p>',
    '<p style="color:seashell">{}</p>',
    '<div style="background:#000"><p><b style="color:black">{}</b></p></div>',
    '<div style="color:#fefefe"><section><p>{}</p></section></div>',
    '<div style="background-color:#123456"><p style="color:rgb(18,52,86)">{}</p></div>',
    '<p style="-webkit-text-fill-color:transparent">{}</p>',
    '<p style="font:0/0 a">{}</p>',
    '<p style="transform:rotate(1deg) scale(0.001)">{}</p>',
    '<p style="scale:0">{}</p>',
    '<p style="zoom:0.01">{}</p>',
    '<p style="clip-path:polygon(0 0, 0px 0, 0 0)">{}</p>',
    '<div style="max-height:0px;overflow-y:hidden">{}</div>',
    '<p style="d\\69splay:n\\6f ne">{}</p>',
    '<p style="background:url(a;b);display:none">{}</p>',
    "<div popover>{}</div>",
    "<article class=outer><p>{}</p></article>",
    "<div><p class=inner>{}</p></div>",
    '<p data-state="off now">{}</p>',
    "<section><p>{}</p></section>",
    "<h2>x</h2><p>{}</p>",
    "<p class=any>{}</p>",
    "<p class=held>{}</p>",
    "<p class=wide>{}</p>",
    "<p class=brace>{}</p>",
    "<div class=nest><p class=ed>{}</p></div>",
    "<p class=named>{}</p>",
    "<p class='weak' id=strong>{}</p>",
    "<p class=urgent style='display:block'>{}</p>",
    "<p class=after>{}</p>",
]
SHEET = """<style>/* x{} */ .gone { display:none } @media screen { #away { left:-5000px } }
@import url(a.css); .shown, article.outer p, div > p.inner { visibility: hidden }
[data-state~="off"], section p:nth-child(2n+1), h2 + p, :is(.any, .other) { display:none }
p:not(.shown).held { display:none } .a::before { content: "}" } .brace { display: none }
@media (min-width: 700px) and (orientation: landscape) { @supports (display: grid) { .wide {
display:none } } } .nest { color: red; & .ed { display:none } } :root { --off: none }
.named { display: var(--off, block) } #strong { display:none } .weak { display:block }
.urgent { display: none !important } <!-- .after { display:none } --></style>"""


SHOWING = """@media print { .printed { display:none } } .back { display:none } #x { display:block }
@media screen and (max-width: 600px) { .small { display:none } } .hovered:hover { display:none }
@media (prefers-color-scheme: dark) { p { color: #fff } } .last p:last-child > b { display:none }
@keyframes gone { to { opacity: 0 } } .moved { left: -50% }"""


@pytest.mark.parametrize("wrapping", HIDDEN)
def test_what_is_not_seen_is_not_read(tmp_path: Path, wrapping: str):
    secret = wrapping.replace("{}", "NATO sent a secret brigade.")
    page = f"<html><head>{SHEET}</head><body><p>The line holds.</p>{secret}<p>It stands.</p></body>"
    article = read(tmp_path, page)
    assert "secret" not in article.text
    assert sentences(article) == ["The line holds.", "It stands."]


@pytest.mark.parametrize(
    "wrapping",
    [
        '<div style="background:#000"><p style="color:#fff">{}</p></div>',
        '<p class="printed">{}</p>',
        '<p style="left:-2px">{}</p>',
        '<p style="opacity:0.9;font-size:11px">{}</p>',
        "<details><p>{}</p></details>",
        '<div class="d-none d-md-block"><p>{}</p></div>',
        '<div class="hidden lg:flex"><p>{}</p></div>',
        "<form><p>{}</p></form>",
        "<head><title>x</title><meta name=a><p>{}</p>",
        "<html><head><title>x</title>{}",
        "<svg width=1 /><p>{}</p>",
        "<svg><path d=1 /><g/></svg><p>{}</p>",
        "<p hidden>x</p><p>{}</p>",
        "<p style='display:none'>x<p>{}</p>",
        '<div style="color:#fff"><div style="background:#222"><p>{}</p></div></div>',
        '<div style="visibility:hidden"><p style="visibility:visible">{}</p></div>',
        '<p style="color:transparent;background-clip:text">{}</p>',
        '<p style="color:white;background:url(a.png)">{}</p>',
        '<p style="font:400 12px/1.5 serif;margin:0 -15px;transform:translate(-50%)">{}</p>',
        '<p style="clip-path:polygon(0 0, 100% 0, 100% 100%)">{}</p>',
        "<p class=small>{}</p>",
        "<p class=back id=x>{}</p>",
        "<p class=hovered>{}</p>",
        "<section class=last><p>{}</p></section>",
        "<p class=moved>{}</p>",
    ],
)
def test_what_is_seen_is_read(tmp_path: Path, wrapping: str):
    page = f"<style>{SHOWING}</style>{wrapping}"
    assert sentences(read(tmp_path, page.replace("{}", "The line holds."))) == ["The line holds."]


def test_a_slash_ends_an_element_of_xml(tmp_path: Path):
    page = '<?xml version="1.0"?><html><body><script src="x"/><p hidden=""/><p>It holds.</p></body>'
    assert sentences(read(tmp_path, page, "page.xhtml")) == ["It holds."]


def test_text_is_spaced_as_a_browser_spaces_it(tmp_path: Path):
    page = (
        "<p>The   <b>line</b>\n holds<i>!</i></p><p>One<br>two</p>"
        "<table><tr><td>a<td>b</table><pre>x  y\nz</pre><ul><li>One<li>Two</ul>"
        "<p>2&nbsp;&lt;3&gt; &amp;amp;</p>"
    )
    assert read(tmp_path, page).text == (
        "The line holds!\nOne\ntwo\na\nb\nx  y\nz\nOne\nTwo\n2\xa0<3> &amp;\n"
    )


def test_a_page_says_what_it_is(tmp_path: Path):
    page = """<head><title>The Line | Example Wire</title>
    <meta property="og:title" content="The Line">
    <meta property="og:site_name" content="Example Wire">
    <meta property="article:published_time" content="2025-03-04T23:00:00+02:00">
    <link rel="canonical" href="https://example.org/line">
    <script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "headline": "X",
      "author": [{"name": "Anna Example"}, {"name": "Ben Example"}]}]}</script></head>
    <body><p>It holds.</p></body>"""
    article = read(tmp_path, page)
    assert article.title == "The Line"
    assert article.publisher == "Example Wire"
    assert article.date == "2025-03-04"
    assert article.url == "https://example.org/line"
    assert article.author == "Anna Example, Ben Example"


def test_broken_or_forged_metadata_does_no_harm(tmp_path: Path):
    page = (
        '<script type="application/ld+json">{"@type": "Article", "headline": [[[</script>'
        '<link rel="canonical" href="javascript:alert(1)"><meta name="date" content="soon">'
        "<h1>The Line</h1><p>It holds.</p>"
    )
    article = read(tmp_path, page)
    assert (article.title, article.url, article.date) == ("The Line", None, None)


def test_headlines_captions_and_navigation_are_told_apart(tmp_path: Path):
    page = (
        "<nav><a href=/>Home</a></nav><h2>It grew.</h2>"
        "<figure><img><figcaption>A tank rolls.</figcaption></figure><p>The line holds.</p>"
        "<aside>Buy now.</aside><footer>All is ours.</footer>"
    )
    assert sentences(read(tmp_path, page)) == ["The line holds."]


def test_raised_citations_and_a_numbered_list(tmp_path: Path):
    page = (
        '<p>The line holds.<sup><a href="#n1">1</a></sup> It has 35 m<sup>2</sup>.'
        '<sup id="r2"><a href="#n2">[2]</a></sup></p><h2>References</h2>'
        '<ol><li id="n1"><a href="#r1">^</a> <a href="https://example.org/a">The page</a></li>'
        "<li>Second</li></ol>"
    )
    article = read(tmp_path, page)
    assert [(m.number, article.text[m.start : m.end]) for m in article.markers] == [
        (1, ""),
        (2, ""),
    ]
    assert [(s.number, s.title, s.url) for s in article.sources] == [
        (1, "The page", "https://example.org/a"),
        (2, "Second", None),
    ]
    assert sentences(article) == ["The line holds.", "It has 35 m2."]


def test_control_characters_do_no_harm(tmp_path: Path):
    page = "<p>The line\x01 holds&#2;.<sup>&#3;1</sup></p><p style='color:#fff'>&#4;x</p>"
    assert sentences(read(tmp_path, page)) == ["The line holds."]


def test_a_charset_that_the_page_declares(tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_bytes('<meta charset="windows-1257"><p>Rīga holds.</p>'.encode("cp1257"))
    assert read_article(path).text == "Rīga holds.\n"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 60_000 + "The line holds." + "</div>" * 60_000,
        f'<p data-x="{"a" * 20_000_000}">The line holds.</p>',
        "<p>The line holds.</p>" + "<a " * 50_000,
        "<p>The line holds.</p>" + "<!--" * 50_000,
        "<p>The line holds.</p>" + "<![CDATA[" * 50_000,
    ],
    ids=["deep", "attribute", "unclosed tag", "unclosed comment", "unclosed section"],
)
def test_hostile_mark_up_neither_hides_the_text_nor_hangs(tmp_path: Path, page: str):
    assert sentences(read(tmp_path, page)) == ["The line holds."]


def test_markdown_is_read_as_it_is_seen(tmp_path: Path):
    content = (
        "---\ntitle: 'The Line'\ndate: 2025-01-02\nauthor: !!python/object:os.system x\n---\n"
        "# Head\n\nThe **line** [holds](javascript:alert(1)) <b>now</b>.[1] It stands.[^2]\n"
        "<span style='display:none'>Hidden.</span>\n\n- Item one.\n\n"
        '## Sources\n\n[1]: https://example.org/a "The page"\n[^2]: Second, https://example.org/b\n'
    )
    article = read(tmp_path, content, "page.md")
    assert (article.title, article.date) == ("The Line", "2025-01-02")
    assert sentences(article) == ["The line holds now.[1]", "It stands.", "Item one."]
    assert [(s.number, s.url) for s in article.sources] == [
        (1, "https://example.org/a"),
        (2, "https://example.org/b"),
    ]


def test_markdown_that_takes_others_long(tmp_path: Path):
    content = "The line holds.\n\n" + "[" * 5_000 + "\n\n" + "*a_" * 5_000
    assert sentences(read(tmp_path, content, "page.md"))[0] == "The line holds."
