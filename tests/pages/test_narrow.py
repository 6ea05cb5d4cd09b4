"""What the map is narrowed to is said wherever it goes, and the ground stays."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from .conftest import opened
from .test_layers import marks, saved


def test_a_filter_leaves_countries_and_borders(page: Page):
    page.get_by_role("button", name="Filters").click()
    page.locator('select[name="polarity"]').select_option("planned")
    expect(page.locator('[data-count="countries"]')).to_have_text("3/3")
    assert marks(page, "countries") == 3
    assert marks(page, "battlegroups") == 0


def test_filters_window_and_search_stand_as_chips_and_can_be_taken_back(
    browser: Browser, page_file: Path
):
    link = "#type=deployment&text=Latvia&asof=2025-06-30&undated=no&also=unsure"
    with opened(browser, page_file, fragment=link) as page:
        chips = page.locator("[data-chip]")
        assert chips.evaluate_all("all => all.map((one) => one.dataset.chip)") == [
            *("text", "type", "window", "undated", "unsure")
        ]
        expect(page.locator('[data-chip="type"]')).to_have_text("Type: Deployment✕")
        expect(page.locator('[data-chip="window"]')).to_contain_text("As of 30 June 2025")
        name, _ = saved(page, 'button[data-export="visible"]')
        assert name == "visible-search-type-to-2025-06-30-dated-with-unsure.geojson"
        label = page.locator('button[data-export="battlegroups"]').get_attribute("aria-label")
        assert label is not None
        assert "whatever is filtered" in label
        with page.expect_download() as picture:
            page.locator('[data-tool="png"]').click()
        assert picture.value.suggested_filename.startswith("map-search-type-")
        page.emulate_media(media="print")
        expect(page.locator('[data-chip="type"]')).to_be_visible()
        page.emulate_media(media="screen")
        for chip in ("text", "type", "window", "undated", "unsure"):
            page.locator(f'[data-chip="{chip}"] button').click()
            expect(page.locator(f'[data-chip="{chip}"]')).to_have_count(0)
        expect(page.locator("[data-chips]")).to_be_hidden()


def test_what_sources_put_differently_is_a_tab_and_a_filter(page: Page):
    page.get_by_role("tab", name="Conflicts").click()
    sides = page.locator("#panel-conflicts .reading")
    expect(sides).to_have_count(2)
    expect(sides.nth(0)).to_contain_text("Some 1,900 soldiers serve there")
    expect(sides.nth(1)).to_contain_text("The force counts about 2,200 soldiers")
    page.get_by_role("tab", name="Claims").click()
    page.get_by_role("button", name="Filters").click()
    page.locator('select[name="conflict"]').select_option("yes")
    expect(page.locator(".found")).to_contain_text("2 of 6 claims")
