"""The page as one file: what it may do, what it holds, and that text stays text."""

import json
import re
from dataclasses import replace

import geopandas as gpd
import pytest
from shapely import Point

from posturemap.claims import Article, Claim, ClaimType, read_project
from posturemap.claims.guard import Guarded, Withheld
from posturemap.errors import PageError
from posturemap.layers.table.posture import Posture
from posturemap.maps.marks import csp_hash, ground_block, html_text
from posturemap.maps.page import page as page_module
from posturemap.maps.page.page import common_parts, render_page
from posturemap.maps.page.vector_tiles import VectorTiles
from posturemap.maps.page.words import own_words, read_words, words_block

CLAIM = Claim(
    id="c1", article="a", type=ClaimType.THREAT, quote="It holds.", start=0, end=9, unmapped="none"
)
ARTICLE = Article(id="a", text="It holds.", sha256="00", title="A title")
POSTURE = Posture(layers={}, claims=(CLAIM,), conflicts=(), as_of="2026-01-01")
HOSTILE = '"><script>alert(1)</script>{{7*7}}'


def page_of(posture=POSTURE, title="A map", **more):
    return render_page(posture, [ARTICLE], title=title, **more)


def data_of(page):
    return json.loads(re.search(r'id="posture-data">(.*?)</script>', page, re.DOTALL)[1])


def policy_of(page):
    return re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1].split("; ")


@pytest.fixture
def project(tmp_path):
    def read(text):
        path = tmp_path / "posturemap.toml"
        path.write_text(text, encoding="utf-8")
        return read_project(path)

    return read


