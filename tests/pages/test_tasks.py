"""The five tasks of a reader, on one article and on sixty, with no instruction.

Switch layers; find the Latvian battlegroup by eye and by search; read its quote and source; see
what is planned after 2026 with a reliable source; take a layer away and check it.
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import opened


@pytest.mark.parametrize("which", ["one", "sixty"])
def test_five_tasks(browser: Browser, page_file: Path, many_file: Path, which: str):
    with opened(browser, page_file if which == "one" else many_file) as page:
        name = "Battlegroup Latvia" if which == "one" else "NATO battlegroup Latvia"
        switch_layers(page)
        find_the_battlegroup(page, name)
        read_its_quote_and_source(page, "A. Writer" if which == "one" else "Paper")
        see_what_is_planned(page, "2027" if which == "one" else "2029")
        take_a_layer(page, name)


def switch_layers(page: Page) -> None:
    box = page.locator('input[data-layer="exercises"]')
    before = box.is_checked()
    box.set_checked(not before)
    expect(page.locator('[data-count="exercises"]')).not_to_have_text("")
    box.set_checked(before)


def find_the_battlegroup(page: Page, name: str) -> None:
    symbols = page.evaluate("posturemap.placed().filter(p => p.layer === 'battlegroups')")
    assert any(57 < one["lat"] < 57.6 and 24 < one["lon"] < 24.7 for one in symbols)
    page.locator('input[data-search="map"]').fill("Latvian battlegroup")
    first = page.locator("[data-found]").first
    expect(first).to_contain_text(name)
    page.keyboard.press("Enter")
    expect(page.locator("#panel-evidence h2")).to_have_text(name)


def read_its_quote_and_source(page: Page, source: str) -> None:
    expect(page.locator("#panel-evidence mark").first).to_contain_text("battlegroup")
    expect(page.locator("#panel-evidence .source").first).to_contain_text(source)


def see_what_is_planned(page: Page, year: str) -> None:
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Claims").click()
    page.get_by_role("button", name="Filters").click()
    page.locator('select[name="polarity"]').select_option("planned")
    page.locator('[data-order="sort"]').select_option("newest")
    expect(page.locator("#panel-claims li").first).to_contain_text("202")
    expect(page.locator("#panel-claims")).to_contain_text(year)
    expect(page.locator('select[name="reliability"] option')).to_have_count(6)
    page.get_by_role("button", name="Clear filters").click()


def take_a_layer(page: Page, name: str) -> None:
    with page.expect_download() as download:
        page.locator('button[data-export="battlegroups"]').click()
    features = json.loads(Path(download.value.path()).read_text("utf-8"))["features"]
    assert name in [feature["properties"]["name"] for feature in features]
