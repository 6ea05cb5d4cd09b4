"""A feature's name says who, how much, where, how it is put and when."""

import pytest

from posturemap.claims import Change, Polarity

PLAN = {"polarity": Polarity.PLANNED}
SOLDIERS = (4800, "soldiers", "4,800 soldiers")


def names(desk, layer):
    return list(desk.assemble(as_of="2026-01-01").layers[layer]["name"])


def test_a_number_of_soldiers_that_is_planned(desk):
    desk.say(
        *("deployment", "Germany will station 4,800 soldiers at Rukla by 2027", "Rukla"),
        actors=("DE",), quantity=SOLDIERS, date="2027", **PLAN,
    )  # fmt: skip
    assert names(desk, "forces") == ["Germany: 4,800 soldiers, Rukla, planned 2027"]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({}, "Forces, Rukla"),
        ({"quantity": SOLDIERS}, "4,800 soldiers, Rukla"),
        ({"quantity": (4800, "soldiers", "4,8\u200b00 sol\xaddiers")}, "4,800 soldiers, Rukla"),
        (
            {"actors": ("US",), "quantity": (600, "soldiers", "Around 600 soldiers")},
            "United States: around 600 soldiers, Rukla",
        ),
        ({"quantity": (2_200, "soldiers", "about 2,200")}, "About 2,200 soldiers, Rukla"),
        ({"actors": ("US",)}, "United States: forces, Rukla"),
        ({"actors": ("NO", "DK")}, "Denmark and Norway: forces, Rukla"),
        ({"actors": ("NO", "DK", "DE")}, "Forces, Rukla"),
        ({"date": "2024/2026"}, "Forces, Rukla, 2024 to 2026"),
        ({"polarity": Polarity.HYPOTHETICAL}, "Forces, Rukla, only possible"),
        ({"polarity": Polarity.NEGATED}, "Forces, Rukla, denied"),
    ],
)
def test_what_is_not_said_is_not_named(desk, fields, name):
    desk.say("deployment", "It is at Rukla", "Rukla", **fields)
    assert names(desk, "forces") == [name]


def test_a_measure_of_a_state_on_its_own_ground_names_it_once(desk):
    share = (5, "%GDP", "5% of GDP")
    quote = "Lithuania will spend 5% of GDP"
    desk.say("spending", quote, "Lithuania", actors=("LT",), quantity=share, date="2026", **PLAN)
    assert names(desk, "spending") == ["Lithuania: 5% of GDP, planned 2026"]


def test_a_named_exercise_keeps_its_name_and_a_thing_its_id(desk):
    quote = "Exercise Winter Shield at Narva brings 900 troops"
    desk.say("exercise", quote, "Narva", date="2025-05")
    before = desk.assemble().layers["exercises"].iloc[0]
    assert before["name"] == "Winter Shield, Narva, 2025-05"
    troops = (900, "troops", "900 troops")
    desk.say("exercise", f"Again: {quote}", "Narva", date="2025-05", quantity=troops)
    after = desk.assemble().layers["exercises"].iloc[0]
    assert (after["id"], after["name"]) == (before["id"], "900 troops, Narva, 2025-05")


@pytest.mark.parametrize(("date", "when"), [("2027", "2027"), ("2026-05/2027-02", "2027-02")])
def test_who_is_to_leave_is_there_until_then_and_at_no_stage_of_coming(desk, date, when):
    quote = "It was announced that the battery at Rukla will be withdrawn"
    desk.say("deployment", quote, "Rukla", date=date, change=Change.ENDS, **PLAN)
    found = desk.assemble(as_of="2026-01-01").layers["forces"].iloc[0]
    assert found["name"] == f"Forces, Rukla, until {when}"
    assert (found["status"], found["history"]) == (None, ())
