import csv

import pytest

from posturemap.claims import Change, Polarity
from posturemap.layers.formats.spreadsheet import layer_csv

GERMANS = {"actors": ("DE",)}
ENDS = {"change": Change.ENDS}


def forces(desk, **options):
    return desk.assemble(**options).layers["forces"]


def only(gdf):
    assert len(gdf) == 1
    return gdf.iloc[0]


@pytest.mark.parametrize(
    ("polarity", "saying", "digit"),
    [
        (Polarity.ASSERTED, "stands", "0"),
        (Polarity.PLANNED, "planned", "1"),
        (Polarity.HYPOTHETICAL, "possible", "1"),
        (Polarity.NEGATED, "denied", "0"),
    ],
)
def test_a_feature_says_how_its_claim_puts_it(desk, polarity, saying, digit):
    desk.say("deployment", "A brigade at Narva", "Narva", polarity=polarity)
    row = only(forces(desk))
    assert (row["saying"], row["sure"]) == (saying, True)
    desk.say("infrastructure", "An ammunition depot at Narva", "Narva", polarity=polarity)
    depot = only(desk.assemble().layers["infrastructure"])
    assert depot["sidc"] is None or depot["sidc"][6] == digit


def test_the_strongest_that_nobody_denies_is_said(desk):
    desk.say("deployment", "Troops could come to Narva", "Narva", polarity=Polarity.HYPOTHETICAL)
    desk.say("deployment", "Troops will come to Narva", "Narva", polarity=Polarity.PLANNED)
    assert only(forces(desk))["saying"] == "planned"
    desk.say("deployment", "No troops will come to Narva", "Narva", polarity=Polarity.NEGATED)
    assert only(forces(desk))["saying"] == "disputed"


def test_a_denial_of_old_does_not_dispute_what_came_later(desk):
    desk.article("old", date="2021-01-01")
    desk.article("new", date="2025-01-01")
    no = {"polarity": Polarity.NEGATED, "article": "old"}
    desk.say("deployment", "No troops are at Narva", "Narva", **no)
    desk.say("deployment", "Troops are at Narva", "Narva", article="new")
    assert only(forces(desk))["saying"] == "stands"


def test_what_is_denied_is_not_also_possible(desk):
    desk.say("deployment", "Troops could come to Narva", "Narva", polarity=Polarity.HYPOTHETICAL)
    desk.say("deployment", "No troops will come to Narva", "Narva", polarity=Polarity.NEGATED)
    assert only(forces(desk))["saying"] == "denied"


def test_an_end_ends_the_thing_on_its_day(desk):
    began = desk.say("deployment", "German troops at Rukla", "Rukla", date="2017", **GERMANS)
    before = only(forces(desk))["id"]
    ended = desk.say("deployment", "They left Rukla", "Rukla", date="2025-03", **GERMANS, **ENDS)
    row = only(forces(desk, as_of="2026-01-01"))
    assert set(row["claims"]) == {began, ended}
    assert (row["id"], row["saying"]) == (before, "ended")
    assert (row["valid_from"], row["valid_to"]) == ("2017", "2025-03")
    assert row["status"] is None
    earlier = only(forces(desk, as_of="2024-01-01"))
    assert (earlier["saying"], earlier["valid_to"]) == ("stands", "2025-03")


def test_an_end_alone_has_no_beginning(desk):
    desk.say("deployment", "They left Rukla", "Rukla", date="2025-03", **GERMANS, **ENDS)
    row = only(forces(desk, as_of="2026-01-01"))
    assert (row["saying"], row["valid_from"], row["valid_to"]) == ("ended", None, "2025-03")


def test_an_end_leaves_what_began_after_it_and_what_is_somebody_elses(desk):
    desk.say("deployment", "They left Rukla", "Rukla", date="2019", **GERMANS, **ENDS)
    desk.say("deployment", "German troops at Rukla", "Rukla", date="2024", **GERMANS)
    desk.say("deployment", "Dutch troops at Rukla", "Rukla", date="2018", actors=("NL",))
    rows = forces(desk, as_of="2026-01-01").set_index("name")
    assert dict(rows["saying"]) == {
        "Netherlands: forces, Rukla, 2018": "stands",
        "Germany: forces, Rukla, ended 2019": "ended",
        "Germany: forces, Rukla, 2024": "stands",
    }


