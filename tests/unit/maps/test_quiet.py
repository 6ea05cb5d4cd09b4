"""Ground and words without the places that a publisher withholds."""

import base64
import gzip
import json

import pytest

from posturemap.maps.page.columns import Packed
from posturemap.maps.page.quiet import quiet_ground, quiet_words, towns_of
from posturemap.maps.page.unpack import read_block, read_column, read_ints

TOWNS = [
    ("Tapa", "Tapa linn", 3, 100_000, -70_000),
    ("Riga", "Rīga", 1, 200_000, 80_000),
    ("Narva", "Narva linn", 2, -300_000, 90_000),
]
MANY = [*TOWNS, *((f"Town {n}", f"Linn {n}", 9, n, 2 * n) for n in range(40))]
KEYS = ("name", "local", "rank", "x", "y")


def ground(towns, tag='<script type="application/json" id="posture-basemap">'):
    """Write a ground as the package has it: towns behind the land, and water behind them."""
    writer = Packed()
    land = writer.ints([7, 8, 9])
    names, locals_, *numbers = zip(*towns, strict=True)
    places = {key: writer.ints(n) for key, n in zip(KEYS[2:], numbers, strict=True)}
    places |= {"name": writer.values(names), "local": writer.values(locals_)}
    head = {"land": land, "water": writer.ints([4, 5, 6])}
    packed = base64.b64encode(gzip.compress(bytes(writer.buffer))).decode()
    head |= {"places": {**places, "least": [1, 2]}, "packed": packed, "by": "Ā"}
    return f"{tag}{json.dumps(head)}</script>"


def read(block):
    return read_block(block[block.index(">") + 1 : block.rindex("</script>")])


def towns(block):
    head, buffer = read(block)
    texts = (read_column(head["places"][key], buffer) for key in KEYS[:2])
    numbers = (read_ints(head["places"][key], buffer) for key in KEYS[2:])
    return list(zip(*texts, *numbers, strict=True))


@pytest.mark.parametrize("given", [TOWNS, MANY])
@pytest.mark.parametrize("hidden", ["Tapa", "Tapa linn"])
def test_a_town_is_gone_by_either_of_its_names(given, hidden):
    assert towns(quiet_ground(ground(given), hidden.__eq__)) == given[1:]


def test_all_towns_may_be_gone():
    assert towns(quiet_ground(ground(TOWNS), lambda _: True)) == []


@pytest.mark.parametrize("given", [TOWNS, MANY])
def test_a_ground_of_which_nothing_is_withheld_is_the_same(given):
    block = ground(given)
    assert quiet_ground(block, "Tallinn".__eq__) == block


def test_the_rest_of_the_ground_stays_as_it_is():
    block = quiet_ground(ground(MANY), "Tapa".__eq__)
    head, buffer = read(block)
    assert [read_ints(head[key], buffer) for key in ("land", "water")] == [[7, 8, 9], [4, 5, 6]]
    assert (head["by"], head["places"]["least"]) == ("Ā", [1, 2])
    assert block.startswith('<script type="application/json" id="posture-basemap">{')
    assert block.endswith("}</script>")


@pytest.mark.parametrize("given", [TOWNS, MANY])
def test_where_a_town_that_is_gone_stood_is_nothing(given):
    """Neither its names, nor where it lies, nor how long its names are."""
    block = quiet_ground(ground(given), "Tapa".__eq__)
    assert "Tapa" not in block
    before, (_, buffer) = read(ground(given))[1], read(block)
    land, water = before[:3], before[-3:]
    assert buffer.startswith(land + bytes(len(before) - 6) + water)
    assert b"Tapa" not in buffer


def test_the_same_towns_are_withheld_in_the_same_bytes():
    block = quiet_ground(ground(TOWNS), "Tapa".__eq__)
    assert block == quiet_ground(ground(TOWNS), "Tapa".__eq__)
    packed = base64.b64decode(read_json(block)["packed"])
    assert packed[4:8] == bytes(4)  # no clock
    assert ": " not in block
    assert block.isascii()


def read_json(block):
    return json.loads(block[block.index(">") + 1 : block.rindex("</script>")])


def test_the_towns_of_a_ground_are_named():
    assert towns_of(ground(TOWNS)) == {"Tapa", "Riga", "Narva"}


WORDS = {
    "en": {"place.Tapa": "Tapa", "place.Riga Town": "Riga", "tapa": "Tapa"},
    "lv": {"place.Tapa": "Tapa pie Rīgas", "place.Riga Town": "Rīga"},
}


@pytest.mark.parametrize("hidden", ["Riga Town", "Riga", "Rīga"])
def test_a_place_is_gone_from_all_languages_by_any_of_its_names(hidden):
    assert quiet_words(WORDS, hidden.__eq__) == {
        "en": {"place.Tapa": "Tapa", "tapa": "Tapa"},
        "lv": {"place.Tapa": "Tapa pie Rīgas"},
    }


def test_a_word_that_is_no_place_stays():
    assert quiet_words(WORDS, "Tapa".__eq__)["en"] == {"place.Riga Town": "Riga", "tapa": "Tapa"}


def test_words_of_which_nothing_is_withheld_are_the_same():
    assert quiet_words(WORDS, lambda _: False) == WORDS
