from dataclasses import replace

import pytest

from posturemap.claims import Change, Polarity
from posturemap.geo.ground import borders, buffer_m, territories
from posturemap.layers.rules.set_back import SET_BACK_M, set_back

LINE = "are building the Baltic Defence Line"
SEGMENTS = {("EE", "RU"), ("LV", "RU"), ("LV", "BY"), ("LT", "BY"), ("LT", "RU")}


def segments(posture):
    layer = posture.layers["defence_line"]
    return set(zip(layer["state"], layer["faces"], strict=True))


def test_a_claim_about_the_whole_line_draws_all_five_fronts(desk):
    claim = desk.say("fortification", LINE, "Latvia", "Lithuania", "Estonia")
    posture = desk.assemble()
    layer = posture.layers["defence_line"]
    assert segments(posture) == SEGMENTS
    assert set(layer["geometry_basis"]) == {"schematic"}
    assert layer["schematic"].all()
    assert all(claim in claims for claims in layer["claims"])


def test_the_line_alone_means_the_whole_line(desk):
    desk.say("fortification", "the Baltic Defence Line will cost more")
    assert segments(desk.assemble()) == SEGMENTS


def test_what_is_denied_of_a_part_is_not_denied_of_the_line(desk):
    desk.say("fortification", "Estonia builds the Baltic Defence Line", "Estonia", actors=("EE",))
    denial = {"actors": ("EE",), "polarity": Polarity.NEGATED}
    mines = desk.say("fortification", "no mines have been laid", **denial)
    layer = desk.assemble().layers["defence_line"]
    assert set(layer["saying"]) == {"stands"}
    assert not any(mines in claims for claims in layer["claims"])
    desk.say("fortification", "the Baltic Defence Line has no mines", "Estonia", **denial)
    assert set(desk.assemble().layers["defence_line"]["saying"]) == {"disputed"}


def test_one_states_part_stays_its_own(desk):
    desk.say("fortification", "bunkers of the Baltic Defence Line", "Estonia")
    assert segments(desk.assemble()) == {("EE", "RU")}


def test_the_builder_whom_the_claim_names_builds_its_own_part_of_a_region(desk):
    desk.say("fortification", "bunkers are put up in the region", "the Baltics", actors=("EE",))
    desk.say("fortification", "obstacles on the eastern flank", "eastern flank", actors=("EE",))
    assert segments(desk.assemble()) == {("EE", "RU")}


def test_a_neighbours_ground_means_the_front_towards_it(desk):
    desk.say("fortification", "obstacles on roads to Belarus", "Belarus", actors=("LT",))
    assert segments(desk.assemble()) == {("LT", "BY")}


def test_a_crossing_is_a_point_of_its_own_beside_the_line(desk):
    desk.say("fortification", "the Baltic Defence Line at the crossing", "Narva", actors=("EE",))
    layers = desk.assemble().layers
    assert segments(desk.assemble()) == {("EE", "RU")}
    assert list(layers["infrastructure"].geom_type) == ["Point"]


@pytest.mark.parametrize(
    ("quote", "fronts"),
    [
        ("Lithuania closed four of six crossings in 2024", set()),
        ("Lithuania has closed its border with Belarus", set()),
        ("Lithuania digs on", {("LT", "BY"), ("LT", "RU")}),
    ],
)
def test_the_closing_of_a_crossing_is_no_end_of_a_line(desk, quote, fronts):
    desk.article("a", "The Baltic Defence Line grows. ")
    desk.say("fortification", quote, "Lithuania", actors=("LT",), change=Change.ENDS)
    assert segments(desk.assemble()) == fronts


def test_a_crossing_that_is_shut_is_called_one(desk):
    desk.say("fortification", "Narva was closed", "Narva", actors=("EE",), change=Change.ENDS)
    names = list(desk.assemble().layers["infrastructure"]["name"])
    assert names == ["Estonia: border crossing, Narva, ended"]


def test_a_first_bunker_does_not_finish_the_line(desk):
    desk.say("fortification", "bunkers of the Baltic Defence Line were installed", "Estonia")
    assert set(desk.assemble().layers["defence_line"]["status"]) == {"under construction"}
    desk.say("fortification", "the Baltic Defence Line has been completed", "Estonia")
    assert set(desk.assemble().layers["defence_line"]["status"]) == {"installed"}


