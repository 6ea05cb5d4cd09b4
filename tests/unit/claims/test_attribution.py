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


def test_an_embedded_post_is_credited_to_its_signer() -> None:
    text = (
        "Background.\nTwo convoys crossed the bridge today.\n— North Wire (@northwire) May 3, 2026"
    )
    assert _speaker(text, "Two convoys crossed the bridge today") == "North Wire"
