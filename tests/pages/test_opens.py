"""The file as a file: its bytes, its policy, its text without script."""

import re
from html.parser import HTMLParser
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from posturemap.claims import Article
from posturemap.layers.table.posture import Posture
from posturemap.maps import render_page

from .conftest import PHONE, QUOTES, TITLE, opened


def test_the_same_input_gives_the_same_bytes(page_file: Path, posture: Posture, article: Article):
    again = render_page(posture, [article], title=TITLE)
    assert again.encode() == page_file.read_bytes()


def test_the_page_says_what_it_is(page: Page):
    assert page.title() == TITLE
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("#top .lead")).to_have_text("6 claims in 1 article; 5 on the map")
    assert page.evaluate("posturemap.map.getZoom()") > 3


def test_a_large_page_says_so(
    browser: Browser, posture: Posture, article: Article, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr("posturemap.maps.page.budget.PAGE_BYTES", 100_000)
    (tmp_path / "map.html").write_text(render_page(posture, [article], title=TITLE), "utf-8")
    with opened(browser, tmp_path / "map.html") as page:
        expect(page.locator("#top .lead")).to_contain_text("This page is large (1 MB)")


def test_the_policy_allows_nothing_but_what_is_in_the_file(page_file: Path):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page_file.read_text("utf-8"))
    assert policy
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]


def test_the_markup_has_no_handler_and_no_outside_address(page_file: Path):
    class Reader(HTMLParser):
        def __init__(self):
            super().__init__()
            self.found: list[tuple[str, str, str | None]] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]):
            self.found += [
                (tag, name, value)
                for name, value in attrs
                if name.startswith("on") or name in {"src", "href", "style"}
            ]

    reader = Reader()
    reader.feed(page_file.read_text("utf-8"))
    # The articles' own addresses, in the text version.
    assert {found for found in reader.found if found[1] != "href"} == set()
    assert {value for _, _, value in reader.found} == {"https://example.org/rim"}


def test_without_script_every_claim_is_text(browser: Browser, page_file: Path):
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(page_file.as_uri())
    text = page.locator("body").inner_text()
    context.close()
    assert [quote for quote, _ in QUOTES if quote not in text] == []
    assert "Not on the map: no place named" in text


def test_no_panel_lies_over_another(browser: Browser, page_file: Path):
    for viewport in ({"width": 1440, "height": 900}, {"width": 1024, "height": 700}, PHONE):
        with opened(browser, page_file, viewport=viewport) as page:
            boxes = page.evaluate(
                "['top', 'layers', 'stage', 'read', 'time', 'sheet-tabs'].map(id =>"
                " document.getElementById(id).getBoundingClientRect())"
                ".filter(b => b.width && b.height)"
                ".map(b => [Math.round(b.left), Math.round(b.top),"
                " Math.round(b.right), Math.round(b.bottom)])"
            )
            for i, a in enumerate(boxes):
                for b in boxes[i + 1 :]:
                    apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
                    assert apart, (viewport, a, b)
