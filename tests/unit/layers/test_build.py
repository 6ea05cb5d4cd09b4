from dataclasses import replace

import pytest

from posturemap.claims import Change, Polarity, Review, ReviewState
from posturemap.layers import TABLES


def only(gdf):
    assert len(gdf) == 1
    return gdf.iloc[0]


def claim_of(posture, claim):
    return next(c for c in posture.claims if c.id == claim)


def test_all_layers_are_there_and_countries_and_borders_are_drawn_without_claims(desk):
    posture = desk.assemble(as_of="2026-01-01")
    assert list(posture.layers) == list(TABLES)
    assert {"EE", "LV", "LT", "RU", "BY"} <= set(posture.layers["countries"]["iso"])
    drawn = {name for name, gdf in posture.layers.items() if len(gdf)}
    assert drawn == {"countries", "borders"}


@pytest.mark.parametrize(
    ("day", "finland", "edge"), [("2023-04-03", "outside", False), ("2023-04-04", "NATO", True)]
)
def test_alliance_and_its_edge_are_as_of_the_day(desk, day, finland, edge):
    posture = desk.assemble(as_of=day)
    countries = posture.layers["countries"].drop_duplicates("iso").set_index("iso")
    assert countries.loc["FI", "alliance"] == finland
    assert countries.loc["FI", "acceded"] == "2023-04-04"
    assert countries.loc["RU", "alliance"] == "outside"
    borders = posture.layers["borders"].drop_duplicates("pair").set_index("pair")
    assert borders.loc["EE-RU", "alliance_edge"]
    assert not borders.loc["EE-LV", "alliance_edge"]
    assert bool(borders.loc["FI-RU", "alliance_edge"]) is edge


def test_the_day_is_the_newest_articles_else_the_registers(desk):
    assert desk.assemble().as_of == "2026-11-23"
    desk.article("old", date="2021")
    desk.article("new", date="2024-02")
    assert desk.assemble().as_of == "2024-02-29"


def test_a_town_is_a_point_and_a_country_never_is(desk):
    desk.say("deployment", "Two hundred troops are based in Narva", "Narva")
    desk.say("deployment", "Troops moved to Latvia", "Latvia")
    desk.say("deployment", "More forces in the Baltics", "the Baltics")
    forces = desk.assemble().layers["forces"].set_index("place_kind")
    assert forces.loc["town", "geometry_basis"] == "article-place"
    assert forces.geometry["town"].geom_type == "Point"
    assert forces.loc["country", "geometry_basis"] == "country"
    assert forces.loc["region", "geometry_basis"] == "region"
    assert {forces.geometry[k].geom_type for k in ("country", "region")} <= {
        "Polygon",
        "MultiPolygon",
    }


def test_a_country_beside_a_town_of_it_is_not_drawn_again(desk):
    desk.say("deployment", "Two hundred troops are at Narva in Estonia", "Narva", "Estonia")
    desk.say("deployment", "Others are at Rukla, and in Latvia", "Rukla", "Latvia")
    drawn = desk.assemble().layers["forces"]["place"]
    assert sorted(drawn) == ["Latvia", "Narva", "Rukla"]


def test_a_country_beside_a_border_of_it_is_not_drawn_whole(desk):
    border = desk.border("Latvia–Belarus border", "LV", "BY")
    quote = "Latvia has dug a ditch of the Baltic Defence Line along its border with Belarus"
    claim = desk.say("fortification", quote, "Latvia", border)
    line = desk.assemble().layers["defence_line"]
    assert set(line["pair"][[claim in claims for claims in line["claims"]]]) == {"LV-BY"}


@pytest.mark.parametrize(("region", "iso"), [("Latgale", "LV"), ("Åland", "FI")])
def test_a_region_that_has_a_middle_and_a_width_stays_in_its_state(desk, region, iso):
    desk.say("deployment", f"A company is in {region}", region)
    posture = desk.assemble()
    (shape,) = posture.layers["forces"].geometry
    states = posture.layers["countries"][["iso", "geometry"]].dissolve("iso").geometry
    assert shape.intersection(states[iso]).area > 0
    assert max(shape.intersection(other).area for other in states.drop(iso)) < shape.area / 100


