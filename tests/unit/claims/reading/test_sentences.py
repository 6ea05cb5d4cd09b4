import pytest

from posturemap.claims import Span
from posturemap.claims.reading.sentences import LONGEST, split_sentences


def sentences(text: str) -> list[str]:
    whole = Span(start=0, end=len(text))
    return [text[s.start : s.end] for s in split_sentences(text, whole)]


@pytest.mark.parametrize(
    "one",
    [
        "Gen. Valdis Example met Lt. Col. J. Smith at Camp Adazi.",
        "The broadcaster reported it on Aug. 30 in Vilnius.",
        "The U.S. Army sent 2.5 battalions, i.e. 1,600 troops.",
        "Spending rose from 2.07 to 3.1% of GDP, according to St. John Institute.",
        "No. 5 Squadron flew home.",
        "Six Typhoons of No. II (AC) Squadron and two of No. XI flew home.",
        "Route No. 5 runs to the border, cf. the map.",
        "“Why now?” asked the minister.",
        "The unit (approx. 40 vehicles) left.",
        "It cost $1.2 bn. per year, officials said.",
        "Wait... there is more.",
        "See fig. 3 for the line.",
        "It is version.2 of it.",
        "Some 3,500 troops came, he told Caliber.Az on Monday.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(one: str):
    assert sentences(one) == [one]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line. Two lines.", ["One line.", "Two lines."]),
        ("It is in the U.S. The rest stays.", ["It is in the U.S.", "The rest stays."]),
        ("They left at 6 p.m. Later it rained.", ["They left at 6 p.m.", "Later it rained."]),
        ("He said “Go.” She left.", ["He said “Go.”", "She left."]),
        ('He said "Go." She left.', ['He said "Go."', "She left."]),
        ("Built in 2025. It stands.", ["Built in 2025.", "It stands."]),
        ("It holds.[1] It stands.[2][3]", ["It holds.[1]", "It stands.[2][3]"]),
        ("It holds. [1] It stands. [2, 3]", ["It holds. [1]", "It stands. [2, 3]"]),
        ("It holds [1]. It stands.", ["It holds [1].", "It stands."]),
        ("It holds.¹ It stands.", ["It holds.¹", "It stands."]),
        ("It holds.[citation needed] So far.", ["It holds.[citation needed]", "So far."]),
        (
            "Now in the region. by the end of 2025 more.",
            ["Now in the region.", "by the end of 2025 more."],
        ),
        ("It holds the region.The rest follows.", ["It holds the region.", "The rest follows."]),
        ("Rhetoric over Baltics.https://t.co/x", ["Rhetoric over Baltics.", "https://t.co/x"]),
        ("It holds the territory.6 It stands.", ["It holds the territory.6", "It stands."]),
        ("It stands . . They stay.", ["It stands . .", "They stay."]),
        ("Really?! Yes… Perhaps.", ["Really?!", "Yes…", "Perhaps."]),
        ("- Item one. Item two.", ["Item one.", "Item two."]),
        ("2) Item of a list.", ["Item of a list."]),
        ("No stop at the end", ["No stop at the end"]),
        ("Seen at www.Site.Com today. Then gone.", ["Seen at www.Site.Com today.", "Then gone."]),
    ],
)
def test_a_stop_between_sentences_ends_one(text: str, expected: list[str]):
    assert sentences(text) == expected


def test_a_raised_number_is_no_decimal_and_a_decimal_is_no_raised_number():
    text = "It is NATO.12 It stayed at 2.5 percent."
    whole = Span(start=0, end=len(text))
    with_number = [text[s.start : s.end] for s in split_sentences(text, whole, {11: 13})]
    assert with_number == ["It is NATO.12", "It stayed at 2.5 percent."]
    assert sentences(text) == [text]


def test_only_the_paragraph_is_split():
    text = "Before. Inside one. Inside two. After."
    part = Span(start=8, end=31)
    assert [text[s.start : s.end] for s in split_sentences(text, part)] == [
        "Inside one.",
        "Inside two.",
    ]


@pytest.mark.parametrize("text", ["a word, " * 2000, "“" * 9000, "x" * 4500, "one; two " * 900])
def test_what_never_stops_is_read_in_pieces(text: str):
    found = sentences(f"It begins so: {text} and ends.")
    assert len(found) > 2
    assert max(map(len, found)) <= LONGEST
    assert "".join("".join(found).split()) == "".join(f"It begins so: {text} and ends.".split())
    assert all(piece == piece.strip() for piece in found)


def test_no_is_an_answer_where_it_opens_a_sentence():
    assert sentences("Is it so? No. East Shield is Polish.") == [
        "Is it so?",
        "No.",
        "East Shield is Polish.",
    ]
