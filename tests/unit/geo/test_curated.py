"""The tables that people keep by hand: complete, unambiguous, and true to the map."""

from collections import Counter

import pytest
import shapely

from posturemap.geo.ground.boundaries import territories
from posturemap.geo.ground.sides import neighbours, share_border
from posturemap.geo.names.curated import read_countries, read_places, read_table
from posturemap.geo.names.gazetteer import load_gazetteer
from posturemap.geo.names.place import PlaceKind
from posturemap.geo.names.spelling import fold

PLACES = tuple(read_places())


def test_ids_are_unique() -> None:
    ids = Counter(place.id for place, _ in PLACES)
    assert [name for name, n in ids.items() if n > 1] == []


def test_every_row_says_where_it_is_from() -> None:
    assert [place.name for place, _ in PLACES if not place.source] == []


def test_a_base_or_crossing_with_a_point_says_how_exact_it_is() -> None:
    sites = [p for p, _ in PLACES if p.kind is PlaceKind.BASE or p.feature == "crossing"]
    assert [p.name for p in sites if (p.lat is None) != (p.precision_m is None)] == []


def test_sites_lie_in_their_countries() -> None:
    shapes: dict[str, list[shapely.Geometry]] = {}
    for iso, shape in zip(territories()["iso"], territories().geometry, strict=True):
        shapes.setdefault(iso, []).append(shape)
    west_of_the_urals = shapely.box(-30, 40, 50, 72)
    outside = []
    for place, _ in PLACES:
        site = place.kind is PlaceKind.BASE or place.feature in {"crossing", "village", "port"}
        if place.country not in shapes or place.lat is None or place.lon is None or not site:
            continue
        point = shapely.Point(place.lon, place.lat)
        # A degree of latitude is 111 km, one of longitude shorter: the bound is on the safe side.
        reach = (place.precision_m or 0) / 111_000
        near = any(shape.distance(point) <= reach for shape in shapes[place.country])
        if west_of_the_urals.contains(point) and not near:
            outside.append(place.name)
    assert outside == []


def test_names_can_be_looked_up() -> None:
    gazetteer = load_gazetteer()
    lost = [
        name
        for place, names in PLACES
        for name in names
        if place.id not in {c.place.id for c in gazetteer.candidates(name)}
    ]
    assert lost == []


def test_adjectives_belong_to_one_country() -> None:
    words = Counter(w for c in read_countries() for w in {fold(word) for word in c.people})
    assert [word for word, n in words.items() if n > 1] == []


def test_every_state_of_the_region_has_its_neighbours() -> None:
    assert set(neighbours("LV")) == {"EE", "LT", "RU", "BY"}
    assert set(neighbours("LT")) == {"LV", "PL", "RU", "BY"}
    assert set(neighbours("LV", "eastern")) == {"RU", "BY"}
    assert set(neighbours("EE", "southeastern")) == {"LV", "RU"}
    assert not share_border("EE", "LT")


@pytest.mark.parametrize("table", ["cues", "kinds", "first_names", "adjectives", "neighbours"])
def test_word_lists_are_folded_or_name_what_exists(table: str) -> None:
    for row in read_table(table):
        for word in row.get("words", row.get("names", row.get("word", ""))).split("|"):
            assert word == fold(word), (table, word)