def test_a_page_runs_its_own_code_and_nothing_else():
    page = page_of()
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert policy_of(page) == [
        "default-src 'none'",
        f"script-src {csp_hash(script)}",
        f"style-src {csp_hash(style)}",
        "img-src data: blob:",
        "worker-src blob:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    name = re.search(r"\nposturemap\.start\((\w+)\);\n$", script)[1]
    assert f"var {name} = L.map(" in script


def test_a_page_is_whole():
    page = page_of()
    head = page[: page.index("<style>")].splitlines()
    assert head[:4] == ["<!doctype html>", '<html lang="en">', "<head>", '<meta charset="utf-8">']
    assert head[5:] == [
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        "<title>A map</title>",
        '<meta name="description" content="A map. 1 claims, as of 2026-01-01.">',
        '<meta property="og:type" content="article">',
        '<meta property="og:title" content="A map">',
        '<meta property="og:description" content="A map. 1 claims, as of 2026-01-01.">',
    ]
    body = page[page.index("<body>") :]
    assert body.startswith(
        '<body>\n<header id="top"><h1>A map</h1></header>\n<main id="stage"><div'
    )
    assert '</main>\n<noscript><div class="text-version">\n<p>This page draws' in body
    assert f"</ol>\n</div></noscript>\n{common_parts()}<script type=" in body
    assert body.endswith("</script>\n</body>\n</html>\n")


def test_the_same_map_is_the_same_bytes():
    assert page_of() == page_of()


def test_a_title_is_text_wherever_it_stands():
    page = page_of(title=HOSTILE)
    assert page.count(html_text(HOSTILE)) == 5
    assert HOSTILE not in page
    assert len(re.findall(r"<script>", page)) == 1
    assert data_of(page)["title"] == HOSTILE


def test_a_page_holds_its_claims_and_articles():
    data = data_of(page_of())
    assert data["claims"]["columns"]["id"]["v"] == ["c1"]
    assert data["articles"]["v"][0]["title"] == "A title"
    assert "It holds." in page_of().partition("<noscript>")[2]


def test_layers_are_drawn_in_their_order():
    rows = {"id": ["a"], "claims": [[]]}
    tables = {
        name: gpd.GeoDataFrame({**rows, "id": [name]}, geometry=[Point(24, 57)], crs=4326)
        for name in ("battlegroups", "unknown", "countries")
    }
    data = data_of(page_of(replace(POSTURE, layers=tables)))
    assert [one["name"] for one in data["layers"]] == ["countries", "battlegroups", "unknown"]


def test_a_project_names_whose_pictures_are_loaded(project):
    tiles = project('[tiles]\nurl = "https://t.example.org/{z}/{x}/{y}.png"\nattribution = "T"\n')
    page = page_of(project=tiles)
    assert "img-src data: blob: https://t.example.org" in policy_of(page)
    assert data_of(page)["settings"]["tiles"]["attribution"] == "T"


def test_what_feeds_show_is_text(project):
    share = project(
        '[share]\naddress = "https://example.org/?a=1&b=2"\npicture = "https://example.org/p.png"\n'
    )
    page = page_of(title="A & B", project=share)
    assert '<meta property="og:url" content="https://example.org/?a=1&amp;b=2">\n' in page
    assert '<meta property="og:image" content="https://example.org/p.png">\n' in page
    assert '<meta property="og:image:alt" content="A &amp; B">\n<style>' in page


def test_a_page_without_a_picture_describes_none(project):
    page = page_of(project=project('[share]\naddress = "https://example.org/"\n'))
    assert "og:url" in page
    assert "og:image" not in page


def test_the_code_of_vector_tiles_is_there_where_it_is_wanted():
    page, plain = page_of(tiles=VectorTiles(url="https://t.example.org/a.pmtiles")), page_of()
    assert "connect-src https://t.example.org" in policy_of(page)
    assert policy_of(page)[5].startswith("connect-src")
    assert re.search(r"\.then\(\(\) => posturetiles\.attach\(\)\);\n</script>", page)
    assert "posturetiles" not in plain
    assert len(page) - len(plain) > 10_000
    told = data_of(page)["settings"]["vector_tiles"]
    assert told["url"] == "https://t.example.org/a.pmtiles"
    assert "vector_tiles" not in data_of(plain)["settings"]
    assert not [
        one for one in policy_of(page_of(tiles=VectorTiles(ground=True))) if "connect" in one
    ]


def test_what_a_reader_should_know_is_told():
    correction = {"quote": "It held.", "first": "2025", "last": "2026", "why": None, "changes": []}
    known = data_of(page_of(cautions=("Mind.",), corrections=[correction]))["settings"]
    assert known["cautions"] == ["Mind."]
    assert known["corrections"] == [correction]
    assert {"cautions", "corrections", "guard"} & set(data_of(page_of())["settings"]) == set()


def test_a_page_that_a_phone_opens_slowly_says_how_large_it_is(monkeypatch):
    assert "data-large" not in page_of()
    monkeypatch.setattr("posturemap.maps.page.budget.PAGE_BYTES", 1000)
    assert page_of().startswith('<!doctype html>\n<html lang="en" data-large="1">\n<head>')


def test_places_that_are_withheld_are_in_no_common_part():
    hidden = Withheld(("Tartu",))
    page = page_of(guarded=Guarded(withheld=3, hidden=hidden))
    assert common_parts(hidden.names) in page
    assert data_of(page)["settings"]["guard"] == {"withheld": 3}


def test_common_parts_are_words_and_ground():
    assert common_parts() == f"{words_block()}\n{ground_block()}\n"
    words, ground, end = common_parts("Tartu".__eq__).split("\n")
    assert read_words(words).keys() == own_words().keys()
    assert 'id="posture-basemap"' in ground
    assert (words, ground) != (words_block(), ground_block())
    assert end == ""


@pytest.fixture
def unbuilt(monkeypatch, tmp_path):
    """Give an empty folder in place of the one that code is built into."""
    read = (page_module._bundle, page_module._tiles_code)
    monkeypatch.setattr(page_module, "_STATIC", tmp_path)
    for one in read:
        one.cache_clear()
    yield tmp_path
    for one in read:
        one.cache_clear()


@pytest.mark.parametrize(
    ("built", "missing"), [((), "app.css"), (("app.css", "app.js"), "tiles.js")]
)
def test_a_page_whose_code_was_not_built_says_what_to_do(unbuilt, built, missing):
    for name in built:
        (unbuilt / name).write_text("")
    with pytest.raises(PageError) as fault:
        page_of(tiles=VectorTiles(ground=True))
    assert str(fault.value) == (
        f"{unbuilt / missing} is missing: the page's code was not built; run `make map`, "
        "or install posturemap from its wheel"
    )
