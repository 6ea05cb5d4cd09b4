import re
from dataclasses import replace

import pytest

from posturemap.claims import Article, ClaimType, Marker, Span
from posturemap.claims.extract.context import read_context
from posturemap.claims.extract.fields import Fields, read_fields


def _article(text: str, date: str | None = "2025-09-15") -> Article:
    paragraphs = [Span(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)]
    sentences = [
        Span(start=p.start + m.start(), end=p.start + m.end())
        for p in paragraphs
        for m in re.finditer(r"\S.*?[.!?][”\"]?(?=[\s\[]|$)", text[p.start : p.end])
    ]
    markers = [
        Marker(number=int(m[1]), start=m.start(), end=m.end())
        for m in re.finditer(r"\[(\d)\]", text)
    ]
    return Article(
        id="a",
        text=text,
        sha256="0",
        date=date,
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        markers=tuple(markers),
    )


def _fields(text: str, claim_type: ClaimType, quote: str | None = None) -> Fields:
    article = _article(text)
    quote = quote or text
    start = text.index(quote)
    span = Span(start=start, end=start + len(quote))
    return read_fields(article, span, claim_type, read_context(article))


def _where(fields: Fields) -> list[str]:
    return [place.text for place in fields.places]


@pytest.mark.parametrize(
    ("text", "claim_type", "places", "actors"),
    [
        (
            "Norway sent two companies to Latvia.",
            ClaimType.DEPLOYMENT,
            ["Latvia"],
            ["NO"],
        ),
        (
            "Latvia and Estonia are digging ditches along the border with Russia.",
            ClaimType.FORTIFICATION,
            ["Latvia", "Estonia", "border with Russia"],
            ["LV", "EE"],
        ),
        (
            "Russian jets violated Estonian airspace.",
            ClaimType.THREAT,
            ["Estonian airspace"],
            ["RU"],
        ),
        (
            "Forces from Denmark and Canada trained at Ādaži in Latvia.",
            ClaimType.EXERCISE,
            ["Ādaži", "Latvia"],
            ["DK", "CA"],
        ),
        (
            "Lithuania spends 4 percent of its GDP on defence.",
            ClaimType.SPENDING,
            ["Lithuania"],
            ["LT"],
        ),
        (
            "Poland hosts US troops.",
            ClaimType.DEPLOYMENT,
            ["Poland"],
            ["US"],
        ),
        (
            "Moscow moved missiles to Kaliningrad.",
            ClaimType.THREAT,
            ["Kaliningrad"],
            ["RU"],
        ),
        (
            "NATO agreed at the Madrid summit to defend Estonia.",
            ClaimType.REINFORCEMENT_PLAN,
            ["Estonia"],
            ["NATO"],
        ),
        (
            "Canada gave 40 million dollars in aid to Latvia.",
            ClaimType.SPENDING,
            ["Latvia"],
            ["CA"],
        ),
        (
            "Units from Spain exercised at Liepāja, Latvia.",
            ClaimType.EXERCISE,
            ["Liepāja", "Latvia"],
            ["ES"],
        ),
        (
            "Denmark announced that it will send jets to Estonia.",
            ClaimType.DEPLOYMENT,
            ["Estonia"],
            ["DK"],
        ),
        (
            "Missiles are stationed in Belarus by Russia.",
            ClaimType.THREAT,
            ["Belarus"],
            ["RU"],
        ),
        (
            "Polish and Lithuanian troops guard the Suwałki Gap.",
            ClaimType.DEPLOYMENT,
            ["Suwałki Gap"],
            ["PL", "LT"],
        ),
    ],
)
def test_where_a_claim_is_and_who_acts(
    text: str, claim_type: ClaimType, places: list[str], actors: list[str]
) -> None:
    fields = _fields(text, claim_type)
    assert (_where(fields), list(fields.actors)) == (places, actors)


def test_a_clause_without_subject_takes_its_sentences() -> None:
    text = "Canada leads the battlegroup in Latvia and deploys a squadron there."
    fields = _fields(text, ClaimType.DEPLOYMENT, "deploys a squadron there")
    assert fields.actors == ("CA",)
    assert _where(fields) == ["Latvia"]


def test_both_countries_are_those_last_named_together() -> None:
    text = "Finland and Estonia signed a plan. Both countries will lay mines."
    fields = _fields(text, ClaimType.FORTIFICATION, "Both countries will lay mines.")
    assert fields.actors == ("FI", "EE")


