"""Nothing is written in the wrong country, at six sizes; capitals and units keep their names."""

from functools import cache
from itertools import combinations, product
from pathlib import Path

import pytest
import shapely
from playwright.sync_api import Browser, Page
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from posturemap.claims import Article, Claim, ClaimType, PlaceMention
from posturemap.geo.ground import territories
from posturemap.layers import assemble
from posturemap.layers.table.posture import Posture
from posturemap.maps import fit_shapes, render_page

from .conftest import opened

SIZES = ((1920, 1080), (1440, 900), (1024, 768), (720, 450), (680, 500), (390, 844))
STATES = {"EE": "Estonia", "LV": "Latvia", "LT": "Lithuania", "PL": "Poland", "FI": "Finland"} | {
    "BY": "Belarus",
    "SE": "Sweden",
    "DE": "Germany",
}
BASES = {"Tapa": ("EE", 59.26, 25.96), "Ādaži": ("LV", 57.08, 24.33), "Rukla": ("LT", 55.03, 24.39)}
TYPES = (
    *(ClaimType.DEPLOYMENT, ClaimType.INFRASTRUCTURE, ClaimType.EXERCISE, ClaimType.OPERATION),
    *(ClaimType.THREAT, ClaimType.ASSESSMENT, ClaimType.CAPABILITY, ClaimType.SPENDING),
)
CAPITALS = {"Tallinn", "Riga", "Vilnius"}
# Outlines on the page are simplified; what lies this near a border lies on it.
NEAR = 0.03


def all_over() -> tuple[str, list[Claim]]:
    """Write an article that says eight things of every state, and stations a group at each base."""
    text, claims = "", []

    def say(quote: str, kind: ClaimType, place: PlaceMention, **fields: object) -> None:
        nonlocal text
        start = len(text)
        text += f"{quote}. "
        claims.append(
            Claim(
                id=f"{len(claims):012x}",
                article="a",
                type=kind,
                quote=quote,
                start=start,
                end=start + len(quote),
                places=(place,),
                **fields,
            )
        )

    for iso, name in STATES.items():
        place = PlaceMention(
            text=name, start=0, end=1, name=name, country=iso, kind="country", place_id=iso
        )
        for kind in TYPES:
            say(f"A {kind.value} in {name}", kind, place)
    for name, (iso, lat, lon) in BASES.items():
        place = PlaceMention(
            text=name, start=0, end=1, name=name, country=iso, kind="base", lat=lat, lon=lon,
            place_id=name, precision_m=2000.0,
        )  # fmt: skip
        quote = f"A NATO battlegroup is based at {name}"
        say(quote, ClaimType.DEPLOYMENT, place, actors=("NATO",))
    return text, claims


@pytest.fixture(scope="module")
def posture() -> Posture:
    text, claims = all_over()
    article = Article(id="a", text=text, sha256="00", title="All over", date="2026-01-10")
    return fit_shapes(assemble(claims, [article])).posture


@pytest.fixture(scope="module")
def file(posture: Posture, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("places") / "map.html"
    article = Article(id="a", text=all_over()[0], sha256="00", title="All over", date="2026-01-10")
    html = render_page(posture, [article], title="All over")
    path.write_text(html, encoding="utf-8", newline="\n")
    return path


@cache
def outlines() -> dict[str, BaseGeometry]:
    table = territories()
    parts = {iso: table[table["iso"] == iso].geometry for iso in STATES}
    return {
        iso: shapely.simplify(shapely.union_all(p), 0.005).buffer(NEAR) for iso, p in parts.items()
    }


def placed(page: Page) -> list[dict]:
    return page.evaluate("posturemap.placed()")


def wrong(items: list[dict]) -> list[str]:
    """Name what stands in another country than it speaks of, and no line leads from it."""
    where = outlines()
    bound = [item for item in items if item["iso"] in where and not item["led"]]
    return [
        f"{item['kind']} {item['text']}"
        for item in bound
        if not where[item["iso"]].contains(Point(item["lon"], item["lat"]))
    ] + [
        f"{item['kind']} {item['text']} in part"
        for item in bound
        if item["kind"] != "symbol"
        if where[item["iso"]].intersection(box(*item["box"])).area < 0.9 * box(*item["box"]).area
    ]


def crossed(items: list[dict]) -> list[str]:
    """Name the pills that lie on each other, and the lines that cross anything else."""
    pills = [item for item in items if item["kind"] == "pill"]
    shapes = [(item["text"], box(*item["box"])) for item in pills]
    lines = [(item["text"], LineString(item["line"])) for item in pills if item["line"]]
    rest = [(f"{i['kind']} {i['text']}", box(*i["box"])) for i in items if i["kind"] != "pill"]
    each = [*combinations(lines, 2), *product(lines, shapes), *product(lines, rest)]
    pairs = [(one, other) for (one, a), (other, b) in each if one != other and a.crosses(b)]
    on = [(one, other) for (one, a), (other, b) in combinations(shapes, 2) if a.overlaps(b)]
    return [f"{one} and {other}" for one, other in pairs + on]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_nothing_is_written_in_the_wrong_country_and_capitals_stay(
    browser: Browser, file: Path, size: tuple[int, int]
):
    viewport = {"width": size[0], "height": size[1]}
    with opened(browser, file, viewport=viewport) as page:
        for names in ("as it opens", "all"):
            if names == "all":
                page.evaluate(
                    "posturemap.store.set({ on: posturemap.model.layers.map(() => true) })"
                )
            items = placed(page)
            pills = [item["iso"] for item in items if item["kind"] == "pill"]
            assert {"EE", "LV", "LT"} <= set(pills)
            assert wrong(items) == []
            assert crossed(items) == []
            assert {item["text"] for item in items if item["kind"] == "name"} >= CAPITALS


def test_pills_name_countries_in_the_language_of_the_page(browser: Browser, file: Path):
    with opened(browser, file, fragment="#lang=et") as page:
        pills = [item for item in placed(page) if item["kind"] == "pill"]
    assert {item["text"] for item in pills if item["iso"] == "EE"} == {"Eesti"}
    assert {item["text"] for item in pills if item["iso"] == "LT"} == {"Leedu"}