def test_a_border_phrase_draws_just_its_pairs(desk):
    place = desk.border("border with Russia and Belarus", "LV", "RU", "BY")
    desk.say("fortification", "the Baltic Defence Line covers the border", place)
    assert segments(desk.assemble()) == {("LV", "RU"), ("LV", "BY")}


def test_the_eastern_border_means_every_pair_that_the_gazetteer_found(desk):
    place = replace(desk.border("eastern border", "LV"), place_id="border:LV-BY+LV-RU:eastern")
    desk.say("fortification", "the Baltic Defence Line strengthens the border", place)
    assert segments(desk.assemble()) == {("LV", "RU"), ("LV", "BY")}


def test_in_an_article_about_the_line_works_of_its_states_are_the_line(desk):
    desk.say("fortification", LINE, "Estonia")
    desk.say("fortification", "the initiative is on schedule", "Latvia")
    assert ("LV", "RU") in segments(desk.assemble())


def test_works_that_are_no_such_line_go_to_their_border_country_or_town(desk):
    town = desk.say("fortification", "the bridge was blocked", "Narva")
    border = desk.say(
        "fortification", "a fence was put up", desk.border("border with Russia", "FI", "RU")
    )
    country = desk.say("fortification", "shelters are being dug", "Finland")
    layers = desk.assemble().layers
    assert layers["defence_line"].empty
    drawn = dict(
        zip(layers["infrastructure"]["kind"], layers["infrastructure"]["claims"], strict=True)
    )
    assert drawn == {"fortification": (town,), "fence": (border,)}
    tied = layers["borders"][layers["borders"]["claims"].map(bool)]
    assert set(tied["pair"]) == {"FI-RU"}
    assert set(tied["claims"]) == {(border,)}
    finland = layers["countries"].query("part.isna() and iso == 'FI'").iloc[0]
    assert finland["claims"] == (country,)
    assert finland["support"] == "geography"


def test_status_and_dates_come_from_the_claims(desk):
    desk.say("fortification", "approved the Baltic Defence Line", "Estonia", date="2024-01")
    desk.say("fortification", LINE, "Estonia")
    row = desk.assemble().layers["defence_line"].iloc[0]
    assert row["status"] == "under construction"
    assert row["valid_from"] == "2024-01"


@pytest.mark.parametrize(("state", "pair"), [("EE", "EE-RU"), ("LT", "LT-BY"), ("LV", "LV-RU")])
def test_the_line_lies_inside_the_building_state_at_its_distance(state, pair):
    shapes = set_back(state, pair)
    home = territories().query("part == @state").geometry.iloc[0]
    line = borders().query("pair == @pair and kind != 'sea'").geometry.union_all()
    near = buffer_m(line, SET_BACK_M * 0.85)
    for shape in shapes.values():
        assert shape.intersection(home).length > 0.97 * shape.length
        assert shape.intersection(near).length < 0.05 * shape.length


def test_water_stretches_are_told_apart_and_measured_by_the_border_they_face(desk):
    desk.say("fortification", LINE, "Estonia")
    layer = desk.assemble().layers["defence_line"].set_index("kind")
    known = borders().query("pair == 'EE-RU'").groupby("kind")["length_km"].sum()
    assert set(layer.index) == {"land", "water"}
    for kind in layer.index:
        assert layer.loc[kind, "length_km"] == pytest.approx(known[kind], abs=0.001)
    assert layer.loc["water", "drawn_km"] > 50


@pytest.mark.parametrize(
    ("quote", "number"),
    [
        ("Estonia completed 40 bunkers of the Baltic Defence Line", (40, "bunkers", "40 bunkers")),
        ("Estonia completed the first stretch of the Baltic Defence Line", None),
    ],
)
def test_a_number_or_a_part_that_is_done_is_no_finished_line(desk, quote, number):
    desk.say("fortification", quote, "Estonia", quantity=number, date="2027")
    assert set(desk.assemble(as_of="2027-12-31").layers["defence_line"]["status"]) == {
        "under construction"
    }
