"""A still picture draws obstacles with the marks of the page, and its legend names them."""

import json
import re
from pathlib import Path

import pytest
import shapely

from posturemap.maps.figure import figure_svg
from posturemap.maps.figure.obstacles import obstacle_kind

LINE = {"type": "LineString", "coordinates": [[27.4, 56.2], [27.9, 56.9]]}
AREA = json.loads(shapely.to_geojson(shapely.box(25, 58, 25.6, 58.4)))
PAGE = (Path(__file__).parents[3] / "maps/web/src/draw/symbols/obstacles.ts").read_text()


def feature(kind: str, sidc: str, shape: dict, saying: str = "stands"):
    about = {"name": kind, "kind": kind, "sidc": sidc, "saying": saying, "sure": True}
    return {"type": "Feature", "id": kind, "geometry": shape, "properties": about}


def drawn(*features) -> str:
    return figure_svg({"infrastructure": features}, title="A", as_of="2026")


def test_the_page_and_the_picture_know_the_same_codes():
    told = dict(re.findall(r'\["(\d+)", "(\w+)"\]', PAGE))
    assert len(told) == 7
    assert {entity: obstacle_kind(f"1003250000{entity.ljust(10, '0')}") for entity in told} == told


def test_a_ditch_is_full_once_it_is_dug_and_broken_while_it_is_planned():
    begun = drawn(feature("anti-tank ditch", "10032500002902010000", LINE))
    done = drawn(feature("anti-tank ditch", "10032500002902020000", LINE))
    planned = drawn(feature("anti-tank ditch", "10032510002902010000", LINE, "planned"))
    marks = [re.search(r"<title>anti-tank ditch.*?</g>", svg)[0] for svg in (begun, done, planned)]
    assert 'fill="#ffffff"' in marks[0]
    assert 'fill="#ffffff"' not in marks[1]
    assert ["dasharray" in mark for mark in marks] == [False, False, True]


@pytest.mark.parametrize("shape", [LINE, AREA], ids=["line", "area"])
@pytest.mark.parametrize("sidc", ["10032500002701000000", "10032500002903060000"])
def test_marks_stand_along_it_and_the_legend_names_it(sidc, shape):
    svg = drawn(feature("obstacle", sidc, shape))
    marks = re.search(r"<title>obstacle</title>.*?</g>", svg)[0]
    assert marks.count("M") > 4
    legend = svg[svg.index('<g id="legend"') :]
    assert "obstacle</text>" in legend


def test_a_fortified_line_and_a_unit_are_no_obstacles():
    assert obstacle_kind("10032500002909000000") is None
    assert obstacle_kind("10031000161301000000") is None