def test_one_thing_in_two_articles_is_one_feature(desk):
    first = desk.say("deployment", "the battlegroup in Latvia is ready", "Latvia")
    second = desk.say("deployment", "NATO's battle group in Latvia", "Latvia", article="b")
    battlegroup = only(desk.assemble().layers["battlegroups"])
    assert battlegroup["claims"] == tuple(sorted([first, second]))
    assert battlegroup["host_nation"] == "LV"
    assert battlegroup["framework_nation"] == "CA"
    assert battlegroup["geometry_basis"] == "register"


def test_battlegroups_of_a_region_are_those_of_its_countries(desk):
    desk.say("deployment", "multinational battlegroups in the region", "the Baltics")
    posture = desk.assemble()
    assert sorted(posture.layers["battlegroups"]["host_nation"]) == ["EE", "LT", "LV"]
    assert posture.layers["forces"].empty


def test_battlegroups_of_the_whole_flank_are_those_that_were_there(desk):
    desk.article("a", date="2021-05-01")
    desk.say("deployment", "battlegroups on the eastern flank", "eastern flank")
    hosts = desk.assemble().layers["battlegroups"]["host_nation"]
    assert sorted(hosts) == ["EE", "LT", "LV", "PL"]


def test_the_articles_own_place_is_named_as_such(desk):
    desk.say("deployment", "the battlegroup in Estonia", "Estonia")
    desk.say("deployment", "the eFP battlegroup at Tapa", "Tapa", article="b")
    row = only(desk.assemble().layers["battlegroups"])
    assert row["geometry_basis"] == "article-place"
    assert len(row["claims"]) == 2


def test_a_unit_that_is_not_there_yet_has_a_planned_symbol(desk):
    posture = desk.assemble(as_of="2026-06-05", draw_all=True)
    units = posture.layers["battlegroups"].set_index("host_nation")
    assert units.loc["FI", "sidc"][6] == "1"
    assert units.loc["EE", "sidc"][6] == "0"
    assert set(units["support"]) == {"register"}


def test_an_operation_is_drawn_over_its_area(desk):
    claim = desk.say("operation", "launched Eastern Sentry in 2025", date="2025")
    posture = desk.assemble()
    row = only(posture.layers["operations"])
    assert row["name"] == "Eastern Sentry"
    assert row["geometry_basis"] == "region"
    assert row["valid_from"] == "2025-09-12"
    assert claim_of(posture, claim).features == (row["id"],)


def test_claims_without_a_place_take_that_of_their_subject_and_say_so(desk):
    desk.say("spending", "it spends more on defence", actors=("LT",))
    row = only(desk.assemble().layers["spending"])
    assert row["countries"] == ("LT",)
    assert "subject" in row["placing"]


def test_nothing_takes_the_place_of_the_sentence_before_it(desk):
    desk.say("deployment", "Troops are in Lithuania.", "Lithuania")
    fact = desk.say("infrastructure", "Depots are being filled.")
    judged = desk.say("assessment", "This deters.")
    posture = desk.assemble()
    for layer, claim in (("infrastructure", fact), ("assessments", judged)):
        assert posture.layers[layer].empty
        assert claim_of(posture, claim).unmapped


def test_a_named_exercise_is_where_the_article_puts_it(desk):
    desk.say("exercise", "Exercise Winter Shield opened near Daugavpils.", "Daugavpils")
    desk.say("exercise", "Winter Shield drew 2,000 troops.")
    row = only(desk.assemble().layers["exercises"])
    assert len(row["claims"]) == 2
    assert row["name"].startswith("Winter Shield")


def test_an_organisation_is_not_a_country(desk):
    claim = desk.say("spending", "the union wants more money", actors=("EU",))
    assert "EU" not in (claim_of(desk.assemble(), claim).unmapped or "")


def test_forces_of_one_nation_meet_whatever_alliance_is_named_beside_it(desk):
    desk.say(
        "deployment",
        "Germany and NATO keep troops in Lithuania",
        "Lithuania",
        actors=("DE", "NATO"),
    )
    desk.say("deployment", "German troops stay in Lithuania", "Lithuania", actors=("DE",))
    assert only(desk.assemble().layers["forces"])["actors"] == ("DE", "NATO")


