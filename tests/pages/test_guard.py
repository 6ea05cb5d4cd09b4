"""A page whose publisher guards says so, and knows nothing of what is withheld."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from posturemap.build import Plan, build_map
from posturemap.claims import read_project

from .conftest import opened

ARTICLE = """\
# title: Two garrisons
# date: 2026-02-10

Britain leads the NATO battlegroup at Tapa in Estonia.

Germany sent 400 soldiers to Rukla in Lithuania in January 2026.
"""
GUARD = 'title = "Guarded"\n[guard]\nround_m = 5000\nwithhold = ["Tapa"]\n'


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory):
    root = tmp_path_factory.mktemp("guarded")
    (root / "a.txt").write_text(ARTICLE)
    (root / "posturemap.toml").write_text(GUARD)
    plan = Plan(project=read_project(root / "posturemap.toml"), articles=root / "a.txt")
    build_map(plan, out=root / "o")
    return root / "o" / "map.html"


@pytest.fixture
def page(browser: Browser, file):
    with opened(browser, file) as page:
        yield page


def test_about_says_how_many_and_the_map_that_places_are_rounded(page: Page):
    expect(page.locator(".map-note")).to_contain_text("Places rounded to 5 km by the publisher")
    page.locator("[data-tool=about]").click()
    about = page.locator("dialog.about")
    expect(about).to_contain_text("The publisher withheld 1 claim")
    expect(about).to_contain_text("Places rounded to 5 km by the publisher")


def test_a_card_says_that_its_place_was_rounded(page: Page):
    page.get_by_role("button", name="Germany sent 400 soldiers").click()
    page.locator(".card .things button").first.click()
    precision = page.locator(".card .facts").get_by_text("Places rounded to 5 km by the publisher")
    expect(precision).to_contain_text("8.6 km")


def test_the_search_and_what_is_drawn_know_nothing_of_it(page: Page):
    box = page.locator("input[data-search=map]")
    box.fill("Rukla")
    expect(page.locator("[data-found]").first).to_be_visible()
    box.fill("Tapa")
    expect(page.locator("[data-found]")).to_have_count(0)
    placed = json.dumps(page.evaluate("window.posturemap.placed()"))
    assert "Rukla" in placed
    assert [one for one in ("Tapa", "25.9586", "24.4,") if one in placed] == []
    assert "Tapa" not in page.content()
