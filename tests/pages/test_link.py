"""What the reader sees is in the address, and the address brings it back."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from posturemap.layers.table.posture import Posture

from .conftest import opened

STATE = """() => {
  const { on, opacity, asOf, selected, dark } = posturemap.store.state;
  return [on, opacity, asOf, selected, dark,
          document.querySelector('.found').textContent, document.documentElement.lang];
}"""


def test_a_link_brings_everything_back(browser: Browser, page_file: Path, page: Page):
    page.locator('input[data-layer="countries"]').uncheck()
    page.get_by_role("button", name="More about Exercises").click()
    page.locator('[data-row-of="exercises"] input[type="range"]').fill("40")
    page.get_by_role("searchbox", name="Search in claims").fill("soldiers")
    expect(page.locator(".found")).to_contain_text("2 of 6")
    page.get_by_role("button", name="Settings").click()
    page.locator('select[name="theme"]').select_option("dark")
    page.locator('select[name="language"]').select_option("et")
    page.keyboard.press("Escape")
    page.locator("#panel-claims li button").first.click()
    page.evaluate("posturemap.map.setView([58.5, 25.5], 6.5, { animate: false })")
    expect(page).to_have_url(re.compile("58[.]5"))
    link, state = page.evaluate("location.hash"), page.evaluate(STATE)
    with opened(browser, page_file, fragment=link) as again:
        assert again.evaluate(STATE) == state
        expect(again.locator("#panel-evidence mark")).to_have_text(
            "Some 1,900 soldiers serve there"
        )
        assert again.evaluate("location.hash") == link


def test_back_and_forward_walk_through_choices(page: Page, posture: Posture):
    box = page.locator('input[data-layer="countries"]')
    heading = page.locator("#panel-evidence h2")
    box.uncheck()
    expect(page).to_have_url(re.compile("off=countries"))
    page.get_by_role("button", name="Exercise Amber Shield").click()
    expect(heading).to_have_text("Exercise")
    expect(page).to_have_url(re.compile("claim="))
    page.go_back()
    expect(page.locator("#panel-claims")).to_be_visible()
    expect(box).not_to_be_checked()
    page.go_back()
    expect(box).to_be_checked()
    page.go_forward()
    page.go_forward()
    expect(heading).to_have_text("Exercise")


def test_a_broken_link_opens_the_page(browser: Browser, page_file: Path):
    link = "#at=x&off=nothing&claim=gone&feature=gone&asof=never&lang=xx&theme=pink&tab=no&step=9"
    with opened(browser, page_file, fragment=link) as page:
        expect(page.locator(".found")).to_contain_text("6 of 6 claims")


def test_the_embed_code_holds_the_link(page: Page):
    page.locator('input[data-layer="countries"]').uncheck()
    page.get_by_role("button", name="Share").click()
    link = page.locator('[data-share="link"]').input_value()
    code = page.locator('[data-share="embed"]').input_value()
    assert "off=countries" in link
    assert code.startswith("<iframe src=")
    assert link.replace("&", "&amp;") in code
