"""Rows 1 to 12: hostile text in every place that shows text."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from posturemap.claims import (
    Article,
    Project,
    web_address,
)
from posturemap.claims.project.project import StoryStep
from posturemap.layers.table.posture import Posture
from posturemap.maps import render_page
from tests.pages.conftest import article, opened, page_file, posture

from .hostile import LAYERS, TITLE, WALK, hostile
from .payloads import ALL

__all__ = ["article", "hostile", "page_file", "posture"]  # fixtures

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def hostile_file(
    hostile: tuple[Posture, list[Article]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    posture, articles = hostile
    project = Project(story=tuple(StoryStep(text=text) for text in ALL))
    path = tmp_path_factory.mktemp("hostile") / "map.html"
    html = render_page(posture, articles, title=TITLE, project=project)
    path.write_text(html, encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="module", params=["policy", "no policy"])
def hostile_page(
    request: pytest.FixtureRequest,
    browser: Browser,
    hostile_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Page]:
    """One page for all the walks: it may run nothing and ask for nothing from first to last."""
    path = hostile_file
    if request.param == "no policy":
        html, cut = re.subn(r"<meta http-equiv=\"Content[^>]*>", "", path.read_text("utf-8"))
        assert cut == 1
        path = tmp_path_factory.mktemp("open") / "open.html"
        path.write_text(html, encoding="utf-8", newline="\n")
    with opened(browser, path) as page:
        yield page
        assert page.evaluate("window.hit") is None


# What the page shows as the name of it, in brackets, or as its picture.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\ufeff\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
MARKS = re.compile("⟨[^⟩]*⟩|[\u2400-\u241f]")


def plain(text: str) -> str:
    """Give a text without what is unseen in it, or without the marks that stand for that."""
    return UNSEEN.sub("", MARKS.sub("", text))


def walk(page: Page, link: str, selectors: list[str]) -> list[tuple[str, list[list[str]]]]:
    links = [link.format(number) for number in range(len(ALL))]
    seen = [
        [[plain(text) for text in texts] for texts in found]
        for found in page.evaluate(WALK, [links, selectors])
    ]
    return list(zip(map(plain, ALL), seen, strict=True))


def test_row_01_nothing_runs_and_nothing_is_asked_for(hostile_page: Page):
    assert len(ALL) >= 194
    for tab in ("Claims", "On the map", "Conflicts"):
        hostile_page.get_by_role("tab", name=tab).click()
    hostile_page.get_by_role("combobox").first.fill("<img src=x onerror=window.hit=1>")
    expect(hostile_page.locator("#search-hits [role=option]").first).to_be_visible()
    hostile_page.get_by_role("combobox").first.fill("")
    assert hostile_page.evaluate("window.hit") is None  # requests fail the page when it closes


def test_row_03_nothing_is_computed_while_the_page_is_written(hostile_file: Path):
    html = hostile_file.read_text("utf-8")
    assert "9801547" not in html
    outside = re.sub(r"<script[^>]*>.*?</script>", "", html, flags=re.DOTALL)
    assert "{{" not in outside


def test_row_04_the_title_is_shown_as_it_is(hostile_page: Page):
    assert hostile_page.locator("h1").text_content() == TITLE


def test_row_04_every_claim_is_shown_as_it_is(hostile_page: Page):
    parts = ["mark", ".source bdi", "dd", "ul li"]
    selectors = [f"#panel-evidence .claim {part}" for part in parts]
    for text, (quotes, about, facts, cited) in walk(hostile_page, "claim=c{}", selectors):
        assert quotes == [text]
        assert about == [text] * 4
        assert facts.count(text) == 5, (text, facts)
        assert cited[0] == f"[1] {text}"


def test_row_04_every_feature_is_shown_as_it_is(hostile_page: Page):
    selectors = [f"#panel-evidence {part}" for part in ("h2", ".reading strong", "dd")]
    for text, (names, readings, facts) in walk(hostile_page, "feature=f{}", selectors):
        assert names == [text]
        assert readings == [text, text]
        assert facts.count(text) >= 5, (text, facts)


def test_row_04_the_story_shows_every_text(hostile_page: Page):
    shown = [found for _, found in walk(hostile_page, "step={}", [".story p bdi"])]
    # Steps count from 1: step 0 is none, and the last one is not walked to.
    assert shown == [[[]], *([[plain(text)]] for text in ALL[:-1])]
    hostile_page.locator('[data-story="end"]').click()


def test_row_04_downloads_hold_every_text(hostile_page: Page):
    hostile_page.get_by_role("tab", name="On the map").click()
    expect(hostile_page.locator("#panel-features li").first).to_be_visible()
    with hostile_page.expect_download() as download:
        hostile_page.locator('button[data-export="visible"]').click()
    found = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert sorted(f["properties"]["name"] for f in found["features"]) == sorted(ALL)
    assert all(f["properties"]["__proto__"] in ALL for f in found["features"])


def test_row_05_what_ends_scripts_lines_and_texts_ends_nothing(
    browser: Browser, hostile: tuple[Posture, list[Article]], tmp_path: Path
):
    posture, articles = hostile
    texts = ("\u2028\u2029", "a\0b", "lone \ud800 surrogate", "</script>", "<!--<script>", "]]>")
    layers = {
        name: gdf.assign(kind=pd.Series((texts * len(gdf))[: len(gdf)], gdf.index, dtype=object))
        for name, gdf in posture.layers.items()
    }
    path = tmp_path / "map.html"
    html = render_page(replace(posture, layers=layers), articles, title="x")
    path.write_text(html, encoding="utf-8", newline="\n")
    with opened(browser, path) as page:
        assert page.locator("input[data-layer]").count() == len(LAYERS)


def test_row_06_only_plain_web_addresses_are_links(hostile_page: Page):
    plainly = {text for text in ALL if web_address(text)}
    assert plainly == set()  # of the payloads none may become a link
    links = "[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
    for number in (ALL.index("javascript:window.hit=1"), ALL.index("//evil.example/x")):
        hostile_page.evaluate(WALK, [[f"claim=c{number}"], ["a"]])
        own = hostile_page.url.split("#")[0]  # the frame's way to the page itself
        found = {link for link in hostile_page.evaluate(links) if not link.startswith("blob:null/")}
        assert found <= {"#read", "#", own}  # a blob is a download of the page's own, on its way


def test_row_07_no_style_is_taken_from_data(hostile_page: Page):
    styles = "[...document.querySelectorAll('[style]')].map(e => e.getAttribute('style')).join()"
    found = hostile_page.evaluate(styles)
    assert "evil" not in found
    assert "expression" not in found
    assert "url(" not in found


def test_row_08_every_layer_and_field_is_there_in_order_under_its_name(hostile_page: Page):
    boxes = hostile_page.locator("input[data-layer]")
    names = [box.get_attribute("data-layer") for box in boxes.all()]
    assert names == list(reversed(LAYERS))
    labels = hostile_page.locator(".layer .name").all_text_contents()
    assert labels == list(reversed(LAYERS))
    hostile_page.evaluate(WALK, [["feature=f0"], ["a"]])
    terms = hostile_page.locator("#panel-evidence dt").all_text_contents()
    assert {"__proto__", "constructor", "toString", "style"} <= set(terms)


def test_row_09_names_in_the_data_shadow_nothing_of_the_page(hostile_page: Page):
    once = "['stage', 'top', 'layers', 'posture-data', 'faults'].every("
    once += "id => document.querySelectorAll('#' + id).length === 1)"
    assert hostile_page.evaluate(once)
    assert hostile_page.evaluate("posturemap.map.getZoom()") > 0


def test_row_10_the_policy_names_what_is_in_the_file_and_nothing_else(page_file: Path):
    html = page_file.read_text("utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert not re.search(r"unsafe|\*|http", policy)
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"


def test_row_11_without_the_policy_nothing_runs_either(hostile_page: Page):
    # The second of this module's two pages has none; every walk above went through it too.
    assert hostile_page.evaluate("window.hit") is None


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_row_12_the_markup_has_no_handler_and_reaches_nothing_outside(hostile_file: Path):
    tags = _Tags()
    tags.feed(hostile_file.read_text("utf-8"))
    assert [name for _, found in tags.found for name in found if name.startswith("on")] == []
    reaching = {"src", "srcset", "data", "action", "poster", "background", "ping", "formaction"}
    assert [found for _, found in tags.found if reaching & found.keys()] == []
    assert {tag for tag, _ in tags.found} & {"iframe", "object", "embed", "base", "link"} == set()


def test_row_12_links_lead_out_without_telling_from_where(browser: Browser, page_file: Path):
    with opened(browser, page_file) as page:
        page.evaluate("location.hash = 'claim=' + posturemap.model.claims.id(0)")
        link = page.locator('#panel-evidence a[href^="https:"]').first
        assert set((link.get_attribute("rel") or "").split()) >= {"noopener", "noreferrer"}
