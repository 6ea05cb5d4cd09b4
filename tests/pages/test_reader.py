"""The reader's choices: language, paper, measure; and a page on which something is broken."""

import re
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from posturemap.claims import Article, Doubt
from posturemap.layers.table.posture import Posture
from posturemap.maps import render_page

from .conftest import opened

# What each language calls the claims' tab and a date.
LANGUAGES = {
    "et": ("Väited", "3. veebruar 2026"),
    "lv": ("Apgalvojumi", "2026. gada 3. februāris"),
    "lt": ("Teiginiai", "2026 m. vasario 3 d."),
    "pl": ("Twierdzenia", "3 lutego 2026"),
    "fi": ("Väitteet", "3. helmikuuta 2026"),
    "de": ("Aussagen", "3. Februar 2026"),
    "en": ("Claims", "3 February 2026"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_reader_s_language(browser: Browser, page_file: Path, language: str):
    tab, day = LANGUAGES[language]
    locale = "en-GB" if language == "en" else language
    with opened(browser, page_file, locale=locale) as page:
        expect(page.get_by_role("tab", name=tab)).to_be_visible()
        expect(page.locator("#time .now")).to_contain_text(day)
        assert page.evaluate("document.documentElement.lang") == language
        left = page.evaluate("document.body.innerText.match(/\\b[a-z]+\\.[a-z_]+\\b/g)")
        assert left is None, "keys of the catalogue instead of words"


def test_the_language_can_be_switched_and_keeps_the_place(page: Page):
    page.locator('input[data-layer="countries"]').uncheck()
    page.get_by_role("button", name="Settings").click()
    page.locator('select[name="language"]').select_option("lv")
    expect(page.locator('select[name="language"]')).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("tab", name="Apgalvojumi")).to_be_visible()
    expect(page.locator('input[data-layer="countries"]')).not_to_be_checked()


def test_a_print_is_one_page_with_map_legend_and_sources(page: Page):
    page.emulate_media(media="print")
    for selector in ("h1", ".folium-map", ".legend", "section.print-only"):
        expect(page.locator(selector).first).to_be_visible()
    for selector in ("#read", "#time", ".tools", ".tree"):
        expect(page.locator(selector)).to_be_hidden()
    expect(page.locator("section.print-only")).to_contain_text("Guarding the rim")
    expect(page.locator("section.print-only")).to_contain_text("As of 3 February 2026")
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1


def test_a_print_shows_the_ground_under_the_layers(page: Page):
    """What the printer gets is one sheet without holes, as large as the place for it."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    holes = page.evaluate(
        "() => { const all = [...document.querySelectorAll('.folium-map canvas')];"
        " const sheet = all.filter(c => c.width > 0).pop();"
        " const { data } = sheet.getContext('2d').getImageData("
        "   sheet.width / 2, sheet.height / 2, 50, 50);"
        " return data.filter((value, i) => i % 4 === 3 && value < 255).length; }"
    )
    assert holes == 0
    width = page.locator(".folium-map").bounding_box()["width"]  # type: ignore[index]
    assert round(width / 96 * 25.4) == 184
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".folium-map").bounding_box()["width"] != width  # type: ignore[index]


def test_distances_are_measured_by_pointer_and_by_keyboard(page: Page):
    page.evaluate("posturemap.map.setView([57, 24], 8, { animate: false })")
    page.get_by_role("button", name="Measure").click()
    result = page.locator(".measure")
    expect(result).to_contain_text("Escape ends")
    page.keyboard.press("Enter")
    page.evaluate("posturemap.map.setView([57, 25], 8, { animate: false })")
    page.keyboard.press("Enter")
    # The centre is known to half a pixel: 0.15 km here.
    expect(result).to_have_text(re.compile(r"Distance: 60\.[678] km|Distance: 60\.9 km"))
    page.keyboard.press("Backspace")
    expect(result).to_contain_text("Escape ends")
    page.keyboard.press("Escape")
    expect(result).to_be_hidden()


def test_controls_that_nobody_can_see_are_made_visible(
    browser: Browser, posture: Posture, article: Article, tmp_path: Path
):
    names = ["nul\0byte", "lone \ud800 surrogate", "over\u202eride", "zero\u200bwidth"]
    said = cycle(names[:3])
    layers = {
        layer: gdf.assign(name=pd.Series([next(said) for _ in gdf.index], gdf.index, dtype=object))
        for layer, gdf in posture.layers.items()
    }
    path = tmp_path / "map.html"
    html = render_page(replace(posture, layers=layers), [article], title=names[1])
    path.write_text(html, encoding="utf-8", newline="\n")
    with opened(browser, path, fragment="#tab=features") as page:
        shown = page.locator("#panel-features .tags:not(.head) .kind").all_text_contents()
        assert {"nul␀byte", "lone \ufffd surrogate", "over⟨RLO⟩ride"} <= set(shown)
        assert "␀" in page.locator("#panel-features .kind .unseen").all_text_contents()
        assert page.locator("input[data-layer]").count() == len(layers)


def test_a_card_says_which_letters_of_its_quote_nobody_sees(
    browser: Browser, posture: Posture, article: Article, tmp_path: Path
):
    claim, *others = posture.claims
    text = article.text.replace("Canada", "Ca\u200bnada", 1)
    quote = claim.quote.replace("Canada", "Ca\u200bnada", 1)
    doubt = Doubt(field="letters", instead="U+200B ZERO WIDTH SPACE")
    claim = replace(claim, quote=quote, end=claim.start + len(quote), doubts=(doubt,))
    html = render_page(
        replace(posture, claims=(claim, *others)), [replace(article, text=text)], title="x"
    )
    path = tmp_path / "map.html"
    path.write_text(html, encoding="utf-8", newline="\n")
    with opened(browser, path, fragment=f"#claim={claim.id}") as page:
        card = page.locator(f'[data-claim="{claim.id}"]')
        expect(card.locator("mark .unseen")).to_have_text("⟨ZWSP⟩")
        expect(card).to_contain_text("U+200B ZERO WIDTH SPACE")


def test_one_broken_thing_takes_nothing_else_down(
    browser: Browser, posture: Posture, article: Article, tmp_path: Path
):
    html = render_page(posture, [article], title="x")
    broken = html.replace('"10031004161211023900":{"', '"10031004161211023900":{"gone":1,"no', 1)
    assert broken != html
    path = tmp_path / "map.html"
    path.write_text(broken, encoding="utf-8", newline="\n")
    context = browser.new_context(offline=True, locale="en-GB")
    page = context.new_page()
    page.goto(path.as_uri())
    expect(page.locator("html")).to_have_attribute("data-ready", "true")
    expect(page.locator("#faults")).to_be_visible()
    expect(page.locator("#faults")).to_contain_text("bg-lv")
    assert page.evaluate("posturemap.marks('countries')") == 3
    page.get_by_role("button", name="Close this notice").click()
    expect(page.locator("#faults")).to_be_hidden()
    context.close()


def test_data_that_cannot_be_read_is_said(browser: Browser, page_file: Path, tmp_path: Path):
    html = page_file.read_text("utf-8")
    path = tmp_path / "map.html"
    path.write_text(html.replace('"format":', '"format":9', 1), encoding="utf-8", newline="\n")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    expect(page.get_by_role("alert")).to_contain_text("This map could not be drawn: data of format")
    context.close()


def test_names_of_places_features_and_reasons_are_the_reader_s(browser: Browser, page_file: Path):
    with opened(browser, page_file, locale="lv", fragment="#tab=features") as page:
        expect(page.locator("#panel-features")).to_contain_text("NATO kaujas grupa, Latvija")
        names = page.evaluate("posturemap.placed().filter(p => p.kind === 'name').map(p => p.text)")
        assert {"Pērnava", "Rīga", "Tallina"} <= set(names)
        page.locator("#panel-features button", has_text="NATO kaujas grupa, Latvija").click()
        expect(page.locator("#panel-evidence h2")).to_have_text("NATO kaujas grupa, Latvija")
    with opened(browser, page_file, locale="pl", fragment="#tab=features") as page:
        expect(page.locator("#panel-features")).to_contain_text("Grupa bojowa NATO, Łotwa")
