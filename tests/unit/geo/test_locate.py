"""Places of one text decide each other."""

import pytest

from posturemap.geo.names.gazetteer import load_gazetteer
from posturemap.geo.parse.locating import locate


def places(text: str) -> list[tuple[str, str | None]]:
    found = locate(text, load_gazetteer())
    return [(f.mention.text, f.resolution.place.id if f.resolution.place else None) for f in found]


def pairs(text: str) -> list[tuple[str, ...]]:
    return [f.resolution.pairs for f in locate(text, load_gazetteer()) if f.mention.border]


def test_the_name_behind_a_comma_holds_the_one_before() -> None:
    assert places("A plant in Atlanta, Georgia, and one in Tbilisi, Georgia.") == [
        ("Atlanta", "geonames:4180439"),
        ("Georgia", "division:US.GA"),
        ("Tbilisi", "geonames:611717"),
        ("Georgia", "country:GE"),
    ]


def test_a_town_that_is_not_there_is_refused() -> None:
    (paris, _) = locate("He lived in Paris, Texas.", load_gazetteer())
    assert paris.resolution.place is None
    assert paris.resolution.reason == "no Paris is known in Texas"


def test_a_list_of_states_is_of_one_country() -> None:
    found = dict(places("Units from Florida, Georgia, Alabama and Texas took part."))
    assert found["Georgia"] == "division:US.GA"


def test_the_sentence_owns_the_border() -> None:
    text = (
        "Lithuania closed two crossings. Latvia strengthens its border with Russia and Belarus. "
        "Estonia and Latvia fence their borders with Russia."
    )
    assert pairs(text) == [("LV-BY", "LV-RU"), ("EE-RU", "LV-RU")]


def test_an_adversary_of_the_sentence_owns_a_border_with_an_ally() -> None:
    text = "It lies between Poland and Lithuania. Belarus has closed its border with Lithuania."
    assert pairs(text) == [("LT-BY",)]
    text = "It lies between Poland and Lithuania. Russian drones cross its border with Belarus."
    assert pairs(text) == [("LT-BY",)]


def test_the_border_is_the_one_named_before() -> None:
    text = "Latvia closes its border with Belarus. Work on the border goes on."
    assert pairs(text) == [("LV-BY",), ("LV-BY",)]


def test_their_borders_are_those_of_all_who_were_named() -> None:
    text = "The Baltics see Russian drills near their borders."
    assert pairs(text) == [("EE-RU", "LT-RU", "LV-RU")]


def test_two_borders_of_one_sentence_do_not_own_each_other() -> None:
    text = "Missiles stand in Hrodna, near the Polish border and the Lithuanian border."
    assert pairs(text) == [("PL-BY",), ("LT-BY",)]


@pytest.mark.parametrize(
    ("text", "kind", "precision_m"),
    [
        ("He spoke of the Voronezh region.", "region", 200_000.0),
        ("Jets left Voronezh airfield.", "base", 15_000.0),
    ],
)
def test_a_place_named_after_a_town_is_only_near_it(
    text: str, kind: str, precision_m: float
) -> None:
    (found,) = locate(text, load_gazetteer())
    assert found.resolution.place is not None
    assert found.resolution.place.kind == kind
    assert found.resolution.place.precision_m is not None
    assert found.resolution.place.precision_m >= precision_m or kind == "region"


def test_sentences_can_be_given() -> None:
    text = "Estonia is calm; border with Russia"
    (_, border) = locate(text, load_gazetteer(), sentence_starts=[0, 17])
    assert border.resolution.pairs == ("EE-RU",)
    assert border.resolution.reason == "owner from the sentences before"


def test_a_name_goes_over_a_lines_end_but_into_no_other_sentence() -> None:
    text = "a battery at Lielvārde\nPoland builds a wall"
    found = locate(text, load_gazetteer(), sentence_starts=[0, 23])
    assert [one.mention.text for one in found] == ["Lielvārde", "Poland"]
    (port,) = locate("the port of New\nYork", load_gazetteer(), sentence_starts=[0])
    assert port.mention.text == "port of New\nYork"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A frigate passed the Irbe Strait.", "Irbe Strait", None),
        ("They crossed the Venta River at dawn.", "Venta River", "LV|LT"),
        ("A barracks stands in Venta, Lithuania.", "Venta", "LT"),
        ("Ships met on the Sea of Åland.", "Åland Sea", None),
    ],
)
def test_straits_are_of_no_country_and_a_river_is_not_the_town_of_its_name(
    text: str, name: str, country: str | None
) -> None:
    place = locate(text, load_gazetteer())[0].resolution.place
    assert place is not None
    assert (place.name, place.country) == (name, country)
