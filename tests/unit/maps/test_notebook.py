"""A run on folium maps: any plugin beside it, and no text that a template could run."""

import base64
import json
import re
from pathlib import Path

import folium
import pytest
from folium.plugins import Fullscreen

from posturemap import Plan, PostureLayers, PostureMap, article_from_text, build_map

EXAMPLE = Path(__file__).parents[3] / "examples" / "first_map.ipynb"
HOSTILE = "{{ 7 * 7 }} {% raw %} </script><script>alert(1)</script>"


@pytest.fixture(scope="module")
def run():
    text = (
        "Canada leads the battlegroup at Ādaži in Latvia. Germany could send a brigade to Rukla. "
        "There are no American troops in Visby."
    )
    article = article_from_text(text, title=HOSTILE, date="2026-05-12")
    return build_map(Plan(articles=article, formats=()))


def _rows(html):
    packed = re.findall(r'\)\(feature_group_\w+, "([A-Za-z0-9+/=]+)"\);', html)
    return [row for one in packed for row in json.loads(base64.b64decode(one))]


def test_a_posture_map_is_a_folium_map_that_shows_itself(run):
    shown = PostureMap(run, zoom_start=5)
    Fullscreen().add_to(shown)
    assert isinstance(shown, folium.Map)
    assert shown.options["zoom"] == 5
    html = shown.get_root().render()
    assert "L.control.fullscreen" in html
    assert "<iframe" in shown._repr_html_()
    quotes = [one["quote"] for row in _rows(html) for one in row["quotes"]]
    assert any(quote.startswith("Canada leads the battlegroup") for quote in quotes)
    assert any(row["symbol"] for row in _rows(html))


def test_layers_go_on_any_folium_map(run):
    own = folium.Map(tiles=None)
    PostureLayers(run).add_to(own)
    names = {child.layer_name for child in own._children.values() if hasattr(child, "layer_name")}
    assert {"Borders"} <= {name.split(" ")[0] for name in names}


def test_no_template_reads_what_an_article_says(run):
    html = PostureMap(run).get_root().render()
    assert "alert(1)" not in html
    assert " 49 " not in html
    assert any(HOSTILE in one["source"] for row in _rows(html) for one in row["quotes"])


def test_what_the_page_holds_back_is_held_back(run):
    usual, everything = (
        _rows(PostureMap(run, held_back=held).get_root().render()) for held in (False, True)
    )
    assert len(everything) > len(usual)
    assert not any("(possible)" in row["name"] or "(denied)" in row["name"] for row in usual)


def test_the_example_notebook_runs():
    cells = json.loads(EXAMPLE.read_text(encoding="utf-8"))["cells"]
    known: dict = {}
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert sum(cell.count("\n") + 1 for cell in code) <= 20
    for cell in code:
        exec(compile(cell, EXAMPLE.name, "exec"), known)  # noqa: S102  our own example
    assert isinstance(known["shown"], folium.Map)
    assert not any(cell.get("outputs") for cell in cells)
