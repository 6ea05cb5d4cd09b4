"""Where much is drawn, all of it can still be read: at four sizes, of one article and of sixty."""

from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from shapely.geometry import LineString, box

from posturemap.claims import Article, Claim, ClaimType, PlaceMention
from posturemap.layers import assemble
from posturemap.maps import fit_shapes, render_page

from .conftest import PHONE, opened
from .sixty import sixty
from .test_places import all_over

SIZES = ((1440, 900, ""), (1024, 768, ""), (680, 500, "#embed"), (390, 844, ""))
# What is drawn, in pixels of the map's window.
DRAWN = """() => {
  const { map } = posturemap;
  const at = ([lon, lat]) => {
    const { x, y } = map.latLngToContainerPoint([lat, lon]);
    return [x, y];
  };
  const { x, y } = map.getSize();
  const drawn = posturemap.placed().map(one => ({
    ...one,
    box: [...at([one.box[0], one.box[3]]), ...at([one.box[2], one.box[1]])],
    line: one.line && one.line.map(at),
  }));
  return { size: [x, y], drawn };
}"""


def drawn(page: Page) -> tuple[list[dict], list[int]]:
    told = page.evaluate(DRAWN)
    return told["drawn"], told["size"]


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def page(browser: Browser, many_file: Path, request: pytest.FixtureRequest):
    width, height, link = request.param
    with opened(
        browser, many_file, viewport={"width": width, "height": height}, fragment=link
    ) as page:
        yield page


