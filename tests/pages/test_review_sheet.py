"""The review sheet: decided by keys alone, saved as the file that the commands read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from posturemap.claims import (
    Alternative,
    Article,
    Claim,
    Quantity,
    ReviewState,
    apply_review,
    init_review,
    read_review,
)
from posturemap.claims.review.deciding import accept, edit, reject
from posturemap.claims.review.decision import Change as Correction
from posturemap.claims.review.decision import QuantityChange
from posturemap.claims.review.file import review_to_text
from posturemap.layers.table.posture import Posture
from posturemap.maps.sheet import Reader, render_sheet
from tests.security.payloads import PAYLOADS

from .conftest import opened

DAY = "2026-03-04"
SAID = "#said"


@pytest.fixture(scope="module")
def claims(posture: Posture) -> list[Claim]:
    """Six claims: the last one is unsure, and the first one's place may be two others."""
    first, *rest, last = posture.claims
    others = (
        Alternative(name="Ādaži castle", country="LV", kind="town", lat=57.0, lon=24.5),
        Alternative(name="Latvia", country="LV", kind="country", place_id="country:LV"),
    )
    place = replace(first.places[0], alternatives=others, place_id="base:LV:adazi")
    return [replace(first, places=(place,)), *rest, replace(last, sure=False, confidence=0.3)]


@pytest.fixture
def sheet(
    browser: Browser, claims: list[Claim], article: Article, tmp_path: Path
) -> Callable[..., object]:
    @contextmanager
    def open_sheet(review=None, articles=None, shown=None, **options) -> Iterator[Page]:
        listed = init_review(shown or claims, review)
        path = tmp_path / "review.html"
        html = render_sheet(shown or claims, articles or [article], listed, **options)
        path.write_text(html, encoding="utf-8", newline="\n")
        with opened(browser, path) as page:
            yield page

    return open_sheet


def press(page: Page, keys: str) -> None:
    for key in keys.split():
        page.keyboard.press(key)


def saved(page: Page) -> Path:
    with page.expect_download() as download:
        page.keyboard.press("s")
    assert download.value.suggested_filename == "review.toml"
    path = Path(unquote(urlsplit(page.url).path)).with_name("review.toml")
    download.value.save_as(path)
    return path


def test_unsure_claims_come_first_in_their_article(sheet, claims):
    with sheet(by="Ann") as page:
        assert page.locator("mark").text_content() == claims[-1].quote
        expect(page.locator(SAID)).to_have_text("Claim 1 of 6, 0 decided. This one: undecided")
        assert page.locator("#reading p").count() == 6
        press(page, "n b n")
        assert page.locator("mark").text_content() == claims[0].quote


def test_a_review_is_made_by_keys_alone_and_read_by_the_commands(sheet, claims):
    with sheet(by="Ann") as page:
        press(page, "a r 2 2 a n ArrowLeft a")
        expect(page.locator(SAID)).to_contain_text("Claim 5 of 6, 4 decided")
        path = saved(page)
        expect(page.locator("#save")).to_be_disabled()
    text = path.read_text("utf-8")
    review = read_review(path)
    assert review_to_text(review) == text
    decisions = [review.claim[claim.id] for claim in claims]
    assert [one.state for one in decisions] == [
        "rejected",
        *["accepted"] * 2,
        *["none"] * 2,
        "accepted",
    ]
    assert (decisions[0].why, decisions[0].by) == ("wrong place", "Ann")
    assert not decisions[-1].sure


