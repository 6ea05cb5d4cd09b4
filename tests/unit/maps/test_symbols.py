import json
from importlib.resources import files

import pytest

from posturemap.maps.marks.symbols import draw_symbol, symbol

KNOWN = json.loads(files("posturemap.maps").joinpath("data/symbols.json").read_text("utf-8"))
BATTLEGROUP = "10031004161211023900"
PLANNED = "10031014161211023900"


@pytest.mark.parametrize("code", sorted(KNOWN))
def test_the_table_holds_what_milsymbol_draws(code):
    assert KNOWN[code] == draw_symbol(code)


def test_a_symbol_that_is_not_in_the_table_is_drawn():
    code = "10031000151219000000"
    assert code not in KNOWN
    assert symbol(code)["svg"].startswith("<svg")


def test_what_is_planned_has_a_broken_frame():
    assert "stroke-dasharray" in symbol(PLANNED)["svg"]
    assert "stroke-dasharray" not in symbol(BATTLEGROUP)["svg"]


def test_a_headquarters_stands_on_the_foot_of_its_staff():
    drawing = symbol("10031002211210003900")
    assert drawing["anchor"][1] == pytest.approx(drawing["height"], abs=2)


@pytest.mark.parametrize("code", ["", "abc", "1003100416121102390", "10032500002909000000"])
def test_what_is_no_point_symbol_is_none(code):
    assert symbol(code) is None
