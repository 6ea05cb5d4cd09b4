import pytest

from posturemap.claims import Polarity, Quantity
from posturemap.layers.scene.cues import load_cues
from posturemap.layers.weigh.values import agree, bounds_of, figure, shown

LINE = "the Baltic Defence Line"


def conflicts(posture, attribute):
    return [c for c in posture.conflicts if c.attribute == attribute]


def bunkers(desk, words, number, **fields):
    """Claim a number of bunkers of Estonia's part of the line."""
    quote = words.format(number)
    quantity = (number, "bunkers", f"{number} bunkers")
    return desk.say("fortification", f"{quote} of {LINE}", "Estonia", quantity=quantity, **fields)


def values(conflict):
    return [reading.value for reading in conflict.readings]


@pytest.mark.parametrize(
    ("value", "text", "attribute", "expected"),
    [
        (600, "up to 600 bunkers", "bunkers", (0, 600)),
        (3500, "more than 3,500", "strength", (3500, float("inf"))),
        (100, "about 100", "strength", (90, 110)),
        ((10, 20), "10 to 20", "strength", (10, 20)),
        (28, "28 bunkers", "bunkers", (28, 28)),
        (283, "283 km", "length", (282, 284)),
        (283.6, "283.6 km", "length", (283.5, 283.7)),
    ],
)
def test_hedge_and_rounding_bound_a_value(value, text, attribute, expected):
    assert bounds_of(value, text, attribute, load_cues()) == pytest.approx(expected)


def test_values_agree_where_both_can_be_true():
    assert agree((0, 600), (600, 600))
    assert not agree((600, 600), (628, 628))
    assert figure((1, 2.5), "km") == "1 to 2.5 km"


def test_totals_that_differ_stand_side_by_side(desk):
    bunkers(desk, "{} bunkers in all", 600)
    bunkers(desk, "plans to build {} bunkers", 700, article="b")
    posture = desk.assemble()
    (found,) = conflicts(posture, "bunkers")
    assert {"600 bunkers", "700 bunkers"} <= set(values(found))
    assert set(found.features) == set(posture.layers["defence_line"]["id"])


def test_what_is_delivered_and_what_comes_next_contradict_a_total(desk):
    bunkers(desk, "the delivered {} bunkers", 28)
    claim = bunkers(desk, "the next {} bunkers", 600)
    (found,) = conflicts(desk.assemble(), "bunkers")
    assert claim in [reading.claim for reading in found.readings]
    assert "600 in all (28 and 572)" in values(found)


def test_a_number_that_does_not_say_what_it_counts_contradicts_nothing(desk):
    bunkers(desk, "{} bunkers", 9000)
    posture = desk.assemble()
    assert "9000 bunkers" not in [v for c in conflicts(posture, "bunkers") for v in values(c)]


@pytest.mark.parametrize(
    ("quote", "number", "stage"),
    [
        ("28 bunkers were delivered and the next 600 bunkers follow", "28 bunkers", "delivered"),
        ("28 bunkers were delivered and the next 600 bunkers follow", "600 bunkers", "further"),
        ("the pilot begins a project that envisages 600 bunkers", "600 bunkers", "total"),
        ("the remaining 572 bunkers are planned", "572 bunkers", "remaining"),
        ("seven bunkers are awaited", "seven bunkers", None),
    ],
)
def test_the_cue_next_to_a_number_says_what_it_counts(quote, number, stage):
    assert load_cues().stage_of(quote, number) == stage


def test_a_series_is_no_conflict(desk):
    for article, date, number in (("x", "2025-12", 5), ("y", "2026-02", 9)):
        bunkers(desk, "{} installed bunkers", number, article=article, date=date)
    assert not conflicts(desk.assemble(), "bunkers installed")


def test_the_same_stage_on_the_same_day_is_a_conflict(desk):
    for article, number in (("x", 5), ("y", 7)):
        bunkers(desk, "{} installed bunkers", number, article=article, date="2025-11")
    (found,) = conflicts(desk.assemble(), "bunkers installed")
    assert values(found) == ["5 bunkers", "7 bunkers"]
    assert found.as_of == "2025-11"


