import pytest

from posturemap.claims.extract.propose.quantities import find_quantities
from posturemap.claims.extract.propose.units import Rank


def _found(text: str) -> list[tuple[object, str | None]]:
    fit = (m for m in find_quantities(text, ()) if m.rank not in {Rank.NAME, Rank.BACK})
    return [(m.quantity.value, m.quantity.unit) for m in fit]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 3,400 troops arrived.", (3400, "troops")),
        ("Some 12 000 Danish soldiers arrived.", (12000, "soldiers")),
        ("Between 20 and 30 bunkers were placed.", ((20, 30), "bunkers")),
        ("The force will grow from 900 to at least 1,400 soldiers.", (1400, "soldiers")),
        ("Up to six jets fly there.", (6, "jets")),
        ("Twenty-five shelters were placed.", (25, "shelters")),
        ("A dozen tanks arrived.", (12, "tanks")),
        ("Two and a half thousand soldiers arrived.", (2500, "soldiers")),
        ("Two thousand one hundred soldiers came.", (2100, "soldiers")),
        ("The fence is five and a half metres high.", (5.5, "m")),
        ("A net a metre and a half high was hung.", (1.5, "m")),
        ("It lasts a year and a half.", (1.5, "year")),
        ("Nobody was there for a week or two.", ((1, 2), "week")),
        ("Seven or eight hundred soldiers came.", ((700, 800), "soldiers")),
        ("They need five to six thousand mines.", ((5000, 6000), "mines")),
        ("Between two and three hundred tanks are stored.", ((200, 300), "tanks")),
        ("A hundred and twenty men came.", (120, "people")),
        ("The second hundred and forty men came.", (140, "people")),
        ("A couple of dozen drones were bought.", (24, "drones")),
        ("A quarter of a million mines are stored.", (250_000, "mines")),
        ("A first half-dozen tanks came.", (6, "tanks")),
        ("Some 3k troops are there.", (3000, "troops")),
        ("Each bunker costs 1.1m zlotys.", (1_100_000, "PLN")),
        ("One hundred and thirty trains came.", (130, "trains")),
        ("They serve for eight or eleven months.", ((8, 11), "month")),
        ("Two-thirds of the allies meet the goal.", (67, "%")),
        ("Nine tenths of the data are theirs.", (90, "%")),
        ("It took a third of the tents.", (33, "%")),
        ("One tank in five has no crew.", (20, "%")),
        ("Two hundred reservists were called up.", (200, "reservists")),
        ("The army bought 40 M1A2 Abrams tanks.", (40, "tanks")),
        ("Nine hundred Polish and Lithuanian soldiers met.", (900, "soldiers")),
        ("The site lies 18 km from the border.", (18, "km")),
        ("A 7-meter-deep ditch was dug.", (7, "m")),
        ("Walls withstand 155mm shells.", (155, "mm")),
        ("Each covers 40 square metres.", (40, "m2")),
        ("The work costs €303 million.", (303_000_000, "EUR")),
        ("The work costs 1.2 billion zlotys.", (1_200_000_000, "PLN")),
        ("It would cost $2-3 billion.", ((2_000_000_000, 3_000_000_000), "USD")),
        ("The flight lasted about 40 minutes.", (40, "minute")),
        ("Units can move within a week.", (1, "week")),
        ("Norway deployed a mechanised battalion there.", (1, "battalion")),
        ("a Belgian minehunter", (1, "minehunter")),
        ("six Spanish F-18s", (6, "f-18s")),
        ("Four U.S. helicopters landed.", (4, "helicopters")),
        ("Britain will send an extra thousand troops.", (1000, "troops")),
        ("The 12.5-million-euro ($13 million) upgrade starts.", (12_500_000, "EUR")),
        ("Aid of $3 Billion was agreed.", (3_000_000_000, "USD")),
        ("Aid of 40,000 Euros was agreed.", (40_000, "EUR")),
        ("The navy spends $2B a year.", (2_000_000_000, "USD")),
        ("Denmark bought 30 new Leopard 2A7 tanks.", (30, "tanks")),
        ("Two B-1 bombers came.", (2, "bombers")),
        ("Half a million mines are stored.", (500_000, "mines")),
        ("A half thousand Danish soldiers came.", (500, "soldiers")),
        ("The storm lasted eight or nine days.", ((8, 9), "day")),
        ("They arrive between 10 and 30 days after the alarm.", ((10, 30), "day")),
        ("They must be ready within 48 hours after the call.", (48, "hour")),
        ("NATO welcomed the deployment of an armoured battalion.", (1, "battalion")),
        ("The 3,000-strong force trains.", (3000, "troops")),
        ("It could grow to as many as 90,000 within 10 days.", (90_000, None)),
        ("It rose from 300 men at first to 900 men.", (900, "people")),
    ],
)
def test_numbers_with_their_units(text: str, expected: tuple[object, str]) -> None:
    assert expected in _found(text)


def test_a_day_or_two_after_something_is_no_length() -> None:
    assert _found("A day or two after the storm they came.") == []


