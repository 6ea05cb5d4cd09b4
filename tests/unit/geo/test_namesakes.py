"""What bears a place's name, or looks like one, and is none."""

import pytest

from posturemap.geo.names import load_gazetteer
from posturemap.geo.parse import find_mentions, locate


def mentions(text: str) -> list[str]:
    return [m.text for m in find_mentions(text, load_gazetteer())]


@pytest.mark.parametrize(
    "text",
    [
        "“I’ve seen it,” she said. I've not.",
        "The frigate Bremen left first.",
        "A Kilo class boat dived, and a Kaliningrad-class one followed.",
        "Then the Radom and the Kotka, too, turned back.",
        "Questions went to M. Radom at once.",
        "It was Lieutenant Joost van Damme who signed.",
        "The Ostrobothnia Jaeger regiment paraded.",
        "A spokesman of Radom Motors declined.",
        "A Voronezh-DM radar was switched on.",
        "A new boat, *Radom*, joined in May, and so did _Kazan_.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Guns were seen at Iwye in Belarus.", ["Iwye", "Belarus"]),
        ("The ferry reached Bremen by noon.", ["Bremen"]),
        ("The Radom garrison grew.", ["Radom garrison"]),
    ],
)
def test_what_stays_a_place(text: str, wanted: list[str]) -> None:
    assert mentions(text) == wanted


def _ids(text: str) -> dict[str, str | None]:
    found = locate(text, load_gazetteer())
    return {i.mention.text: i.resolution.place and i.resolution.place.id for i in found}


def test_a_former_name_of_a_far_village_does_not_take_a_town_s_place() -> None:
    assert _ids("Romania has sent an air defence unit to Tapa.")["Tapa"] == "geonames:588348"


def test_italics_at_the_head_of_a_line_or_behind_a_preposition_are_a_place() -> None:
    assert mentions("*Narva*: 300 soldiers.\n\nThey went to *Tapa* by bus.") == ["Narva", "Tapa"]


def test_a_way_names_both_its_ends() -> None:
    assert mentions("The Orsha–Zhlobin line and the road Valga-Tartu are closed.") == [
        *("Orsha", "Zhlobin"),
        *("Valga", "Tartu"),
    ]
    assert mentions("Colonel Anna Kask-Valga spoke.") == []


def test_a_village_needs_support() -> None:
    """Its name may be anything else: a ship, a firm, a song."""
    gazetteer = load_gazetteer()

    def found(text: str) -> list[str]:
        places = (item.resolution.place for item in locate(text, gazetteer))
        return [place.name for place in places if place is not None]

    assert found("Storlien won the prize for the best song.") == []
    assert found("Storlien won the prize. It is a village of Sweden.") == ["Storlien", "Sweden"]
    assert found("Soldiers trained in Storlien.") == ["Storlien"]


def test_a_far_or_small_place_needs_support() -> None:
    assert _ids("Everybody read Lenin then.") == {"Lenin": None}
    reason = locate("Everybody read Lenin then.", load_gazetteer())[0].resolution.reason
    assert "name its country" in reason
    assert _ids("They met in Lenin, and Belarus said so.")["Lenin"] == "geonames:626179"


def test_each_name_of_a_list_has_its_kind() -> None:
    found = locate("Games in Valga, Põlva and Võru counties began.", load_gazetteer())
    kinds = {i.resolution.place.kind.value for i in found if i.resolution.place}
    assert kinds == {"region"}


def test_each_base_of_a_list_is_the_base_and_not_the_town() -> None:
    assert _ids("Work at the Lielvārde and Šiauliai airbases goes on.") == {
        "Lielvārde": "curated:lielvarde-air-base",
        "Šiauliai airbases": "curated:siauliai-air-base",
    }
    found = _ids("They trained at the Sēlija and Ādaži ranges.")
    assert found["Sēlija"] == "curated:selonia-training-area"
    assert _ids("The hills of Sēlija are quiet.")["Sēlija"] == "curated:selonia"


def test_a_town_with_another_word_for_its_base_is_the_base() -> None:
    assert _ids("They landed at Šiauliai airport.") == {
        "Šiauliai airport": "curated:siauliai-air-base"
    }


def test_an_american_state_is_told_from_a_state_of_its_name() -> None:
    found = _ids("Soldiers of Fort Stewart, Georgia, came.")
    assert found == {"Georgia": "division:US.GA"}
    assert _ids("China, Japan and Korea met.")["China"] == "country:CN"


def test_an_owner_is_no_second_place() -> None:
    (owner, place) = find_mentions("Russia's Kaliningrad exclave is full.", load_gazetteer())
    assert "owner" in owner.role_cues
    assert "owner" not in place.role_cues
    (ally, _) = find_mentions("Russia's ally Belarus came.", load_gazetteer())
    assert "owner" not in ally.role_cues


def test_the_island_is_the_one_named_before() -> None:
    found = _ids("Troops went to Gotland and Visby. A unit is on the island.")
    assert found["the island"] == "curated:gotland"
    assert "the island" not in mentions("They saw Gotland. The island nation of Malta stays.")


def test_a_port_is_the_port() -> None:
    assert _ids("It called at the port of Klaipėda.") == {
        "port of Klaipėda": "curated:port-of-klaipeda"
    }


def test_an_island_of_another_name_is_not_iceland() -> None:
    assert "Iceland" not in [
        i.resolution.place.name
        for i in locate("It passed Vaindloo Island twice.", load_gazetteer())
        if i.resolution.place
    ]
