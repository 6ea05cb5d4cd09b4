"""Layers that the map's maker brings: drawn, listed, saved, never taken for an article's word."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from posturemap.claims import Article
from posturemap.geo.vectors import Asked, read_vectors
from posturemap.layers import Wish, own_geojson, own_layers
from posturemap.layers.table.posture import Posture
from posturemap.maps import render_page

from .conftest import opened

# Properties that mean something of ours are only text here.
OURS = {"sure": False, "saying": "denied", "claims": [0], "sidc": "1", "status": "installed"}
SELECT = "id => posturemap.store.set({selected: [posturemap.model.features.find(id)]})"
POINT = {"type": "Point", "coordinates": [26.2, 58.4]}
FEATURES = (
    (POINT, {"name": "Depot <b>A</b>", "year": 2024} | OURS),
    (
        {"type": "Polygon", "coordinates": [[[22, 55], [23, 55], [23, 56], [22, 56], [22, 55]]]},
        {"name": "{{7*7}}", "iso": "RU", "schematic": True, "__proto__": "kept"},
    ),
    ({"type": "LineString", "coordinates": [[24, 57], [25.1, 57.5]]}, {"name": "Route"}),
)


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "depots.geojson"
    features = [{"type": "Feature", "geometry": g, "properties": p} for g, p in FEATURES]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    wish = Wish(title="Depots & <i>areas</i>", attribution="© Example Survey")
    return own_layers([(read_vectors(path, Asked()), wish)])


@pytest.fixture(scope="module")
def own_page(posture: Posture, article: Article, own, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("page") / "map.html"
    html = render_page(replace(posture, own=own), [article], title="Own")
    path.write_text(html, encoding="utf-8", newline="\n")
    return path


def test_an_own_layer_is_drawn_listed_and_saved_as_its_file(browser: Browser, own_page: Path, own):
    with opened(browser, own_page) as page:
        group = page.locator('[role="group"][aria-label="Your layers"]')
        expect(group.locator('input[data-layer="own_depots"]')).to_be_checked()
        expect(group).to_contain_text("Depots & <i>areas</i>")
        assert page.evaluate("posturemap.marks('own_depots')") == 3
        expect(page.locator(".map-note")).to_contain_text("© Example Survey")
        with page.expect_download() as saved:
            page.locator('button[data-export="own_depots"]').click()
        assert Path(saved.value.path()).read_text("utf-8") == own_geojson(own[0])
        group.locator('input[data-layer="own_depots"]').uncheck()
        page.evaluate("posturemap.drawing.flush()")
        assert page.evaluate("posturemap.marks('own_depots')") == 0


def test_its_card_says_that_no_article_says_so_and_shows_its_words_as_they_are(
    browser: Browser, own_page: Path
):
    with opened(browser, own_page) as page:
        card = page.locator(".card")
        page.evaluate(SELECT, "own_depots:1")
        page.get_by_role("tab", name="Evidence").click()
        expect(card).to_contain_text("From the file depots.geojson, which whoever made")
        expect(card).to_contain_text("No article says this.")
        expect(card.locator("h2")).to_have_text("Depot <b>A</b>")
        expect(card.locator("dd", has_text="2024")).to_have_text("2024")
        page.evaluate(SELECT, "own_depots:2")
        expect(card.locator("h2")).to_have_text("{{7*7}}")
        expect(card.locator("dt", has_text="__proto__")).to_have_count(1)


def test_no_filter_of_claims_takes_an_own_layer_away(browser: Browser, own_page: Path):
    with opened(browser, own_page, fragment="#type=exercise") as page:
        expect(page.locator('[data-count="own_depots"]')).to_have_text("3/3")
