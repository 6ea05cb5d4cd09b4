"""A small posture, its page, and how the browser opens it: forgiving nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import geopandas as gpd
import pytest
from playwright.sync_api import Browser, Page, expect
from shapely.geometry import LineString, Point, box

from posturemap.claims import (
    Article,
    Claim,
    ClaimType,
    Grade,
    PlaceMention,
    Polarity,
    SourceEntry,
    Span,
    claim_id,
)
from posturemap.layers import assemble
from posturemap.layers.table.posture import Posture
from posturemap.layers.weigh.conflict import Conflict, Reading
from posturemap.maps import fit_shapes
from posturemap.maps.page.page import render_page

from .sixty import sixty

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
TITLE = "Who stands guard on the Baltic rim"

PARAGRAPHS = (
    (
        "A multinational battlegroup led by Canada has been based at Ādaži in Latvia since 2017."
        "[1] Some 1,900 soldiers serve there, the ministry said."
    ),
    "The force counts about 2,200 soldiers, according to the chancellery.[2]",
    "Estonia plans to finish bunkers along its eastern border by the end of 2027.[2]",
    "Exercise Amber Shield will bring 9,000 troops to Lithuania in May 2026.[3]",
    "Analysts doubt that the line would hold for long.",
)
TEXT = "\n".join(PARAGRAPHS)
QUOTES = (
    ("A multinational battlegroup led by Canada has been based at Ādaži in Latvia since 2017", "d"),
    ("Some 1,900 soldiers serve there", "d"),
    ("The force counts about 2,200 soldiers", "d"),
    ("Estonia plans to finish bunkers along its eastern border by the end of 2027", "f"),
    ("Exercise Amber Shield will bring 9,000 troops to Lithuania in May 2026", "e"),
    ("Analysts doubt that the line would hold for long", "a"),
)
TYPES = {
    "d": ClaimType.DEPLOYMENT,
    "f": ClaimType.FORTIFICATION,
    "e": ClaimType.EXERCISE,
    "a": ClaimType.ASSESSMENT,
}
DATES = ("2017", "2025", "2025-03", "2027", "2026-05", None)
REFS = ((1,), (1,), (2,), (2,), (3,), ())
FEATURES = (("bg-lv",), ("bg-lv",), ("bg-lv",), ("dl-ee-ru",), ("ex-lt",), ())


def _article() -> Article:
    spans, at = [], 0
    for paragraph in PARAGRAPHS:
        spans.append(Span(start=at, end=at + len(paragraph)))
        at += len(paragraph) + 1
    sources = (
        SourceEntry(number=1, title="Forces abroad", url="https://example.org/a", start=0, end=0),
        SourceEntry(number=2, title="Border works", url="javascript:alert(1)", start=0, end=0),
    )
    return Article(
        id="rim",
        text=TEXT,
        sha256="00",
        title="Guarding the rim",
        author="A. Writer",
        publisher="The Example",
        url="https://example.org/rim",
        date="2026-02-03",
        paragraphs=tuple(spans),
        sources=sources,
    )


def _claim(number: int) -> Claim:
    quote, kind = QUOTES[number]
    start = TEXT.index(quote)
    place = PlaceMention(
        text="Ādaži",
        start=59,
        end=64,
        name="Ādaži",
        country="LV",
        kind="base",
        lat=57.08,
        lon=24.33,
    )
    return Claim(
        id=claim_id("00", start, start + len(quote), kind),
        article="rim",
        type=TYPES[kind],
        quote=quote,
        start=start,
        end=start + len(quote),
        places=(place,) if number == 0 else (),
        actors=("CA",) if number == 0 else ("NATO",),
        date=DATES[number],
        polarity=Polarity.PLANNED if kind in "fe" else Polarity.ASSERTED,
        attribution="the ministry" if number == 1 else None,
        source_ref=REFS[number],
        grade=Grade(reliability="B", credibility=2) if number == 0 else Grade(),
        features=FEATURES[number],
        unmapped=None if FEATURES[number] else "no place named",
    )


def _layer(rows: list[dict[str, object]]) -> gpd.GeoDataFrame:
    common: dict[str, object] = {
        "valid_from": None,
        "valid_to": None,
        "status": None,
        "precision_m": None,
        "claims": (),
        "grade": None,
        "conflicts": (),
        "kind": "thing",
    }
    table = {
        key: [(common | row)[key] for row in rows] for key in dict.fromkeys([*common, *rows[0]])
    }
    return gpd.GeoDataFrame(table, geometry="geometry", crs=4326)


def _layers(claims: tuple[Claim, ...]) -> dict[str, gpd.GeoDataFrame]:
    def ids(feature: str) -> tuple[str, ...]:
        return tuple(sorted(claim.id for claim in claims if feature in claim.features))

    countries = [
        {"id": f"c-{iso}", "name": name, "iso": iso, "geometry_basis": "border", "geometry": shape}
        for iso, name, shape in (
            ("EE", "Estonia", box(23.5, 57.9, 27.6, 59.5)),
            ("LV", "Latvia", box(21.0, 56.1, 27.9, 57.9)),
            ("LT", "Lithuania", box(21.0, 54.0, 26.6, 56.1)),
        )
    ]
    line = {
        "id": "dl-ee-ru",
        "name": "Baltic Defence Line, Estonia facing Russia",
        "geometry_basis": "schematic",
        "status": "under construction",
        "valid_from": "2025",
        "length_km": 294.0,
        "claims": ids("dl-ee-ru"),
        "geometry": LineString([(27.3, 57.6), (27.5, 58.2), (27.6, 59.2)]),
    }
    group = {
        "id": "bg-lv",
        "name": "Battlegroup Latvia",
        "geometry_basis": "register",
        "valid_from": "2017",
        "grade": "B2",
        "precision_m": 5000.0,
        "sidc": "10031004161211023900",
        "host_nation": "LV",
        "framework_nation": "CA",
        "claims": ids("bg-lv"),
        "conflicts": ("k1",),
        "geometry": Point(24.33, 57.08),
    }
    exercise = {
        "id": "ex-lt",
        "name": "Amber Shield",
        "geometry_basis": "country",
        "valid_from": "2026-05",
        "valid_to": "2026-05",
        "claims": ids("ex-lt"),
        "geometry": box(21.0, 54.0, 26.6, 56.1),
    }
    return {
        "countries": _layer(countries),
        "defence_line": _layer([line]),
        "exercises": _layer([exercise]),
        "battlegroups": _layer([group]),
    }


@pytest.fixture(scope="session")
def article() -> Article:
    return _article()


@pytest.fixture(scope="session")
def posture() -> Posture:
    claims = tuple(sorted(map(_claim, range(len(QUOTES))), key=lambda claim: claim.start))
    readings = tuple(
        Reading(value=value, claim=claims[number].id, source="Guarding the rim", grade="F6")
        for value, number in (("1,900 soldiers", 1), ("about 2,200 soldiers", 2))
    )
    conflict = Conflict(
        id="k1",
        entity="Battlegroup Latvia",
        attribute="strength",
        as_of="2025",
        readings=readings,
        features=("bg-lv",),
    )
    return Posture(layers=_layers(claims), claims=claims, conflicts=(conflict,), as_of="2026-02-03")


@pytest.fixture(scope="session")
def page_file(posture: Posture, article: Article, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "map.html"
    path.write_text(render_page(posture, [article], title=TITLE), encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="session")
def many_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page of sixty articles."""
    path = tmp_path_factory.mktemp("many") / "map.html"
    articles, claims = sixty()
    posture = fit_shapes(assemble(claims, articles)).posture
    html = render_page(posture, articles, title="Sixty articles on one map")
    path.write_text(html, encoding="utf-8", newline="\n")
    return path


@contextmanager
def opened(browser: Browser, path: Path, **options: object) -> Iterator[Page]:
    """Open a file offline; fail on any request, console error, page error or policy breach."""
    fragment = str(options.pop("fragment", ""))
    context = browser.new_context(
        **{"viewport": DESKTOP, "offline": True, "locale": "en-GB", "reduced_motion": "reduce"}
        | options
    )
    page = context.new_page()
    page.set_default_timeout(120_000)  # a busy machine is no failure
    faults: list[str] = []
    page.on("console", lambda m: m.type in {"error", "warning"} and faults.append(m.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda r: r.url.startswith(("file:", "data:", "blob:")) or faults.append(r.url),
    )
    page.on("dialog", lambda d: (faults.append(f"dialog: {d.message}"), d.dismiss()))
    page.goto(path.as_uri() + fragment)
    expect(page.locator("html")).to_have_attribute("data-ready", "true")
    try:
        yield page
    finally:
        context.close()
    assert faults == []


@pytest.fixture
def page(browser: Browser, page_file: Path) -> Iterator[Page]:
    with opened(browser, page_file) as page:
        yield page