def test_the_region_and_the_country_point_back() -> None:
    text = (
        "The Baltic states are small. Troops in Poland help. They guard the country and the region."
    )
    fields = _fields(text, ClaimType.DEPLOYMENT, "They guard the country and the region.")
    assert [(p.text, p.country) for p in fields.places] == [
        ("the country", "PL"),
        ("the region", "EE|LV|LT"),
    ]
    assert all(text[p.start : p.end] == p.text for p in fields.places)


def test_a_place_is_given_once() -> None:
    fields = _fields("Forces in Latvia will stay in Latvia.", ClaimType.DEPLOYMENT)
    assert _where(fields) == ["Latvia"]


def test_a_raised_number_belongs_to_the_sentence_that_it_stands_behind() -> None:
    text = "The line is ready. The rest is open."
    article = _article(text)
    marks = [Marker(number=n, start=at, end=at) for n, at in ((1, 8), (2, 18), (3, 27), (4, 36))]
    article = replace(article, markers=tuple(marks))
    context = read_context(article)
    cited = [
        read_fields(article, span, ClaimType.FORTIFICATION, context).source_ref
        for span in article.sentences
    ]
    assert cited == [(1, 2), (3, 4)]


def test_markers_behind_the_full_stop_belong_to_the_sentence() -> None:
    text = "The line is ready.[2][3] The rest is open."
    assert _fields(text, ClaimType.FORTIFICATION, "The line is ready.").source_ref == (2, 3)
    assert _fields(text, ClaimType.FORTIFICATION, "The rest is open.").source_ref == ()


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("In 2023, Latvia spent 2.2%, Estonia 2.9%.", "Estonia 2.9%", "2023"),
        ("Work began before the invasion of Ukraine in 2022.", None, None),
        ("The drill was larger than the 2019 edition.", None, None),
        ("It updates the 1952 Basing Agreement.", None, None),
        ("In 2014 allies agreed to spend 2 percent by 2024.", None, "2024"),
        ("At the 2023 summit allies adopted plans.", None, "2023"),
        ("The ministry said on Monday that the line is ready.", "the line is ready", None),
    ],
)
def test_a_claims_own_date(text: str, quote: str | None, expected: str | None) -> None:
    assert _fields(text, ClaimType.SPENDING, quote).date == expected


def test_fields_are_the_same_without_a_context() -> None:
    article = _article("Norway sent two companies to Latvia in May.")
    span = Span(start=0, end=len(article.text))
    made_here = read_fields(article, span, ClaimType.DEPLOYMENT)
    assert made_here == read_fields(article, span, ClaimType.DEPLOYMENT, read_context(article))


def test_a_drills_date_is_carried_to_what_else_is_said_of_it() -> None:
    text = "The Iron Heron exercise ended on 12 June 2025. Units from Norway took part."
    fields = _fields(text, ClaimType.EXERCISE, "Units from Norway took part.")
    assert fields.date == "2025-06"
    assert _fields(text, ClaimType.ASSESSMENT, "Units from Norway took part.").date is None


def test_the_one_drill_of_an_article_dates_what_is_said_before() -> None:
    text = (
        "Units from Norway take part. It is the largest annual drill. Sappers laid a bridge, "
        "expected to carry tanks. Silver Arrow ends on 12 June 2025."
    )
    assert _fields(text, ClaimType.EXERCISE, "Units from Norway take part.").date == "2025-06"
    assert _fields(text, ClaimType.EXERCISE, "It is the largest annual drill.").date is None
    assert _fields(text, ClaimType.DEPLOYMENT, "expected to carry tanks").date is None
    two = text + " The next exercise runs in May 2026."
    assert _fields(two, ClaimType.EXERCISE, "Units from Norway take part.").date is None


def test_words_that_hang_on_a_drill_have_its_date() -> None:
    text = "Silver Arrow began on 2 June 2025. Minsk saw the drill, expected to test 900 men."
    fields = _fields(text, ClaimType.DEPLOYMENT, "expected to test 900 men.")
    assert fields.date == "2025-06"


def test_an_encounters_day_goes_on_through_its_paragraph() -> None:
    text = "On 3 April 2025 two bombers came. They were armed. Belgian jets were scrambled."
    fields = _fields(text, ClaimType.OPERATION, "Belgian jets were scrambled.")
    assert fields.date == "2025-04-03"


