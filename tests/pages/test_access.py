"""For everyone: axe finds nothing, the keyboard does everything, the phone keeps the map."""

import json
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from posturemap.layers.table.posture import Posture

from .conftest import PHONE, opened

AXE = Path(__file__).parents[2] / "maps" / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUOTE = "A multinational battlegroup led by Canada has been based at Ādaži in Latvia since 2017"


# Resolves when the page has followed the link; a link to where it is already is none.
FOLLOW = """link => new Promise(resolve => {
  if (link === (location.hash || '#')) return resolve();
  addEventListener('hashchange', () => resolve(), { once: true });
  location.hash = link;
})"""


def faults(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    result = page.evaluate(
        "rules => axe.run(document, { runOnly: { type: 'tag', values: rules },"
        " resultTypes: ['violations'] })",
        RULES,
    )
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in result["violations"]
        for node in fault["nodes"]
    ]


STATES = {
    "as it opens": "#",
    "dark": "#theme=dark",
    "a feature's card": "#feature=bg-lv",
    "a claim's card, dark": "#tab=evidence&theme=dark&claim={claim}",
    "features as a list": "#tab=features",
    "a filter that finds nothing": "#text=nowhere",
    "an earlier date": "#asof=2020-01-31",
    "everything off": "#off=countries&off=defence_line&off=exercises&off=battlegroups",
}


def test_axe_finds_nothing_in_any_state(page: Page, posture: Posture):
    found = {}
    for state, fragment in STATES.items():
        page.evaluate(FOLLOW, fragment.replace("{claim}", posture.claims[0].id))
        found[state] = faults(page)
    for name in ("Share", "Settings"):
        page.get_by_role("button", name=name).click()
        found[name] = faults(page)
        page.keyboard.press("Escape")
    for name in ("Measure", "Filters"):
        page.get_by_role("button", name=name).click()
        found[name] = faults(page)
    assert {state: left for state, left in found.items() if left} == {}


def test_axe_finds_nothing_on_a_phone(browser: Browser, page_file: Path):
    with opened(browser, page_file, viewport=PHONE, has_touch=True) as page:
        found = {"map": faults(page)}
        for sheet in ("layers", "read", "time"):
            page.locator(f'[data-sheet="{sheet}"]').click()
            found[sheet] = faults(page)
    assert {state: left for state, left in found.items() if left} == {}