def test_a_place_is_picked_and_a_field_corrected(sheet, claims):
    with sheet(by="Ann") as page:
        press(page, "n 2")
        page.locator('select[name="polarity"]').select_option("planned")
        date = page.locator('input[name="date"]')
        date.fill("2031-13")
        date.press("Tab")
        assert date.evaluate("field => field.validationMessage").startswith("wanted EDTF")
        date.fill("2031")
        date.press("Tab")
        date.press("Escape")
        page.locator("#claim h3").first.click()
        press(page, "a")
        path = saved(page)
    change = read_review(path).claim[claims[0].id].change
    assert (change.polarity, change.date) == ("planned", "2031")
    (place,) = change.places
    assert (place.text, place.name, place.lat, place.country) == ("Ādaži", "Ādaži castle", 57, "LV")
    assert review_to_text(read_review(path)) == path.read_text("utf-8")


def test_a_quote_is_corrected_to_words_of_the_article_only(sheet, claims):
    with sheet(by="Ann") as page:
        press(page, "n n q")
        quote = page.locator('textarea[name="quote"]')
        expect(quote).to_have_value(claims[1].quote)
        quote.fill("Some 1,900 sailors serve there")
        quote.press("Tab")
        assert quote.evaluate("field => field.validationMessage").startswith("wanted words that")
        assert page.locator("mark").text_content() == claims[1].quote
        quote.fill("1,900 soldiers serve there, the ministry said")
        quote.press("Tab")
        expect(page.locator("mark")).to_have_text("1,900 soldiers serve there, the ministry said")
        page.keyboard.press("Escape")
        press(page, "a")
        page.evaluate(
            """() => {
              const words = document.querySelector("mark").firstChild;
              document.getSelection().setBaseAndExtent(words, 0, words, 15);
            }"""
        )
        press(page, "q a")
        review = read_review(saved(page))
    changes = [review.claim[claim.id].change for claim in claims[1:3]]
    assert changes[0].quote == "1,900 soldiers serve there, the ministry said"
    assert changes[1].quote == "The force count"


def test_a_number_is_picked_written_or_taken_away(sheet, claims, article):
    numbers = [replace(claims[1], quantity=Quantity(value=300, unit="tanks", text="300 tanks"))]
    numbers += [claims[2], replace(claims[4], quantity=numbers[0].quantity)]
    with sheet(shown=numbers, by="Ann") as page:
        words, value, unit = (
            page.locator(f'input[name="{name}"]') for name in ("quantity", "value", "unit")
        )
        expect(words).to_have_value("300 tanks")
        words.fill("1,900 sailors")
        words.press("Tab")
        assert words.evaluate("field => field.validationMessage").startswith("wanted words that")
        words.fill("Some 1,900 soldiers")
        words.press("Tab")
        expect(value).to_have_value("1900")
        expect(unit).to_have_value("soldiers")
        press(page, "Escape a")
        words.fill("about 2,200")
        value.fill("2,300-2,200")
        value.press("Tab")
        assert value.evaluate("field => field.validationMessage").startswith("wanted a number")
        value.fill("2,000-2,200")
        unit.fill("troops")
        unit.press("Escape")
        press(page, "a")
        words.fill("")
        words.press("Escape")
        press(page, "a b")
        path = saved(page)
        expect(words).to_have_value("about 2,200")
    review = read_review(path)
    picked, written, taken = (review.claim[claim.id].change for claim in numbers)
    assert picked.quantity == QuantityChange(
        value=1900, unit="soldiers", text="Some 1,900 soldiers"
    )
    assert written.quantity == QuantityChange(value=(2000, 2200), unit="troops", text="about 2,200")
    assert (taken.quantity, taken.clear) == (None, ("quantity",))
    assert review_to_text(review) == path.read_text("utf-8")
    applied = apply_review(review, numbers, [article]).claims
    assert [claim.quantity and claim.quantity.text for claim in applied] == [
        "Some 1,900 soldiers",
        "about 2,200",
        None,
    ]


def test_no_place_of_the_claim_clears_it_and_undo_takes_it_back(sheet, claims):
    with sheet(by="Ann") as page:
        press(page, "n 0 a")
        assert read_review(saved(page)).claim[claims[0].id].change.clear == ("places",)
        press(page, "b u")
        expect(page.locator(".mention button").first).to_have_attribute("aria-pressed", "true")
        assert read_review(saved(page)).claim[claims[0].id].state is ReviewState.NONE


