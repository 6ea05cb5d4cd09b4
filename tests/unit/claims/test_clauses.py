"""Where a sentence is cut, and what a quote leaves out."""

import pytest

from posturemap.claims.extract.clauses import is_lead_in, split
from posturemap.claims.extract.quotes import trim
from posturemap.claims.extract.tagged import read_sentence


def clauses(text: str) -> list[str]:
    sentence = read_sentence(text, 0, len(text))
    spans = [trim(text, sentence, *clause) for clause in split(sentence)]
    return [text[a:b] for a, b in spans]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Riga bought radars last year, and Tallinn will buy missiles.", ["Riga", "Tallinn"]),
        ("Riga bought ten radars last year; Tallinn bought none.", ["Riga", "Tallinn"]),
        (
            "Britain leads the unit in Tapa, Canada leads one in Riga, and Germany leads here.",
            ["Britain", "Canada", "Germany"],
        ),
        ("It is unclear whether the ferry runs, and Riga has sent barges.", ["It", "Riga"]),
        ("Oslo joined the pact in 1949 and Madrid joined in 1982.", ["Oslo", "Madrid"]),
        (
            "While the fence is short, the ditch covers the whole border.",
            ["the fence", "the ditch"],
        ),
        (
            "The brigade counts 3,500 soldiers and should be complete next year.",
            ["The brigade", "should"],
        ),
        (
            "The convoy includes four British tanks, six Danish guns and two Polish trucks.",
            ["The convoy", "six", "two"],
        ),
        (
            "The port got new cranes in May, bringing the total to 14.",
            ["The port", "bringing"],
        ),
        (
            "The ministry widened the road, allocating 3 million euros and planning 40 bridges.",
            ["The ministry", "allocating", "planning"],
        ),
        (
            "The hangar stands near Ventspils, designed to hold 30 drones.",
            ["The hangar", "designed"],
        ),
        ("The fleet sent a frigate, with 140 sailors from Oslo.", ["The fleet", "with"]),
        ("The drill is the last of the year with 900 sailors taking part.", ["The drill", "with"]),
        ("The army keeps five brigades, including two tank brigades.", ["The army", "including"]),
        ("Riga leased a depot, which will house 200 trucks.", ["Riga", "which"]),
        ("The squadron left Tapa, where Portugal keeps four jets.", ["The squadron", "Portugal"]),
        ("The harbour is of little use, as Oslo sends fuel by rail.", ["The harbour", "Oslo"]),
        ("The garrison is strong — six guns and two mortars.", ["The garrison", "six", "two"]),
        ("The unit includes 400 sailors and 20 civilian cooks.", ["The unit", "20"]),
        ("Artillery can slow the column but alone cannot stop it there.", ["Artillery", "alone"]),
        ("The order will end in May and includes ten spare engines.", ["The order", "includes"]),
        ("The ships were moved to Kiel and suffered two hits.", ["The ships", "suffered"]),
        (
            "As a result, the port is shut and the ferries are full.",
            ["the port", "the ferries"],
        ),
        (
            "They brought 90 vans, among them dozens of Danish ambulances, and hundreds of tents.",
            ["They", "among", "hundreds"],
        ),
        (
            "The first gun comes in 2028, with most in place in 2029 and the last gun in 2030.",
            ["The first", "with", "the last"],
        ),
        (
            "The watch was kept from Oslo and, starting from 2014, in the port of Bergen.",
            ["The watch", "starting"],
        ),
        ("The course started on the 6th of May and will end on Sunday.", ["The course", "will"]),
        (
            "The ships left Estonia in 1993, followed by those in Finland and Latvia in 1994.",
            ["The ships", "followed"],
        ),
        ("The rule binds all, as Norway's own share is 3%.", ["The rule", "Norway's"]),
        ("Latvia plans to pave the road and will mine the ditch.", ["Latvia", "will"]),
        (
            "Last year Romania spent 2.3%, Greece 3.1%, and Spain 1.3% of its income on arms.",
            ["Last year", "Greece", "Spain"],
        ),
    ],
)
def test_separate_statements_are_cut_apart(text, heads):
    found = clauses(text)
    assert len(found) == len(heads)
    assert all(c.startswith(h) for c, h in zip(found, heads, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Denmark, Norway and Sweden are training in the north.",
        "If Minsk closes the border and Moscow sends troops, the road is lost.",
        "The army wants to slow an advance and win time.",
        "Oslo commands units from Denmark and Sweden stationed in Latvia.",
        "The roads are dull and narrow.",
        "If the port is shut, the fleet turns to Kiel, with 140 sailors on board.",
        "The contract, valued at 3 million euros, ends in May.",
        "The fleet moved the frigate, aiming for 40 days at sea.",
        "The frigate left Oslo, flying the flag of the alliance.",
        "The ships met with little resistance on the coast.",
        "The depot, which will house trucks, is empty.",
        "The fort lies 15 km east of the river and 30 km south of the town.",
        "The minister said the end of the road and new bridges would help the guards.",
        "The council found that Riga and Tallinn are short of shells.",
        "The law will allow for better work on rail and road matters.",
        "The engineers have mined the fields and fenced the yard.",
        "With the fleet moved to Kiel, now short of fuel, Oslo is open to the plan.",
        "Given a shortage of guns, two bad trials and a host of other faults, Riga is out.",
        "It is a plan in which a new fleet and the loss of one would be needed.",
        "The plan seeks to weaken the port and move the Baltic States to another sphere.",
        "The crew is still not yet known to the port.",
        "The school has nothing but a small yard that is used in winter.",
        "Germany wants a quick and integrated answer to the threat.",
        "The rules rest on one principle, outlined in Article 5 of the pact.",
        "The crews trained with Danes, Finns, Poles and Swedes.",
        "In 2022, when Russia invaded Ukraine, Poland closed the border.",
        "A plan cannot tell whether the ferry will run, the tunnel will hold, and crews will go.",
    ],
)
def test_one_statement_stays_whole(text):
    assert len(clauses(text)) == 1


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("However, the ports are full.", "the ports are full."),
        ("According to the ministry, the ports are full.", "the ports are full."),
        ("The ports in the west are full, a spokesman said.", "The ports in the west are full"),
        ("“The ports in the west are full,” the minister said.", "The ports in the west are full"),
        (
            "This, in turn, adds to the load in the ports.",
            "This, in turn, adds to the load in the ports.",
        ),
        ("The ports in the west are full.[3][5]", "The ports in the west are full."),
    ],
)
def test_a_quote_leaves_out_what_is_no_part_of_the_claim(text, quote):
    assert clauses(text) == [quote]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("The report further found that", True),
        ("The army will buy the following:", True),
        ("The force includes:", True),
        ("The steps are as follows:", True),
        ("The harbour has two new cranes:", False),
        ("The army will buy six launchers.", False),
    ],
)
def test_a_lead_in_has_its_content_in_the_list_behind_it(text, leads):
    sentence = read_sentence(text, 0, len(text))
    assert is_lead_in(sentence, 0, len(sentence.words)) is leads
