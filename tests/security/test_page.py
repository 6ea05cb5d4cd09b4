"""Hostile text in every place that shows text: nothing runs, everything is shown as it is."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pytest
from playwright.sync_api import Browser, Page, expect
from shapely.geometry import Point

from posturemap.claims import (
    Article,
    Claim,
    ClaimType,
    PlaceMention,
    Project,
    Quantity,
    Review,
    ReviewState,
    SourceEntry,
    Span,
)
from posturemap.claims.project import StoryStep
from posturemap.layers.table.posture import Posture
from posturemap.layers.weigh.conflict import Conflict, Reading
from posturemap.maps import render_page

from .conftest import opened
from .payloads import PAYLOADS

TEXT = "\n".join(PAYLOADS)
STARTS = [sum(len(text) + 1 for text in PAYLOADS[:i]) for i in range(len(PAYLOADS))]
LAYERS = ("__proto__", "2", "1", "constructor", "</script><script>window.hit=1</script>", "a b'\"")


def _article(number: int, text: str) -> Article:
    spans = tuple(
        Span(start=start, end=start + len(payload))
        for start, payload in zip(STARTS, PAYLOADS, strict=True)
    )
    source = SourceEntry(number=1, title=text, url=text, start=0, end=1)
    return Article(
        id=f"{number}{text}",
        text=TEXT,
        sha256="00",
        title=text,
        author=text,
        publisher=text,
        url=text,
        date=text,
        paragraphs=spans,
        sources=(source,),
    )


def _claim(number: int, text: str) -> Claim:
    start = STARTS[number]
    place = PlaceMention(text=text, start=0, end=1, name=text, country=text, kind="town")
    return Claim(
        id=f"c{number}",
        article=f"{number}{text}",
        type=ClaimType.THREAT,
        quote=text,
        start=start,
        end=start + len(text),
        places=(place,),
        actors=(text,),
        date=text,
        quantity=Quantity(value=1, unit=text, text=text),
        attribution=text,
        source_ref=(1, 9),
        features=(f"f{number}",) if number % 2 else (),
        unmapped=None if number % 2 else text,
        review=Review(state=ReviewState.EDITED, by=text, when=text, why=text),
    )


def _layer(numbers: range) -> gpd.GeoDataFrame:
    texts = [PAYLOADS[number] for number in numbers]
    columns: dict[str, object] = {
        "id": [f"f{number}" for number in numbers],
        "name": texts,
        "claims": [(f"c{number}",) if number % 2 else () for number in numbers],
        "conflicts": [()] * len(texts),
        "sources": [(text,) for text in texts],
    }
    odd = ("kind", "status", "geometry_basis", "valid_from", "valid_to", "grade", "placing", "sidc")
    hostile = ("__proto__", "constructor", "toString", "style", "<img src=x onerror=window.hit=1>")
    columns |= dict.fromkeys((*odd, *hostile), texts)
    points = [Point(21 + number / 10, 57) for number in numbers]
    return gpd.GeoDataFrame(columns, geometry=points, crs=4326)


@pytest.fixture(scope="module")
def hostile() -> tuple[Posture, list[Article]]:
    size = -(-len(PAYLOADS) // len(LAYERS))
    layers = {
        name: _layer(range(i * size, min((i + 1) * size, len(PAYLOADS))))
        for i, name in enumerate(LAYERS)
    }
    conflicts = tuple(
        Conflict(
            id=f"k{number}",
            entity=text,
            attribute=text,
            as_of=text,
            readings=(
                Reading(value=text, claim=None, source=text, grade=text),
                Reading(value=text, claim=f"c{number}", source=text),
            ),
            features=(f"f{number}",),
            note=text,
        )
        for number, text in enumerate(PAYLOADS)
    )
    claims = tuple(_claim(number, text) for number, text in enumerate(PAYLOADS))
    articles = [_article(number, text) for number, text in enumerate(PAYLOADS)]
    return Posture(layers=layers, claims=claims, conflicts=conflicts, as_of="2026-01-01"), articles


@pytest.fixture(scope="module")
def hostile_file(
    hostile: tuple[Posture, list[Article]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    posture, articles = hostile
    everything = " | ".join(PAYLOADS)
    project = Project(story=tuple(StoryStep(text=text) for text in PAYLOADS))
    path = tmp_path_factory.mktemp("hostile") / "map.html"
    html = render_page(posture, articles, title=everything, project=project)
    path.write_text(html, encoding="utf-8", newline="\n")
    return path


@pytest.fixture(params=["policy", "no policy"])
def hostile_page(
    request: pytest.FixtureRequest, browser: Browser, hostile_file: Path, tmp_path: Path
) -> Iterator[Page]:
    path = hostile_file
    if request.param == "no policy":
        html, cut = re.subn(r"<meta http-equiv=\"Content[^>]*>", "", path.read_text("utf-8"))
        assert cut == 1
        path = tmp_path / "open.html"
        path.write_text(html, encoding="utf-8", newline="\n")
    with opened(browser, path) as page:
        yield page
        assert page.evaluate("window.hit") is None


# Follows one link after the other and takes the texts that a selector then finds.
WALK = """async ([links, selectors]) => {
  const found = [];
  for (const link of links) {
    const gone = new Promise(resolve => addEventListener('hashchange', resolve, { once: true }));
    location.hash = link;
    await gone;
    found.push(selectors.map(s => [...document.querySelectorAll(s)].map(e => e.textContent)));
  }
  return found;
}"""


def walk(page: Page, link: str, selectors: list[str]) -> list[tuple[str, list[list[str]]]]:
    links = [link.format(number) for number in range(len(PAYLOADS))]
    return list(zip(PAYLOADS, page.evaluate(WALK, [links, selectors]), strict=True))


def test_nothing_is_computed_while_the_page_is_written(hostile_file: Path):
    html = hostile_file.read_text("utf-8")
    assert "9801547" not in html
    outside = re.sub(r"<script[^>]*>.*?</script>", "", html, flags=re.DOTALL)
    assert "{{" not in outside


def test_the_title_is_shown_as_it_is(hostile_page: Page):
    everything = " | ".join(PAYLOADS)
    assert hostile_page.locator("h1").text_content() == everything


def test_every_claim_is_shown_as_it_is(hostile_page: Page):
    parts = ["mark", ".source bdi", "dd", "ul li", "a"]
    selectors = [f"#panel-evidence .claim {part}" for part in parts]
    for text, (quotes, about, facts, cited, links) in walk(hostile_page, "claim=c{}", selectors):
        assert quotes == [text]
        assert about == [text] * 4
        assert facts.count(text) == 5, (text, facts)
        assert cited[0] == f"[1] {text}"
        assert links == []


def test_every_feature_is_shown_as_it_is(hostile_page: Page):
    selectors = [f"#panel-evidence {part}" for part in ("h2", ".reading strong", "dt", "dd")]
    for text, (names, readings, terms, facts) in walk(hostile_page, "feature=f{}", selectors):
        assert names == [text]
        assert readings == [text, text]
        assert {"__proto__", "constructor", "toString", "style"} <= set(terms)
        assert facts.count(text) >= 5, (text, facts)


def test_every_layer_is_there_in_order_under_its_name(hostile_page: Page):
    boxes = hostile_page.locator("input[data-layer]")
    names = [box.get_attribute("data-layer") for box in boxes.all()]
    assert names == list(reversed(LAYERS))
    labels = hostile_page.locator(".layer .name").all_text_contents()
    assert labels == list(reversed(LAYERS))


def test_story_and_list_show_every_text(hostile_page: Page):
    selectors = [".story p bdi"]
    shown = [found for _, found in walk(hostile_page, "step={}", selectors)]
    # Steps count from 1: step 0 is none, and the last one is not walked to.
    assert shown == [[[]], *([[text]] for text in PAYLOADS[:-1])]
    hostile_page.locator('[data-story="end"]').click()
    hostile_page.get_by_role("tab", name="On the map").click()
    expect(hostile_page.locator("#panel-features li").first).to_be_visible()


def test_downloads_hold_every_text(hostile_page: Page):
    with hostile_page.expect_download() as download:
        hostile_page.locator('button[data-export="visible"]').click()
    found = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert sorted(f["properties"]["name"] for f in found["features"]) == sorted(PAYLOADS)
    assert all(f["properties"]["__proto__"] in PAYLOADS for f in found["features"])
