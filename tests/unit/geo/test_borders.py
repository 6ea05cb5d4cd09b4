"""Border lines and lengths."""

import pytest
import shapely

from posturemap.geo.ground.border_lines import border_table, borders
from posturemap.geo.ground.measure import length_km
from posturemap.geo.ground.pairs import border_pair

OFFICIAL_KM = {
    "EE-RU": 338.6,
    "LV-RU": 283.6,
    "LV-BY": 172.9,
    "LT-BY": 678.8,
    "LT-RU": 274.9,
    "LT-PL": 104.3,
    "EE-LV": 343,
    "LV-LT": 588,
}
REGION = ("EE", "LV", "LT", "PL", "FI", "NO", "SE", "BY", "RU", "UA", "DE")
NEIGHBOURS = {
    "LT-BY", "LV-BY", "PL-BY", "BY-RU", "BY-UA", "CZ-DE", "CZ-PL", "DE-DK", "DE-PL", "EE-LV",
    "EE-RU", "FI-NO", "FI-RU", "FI-SE", "HU-UA", "LV-LT", "LT-PL", "LT-RU", "LV-RU", "MD-UA",
    "NO-RU", "NO-SE", "PL-RU", "PL-SK", "PL-UA", "RO-UA", "RU-UA", "SK-UA", "AT-DE", "BE-DE",
    "CH-DE", "DE-FR", "DE-NL",
}  # fmt: skip


def table():
    return {border.pair: border for border in border_table()}


@pytest.mark.parametrize("pair", OFFICIAL_KM)
def test_baltic_borders_are_as_long_as_their_guards_say(pair):
    assert table()[pair].length_km == pytest.approx(OFFICIAL_KM[pair], rel=0.02)


def test_every_pair_of_neighbours_is_there():
    assert set(table()) >= NEIGHBOURS
    assert all(pair == border_pair(*pair.split("-")) for pair in table())


def test_lake_lagoon_and_river_are_inland_water_and_the_open_sea_is_not():
    lines = borders().set_index(["pair", "kind"]).geometry
    peipus, narva = shapely.Point(27.55, 58.8), shapely.Point(28.2, 59.38)
    curonian = shapely.Point(21.05, 55.23)
    offshore = shapely.Point(20.75, 55.34)
    assert lines["EE-RU", "water"].distance(peipus) < 0.2
    assert lines["EE-RU", "water"].distance(narva) < 0.02
    assert lines["LT-RU", "water"].distance(curonian) < 0.1
    assert lines["LT-RU", "sea"].distance(offshore) < 0.1
    assert lines["LT-RU", "sea"].distance(curonian) > 0.05


def test_lake_peipus_and_the_narva_are_half_of_the_estonian_border():
    border = table()["EE-RU"]
    assert 150 < border.water_km < 210
    assert border.length_km == border.land_km + border.water_km


def test_lengths_come_from_the_line_before_it_was_simplified():
    drawn = [length_km(shape) for shape in borders().geometry]
    for (_, row), km in zip(borders().iterrows(), drawn, strict=True):
        assert km <= row["length_km"] * 1.001, row["pair"]
        assert km >= row["length_km"] * 0.85, row["pair"]


def test_published_figures_stand_beside_ours():
    border = table()["EE-RU"]
    assert [p.km for p in border.published][:2] == [338.6, 336.2]
    assert border.difference == pytest.approx(border.length_km / 338.6 - 1)
    assert all(p.source and p.counts for b in table().values() for p in b.published)
    assert table()["CZ-SK"].difference is None


def test_published_figures_are_of_borders_that_exist():
    for pair, border in table().items():
        if border.difference is not None:
            assert abs(border.difference) < 0.12, pair