@pytest.mark.parametrize(
    "text",
    [
        "F-16s and S-400 batteries are there.",
        "Article 5 was invoked after Nord Stream 2 closed.",
        "The 15th Brigade trains.",
        "The two countries agreed with the three Baltic states.",
        "All 80 shelters were inspected.",
        "Forty years after the war, nothing changed.",
        "It is one of the largest bases.",
        "See [12] for more.",
        "On day one the line must hold.",
        "A 19-year-old conscript was hurt.",
        "The Two Rivers Initiative met.",
        "They met three times for several reasons.",
        "The post is manned 24 hours a day, seven days a week.",
        "They left two days after the alarm.",
        "Nearly 1.5 times more tanks came.",
        "A two-star general leads the units.",
        "An increase in submarine traffic was seen.",
        "Dozens of jets and hundreds of vehicles came.",
    ],
)
def test_names_dates_and_back_references_look_unfit(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize("number", ["9" * 5_000, "1" + ",000" * 900, "0." + "0" * 5_000 + "1"])
def test_a_number_that_nobody_writes_counts_nothing(number: str) -> None:
    assert _found(f"Some {number} troops arrived.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Canada shipped 15 Leopard 2 tanks.", (15, "tanks", Rank.COUNT)),
        ("Norway will buy five Type 26 frigates.", (5, "frigates", Rank.COUNT)),
        ("Two surveillance aircraft took off.", (2, "aircraft", Rank.COUNT)),
        ("Six of the ten jets are Dutch.", (6, None, Rank.BACK)),
        ("Contracts worth 690 million are ready.", (690_000_000, None, Rank.BACK)),
        ("The other three are to follow.", (3, None, Rank.BACK)),
        ("They flew twice.", (2, "times", Rank.WORDS)),
        ("Half of the purchases stay here.", (50, "%", Rank.WORDS)),
        ("Aid is a quarter of a percent of GDP.", (0.25, "%GDP", Rank.WORDS)),
        ("A pair of jets took off.", (2, None, Rank.WORDS)),
    ],
)
def test_whatever_may_be_a_quantity_is_proposed(text: str, expected: object) -> None:
    found = [(m.quantity.value, m.quantity.unit, m.rank) for m in find_quantities(text, ())]
    assert expected in found


@pytest.mark.parametrize("text", ["Leopard 2 tanks came.", "3/ No change here.", "Phase 2 begins."])
def test_the_number_of_a_name_or_a_post_counts_nothing(text: str) -> None:
    assert find_quantities(text, ()) == ()


def test_the_half_of_a_number_is_no_number_of_its_own() -> None:
    found = find_quantities("Two and a half thousand soldiers came.", ())
    assert [mention.quantity.value for mention in found] == [2500]


def test_the_hedge_stays_in_the_text() -> None:
    (mention,) = find_quantities("It holds up to 600 beds.", ())
    assert mention.quantity.text == "up to 600 beds"


@pytest.mark.parametrize(
    ("text", "said"),
    [("They handed over 12 vehicles.", "12 vehicles"), ("It has over 12 tanks.", "over 12 tanks")],
)
def test_over_is_of_the_number_or_of_the_verb(text: str, said: str) -> None:
    (mention,) = find_quantities(text, ())
    assert mention.quantity.text == said


def test_dates_are_left_out() -> None:
    assert find_quantities("in 2031 already", [(3, 7)]) == ()
    (_, mention) = find_quantities("from 2% in 2014 to 5%", [(11, 15)])
    assert mention.quantity.value == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Site: Tapa; Cost, EUR million: 26; Status: done.", (26_000_000, "EUR")),
        ("| Cost (€m): 26 |", (26_000_000, "EUR")),
        ("Budget (PLN bn): 4.5", (4_500_000_000, "PLN")),
        ("Cost, million: €26.", (26_000_000, "EUR")),
        ("Country: Latvia; % of GDP: 3.7.", (3.7, "%GDP")),
        ("Length (km): 128.5; Status: planned.", (128.5, "km")),
        ("Distance in km: 30-40", ((30, 40), "km")),
        ("Framework nation: Canada\nTroops: about 2,200\nSince: June", (2200, "troops")),
        ("Soldiers (thousand): 12.", (12_000, "soldiers")),
        ("Depth, m: 40; Berth: 7.", (40, "m")),
        ("Length in m: 40", (40, "m")),
        ("Cost, € m: 4", (4_000_000, "EUR")),
        ("Number of soldiers: 120", (120, "soldiers")),
        ("Share of GDP, %: 2.4", (2.4, "%GDP")),
        ("Leopard 2 tanks: 44; Where: Rukla.", (44, "tanks")),
        ("Length (km): 5 miles.", (5, "mi")),
        ("Cost (EUR million): 3 billion euros.", (3_000_000_000, "EUR")),
        ("Budget (EUR million): 1,400 of it for mines.", (1400, None)),
    ],
)
def test_a_number_alone_in_its_cell_counts_what_the_head_says(text: str, expected: object):
    assert _found(text) == [expected]


@pytest.mark.parametrize("text", ["Rank: 3.", "Strength: 42.", "Length m: 40", "Euro 2024: 3"])
def test_a_head_that_names_nothing_countable_gives_no_unit(text: str):
    found = find_quantities(text, ())
    assert {(m.quantity.unit, m.quantity.value < 2025) for m in found} == {(None, True)}


@pytest.mark.parametrize(("text", "minutes"), [("half an hour", 30), ("a quarter of an hour", 15)])
def test_part_of_an_hour_is_minutes(text: str, minutes: int) -> None:
    (mention,) = find_quantities(f"Jets are in the air in {text}.", ())
    assert (mention.quantity.value, mention.quantity.unit) == (minutes, "minute")


def test_half_a_dozen_ships_are_no_lone_ship_too() -> None:
    assert _found("Half a dozen ships are there.") == [(6, "ships")]
