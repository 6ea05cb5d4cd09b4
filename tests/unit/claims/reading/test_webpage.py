from pathlib import Path

import pytest

from posturemap.claims import Article, read_article

PARAGRAPHS = [
    f"The {name} part of the line runs along the border and has {count} bunkers in its first "
    "stretch, according to the plan that the ministry has shown to reporters this week."
    for name, count in (("northern", 28), ("middle", 31), ("southern", 44), ("western", 12))
]
AROUND = (
    "Sign up to our newsletter and never miss what we write about the whole region.",
    "Our shop has new mugs with the picture of a bunker on them for every reader.",
)
MENU = '<a href="/a">World news</a> | <a href="/b">Defence and security of the region</a>'
MORE = '<a href="/c">A tank was seen near the old town on Monday, and it was green</a>'
STORY = (
    "<h1>The Line</h1>"
    + "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    + '<p>It holds.</p><p>More on <a href="/x">the line</a> will follow in our next report.</p>'
)


def page(element: str = "div") -> str:
    parts = (
        f"<div class=newsletter><p>{AROUND[0]}</p></div><div>{MENU}</div>",
        f"<{element} class=entry-content>{STORY}</{element}>",
        f"<div class=sidebar><p>{AROUND[1]}</p></div><div>{MORE}</div>",
    )
    return f"<title>The Line</title><body>{''.join(parts)}</body>"


def read(folder: Path, content: str) -> Article:
    path = folder / "page.html"
    path.write_text(content, encoding="utf-8")
    return read_article(path)


def sentences(article: Article) -> list[str]:
    return [article.text[s.start : s.end] for s in article.sentences]


@pytest.mark.parametrize("element", ["div", "article", "main"])
def test_what_stands_around_the_article_makes_no_sentences(tmp_path: Path, element: str):
    teaser = "<article><p>A new drill begins in the spring near the lake.</p></article>"
    article = read(tmp_path, page(element).replace("</body>", f"{teaser}</body>"))
    assert sentences(article)[: len(PARAGRAPHS)] == PARAGRAPHS
    assert "It holds." in sentences(article)
    assert not [s for s in sentences(article) if "newsletter" in s or "mugs" in s or "drill" in s]
    assert any("newsletter" in part.words for part in article.left_out)


@pytest.mark.parametrize(
    "content",
    [
        "<p>The line holds.</p>",
        "<p>The text shows &lt;script&gt;alert(1)&lt;/script&gt; and holds.</p>",
        "<div>" * 3_000 + "<p>The line holds.</p>",
    ],
)
def test_a_page_that_is_too_short_to_judge_is_read_whole(tmp_path: Path, content: str):
    assert len(sentences(read(tmp_path, content))) == 1