def test_one_states_cost_given_for_all_three_says_its_scope(desk):
    states = ("Estonia", "Latvia", "Lithuania")
    cost = (60_000_000, "EUR", "EUR 60 million")
    claim = desk.say("fortification", f"{LINE} costs EUR 60 million", *states, quantity=cost)
    (found,) = conflicts(desk.assemble(), "cost")
    assert claim in [reading.claim for reading in found.readings]
    assert any(value.startswith("303,000,000 EUR") for value in values(found))
    assert "different scope" in (found.note or "")


def test_a_reprint_is_one_voice(desk):
    for article in ("x", "y", "z"):
        bunkers(desk, "the ministry said on Friday that it plans to build {}", 900, article=article)
    (found,) = conflicts(desk.assemble(), "bunkers")
    assert values(found).count("900 bunkers") == 1
    assert any("repeated in 2 more" in reading.source for reading in found.readings)


def test_published_border_lengths_are_on_the_border_and_no_conflict(desk):
    posture = desk.assemble()
    assert posture.conflicts == ()
    borders = posture.layers["borders"].query("pair == 'EE-RU'")
    assert all(len(published) >= 2 for published in borders["published"])


def soldiers(desk, article, number, date=None, **fields):
    quantity = (number, "soldiers", f"{number:,} soldiers")
    quote = f"Canada has {number:,} soldiers in Latvia"
    return desk.say(
        *("deployment", quote, "Latvia"),
        article=article, date=date, quantity=quantity, actors=("CA",), **fields,
    )  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [("2025", "2025"), ("2025", "2025-06")])
def test_two_numbers_of_the_same_soldiers_at_the_same_time_are_a_conflict(desk, one, other):
    soldiers(desk, "x", 2200, one)
    soldiers(desk, "y", 3500, other)
    (found,) = desk.assemble().conflicts
    assert values(found) == ["2,200 soldiers", "3,500 soldiers"]


@pytest.mark.parametrize(
    "fields",
    [{"sure": False}, {"polarity": Polarity.NEGATED}, {"polarity": Polarity.HYPOTHETICAL}],
)
def test_what_is_unsure_denied_or_only_possible_contradicts_nothing(desk, fields):
    soldiers(desk, "x", 2200, "2025")
    soldiers(desk, "y", 3500, "2025", **fields)
    assert desk.assemble().conflicts == ()


def test_a_budget_of_years_is_no_other_than_one_of_its_years(desk):
    for article, date, share in (("x", "2025", 4.0), ("y", "2026/2030", 5.5), ("z", "2026", 5.0)):
        quantity = (share, "%GDP", f"{share} % of GDP")
        quote = f"Lithuania spends {share} % of GDP"
        desk.say(
            *("spending", quote, "Lithuania"),
            article=article, date=date, quantity=quantity, actors=("LT",),
        )  # fmt: skip
    assert desk.assemble().conflicts == ()


def test_another_leader_than_the_registers_is_a_conflict(desk):
    quote = "the Czech-led battlegroup in Slovakia"
    claim = desk.say("deployment", quote, "Slovakia", actors=("CZ",), date="2025")
    (found,) = conflicts(desk.assemble(), "framework nation")
    assert claim in [reading.claim for reading in found.readings]
    assert "ES" in values(found)


def test_a_leader_of_his_time_is_no_conflict(desk):
    desk.say(
        "deployment",
        "the Czech-led battlegroup in Slovakia",
        "Slovakia",
        actors=("CZ",),
        date="2023",
    )
    assert not conflicts(desk.assemble(), "framework nation")


def test_figures_of_an_entity_that_is_not_drawn_are_left_out(desk):
    assert not conflicts(desk.assemble(), "host place")
    assert conflicts(desk.assemble(draw_all=True), "host place")


@pytest.mark.parametrize(
    ("value", "unit", "text", "said"),
    [
        (2200, "troops", "about 2,200 troops", "about 2,200 troops"),
        (2200, "troops", "about 2,200", "about 2,200 troops"),
        (26_000_000, "EUR", "26", "26,000,000 EUR"),
        (26_000_000, "EUR", "€26", "26,000,000 EUR"),
        (500, "EUR", "€500", "€500"),
        ((30, 40), "km", "30-40", "30 to 40 km"),
    ],
)
def test_a_number_is_shown_whole_where_a_head_says_what_it_counts_in(value, unit, text, said):
    assert shown(Quantity(value=value, unit=unit, text=text)) == said