def test_a_key_that_comes_late_to_the_closed_list_of_reasons_rejects_nothing(sheet):
    with sheet(by="Ann") as page:
        press(page, "r 1")
        late = "new KeyboardEvent('keydown', { key: '2', bubbles: true })"
        page.evaluate(f"document.querySelector('dialog button').dispatchEvent({late})")
        expect(page.locator(SAID)).to_contain_text("Claim 2 of 6, 1 decided")


def test_a_click_on_the_small_map_picks_too(sheet):
    with sheet(by="Ann") as page:
        press(page, "n")
        canvas = page.locator("canvas")
        assert "2: Ādaži castle, 57.00° N 24.50° E" in canvas.get_attribute("aria-label")
        box = canvas.bounding_box()
        # The two places are as far from the middle; at zoom 9 the second is 31 px east, 27 south.
        canvas.click(position={"x": box["width"] / 2 + 31, "y": box["height"] / 2 + 27})
        second = page.locator(".mention button").nth(1)
        expect(second).to_have_attribute("aria-pressed", "true")


def test_nobody_decides_without_a_name(sheet):
    with sheet() as page:
        press(page, "a")
        expect(page.locator('input[name="by"]')).to_be_focused()
        page.keyboard.type("Bo a")
        page.keyboard.press("Escape")
        press(page, "a")
        expect(page.locator(SAID)).to_contain_text("1 decided")


def test_what_was_decided_before_stays_letter_for_letter(sheet, claims):
    ids = [claim.id for claim in claims]
    review = init_review(claims)
    quantity = QuantityChange(value=(1000, 1900.5), text='some "1,900"\x7f', unit="troops")
    change = Correction(quantity=quantity, actors=("CA", "NATO"), clear=("date",))
    review = edit(review, ids[0], change, by="Bo", when=DAY, why="seen")
    review = reject(review, ids[1], by="Bo", when=DAY, why="a\njoke 🙂")
    gone = replace(claims[2], id="0123456789ab", quote="gone")
    review = accept(init_review([gone], review), gone.id, by="Bo", when=DAY)
    with sheet(review, by="Ann") as page:
        press(page, "a b u")
        text = saved(page).read_text("utf-8")
    assert text == review_to_text(init_review(claims, review))


def test_readers_stand_side_by_side_with_their_agreement(sheet, claims):
    ann = accept(init_review(claims), claims[3].id, by="Ann", when=DAY)
    bo = reject(init_review(claims), claims[3].id, by="Bo", when=DAY, why="no")
    readers = [Reader(name="Ann", review=ann), Reader(name="Bo", review=bo)]
    with sheet(by="Cy", readers=readers) as page:
        assert page.locator("mark").text_content() == claims[3].quote
        assert page.locator(".others li").all_text_contents() == ["Ann accepted", "Bo rejected: no"]
        assert "0 of 1 the same, Cohen's κ 0.00" in page.locator("#agreement").text_content()


def test_hostile_text_is_shown_as_it_is(sheet, article, claims):
    everything = "\n".join(PAYLOADS)
    first = claims[0]
    place = replace(first.places[0], text=everything, name=everything)
    claim = replace(
        first, quote=everything, start=0, end=len(everything), places=(place,), date=everything
    )
    claim = replace(claim, actors=(everything,), attribution=everything)
    hostile = replace(article, text=everything, title=everything, publisher=everything)
    readers = [Reader(name=everything, review=init_review([claim]))]
    with sheet(None, [hostile], [claim], by=everything, readers=readers) as page:
        assert page.evaluate("window.hit") is None
        marked = page.locator("mark").all_text_contents()
        plain = [text for text in PAYLOADS if text.isprintable() and "\n" not in text]
        assert [text for text in plain if text not in marked] == []
