import re

import pytest

from posturemap.claims import Article, Span
from posturemap.claims.extract.attribution import find_voices, speaker


def _article(text: str) -> Article:
    paragraphs = [Span(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)]
    sentences = [
        Span(start=p.start + m.start(), end=p.start + m.end())
        for p in paragraphs
        for m in re.finditer(r"\S.*?[.!?][”\"]?(?=\s+[A-Z“\"—]|$)|\S.*$", text[p.start : p.end])
    ]
    return Article(
        id="a", text=text, sha256="0", paragraphs=tuple(paragraphs), sentences=tuple(sentences)
    )


def _speaker(text: str, claim: str) -> str | None:
    start = text.index(claim)
    return speaker(find_voices(_article(text)), start, start + len(claim))


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        ("According to the ministry, the fence is ready.", "the fence is ready", "ministry"),
        ("The fence is ready, according to Ilze Kalna.", "The fence is ready", "Ilze Kalna"),
        (
            "Latvia’s interior ministry says the fence is ready.",
            "the fence is ready",
            "Latvia’s interior ministry",
        ),
        (
            "The fence is ready, army spokesman Jaan Tamm said on Monday.",
            "The fence is ready",
            "Jaan Tamm",
        ),
        (
            "“The fence is ready,” said Jaan Tamm, who leads the work.",
            "The fence is ready",
            "Jaan Tamm",
        ),
        (
            "Jaan Tamm, a spokesman for the army, said that the fence is ready.",
            "the fence is ready",
            "Jaan Tamm",
        ),
        (
            "As the Finnish report notes, the fence is ready.",
            "the fence is ready",
            "Finnish report",
        ),
        ("The fence, analysts argue, deters nobody.", "deters nobody", "analysts"),
        (
            "Norwegian officials condemned the overflight.",
            "Norwegian officials condemned the overflight",
            "Norwegian officials",
        ),
        (
            "“The fence is ready,” said an army engineer, Jaan Tamm.",
            "The fence is ready",
            "Jaan Tamm",
        ),
        (
            '"The fence is ready," Jaan Tamm, a builder on Lai Street, in Tartu, told Wire.',
            "The fence is ready",
            "Jaan Tamm",
        ),
        (
            "The Border Guard Board (BGB) says the fence is ready.",
            "the fence is ready",
            "Border Guard Board",
        ),
        ("The storm claimed four lives in Riga.", "The storm claimed four lives", None),
        ("The fence is ready.", "The fence is ready", None),
        ("This shows that the fence is ready.", "the fence is ready", None),
        ("The plan was announced to the press.", "The plan was announced", None),
        ("According to plan, the fence is ready.", "the fence is ready", None),
        ("According to the new timetable, the fence is ready.", "the fence is ready", None),
        ("In Tartu’s view, the fence is ready.", "the fence is ready", "Tartu"),
        ("The fence is seen by planners as a bluff.", "The fence is seen", "planners"),
        (
            "It is clear to the commanders that the fence is weak.",
            "the fence is weak",
            "commanders",
        ),
        (
            "The fence has detractors, who argue that it stops nobody.",
            "it stops nobody",
            "detractors",
        ),
        ("Mines are opposed by those who farm there.", "Mines are opposed", None),
        (
            "Investigators suspect the crew was paid.",
            "the crew was paid",
            "Investigators",
        ),
        (
            "Finland shut the road, arguing that lorries were misused.",
            "lorries were misused",
            "Finland",
        ),
        (
            "Finland shut the road, arguing that lorries were misused.",
            "Finland shut the road",
            None,
        ),
        ("Tõnu Õun was quoted as saying the fence is ready.", "the fence is ready", "Tõnu Õun"),
        (
            "The builder of the fence, Šarlote Ķirse, stated that it is ready.",
            "it is ready",
            "Šarlote Ķirse",
        ),
        ("Lauku Darbi (LD) said the fence is ready.", "the fence is ready", "Lauku Darbi"),
        ("Jaan Tamm: “The fence is ready.”", "The fence is ready", "Jaan Tamm"),
        (
            "A study by the Lake Institute finds the fence is weak.",
            "the fence is weak",
            "Lake Institute",
        ),
        (
            "Officers quoted by the Lake Courier say the fence is weak.",
            "the fence is weak",
            "Lake Courier",
        ),
        (
            "Indeed, the zone forms a shield, often called a bubble, at sea.",
            "the zone forms a shield, often called a bubble, at sea",
            None,
        ),
    ],
)
def test_who_is_credited(text: str, claim: str, expected: str | None) -> None:
    assert _speaker(text, claim) == expected


def test_a_voice_reaches_only_its_own_clause() -> None:
    text = "Poland closed two roads, and Latvia’s army says the fence is ready."
    assert _speaker(text, "Poland closed two roads") is None
    assert _speaker(text, "the fence is ready") == "Latvia’s army"


def test_a_quotation_goes_on_in_the_next_sentence() -> None:
    text = "“The fence is ready,” said Jaan Tamm. “Drones watch the rest.”\n“Mines come next year.”"
    assert _speaker(text, "Drones watch the rest") == "Jaan Tamm"
    assert _speaker(text, "Mines come next year") == "Jaan Tamm"


def test_pronouns_and_surnames_stand_for_the_last_speaker() -> None:
    text = (
        "Jaan Tamm said the fence is ready. He said drones help. Tamm added that mines come later."
    )
    assert _speaker(text, "drones help") == "Jaan Tamm"
    assert _speaker(text, "mines come later") == "Jaan Tamm"


def test_the_subject_alone_is_not_what_is_said() -> None:
    text = "Norway, one of the largest donors, has pledged to build the fence."
    assert _speaker(text, "Norway, one of the largest donors") is None
    assert _speaker(text, "has pledged to build the fence") == "Norway"


def test_he_is_a_person_and_it_a_body() -> None:
    text = (
        "The border guard said the fence is ready. Leaders of both states said it helps. "
        "Jaan Tamm, a builder, threatened to leave. “Nobody pays,” he said."
    )
    assert _speaker(text, "Nobody pays") == "Jaan Tamm"
    text = (
        "Jaan Tamm said it helps. The Road Agency said the fence is ready. "
        "It added that mines follow."
    )
    assert _speaker(text, "mines follow") == "Road Agency"
    assert _speaker("It said the fence is ready.", "the fence is ready") is None


def test_a_study_speaks_for_its_maker() -> None:
    text = "A 2019 Lakeside study tested the fence. The study concluded that it is weak."
    assert _speaker(text, "it is weak") == "Lakeside"
    assert _speaker("The study concluded that it is weak.", "it is weak") == "study"
    text = "A report by the Lake Institute came out. The report found that it is weak."
    assert _speaker(text, "it is weak") == "Lake Institute"
    text = "A German study came out. The study found that it is weak."
    assert _speaker(text, "it is weak") == "study"


def test_a_voice_reaches_all_items_of_its_list() -> None:
    text = "The Lake Institute found that\nthe fence is weak;\nthe road is open.\nMines come later."
    assert _speaker(text, "the fence is weak") == "Lake Institute"
    assert _speaker(text, "the road is open") == "Lake Institute"
    assert _speaker(text, "Mines come later") is None


def test_an_embedded_post_is_credited_to_its_signer() -> None:
    text = (
        "Background.\nTwo convoys crossed the bridge today.\n— North Wire (@northwire) May 3, 2026"
    )
    assert _speaker(text, "Two convoys crossed the bridge today") == "North Wire"
