"""Words find what they mean, in any order and language; filters have several values and counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import opened


@pytest.fixture(scope="module")
def many(browser: Browser, many_file: Path) -> Iterator[Page]:
    with opened(browser, many_file) as page:
        yield page


@pytest.fixture(autouse=True)
def nothing_chosen(many: Page):
    many.evaluate("location.hash = ''")
    expect(many.locator("[data-chips]")).to_be_hidden()


@pytest.mark.parametrize(
    "words",
    ["Latvian battlegroup", "battlegroup latvia", "Canada battlegroup", "kaujas grupa Latvija"],
)
def test_the_battlegroup_is_found_by_the_words_that_people_use(many: Page, words: str):
    many.locator('input[data-search="map"]').fill(words)
    first = many.locator("[data-found]").first
    expect(first).to_have_attribute("data-found", "feature")
    expect(first).to_contain_text("NATO battlegroup Latvia")


@pytest.mark.parametrize(
    ("words", "place"),
    [("Viļņa", "Vilnius"), ("Suwalki", "Suwałki"), ("narva", "Narva"), ("Kowno", "Kaunas")],
)
def test_places_that_stand_on_the_map_are_found_in_any_language(many: Page, words: str, place: str):
    many.locator('input[data-search="map"]').fill(words)
    expect(many.locator('[data-found="place"]').first).to_contain_text(place)


def test_a_word_is_not_found_inside_another(many: Page):
    many.locator('input[data-search="map"]').fill("gade")
    expect(many.locator("#search-hits li")).to_have_text("Nothing found")


def test_filters_have_several_values_counts_and_two_axes_of_grades(many: Page):
    many.get_by_role("tab", name="Claims").click()
    if not many.locator("#filter-fields").is_visible():
        many.get_by_role("button", name="Filters").click()
    kinds = many.locator('select[name="type"]')
    expect(kinds.locator('option[value="exercise"]')).to_have_text("Exercise (60)")
    kinds.select_option("exercise")
    expect(many.locator(".found")).to_contain_text("60 of 390 claims")
    kinds.select_option("infrastructure")
    expect(many.locator(".found")).to_contain_text("120 of 390 claims")
    expect(many.locator('[data-chip="type"]')).to_contain_text("Exercise, Infrastructure")
    many.get_by_role("button", name="Clear filters").click()
    many.locator('select[name="speaker"]').select_option("officials")
    many.locator('select[name="publisher"]').select_option("Paper 3")
    expect(many.locator(".found")).not_to_contain_text("390 of")
    many.get_by_role("button", name="Clear filters").click()
    many.locator('select[name="polarity"]').select_option("planned")
    expect(many.locator(".found")).to_contain_text("60 of 390 claims")
    expect(many.locator('select[name="reliability"] option').nth(2)).to_contain_text("B (source")


def test_claims_are_sorted_and_follow_layers_and_view_on_request(many: Page):
    first = many.locator("#panel-claims [data-row='0']")
    if not many.locator("#filter-fields").is_visible():
        many.get_by_role("button", name="Filters").click()
    many.locator('[data-order="sort"]').select_option("newest")
    expect(first).to_contain_text("2029")
    many.locator('[data-order="sort"]').select_option("place")
    expect(first).to_contain_text("Ādaži")
    many.locator('[data-order="layers"]').check()
    many.locator('[data-all="off"]').click()
    expect(many.locator(".found")).to_contain_text("0 of 390 claims")
    many.locator('input[data-layer="exercises"]').check()
    expect(many.locator(".found")).to_contain_text("60 of 390 claims")
    many.locator('[data-order="view"]').check()
    many.evaluate("posturemap.map.setView([59.26, 25.96], 10, { animate: false })")
    expect(many.locator(".found")).to_contain_text("6 of 390 claims")


def test_the_list_of_the_map_stands_by_layer_and_country(many: Page):
    many.get_by_role("tab", name="On the map").click()
    rows = many.locator("#panel-features [data-row]")
    expect(rows.first).to_contain_text("NATO battlegroups")
    expect(many.locator("#panel-features .country").first).to_contain_text("Estonia")
    rows.first.click()
    expect(rows.first).to_have_attribute("aria-expanded", "false")
    expect(rows.nth(1)).to_contain_text("Other forces")
    rows.first.click()