def test_a_rejected_claim_is_not_drawn(desk):
    claim = desk.say(
        "deployment",
        "Troops moved to Latvia",
        "Latvia",
        review=Review(state=ReviewState.REJECTED, by="A", why="a misreading"),
    )
    posture = desk.assemble()
    assert posture.layers["forces"].empty
    assert "a misreading" in claim_of(posture, claim).unmapped


def test_status_is_the_latest_dated_stage_of_the_day(desk):
    plan = {"polarity": Polarity.PLANNED}
    desk.say("infrastructure", "a depot in Latvia was approved", "Latvia", date=None)
    posture = desk.assemble()
    assert only(posture.layers["infrastructure"])["status"] == "approved"
    desk.say("infrastructure", "a depot will be built in Latvia", "Latvia", **plan)
    row = only(desk.assemble().layers["infrastructure"])
    assert [entry["status"] for entry in row["history"]] == ["approved", "announced"] or [
        entry["status"] for entry in row["history"]
    ] == ["announced", "approved"]
    assert row["status"] == "approved"


def test_dates_bound_events_and_open_states(desk):
    desk.say("exercise", "drills in Latvia", "Latvia", date="2026-05/2026-06")
    desk.say(
        "deployment", "German troops in Lithuania", "Lithuania", date="2024-04", actors=("DE",)
    )
    layers = desk.assemble().layers
    assert tuple(only(layers["exercises"])[["valid_from", "valid_to"]]) == ("2026-05", "2026-06")
    assert tuple(only(layers["forces"])[["valid_from", "valid_to"]]) == ("2024-04", None)


def test_the_best_grade_and_the_strongest_polarity_are_shown(desk):
    desk.say("threat", "Russia may strike Narva", "Narva", polarity=Polarity.HYPOTHETICAL)
    desk.say("threat", "Russia jams signals at Narva", "Narva")
    row = only(desk.assemble().layers["threats"])
    assert row["polarity"] == "asserted"
    assert row["grade"] == "F6"


def test_a_stage_told_without_a_date_makes_a_dated_one_no_less(desk):
    desk.article("later", date="2026-11-16")
    line = "of the Baltic Defence Line"
    build = f"Estonia is building bunkers {line}"
    desk.say("fortification", build, "Estonia", date="2026-02", article="later")
    announced = f"Estonia announced bunkers {line}"
    desk.say("fortification", announced, "Estonia", article="later")
    row = desk.assemble().layers["defence_line"].iloc[0]
    assert row["status"] == "under construction"
    assert [(e["status"], e["date"], e.get("told")) for e in row["history"]] == [
        ("under construction", "2026-02", None),
        ("announced", None, "2026-11-16"),
    ]


def test_what_claims_say_of_one_country_shares_one_shape(desk):
    desk.say("deployment", "Troops moved to Latvia", "Latvia", date="2024")
    desk.say("deployment", "Troops moved to Latvia", "Latvia", date="2025")
    one, other = desk.assemble().layers["forces"].geometry
    assert one is other


def within(desk, quote, name, **fields):
    """Mention a place where a quote that begins its article names it."""
    start = quote.index(name)
    return replace(desk.place(name), start=start, end=start + len(name), **fields)


@pytest.mark.parametrize(
    ("quote", "drawn"),
    [
        ("The battery at Tapa returned to Narva", ["Tapa"]),
        ("The battery at Tapa left for Narva", ["Tapa"]),
        ("The battery at Tapa and Narva was withdrawn", ["Tapa", "Narva"]),
    ],
)
def test_nothing_ends_where_a_force_goes_that_leaves(desk, quote, drawn):
    places = [within(desk, quote, "Tapa"), within(desk, quote, "Narva")]
    desk.say("deployment", quote, *places, date="2025", change=Change.ENDS)
    found = desk.assemble(as_of="2026-01-01").layers["forces"]["place"]
    assert {place.split()[0] for place in found} == set(drawn)


@pytest.mark.parametrize(
    ("quote", "many"), [("It is at Tapa, near Narva", 1), ("It is at Tapa and near Narva", 2)]
)
def test_what_says_more_of_a_place_is_no_second_one(desk, quote, many):
    near = {"place_id": f"relative:near:::{desk.place('Narva').place_id}", "kind": "region"}
    places = [within(desk, quote, "Tapa"), within(desk, quote, "Narva", **near)]
    desk.say("deployment", quote, *places)
    assert len(desk.assemble().layers["forces"]) == many