def test_a_planned_end_does_not_end_a_thing(desk):
    plan = {"polarity": Polarity.PLANNED, "date": "2027", **GERMANS, **ENDS}
    desk.say("deployment", "German troops at Rukla", "Rukla", date="2017", **GERMANS)
    desk.say("deployment", "They will leave Rukla", "Rukla", **plan)
    row = only(forces(desk))
    assert (row["saying"], row["valid_from"], row["valid_to"]) == ("stands", "2017", None)


def test_an_exercise_ends_that_of_its_own_time_only(desk):
    desk.say("exercise", "Exercise Winter Shield at Narva", "Narva", date="2024-05")
    desk.say("exercise", "Exercise Winter Shield at Narva", "Narva", date="2025-05")
    desk.say("exercise", "Winter Shield is over", "Narva", date="2025-05-20", **ENDS)
    rows = desk.assemble(as_of="2026-01-01").layers["exercises"].set_index("valid_from")
    assert rows.loc["2024-05", "saying"] == "stands"
    assert rows.loc["2025-05", "saying"] == "ended"


def test_a_feature_of_unsure_claims_is_unsure_until_a_sure_one_meets_it(desk):
    desk.say(
        "deployment", "Perhaps no troops at Narva", "Narva", polarity=Polarity.NEGATED, sure=False
    )
    row = only(forces(desk))
    assert (row["sure"], row["saying"]) == (False, "denied")
    desk.say("deployment", "Troops at Narva", "Narva")
    row = only(forces(desk))
    assert (row["sure"], row["saying"]) == (True, "stands")


def test_a_plan_does_not_make_a_standing_battlegroup_planned(desk):
    plan = {"polarity": Polarity.PLANNED, "date": "2028"}
    desk.say("deployment", "the battlegroup in Latvia will grow", "Latvia", **plan)
    row = only(desk.assemble().layers["battlegroups"])
    assert (row["saying"], row["sidc"][6], row["sure"]) == ("stands", "0", True)


@pytest.mark.parametrize("fields", [{"polarity": Polarity.NEGATED}, ENDS])
def test_a_claim_against_the_register_is_a_dispute_where_it_is_sure(desk, fields):
    desk.say("deployment", "no battlegroup is in Latvia", "Latvia", sure=False, **fields)
    assert only(desk.assemble().layers["battlegroups"])["saying"] == "stands"
    desk.say("deployment", "no battlegroup in Latvia", "Latvia", **fields)
    assert only(desk.assemble().layers["battlegroups"])["saying"] == "disputed"


def test_an_entity_of_the_register_is_as_sure_as_what_speaks_of_it(desk):
    mines = "no mines were laid along the Baltic Defence Line in Estonia"
    desk.say("fortification", mines, "Estonia", polarity=Polarity.NEGATED, sure=False)
    assert not desk.assemble().layers["defence_line"]["sure"].any()
    assert desk.assemble(draw_all=True).layers["defence_line"]["sure"].all()
    desk.say("fortification", "the Baltic Defence Line in Estonia has bunkers", "Estonia")
    assert desk.assemble().layers["defence_line"]["sure"].all()


def test_a_programme_of_the_register_is_no_finished_line(desk):
    lines = desk.assemble(draw_all=True).layers["defence_line"]
    assert set(lines["saying"]) == {"planned"}
    desk.say("fortification", "the Baltic Defence Line in Estonia has bunkers", "Estonia")
    lines = desk.assemble().layers["defence_line"]
    assert set(lines["saying"]) == {"stands"}


def test_ground_stands_and_is_sure(desk):
    layers = desk.assemble().layers
    for name in ("countries", "borders"):
        assert set(layers[name]["saying"]) == {"stands"}
        assert layers[name]["sure"].all()


def test_spreadsheets_have_both(desk):
    desk.say("deployment", "Troops at Narva", "Narva", sure=False)
    cells = next(csv.DictReader(layer_csv(forces(desk)).splitlines()))
    assert (cells["saying"], cells["sure"]) == ("stands", "False")