def test_an_encounters_day_is_carried_to_the_next_sentence() -> None:
    text = "On 3 April 2025 two bombers approached Latvia. Belgian jets were scrambled."
    fields = _fields(text, ClaimType.OPERATION, "Belgian jets were scrambled.")
    assert fields.date == "2025-04-03"


def test_a_tables_rows_have_the_date_of_its_head() -> None:
    text = "Host | Lead | Troops as of May 2024 |\n---|---|---|\nLatvia | Canada | 1,900 |"
    assert _fields(text, ClaimType.DEPLOYMENT, "Latvia | Canada | 1,900").date == "2024-05"


def test_a_clause_keeps_its_own_subject_behind_another_clauses_places() -> None:
    text = (
        "Canada leads the unit at Ādaži in Latvia, and Germany leads the one at Rukla in Lithuania."
    )
    fields = _fields(text, ClaimType.DEPLOYMENT, "Germany leads the one at Rukla in Lithuania.")
    assert fields.actors == ("DE",)


def test_a_place_is_carried_only_where_the_words_point_back_to_it() -> None:
    text = "Troops train near Orzysz. Denmark offered two ships."
    assert _where(_fields(text, ClaimType.DEPLOYMENT, "Denmark offered two ships.")) == []
    text = "Troops train near Orzysz. Denmark keeps two companies there."
    assert _where(_fields(text, ClaimType.DEPLOYMENT, "Denmark keeps two companies there.")) == [
        "Orzysz"
    ]


def test_it_in_the_middle_of_a_sentence_is_what_the_sentence_named() -> None:
    text = "Poland and Lithuania met. The line is no wall; it is meant to slow an attack."
    fields = _fields(text, ClaimType.ASSESSMENT, "it is meant to slow an attack.")
    assert fields.actors == ()


def test_states_that_host_are_not_those_that_act() -> None:
    text = "NATO keeps a battlegroup in each of the three Baltic states."
    assert _fields(text, ClaimType.DEPLOYMENT).actors == ("NATO",)


def test_a_list_before_a_verb_stays_a_list() -> None:
    text = "Trust in Estonia, Latvia, and Finland is growing."
    assert _where(_fields(text, ClaimType.ASSESSMENT)) == ["Estonia", "Latvia", "Finland"]


def test_who_only_says_it_neither_acts_nor_is_where_it_is() -> None:
    text = "Estonia’s army says Denmark moved a company to Latvia."
    fields = _fields(text, ClaimType.DEPLOYMENT)
    assert (_where(fields), fields.actors) == (["Latvia"], ("DK",))
    assert fields.attribution == "Estonia’s army"


def test_who_says_it_of_itself_acts() -> None:
    fields = _fields("NATO says it moved a company to Latvia.", ClaimType.DEPLOYMENT)
    assert fields.actors == ("NATO",)


def test_a_ministry_telling_of_a_posting_tells_of_its_own_country() -> None:
    fields = _fields("Latvia’s defence ministry says the unit was raised.", ClaimType.DEPLOYMENT)
    assert _where(fields) == ["Latvia"]


def _actors(text: str, claim_type: ClaimType, quote: str | None = None) -> set[str]:
    return set(_fields(text, claim_type, quote).actors)


def test_behind_an_opening_phrase_the_subject_may_be_a_list() -> None:
    text = "In response to the war in Ukraine, Norway and Iceland, two old friends, are joining it."
    assert _actors(text, ClaimType.MEMBERSHIP) == {"NO", "IS"}
    text += " Leaders of both countries agreed."
    assert _actors(text, ClaimType.MEMBERSHIP, "Leaders of both countries agreed") == {"NO", "IS"}


def test_the_states_of_a_named_group_play_its_part() -> None:
    text = "NATO guards the sky above the Baltic countries of Latvia and Estonia."
    assert _actors(text, ClaimType.OPERATION) == {"NATO"}


def test_those_in_a_country_act_for_it() -> None:
    text = "The attack convinced many in Norway to consider joining."
    assert _actors(text, ClaimType.MEMBERSHIP) == {"NO"}


def test_one_of_the_alliances_spenders_is_not_the_alliance() -> None:
    text = "Norway, one of NATO’s largest spenders, raised its budget."
    assert _actors(text, ClaimType.SPENDING) == {"NO"}


def test_a_border_guard_is_no_border() -> None:
    text = "The fence would strengthen Latvia’s border guard."
    assert _actors(text, ClaimType.ASSESSMENT) == {"LV"}


