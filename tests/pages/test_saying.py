"""How a thing is said is seen: what is unsure, possible, denied or over is not drawn unasked."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from posturemap.claims import Article, Change, Claim, ClaimType, Doubt, PlaceMention, Polarity
from posturemap.layers import assemble, evidence_of, layer_geojson
from posturemap.layers.table.posture import Posture
from posturemap.maps.page.page import render_page

from .conftest import opened
from .test_layers import marks, saved

PLACES = {"Narva": (59.38, 28.19), "Tartu": (58.38, 26.72), "Viljandi": (58.36, 25.59)} | {
    "Valga": (57.78, 26.05),
    "Jelgava": (56.65, 23.71),
    "Daugavpils": (55.87, 26.53),
}
TEXT = " ".join(f"Troops at {name}." for name in PLACES)
HOW: dict[str, dict[str, object]] = {
    "Narva": {},
    "Tartu": {"polarity": Polarity.PLANNED},
    "Viljandi": {"polarity": Polarity.HYPOTHETICAL},
    "Valga": {"polarity": Polarity.NEGATED},
    "Jelgava": {"change": Change.ENDS, "date": "2020"},
    "Daugavpils": {
        "sure": False,
        "confidence": 0.4,
        "doubts": (Doubt(field="type", instead="threat"), Doubt(field="date", instead=None)),
    },
}


def _claim(number: int, name: str) -> Claim:
    lat, lon = PLACES[name]
    quote = f"Troops at {name}"
    start = TEXT.index(quote)
    place = PlaceMention(
        text=name, start=start + 10, end=start + len(quote), name=name, country="EE", kind="town",
        lat=lat, lon=lon, place_id=name, precision_m=2000.0,
    )  # fmt: skip
    claim = Claim(
        id=f"{number:012x}", article="a", type=ClaimType.DEPLOYMENT, quote=quote, start=start,
        end=start + len(quote), places=(place,),
    )  # fmt: skip
    return replace(claim, **HOW[name])


ARTICLE = Article(id="a", text=TEXT, sha256="00", title="Said in six ways", date="2026-01-10")


@pytest.fixture(scope="module")
def six() -> Posture:
    return assemble([_claim(n, name) for n, name in enumerate(PLACES)], [ARTICLE])


@pytest.fixture(scope="module")
def six_file(six: Posture, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("six") / "map.html"
    path.write_text(render_page(six, [ARTICLE], title="Six ways"), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def page(browser: Browser, six_file: Path) -> Iterator[Page]:
    with opened(browser, six_file) as page:
        yield page


def test_only_what_is_sure_and_there_or_planned_is_drawn_at_first(page: Page):
    assert marks(page, "forces") == 2
    for hook in ("[data-unsure]", '[data-saying="possible"]', '[data-saying="denied"]'):
        box = page.locator(f"input{hook}")
        expect(box).not_to_be_checked()
        expect(box.locator("..")).to_contain_text("1")
        box.check()
        assert marks(page, "forces") == 3
        box.uncheck()
        assert marks(page, "forces") == 2


def test_what_has_ended_is_drawn_on_a_day_on_which_it_stood(page: Page):
    page.evaluate("posturemap.store.set({ asOf: Date.parse('2019-06-01') / 864e5 })")
    assert marks(page, "forces") == 1
    expect(page.locator(".legend")).to_contain_text("ended")
    # What the article tells without a date it tells of no day before its own.
    page.evaluate("posturemap.store.set({ asOf: Date.parse('2024-06-01') / 864e5 })")
    assert marks(page, "forces") == 0
    page.evaluate("posturemap.store.set({ asOf: Date.parse('2026-06-01') / 864e5 })")
    assert marks(page, "forces") == 2


def test_a_link_keeps_what_was_asked_for(browser: Browser, six_file: Path):
    with opened(browser, six_file, fragment="#also=unsure&also=denied") as page:
        expect(page.locator("input[data-unsure]")).to_be_checked()
        assert marks(page, "forces") == 4
        expect(page.locator(".legend")).to_contain_text("denied")
        expect(page.locator(".legend")).to_contain_text("unsure reading")


def test_rows_and_cards_say_how_it_is_put_and_what_is_doubted(page: Page):
    row = page.locator("#read [data-row]", has_text="Daugavpils")
    expect(row).to_contain_text("unsure reading")
    expect(page.locator("#read [data-row]", has_text="Jelgava")).to_contain_text("has ended")
    row.click()
    card = page.locator(".card")
    expect(card).to_contain_text("quite likely wrong")
    expect(card).to_contain_text("may also be: Threat")
    expect(card).to_contain_text("may also be none")


def test_a_layers_download_holds_what_is_not_drawn(page: Page, six: Posture):
    text = saved(page, 'button[data-export="forces"]')[1]
    forces = six.layers["forces"]
    evidence = evidence_of(six.claims, [ARTICLE])
    assert text == layer_geojson("forces", forces, evidence=evidence)
    assert (text.count('"sure":false,'), text.count('"saying":"denied"')) == (2, 1)
    shown = saved(page, 'button[data-export="visible"]')[1]
    assert '"saying":"denied"' not in shown