def test_a_whole_task_by_keyboard(page: Page):
    """Find the battlegroup, read its quote, download its layer."""
    keys = page.keyboard
    keys.press("Tab")
    expect(page.get_by_role("link", name="Skip to the claims")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#read")).to_be_focused()
    keys.press("Tab")
    expect(page.get_by_role("tab", name="Claims")).to_be_focused()
    keys.press("ArrowRight")
    expect(page.get_by_role("tab", name="On the map")).to_be_focused()
    keys.press("Tab")
    expect(page.locator("#panel-features button:focus")).to_contain_text("NATO battlegroups")
    keys.press("ArrowDown")
    expect(page.locator("#panel-features button:focus")).to_contain_text("Battlegroup Latvia")
    keys.press("Enter")
    expect(page.locator("#panel-evidence h2")).to_be_focused()
    expect(page.locator("#live")).to_have_text("Evidence: Battlegroup Latvia")
    expect(page.locator("#panel-evidence mark").first).to_have_text(QUOTE)
    keys.press("Escape")
    expect(page.locator("#panel-features button:focus")).to_contain_text("Battlegroup Latvia")
    button = page.locator('button[data-export="battlegroups"]')
    button.focus()
    with page.expect_download() as download:
        keys.press("Enter")
    assert json.loads(Path(download.value.path()).read_text("utf-8"))["features"]


def test_search_by_keyboard_opens_the_card(page: Page):
    field = page.get_by_role("combobox")
    field.fill("battlegroup lat")
    expect(page.get_by_role("option").first).to_contain_text("Battlegroup Latvia")
    field.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(page.locator("#panel-evidence h2")).to_have_text("Battlegroup Latvia")


def test_changes_are_said_aloud(page: Page):
    page.locator('input[data-layer="countries"]').uncheck()
    expect(page.locator("#live")).to_have_text("3 of 6 features are shown. 6 claims match.")


def test_a_sheet_never_hides_the_map(browser: Browser, page_file: Path):
    with opened(browser, page_file, viewport=PHONE, has_touch=True) as page:
        for sheet in ("layers", "read", "time"):
            page.locator(f'[data-sheet="{sheet}"]').click()
            box = page.locator("#map_4, .folium-map").first.bounding_box()
            assert box
            assert box["height"] >= PHONE["height"] / 4
            assert box["width"] == PHONE["width"]
        page.get_by_role("button", name="Time").click()
        expect(page.locator("#time")).to_be_hidden()


def test_what_is_chosen_comes_into_view(browser: Browser, page_file: Path):
    """On a phone the panel that opens takes half of the map."""
    with opened(browser, page_file, viewport=PHONE, has_touch=True) as page:
        page.evaluate("posturemap.map.setView([58.6, 24.3], 7, { animate: false })")
        page.locator('[data-sheet="read"]').click()
        page.get_by_role("button", name=QUOTE).click()
        expect(page.locator("#panel-evidence mark").first).to_be_visible()
        page.evaluate(
            "s => new Promise(done => { const look = () => posturemap.map.getBounds().contains(s)"
            " ? done() : requestAnimationFrame(look); look(); })",
            [57.08, 24.33],
        )


def test_the_page_works_at_200_percent(browser: Browser, page_file: Path):
    with opened(browser, page_file, viewport={"width": 720, "height": 450}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 720
        box = page.locator(".folium-map").bounding_box()
        assert box
        assert box["height"] >= 120


def test_hit_areas_are_large_enough(page: Page):
    """WCAG 2.5.8: at least 24 by 24 CSS pixels."""
    small = page.evaluate(
        "[...document.querySelectorAll('button, select, label:has(input[type=checkbox])')]"
        ".filter(e => e.checkVisibility()).map(e => [e.textContent, e.getBoundingClientRect()])"
        ".filter(([, b]) => b.width < 24 || b.height < 24).map(([text, b]) => [text, b.height])"
    )
    assert small == []


def test_the_map_comes_early_and_its_symbols_are_walked_by_arrow_keys(page: Page):
    keys = page.keyboard
    stops = 0
    while not page.evaluate("document.activeElement.matches('[data-walk]')"):
        keys.press("Tab")
        stops += 1
        assert stops < 20
    stop = page.locator("#walk-stop")
    seen = set()
    for key in ("ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft"):
        keys.press(key)
        seen.add(stop.text_content())
    assert any("Battlegroup Latvia" in text for text in seen if text)
    while "Battlegroup" not in (stop.text_content() or ""):
        keys.press("ArrowUp")
    keys.press("Enter")
    expect(page.locator("#panel-evidence h2")).to_have_text("Battlegroup Latvia")
    expect(page.locator("#panel-evidence h2")).to_be_focused()
    keys.press("Escape")
    expect(page.locator("[data-walk]")).to_be_focused()


def test_fingers_find_their_targets_on_a_phone(browser: Browser, page_file: Path):
    """What stands alone is 44 px high; nothing is below 24 by 24, nor nearer than that."""
    with opened(browser, page_file, viewport=PHONE, has_touch=True) as page:
        for sheet in ("layers", "read", "time"):
            page.locator(f'[data-sheet="{sheet}"]').click()
            found = page.evaluate(
                "[...document.querySelectorAll('button, select, input[type=search],"
                " .leaflet-bar a, label:has(input[type=checkbox])')]"
                ".filter(e => e.checkVisibility()).map(e => [e.textContent.trim(),"
                " e.getBoundingClientRect().width, e.getBoundingClientRect().height])"
            )
            assert [one for one in found if one[1] < 24 or one[2] < 40] == []
