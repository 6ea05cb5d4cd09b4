"""Where much is drawn, all of it can still be read: at four sizes, of one article and of sixty."""

from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from shapely.geometry import LineString, box

from posturemap.claims import Article, Claim, ClaimType, PlaceMention
from posturemap.layers import assemble
from posturemap.maps import fit_shapes, render_page

from .conftest import opened
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
