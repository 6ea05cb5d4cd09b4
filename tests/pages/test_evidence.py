"""The way from a symbol or a claim to the sentence, and back."""

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from posturemap.claims import Article
from posturemap.layers.table.posture import Posture
from posturemap.maps import render_page

from .conftest import opened

QUOTE = "A multinational battlegroup led by Canada has been based at Ādaži in Latvia since 2017"


def choose(page: Page, feature: str) -> None:
    page.evaluate(
        "id => { const { model, store } = posturemap;"
        " store.set({ selected: [model.features.find(id)] }); }",
        feature,
    )


def test_a_claim_opens_its_quote_in_context_with_source_date_and_grade(page: Page):
    page.get_by_role("button", name=QUOTE).click()
    claim = page.locator("#panel-evidence .claim").first
    expect(claim.locator("mark")).to_have_text(QUOTE)
    expect(claim.locator("blockquote")).to_contain_text(f"{QUOTE}.[1] Some 1,900 soldiers")
    expect(claim.get_by_role("link", name="Guarding the rim")).to_have_attribute(
        "href", "https://example.org/rim"
    )
    expect(claim).to_contain_text("3 February 2026")
    expect(claim).to_contain_text("B2: source usually reliable; probably true")
    expect(claim.get_by_role("link", name="Forces abroad")).to_be_visible()
    expect(claim).to_contain_text("own voice")


def test_every_link_leaves_nothing_behind(page: Page):
    page.get_by_role("button", name=QUOTE).click()
    links = page.locator("#read a[href]")
    assert links.count() == 2
    for link in links.all():
        expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_a_source_with_a_script_address_is_text(page: Page):
    page.get_by_role("button", name="The force counts about 2,200 soldiers").click()
    expect(page.locator("#panel-evidence")).to_contain_text("[2] Border works")
    expect(page.get_by_role("link", name="Border works")).to_have_count(0)


def test_a_citation_that_is_not_in_the_list_is_said(page: Page):
    page.get_by_role("button", name="Exercise Amber Shield").click()
    expect(page.locator("#panel-evidence")).to_contain_text("[3] is not in the article")


def test_a_symbol_opens_all_that_it_rests_on(page: Page):
    choose(page, "bg-lv")
    card = page.locator("#panel-evidence")
    expect(card.get_by_role("heading", name="Battlegroup Latvia")).to_be_visible()
    expect(card.locator("mark")).to_have_text(
        [QUOTE, "Some 1,900 soldiers serve there", "The force counts about 2,200 soldiers"]
    )
    expect(card).to_contain_text("not from the article")
    expect(card).to_contain_text("within 5 km")


def test_conflicting_readings_stand_side_by_side(page: Page):
    choose(page, "bg-lv")
    readings = page.locator(".conflict .reading strong")
    expect(readings).to_have_text(["1,900 soldiers", "about 2,200 soldiers"])
    left, right = (reading.bounding_box() for reading in readings.all())
    assert left
    assert right
    assert left["y"] == right["y"]


def test_a_claim_that_is_not_drawn_says_why(page: Page):
    row = page.get_by_role("button", name="Analysts doubt")
    expect(row).to_contain_text("Not on the map")
    expect(row).to_contain_text("no place named")


def test_a_claim_that_a_model_proposed_says_so(
    browser: Browser, posture: Posture, article: Article, tmp_path: Path
):
    claims = [
        replace(claim, reader="wordy-7b") if claim.quote == QUOTE else claim
        for claim in posture.claims
    ]
    path = tmp_path / "map.html"
    path.write_text(
        render_page(replace(posture, claims=tuple(claims)), [article], title="x"), "utf-8"
    )
    with opened(browser, path) as page:
        choose(page, "bg-lv")
        card = page.locator("#panel-evidence")
        expect(card.locator("mark")).to_have_count(3)
        expect(card.get_by_text("wordy-7b; its words stand in the article")).to_have_count(1)


def test_the_citation_can_be_copied(browser: Browser, page_file: Path, page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=QUOTE).click()
    page.get_by_role("button", name="Copy citation").click()
    expect(page.locator("#panel-evidence")).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == (
        f"“{QUOTE}” — A. Writer, “Guarding the rim”, The Example, 2026-02-03, "
        "https://example.org/rim; citing [1] Forces abroad, https://example.org/a."
    )
