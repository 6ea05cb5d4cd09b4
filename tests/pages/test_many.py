"""Sixty articles: units stay units, crowds have a name and open, a card says the gist first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import opened

BASES = {"Tapa", "Ādaži", "Rukla", "Orzysz"}
# Pixels of the window at a place of the map.
AT = """([lat, lon]) => {
  posturemap.drawing.flush();
  const p = posturemap.map.latLngToContainerPoint([lat, lon]);
  const b = posturemap.map.getContainer().getBoundingClientRect();
  return [b.x + p.x, b.y + p.y];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, many_file: Path) -> Iterator[Page]:
    with opened(browser, many_file) as page:
        yield page


def test_battlegroups_and_bases_never_become_numbers(page: Page):
    for zoom in (5, 6, 6.5):
        page.evaluate(f"posturemap.map.setView([56.6, 24.5], {zoom}, {{ animate: false }})")
        placed = page.evaluate("posturemap.placed()")
        assert sum(one["layer"] == "battlegroups" for one in placed) == len(BASES)


def test_a_crowd_has_the_name_of_its_place_and_opens_at_any_zoom(page: Page):
    for zoom in (7, 12):
        page.evaluate(f"posturemap.map.setView([57.84, 27], {zoom}, {{ animate: false }})")
        page.mouse.click(*page.evaluate(AT, [57.84, 27]))
        expect(page.locator("#panel-evidence h2")).to_have_text("Võru")
        expect(page.locator("#panel-evidence .card > p").first).to_have_text("11 things here")
        rows = page.locator("#panel-evidence .things button")
        expect(rows).to_have_count(11)
        rows.first.click()
        page.locator('[data-back="list"]').click()
        expect(page.locator("#panel-evidence .things button")).to_have_count(11)
        page.keyboard.press("Escape")


def test_a_card_of_many_claims_leads_with_a_summary_and_folds_the_rest(page: Page):
    page.evaluate(
        "() => { const { features } = posturemap.model;"
        " const all = [...Array(features.count).keys()];"
        " const id = all.find(f => features.name(f).includes('battlegroup Latvia'));"
        " posturemap.store.set({ selected: [id] }); }"
    )
    summary = page.locator("#panel-evidence .summary")
    expect(summary).to_contain_text("12 claims in 12 articles; 7 independent origins")
    expect(summary).to_contain_text("stated as fact: 12")
    assert page.locator("#panel-evidence .claim blockquote:visible").count() == 1
    fold = page.locator("#panel-evidence details").first
    fold.locator("summary").click()
    expect(fold.locator("blockquote").first).to_be_visible()
    page.keyboard.press("Escape")
