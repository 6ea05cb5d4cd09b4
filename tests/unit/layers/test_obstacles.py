"""Obstacles along borders and in areas are drawn as what they are, facing whom they are against."""

import pytest
import shapely

from posturemap.claims import article_from_text
from posturemap.claims.extract import extract
from posturemap.geo.ground import bearing_deg, country_at, destination
from posturemap.layers import assemble
from posturemap.layers.scene.cues import load_cues
from posturemap.maps.marks import symbols_of

TEXT = """\
Lithuania has built a fence along its border with Belarus. Poland is laying minefields along its \
border with Russia.

Latvia is digging an anti-tank ditch along its border with Russia. Estonia plans to build dragon's \
teeth in south-eastern Estonia.

Latvia is building an obstacle belt 20 km south of Rēzekne. Finland completed razor wire along its \
border with Russia in 2025.

Estonia completed an anti-tank ditch near Narva.
"""


@pytest.fixture(scope="module")
def posture():
    article = article_from_text(TEXT)
    return assemble(extract(article), [article], as_of="2026-03-10")


@pytest.fixture(scope="module")
def rows(posture):
    gdf = posture.layers["infrastructure"]
    return {f"{row['kind']}, {row['place']}": row for row in gdf.to_dict("records")}


@pytest.mark.parametrize(
    ("name", "sidc", "shape"),
    [
        ("fence, Lithuania–Belarus border", "10032500002903060000", "Line"),
        ("minefield, Poland–Russia border", "10032500002708000000", "Line"),
        ("anti-tank ditch, Latvia–Russia border", "10032500002902010000", "Line"),
        ("anti-tank ditch, Near Narva", "10032500002902020000", "Polygon"),
        ("dragon's teeth, Southeastern Estonia", "10032510002819010000", "Polygon"),
        ("obstacle belt, 20 km south of Rēzekne", "10032500002701000000", "Polygon"),
        ("wire obstacle, Finland–Russia border", "10032500002903010000", "Line"),
    ],
)
def test_each_has_its_code_on_its_line_or_area(rows, name, sidc, shape):
    assert rows[name]["sidc"] == sidc
    assert shape in rows[name]["geometry"].geom_type


def test_nothing_is_drawn_twice_and_borders_keep_their_claims(posture, rows):
    assert len(rows) == len(posture.layers["infrastructure"]) == 7
    fence = next(claim for claim in posture.claims if "fence" in claim.quote)
    assert {"lithuania-and-belarus-land-3936f680"} < {*fence.features}


@pytest.mark.parametrize(
    ("name", "other"),
    [("fence, Lithuania–Belarus border", "BY"), ("anti-tank ditch, Latvia–Russia border", "RU")],
)
def test_marks_stand_on_the_side_of_whom_it_is_against(rows, name, other):
    for line in shapely.get_parts(rows[name]["geometry"]):
        if line.length < 0.05:
            continue
        found = []
        for share in (0.2, 0.35, 0.5, 0.65, 0.8):
            one, two = (line.interpolate(share + step, normalized=True) for step in (0, 0.02))
            way = bearing_deg(one.x, one.y, two.x, two.y)
            found.append(country_at(*destination(one.x, one.y, way - 90, 4_000)))
        assert found.count(other) >= 3


def test_no_point_symbol_is_drawn_for_a_line_or_an_area(posture):
    assert not [code for code in symbols_of(posture.layers.values()) if code[4:6] == "25"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("minefields and anti-tank ditches", "obstacle belt"),
        ("a belt of obstacles", "obstacle belt"),
        ("anti-tank mines", "minefield"),
        ("dragon’s teeth", "dragon's teeth"),
        ("a steel wall", "fence"),
        ("offence and defence", None),
        ("sea mines in the gulf", None),
        ("a trench for a cable", None),
        ("bunkers", None),
    ],
)
def test_words_say_which_obstacle(text, name):
    found = load_cues().obstacle_of(text)
    assert (found.name if found else None) == name