@pytest.fixture(scope="module")
def crowd_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page of sixty articles, and one that says eight things of every state."""
    text, more = all_over()
    articles, claims = sixty()
    articles = [*articles, Article(id="a", text=text, sha256="00", title="All", date="2026-01-10")]
    posture = fit_shapes(assemble([*claims, *more], articles)).posture
    path = tmp_path_factory.mktemp("crowd") / "map.html"
    path.write_text(render_page(posture, articles, title="All"), encoding="utf-8", newline="\n")
    return path


def test_no_line_crosses_a_symbol_or_what_is_written(browser: Browser, crowd_file: Path):
    crossed = []
    with opened(
        browser, crowd_file, viewport={"width": 680, "height": 500}, fragment="#embed"
    ) as page:
        page.evaluate("posturemap.store.set({ on: posturemap.model.layers.map(() => true) })")
        for zoom in (4.5, 5, 5.5, 6, 6.5):
            page.evaluate(f"posturemap.map.setView([56.6, 24.5], {zoom}, {{ animate: false }})")
            items, _ = drawn(page)
            lines = [(one["text"], LineString(one["line"])) for one in items if one["line"]]
            boxes = [(f"{one['kind']} {one['text']}", box(*one["box"])) for one in items]
            crossed += [
                (zoom, text, other)
                for text, line in lines
                for other, shape in boxes
                if other != f"pill {text}" and line.intersects(shape)
            ]
    assert crossed == []


def test_the_edge_of_the_view_cuts_no_name(page: Page):
    items, (width, height) = drawn(page)
    view = box(0, 0, width, height)
    names = [one for one in items if one["kind"] == "name"]
    assert names
    cut = [
        one["text"]
        for one in names
        if view.intersects(box(*one["box"])) and not view.contains(box(*one["box"]))
    ]
    assert cut == []


def test_names_of_two_units_do_not_read_as_one(page: Page):
    items, _ = drawn(page)
    captions = [one for one in items if one.get("caption")]
    assert len(captions) >= 3
    for one, other in combinations(captions, 2):
        assert box(*one["box"]).distance(box(*other["box"])) >= 4, (one["text"], other["text"])


# Tags of the rows in view that are cut: wider than they may be, or over the end of their line.
CUT = """rows => rows.flatMap(row => {
  const line = row.getBoundingClientRect();
  const shown = [...row.children].filter(one => one.getBoundingClientRect().top < line.bottom - 2);
  return shown
    .filter(one => one.scrollWidth > one.clientWidth + 1 ||
      one.getBoundingClientRect().right > line.right + 1 ||
      one.getBoundingClientRect().bottom > line.bottom + 2)
    .map(one => one.textContent);
})"""


def test_no_tag_of_a_claim_is_cut(browser: Browser, many_file: Path):
    for language in ("en", "lt", "de"):
        for size in ({"width": 1440, "height": 900}, {"width": 320, "height": 700}):
            with opened(
                browser, many_file, viewport=size, fragment=f"#lang={language}&also=denied,unsure"
            ) as page:
                if size["width"] < 960:
                    page.locator("#sheet-tabs button").nth(1).click()
                page.locator("#panel-claims .tags").first.wait_for()
                # Readers enlarge letters.
                page.evaluate("document.documentElement.style.fontSize = '150%'")
                assert page.locator("#panel-claims .tags").evaluate_all(CUT) == []


def test_answers_of_the_search_are_in_the_window(browser: Browser, many_file: Path):
    for width, height, link in SIZES:
        size = {"width": width, "height": height}
        with opened(browser, many_file, viewport=size, fragment=link) as page:
            page.locator('input[data-search="map"]').fill("Latvian battlegroup")
            page.locator("[data-found]").first.wait_for()
            box_of = page.locator("#search-hits").bounding_box()
            assert box_of
            assert box_of["x"] >= 0
            assert box_of["x"] + box_of["width"] <= width


def test_on_a_phone_an_answer_opens_its_card_beside_the_map(browser: Browser, many_file: Path):
    with opened(browser, many_file, viewport=PHONE, has_touch=True) as page:
        page.locator('input[data-search="map"]').fill("Latvian battlegroup")
        page.locator("[data-found]").first.tap()
        expect(page.locator("#panel-evidence h2")).to_be_visible()
        expect(page.locator("#panel-evidence h2")).to_have_text("NATO battlegroup Latvia")
        stage = page.locator(".folium-map").bounding_box()
        assert stage
        assert stage["height"] > 230
        page.get_by_role("button", name="Show on the map").tap()
        expect(page.locator("#panel-evidence")).to_be_hidden()


def test_a_story_lets_go_of_what_was_chosen(browser: Browser, many_file: Path):
    with opened(browser, many_file) as page:
        page.locator('input[data-search="map"]').fill("Latvian battlegroup")
        page.keyboard.press("Enter")
        expect(page.locator("#panel-evidence h2")).to_have_text("NATO battlegroup Latvia")
        page.get_by_role("button", name="Story").click()
        expect(page.locator("#panel-evidence")).to_be_hidden()
        assert page.evaluate("posturemap.store.state.selected.length") == 0


# How far right of a place of the window the ring of what is selected is painted.
RING = """x => {
  posturemap.drawing.flush();
  const canvas = [...document.querySelectorAll(".leaflet-overlay-pane canvas")].at(-1);
  const at = canvas.getBoundingClientRect();
  const stage = posturemap.map.getContainer().getBoundingClientRect();
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let most = 0;
  for (let i = 3; i < data.length; i += 4) {
    if (data[i] > 0) most = Math.max(most, ((i - 3) / 4) % canvas.width);
  }
  return (most * at.width) / canvas.width + at.left - stage.left - x;
}"""


def test_the_ring_of_what_is_selected_leaves_its_number(browser: Browser, many_file: Path):
    with opened(browser, many_file) as page:
        items, _ = drawn(page)
        tapa = next(one for one in items if one["layer"] == "battlegroups" and one["iso"] == "EE")
        page.evaluate(
            "name => posturemap.store.set({ selected: [[...Array(posturemap.model.features.count)"
            ".keys()].find(f => posturemap.model.features.name(f) === name)] })",
            tapa["text"],
        )
        assert page.evaluate(RING, tapa["box"][2]) > 9


def _mention(name: str, lat: float, lon: float, kind: str = "base") -> PlaceMention:
    return PlaceMention(
        text=name, start=0, end=1, name=name, country="LV", kind=kind, lat=lat, lon=lon,
        place_id=name, precision_m=2000.0,
    )  # fmt: skip


@pytest.fixture(scope="module")
def near_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a page on which an exercise lies where a battlegroup's symbol is drawn."""
    rows = [
        ("NATO has a battlegroup at Ādaži", ClaimType.DEPLOYMENT, _mention("Ādaži", 57.08, 24.33)),
        (
            "An exercise is held at Saulkrasti",
            ClaimType.EXERCISE,
            _mention("Saulkrasti", 57.26, 24.41),
        ),
    ]
    text, claims = "", []
    for number, (quote, kind, place) in enumerate(rows):
        claims.append(
            Claim(
                id=f"{number:012x}", article="a", type=kind, quote=quote, start=len(text),
                end=len(text) + len(quote), places=(place,),
                actors=("NATO",) if kind is ClaimType.DEPLOYMENT else (),
            )
        )  # fmt: skip
        text += f"{quote}. "
    article = Article(id="a", text=text, sha256="00", title="Near", date="2026-01-10")
    posture = fit_shapes(assemble(claims, [article])).posture
    path = tmp_path_factory.mktemp("near") / "map.html"
    path.write_text(render_page(posture, [article], title="Near"), encoding="utf-8", newline="\n")
    return path


def test_what_lies_under_a_symbol_is_counted_with_it(browser: Browser, near_file: Path):
    with opened(browser, near_file) as page:
        page.evaluate("posturemap.map.setView([57, 24], 7, { animate: false })")
        items, _ = drawn(page)
    symbols = [one for one in items if one["kind"] == "symbol"]
    units = [one for one in symbols if one["layer"] == "battlegroups"]
    assert len(units) == 1
    near = box(*units[0]["box"])
    assert [
        one["text"] for one in symbols if one is not units[0] and near.intersects(box(*one["box"]))
    ] == []
