"""Obstacles are in the key with their own marks, and cards name them in the page's language."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from posturemap.build import Plan, build_map

from .conftest import opened

TEXT = """\
# title: Along the frontier
# date: 2026-03-10

Lithuania has built a fence along its border with Belarus.

Latvia is digging an anti-tank ditch along its border with Russia.
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("obstacles")
    (root / "a.txt").write_text(TEXT)
    build_map(Plan(articles=root / "a.txt", formats=("html",)), out=root / "o")
    return root / "o" / "map.html"


@pytest.fixture
def page(browser: Browser, file: Path):
    with opened(browser, file) as page:
        yield page


def test_the_key_shows_what_is_drawn_and_nothing_else(page: Page):
    page.evaluate("posturemap.map.setView([55.8, 26.6], 7, { animate: false })")
    for name in ("ditch_begun", "fence"):
        expect(page.locator(f'.legend [data-key="{name}"]')).to_have_count(1)
    for name in ("ditch", "mines", "wire", "obstacles", "dragon"):
        expect(page.locator(f'.legend [data-key="{name}"]')).to_have_count(0)
    page.locator('input[data-layer="infrastructure"]').uncheck()
    expect(page.locator('.legend [data-key="fence"]')).to_have_count(0)


def test_a_card_names_it_in_the_readers_language(page: Page):
    page.locator('[data-tool="settings"]').click()
    page.locator('select[name="language"]').select_option("de")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Latvia is digging an anti-tank ditch").click()
    expect(page.locator(".card .things")).to_contain_text("Panzergraben")
