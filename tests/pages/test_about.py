"""The map says of itself who read it, how well, and what was left out; its key is its own marks."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from posturemap.build import Plan, build_map
from posturemap.claims import Article
from posturemap.layers.table.posture import Posture
from posturemap.maps import render_page

from .conftest import opened

ROOT = Path(__file__).parents[2]
TEXT = """\
# title: Works on the line

Works on the line

Since 2017 NATO has kept a multinational battlegroup in Estonia.

Estonia built 28 bunkers of the Baltic Defence Line along its border with Russia in February 2026.
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("about")
    (root / "a.txt").write_text(TEXT)
    plan = Plan(articles=(root / "a.txt",), formats=("html",), as_of="2026-05-01")
    build_map(plan, out=root / "o")
    return root / "o" / "map.html"


@pytest.fixture
def page(browser: Browser, file: Path):
    with opened(browser, file) as page:
        yield page


def test_the_share_that_is_right_is_the_measured_one():
    measured = re.search(r"\.(\d\d) of them are right", (ROOT / "docs/accuracy.md").read_text())
    assert measured is not None
    said = json.loads((ROOT / "maps/data/accuracy.json").read_text())
    assert said == {"sure_right": int(measured[1]) / 100}


def test_about_this_map(page: Page):
    page.locator('[data-tool="about"]').click()
    about = page.locator("dialog.about")
    right = round(100 * json.loads((ROOT / "maps/data/accuracy.json").read_text())["sure_right"])
    for words in (
        "A program read 1 article",
        f"{right} of 100 claims",
        "Unsure reading",
        "F and 6 mean that nobody has judged",
        "letters read; left out: headline 14",
        "© OpenStreetMap contributors",
    ):
        expect(about).to_contain_text(words)
    page.keyboard.press("Escape")
    expect(about).to_be_hidden()


def test_the_key_has_what_is_drawn_and_nothing_else(page: Page):
    key = page.locator(".legend [data-key]")
    names = "all => all.map((one) => one.dataset.key)"
    expect(page.locator('.legend [data-key="symbol"]')).to_be_visible()
    shown = set(key.evaluate_all(names))
    assert {"symbol", "foot_register", "edge", "tint"} <= shown
    assert "denied" not in shown
    page.locator('input[data-layer="battlegroups"]').uncheck()
    expect(page.locator('.legend [data-key="symbol"]')).to_have_count(0)
    inked = """all => all.every((one) => {
      const copy = new OffscreenCanvas(one.width, one.height).getContext("2d");
      copy.drawImage(one, 0, 0);
      const { data } = copy.getImageData(0, 0, one.width, one.height);
      return data.some((v, i) => i % 4 === 3 && v > 0);
    })"""
    assert page.locator(".legend canvas").evaluate_all(inked)


def test_corrections_to_earlier_maps_are_listed(
    browser: Browser, posture: Posture, article: Article, tmp_path: Path
):
    change = {"field": "date", "was": "2025", "now": "<b>2027</b>", "seen": "2026-02-03"}
    gone = {"quote": "Gone & <i>away</i>", "first": "2026-01-01", "last": "2026-01-05"}
    listed = [{**gone, "why": "a joke", "changes": []}, {**gone, "why": None, "changes": [change]}]
    path = tmp_path / "map.html"
    path.write_text(render_page(posture, [article], title="T", corrections=listed), "utf-8")
    with opened(browser, path) as page:
        page.locator('[data-tool="about"]').click()
        items = page.locator(".corrections li")
        assert items.nth(0).text_content() == (
            "Gone & <i>away</i>Withdrawn; on the map from 2026-01-01 to 2026-01-05: a joke"
        )
        assert items.nth(1).text_content().endswith("date: 2025 before 2026-02-03, now <b>2027</b>")