def test_they_are_the_nations_last_listed() -> None:
    text = "The gap matters to both Latvia and Estonia. They are best placed to guard it."
    assert _actors(text, ClaimType.ASSESSMENT, "They are best placed to guard it") == {"LV", "EE"}


def test_it_adds_who_acted_before_to_a_threat() -> None:
    text = "Belarus is close by. It let Russian troops use its roads."
    assert _actors(text, ClaimType.THREAT, "It let Russian troops use its roads") == {"BY", "RU"}


def test_the_country_acts_as_the_one_last_named() -> None:
    text = "Latvia ordered tanks. The deal lets the Baltic country train with Norway’s army."
    quote = "The deal lets the Baltic country train"
    assert _actors(text, ClaimType.CAPABILITY, quote) == {"LV"}
    assert _where(_fields(text, ClaimType.DEPLOYMENT, "the Baltic country")) == [
        "the Baltic country"
    ]


def test_what_stands_before_the_first_of_two_names_goes_for_both() -> None:
    text = "Russian guns, in Kaliningrad and Belarus, could close the road."
    assert _actors(text, ClaimType.THREAT) == {"RU"}


def test_a_seller_is_not_carried_to_the_next_claim() -> None:
    text = "Tanks came to Latvia’s army from Germany. The first is in use."
    assert _actors(text, ClaimType.CAPABILITY, "The first is in use") == {"LV"}


def test_the_brigade_is_whose_was_named_before() -> None:
    text = "Germany sends a brigade. The brigade makes the road safer."
    assert _actors(text, ClaimType.ASSESSMENT, "The brigade makes the road safer") == {"DE"}


@pytest.mark.parametrize(
    ("text", "claim_type", "places"),
    [
        ("The allies meet at the summit in Wales.", ClaimType.MEMBERSHIP, []),
        ("It would make Europe weak.", ClaimType.ASSESSMENT, []),
        ("Russia threatens the states of Eastern Europe.", ClaimType.THREAT, ["Eastern Europe"]),
        (
            "The cities of Vilnius and Tallinn will house them.",
            ClaimType.INFRASTRUCTURE,
            ["Vilnius", "Tallinn"],
        ),
        ("Their tanks could reach Riga in two days.", ClaimType.ASSESSMENT, ["Riga"]),
        ("Riga could reach a deal in two days.", ClaimType.ASSESSMENT, []),
        ("Norway announced a larger budget.", ClaimType.SPENDING, ["Norway"]),
        ("Norway says the drill is a threat.", ClaimType.ASSESSMENT, []),
    ],
)
def test_what_is_named_and_what_is_meant_as_a_place(
    text: str, claim_type: ClaimType, places: list[str]
) -> None:
    assert _where(_fields(text, claim_type)) == places


def test_the_gap_and_the_enclave_point_back() -> None:
    text = "Kaliningrad lies beside the Suwałki Gap. The enclave has missiles. Tanks seal the gap."
    places = _fields(text, ClaimType.THREAT, "The enclave has missiles. Tanks seal the gap").places
    assert [(p.text, p.country) for p in places] == [("The enclave", "RU"), ("the gap", "PL|LT")]


def test_whose_a_place_is_makes_no_second_place() -> None:
    text = "Russia's Kaliningrad exclave holds new missiles."
    assert [p.text for p in _fields(text, ClaimType.THREAT, text).places] == ["Kaliningrad exclave"]


def test_the_region_has_several_states() -> None:
    text = "The Baltic states help Kaliningrad Oblast. Forces are weak in the region."
    places = _fields(text, ClaimType.ASSESSMENT, "Forces are weak in the region").places
    assert [place.country for place in places] == ["EE|LV|LT"]
    text = "Transcarpathia is quiet. Forces are weak in the region."
    assert _fields(text, ClaimType.ASSESSMENT, "Forces are weak in the region").places == ()


def test_who_announces_a_thing_of_their_own_acts() -> None:
    text = "Norway announced patrols of the cables linking Sweden and Denmark."
    assert "NO" in _actors(text, ClaimType.DEPLOYMENT)
    text = "Norway said that Sweden sent two ships."
    assert _actors(text, ClaimType.DEPLOYMENT) == {"SE"}


def test_a_judgement_is_of_forces_and_not_of_what_lies_beside() -> None:
    text = "The light forces of the Baltic states would be too weak."
    assert _actors(text, ClaimType.ASSESSMENT) == {"EE", "LV", "LT"}
    text = "Belarus is a buffer between Latvia and Russia."
    assert _actors(text, ClaimType.ASSESSMENT) == {"BY"}
