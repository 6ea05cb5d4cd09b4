"""Which words of a text name places, and how far they reach."""

import pytest

from posturemap.geo.names.gazetteer import load_gazetteer
from posturemap.geo.names.words import spelled
from posturemap.geo.parse.mentions import Form, find_mentions
from posturemap.geo.parse.tokens import tokenize


def mentions(text: str) -> list[str]:
    return [m.text for m in find_mentions(text, load_gazetteer())]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Canada leads the battlegroup at Camp Ādaži.", ["Canada", "Camp Ādaži"]),
        ("Jets landed at Amari Air Base.", ["Amari Air Base"]),
        ("a barracks in Tapa, near Lake Peipus", ["Tapa", "Lake Peipus"]),
        ("the Kaliningrad exclave and the Suwałki Gap", ["Kaliningrad exclave", "Suwałki Gap"]),
        ("NATO's eastern flank from the High North", ["eastern flank", "High North"]),
        ("bunkers in north-eastern Estonia", ["north-eastern Estonia"]),
        ("towns in the southeast of Latvia", ["southeast of Latvia"]),
        ("drones crossed into Polish airspace", ["Polish airspace"]),
        ("a submarine in the Baltic and a Baltic leader", ["Baltic"]),
        ("the Baltics, the Baltic states", ["Baltics", "Baltic states"]),
        ("Города Псков и Нарва", ["Псков", "Нарва"]),
    ],
)
def test_places_are_found_whole(text: str, wanted: list[str]) -> None:
    assert mentions(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Police said most people reading this were mobile.",
        "Most of the forces left. Bar none.",
        "Elk no longer cross there. Hail fell, said Manning.",
        "Lloyd Austin spoke to General Georgia Smith.",
        "the Vilnius Summit and the Vilnius summit",
        "the Narva Battalion and the Kyiv Independent",
        "the Treaty of Washington",
        "Latvian troops and Polish officers met the Estonians",
        "Polish border guards",
    ],
)
def test_words_persons_units_and_events_are_no_places(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "wanted", "owners", "neighbours"),
    [
        ("its border with Russia and Belarus", "border with Russia and Belarus", "", "RU BY"),
        ("Latvia's border with Russia", "Latvia's border with Russia", "LV", "RU"),
        ("the Polish-Lithuanian border", "Polish-Lithuanian border", "PL", "LT"),
        (
            "the Baltic countries’ borders with Russia and Belarus",
            "Baltic countries’ borders with Russia and Belarus",
            "EE LV LT",
            "RU BY",
        ),
        (
            "border checkpoints with Russia and Belarus",
            "border checkpoints with Russia and Belarus",
            "",
            "RU BY",
        ),
        ("the southeastern border with Russia", "southeastern border with Russia", "", "RU"),
        (
            "the border between Poland and Lithuania",
            "border between Poland and Lithuania",
            "PL",
            "LT",
        ),
        ("north of the Polish border", "Polish border", "PL", ""),
        ("the eastern border", "eastern border", "", ""),
        ("work at the border went on", "the border", "", ""),
    ],
)
def test_a_border_phrase_is_one_mention(
    text: str, wanted: str, owners: str, neighbours: str
) -> None:
    (found,) = find_mentions(text, load_gazetteer())
    assert found.border is not None
    assert (found.text, found.form) == (wanted, Form.BORDER)
    assert found.border.owners == tuple(owners.split())
    assert found.border.neighbours == tuple(neighbours.split())


def test_offsets_count_code_points() -> None:
    text = "𐍈 in Ādaži"
    (found,) = find_mentions(text, load_gazetteer())
    assert text[found.start : found.end] == found.text == "Ādaži"


def test_words_are_made_as_they_are_looked_at() -> None:
    text = "Latvia's brigades' 3rd unit, MiCA 5G"
    tokens = tokenize(text)
    assert [(t.key, t.possessive, t.mixed) for t in tokens] == [
        ("latvia", True, False),
        ("brigades", True, False),
        ("3rd", False, False),
        ("unit", False, False),
        ("mica", False, True),
        ("5", False, True),
        ("g", False, False),
    ]
    assert [text[t.start : t.end] for t in tokens[:2]] == ["Latvia", "brigades"]
    assert list(tokens.where(spelled(lambda word: word.capital))) == [0, 4, 6]
