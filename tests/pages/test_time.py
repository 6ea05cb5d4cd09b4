"""Time is honest: a window with two handles, undated claims apart, nothing shown too early."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from posturemap.claims import Article, Claim, ClaimType, PlaceMention
from posturemap.layers import assemble
from posturemap.maps import render_page

from .conftest import DESKTOP, PHONE, opened
from .test_layers import marks

SIZES = (DESKTOP, {"width": 1024, "height": 768}, PHONE, {"width": 680, "height": 500})
DATED = {"Narva": "2023-03", "Tartu": "2025", "Valga": "2028", "Jelgava": None}
TEXT = " ".join(f"Troops at {name}." for name in DATED)
ARTICLE = Article(id="a", text=TEXT, sha256="00", title="When", date="2026-01-10")
DAY = "Date.parse('{}') / 864e5"


def _claim(number: int, name: str) -> Claim:
    quote = f"Troops at {name}"
    start = TEXT.index(quote)
    place = PlaceMention(
        text=name, start=start + 10, end=start + len(quote), name=name, country="EE", kind="town",
        lat=58.0 + number / 4, lon=25.0 + number, place_id=name, precision_m=2000.0,
    )  # fmt: skip
    return Claim(
        id=f"{number:012x}", article="a", type=ClaimType.DEPLOYMENT, quote=quote, start=start,
        end=start + len(quote), places=(place,), date=DATED[name],
    )  # fmt: skip


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    posture = assemble([_claim(n, name) for n, name in enumerate(DATED)], [ARTICLE])
    path = tmp_path_factory.mktemp("time") / "map.html"
    path.write_text(render_page(posture, [ARTICLE], title="When"), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    with opened(browser, file) as page:
        yield page


def window(page: Page, since: str | None, until: str | None) -> None:
    first, last = (day and DAY.format(day) for day in (since, until))
    page.evaluate(f"posturemap.store.set({{ since: {first or 'null'}, asOf: {last or 'null'} }})")


def tint(page: Page, lat: float, lon: float) -> list[int]:
    """Return the colour that a place has on the sheet over the ground."""
    return page.evaluate(
        """([lat, lon]) => {
          const { map, drawing } = posturemap;
          map.setView([lat, lon], 6, { animate: false });
          drawing.flush();
          const sheet = map.getPane("overlayPane").querySelector("canvas");
          const [a, b] = [map.getContainer(), sheet].map((e) => e.getBoundingClientRect());
          const scale = sheet.width / b.width;
          const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
          const [x, y] = [a.left + a.width / 2 - b.left, a.top + a.height / 2 - b.top];
          copy.drawImage(sheet, -x * scale, -y * scale);
          return [...copy.getImageData(0, 0, 1, 1).data];
        }""",
        [lat, lon],
    )


def test_a_state_is_tinted_as_a_member_from_the_day_it_joined(page: Page):
    sweden, norway = (62.2, 15.2), (61.3, 9.1)
    assert tint(page, *sweden) == tint(page, *norway)
    window(page, None, "2023-04-30")
    assert tint(page, *sweden) != tint(page, *norway)
    window(page, None, "2024-04-30")
    assert tint(page, *sweden) == tint(page, *norway)


def test_nothing_is_shown_on_a_day_before_it_was_told(page: Page):
    assert marks(page, "forces") == 4
    window(page, None, "2024-06-30")
    assert marks(page, "forces") == 1
    window(page, None, "2026-06-30")
    assert marks(page, "forces") == 3


def test_a_window_with_two_handles_asks_for_what_is_to_come(page: Page):
    window(page, "2027-01-01", None)
    expect(page.locator("#time .now")).to_have_text("from 1 January 2027")
    page.locator("[data-undated]").uncheck()
    expect(page.locator(".found")).to_contain_text("1 of 4 claims")
    assert marks(page, "forces") == 1
    page.locator('[data-time="all"]').click()
    expect(page.locator(".found")).to_contain_text("4 of 4 claims")


def test_undated_claims_have_a_bar_and_a_switch(page: Page):
    expect(page.locator(".undated")).to_contain_text("undated (1)")
    page.locator("[data-undated]").uncheck()
    assert marks(page, "forces") == 3
    expect(page.locator(".found")).to_contain_text("3 of 4 claims")
    expect(page).to_have_url(re.compile("undated=no"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']}x{size['height']}")
def test_both_handles_can_be_moved_at_every_size(browser: Browser, file: Path, size):
    with opened(browser, file, viewport=size) as page:
        tab = page.locator('#sheet-tabs [data-sheet="time"]')
        if tab.is_visible():
            tab.click()
        for hook, key in (("since", "ArrowRight"), ("slider", "ArrowLeft")):
            handle = page.locator(f'[data-time="{hook}"]')
            assert handle.bounding_box()["width"] > 150
            before = page.locator("#time .now").text_content()
            handle.press(key)
            expect(page.locator("#time .now")).not_to_have_text(before or "")


def test_the_page_says_one_date(page: Page):
    shown = " ".join(page.locator("#top, .map-note, #time .now").all_inner_texts())
    assert re.findall(r"\d{1,2} \w+ \d{4}", shown) == ["10 January 2026"]


def test_a_date_that_no_calendar_has_opens_the_page(browser: Browser, file: Path):
    with opened(browser, file, fragment="#asof=2026-99-99&since=2026-02-30") as page:
        assert marks(page, "forces") == 4
