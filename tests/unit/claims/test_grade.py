from dataclasses import replace

import pytest

from posturemap.claims import (
    Article,
    Claim,
    ClaimType,
    Polarity,
    Quantity,
    Review,
    ReviewState,
    Span,
)
from posturemap.claims.grade import Stance, grade_claims, stance
from posturemap.claims.origins import article_origins, credited_body


def claim(name: str, article: str, value: float | None = None, **fields) -> Claim:
    plain = Claim(
        id=name,
        article=article,
        type=ClaimType.FORTIFICATION,
        quote="Bunkers are placed along the border.",
        start=0,
        end=1,
        quantity=None if value is None else Quantity(value=value, unit="bunkers", text="x"),
    )
    return replace(plain, **fields)


def credibility(*claims: Claim, origins: dict[str, str] | None = None) -> list[int]:
    groups = {"line": [one.id for one in claims]}
    return [one.grade.credibility for one in grade_claims(claims, groups, origins=origins)]


def by_value(*claims: Claim) -> list[list[str]]:
    """Return a conflict between all values that the claims give."""
    values = dict.fromkeys(one.quantity.value for one in claims if one.quantity)
    return [
        [one.id for one in claims if one.quantity and one.quantity.value == value]
        for value in values
    ]


def test_nobody_judged_is_f6():
    (one,) = grade_claims([claim("1", "a")], {})
    assert str(one.grade) == "F6"


def test_the_letter_is_the_articles_and_alone():
    one, other = grade_claims([claim("1", "a"), claim("2", "b")], {}, reliability={"a": "B"})
    assert (str(one.grade), str(other.grade)) == ("B6", "F6")


def test_two_independent_origins_confirm():
    assert credibility(claim("1", "a"), claim("2", "b")) == [1, 1]


@pytest.mark.parametrize(
    "claims",
    [
        (claim("1", "a"), claim("2", "a")),
        (claim("1", "a", attribution="NATO"), claim("2", "b", attribution="a NATO spokesman")),
        (
            claim("1", "a", attribution="Anna Example, the minister"),
            claim("2", "b", attribution="the minister, Anna Example"),
        ),
    ],
    ids=["one article", "one body", "one person"],
)
def test_one_origin_said_twice_confirms_nothing(claims: tuple[Claim, ...]):
    assert credibility(*claims) == [6, 6]


def test_reprints_are_one_origin():
    three = (claim("1", "a"), claim("2", "b"), claim("3", "c"))
    assert credibility(*three[:2], origins={"b": "a"}) == [6, 6]
    assert credibility(*three, origins={"b": "a"}) == [1, 1, 1]


def test_unnamed_officials_are_not_one_body():
    one = claim("1", "a", attribution="officials")
    assert credibility(one, claim("2", "b", attribution="the officials")) == [1, 1]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((600, 628), [3, 3]),
        ((600, 600, 628), [2, 2, 4]),
        ((600, 600, 600, 628), [2, 2, 2, 5]),
        ((600, 628, 700), [4, 4, 4]),
    ],
)
def test_contradiction_lowers(values: tuple[int, ...], expected: list[int]):
    claims = [claim(str(i), f"article {i}", value) for i, value in enumerate(values)]
    graded = grade_claims(claims, {}, conflicts=[by_value(*claims)])
    assert [one.grade.credibility for one in graded] == expected


def test_an_article_does_not_contradict_itself():
    claims = (claim("1", "a", 28), claim("2", "a", 600))
    graded = grade_claims(claims, {}, conflicts=[by_value(*claims)])
    assert [one.grade.credibility for one in graded] == [6, 6]


@pytest.mark.parametrize(
    "fields",
    [
        {"type": ClaimType.ASSESSMENT},
        {"polarity": Polarity.HYPOTHETICAL},
        {"review": Review(state=ReviewState.REJECTED)},
    ],
)
def test_judgements_possibilities_and_rejected_claims_confirm_nothing(fields: dict):
    assert credibility(claim("1", "a"), claim("2", "b", **fields)) == [6, 6]


def test_claims_about_different_things_do_not_meet():
    two = [claim("1", "a"), claim("2", "b")]
    graded = grade_claims(two, {"x": ["1"], "y": ["2", "unknown"]})
    assert [one.grade.credibility for one in graded] == [6, 6]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"date": "2024"}, {"date": "2024-03"}, Stance.AGREES),
        ({"date": "2024"}, {"date": "2025-03"}, Stance.SILENT),
        ({"date": "2024/.."}, {"date": "2027"}, Stance.AGREES),
        ({"date": "../2023"}, {"date": "2024-01-01"}, Stance.SILENT),
        ({"date": "202X"}, {"date": "2027~"}, Stance.AGREES),
        ({"polarity": Polarity.NEGATED}, {}, Stance.CONTRADICTS),
        ({"polarity": Polarity.NEGATED}, {"polarity": Polarity.NEGATED}, Stance.AGREES),
        ({"type": ClaimType.SPENDING}, {}, Stance.SILENT),
        ({"value": 600}, {}, Stance.AGREES),
        ({"value": 600}, {"value": (500, 700)}, Stance.AGREES),
        ({"value": 600}, {"value": 600, "quote": "In all 600 of them."}, Stance.AGREES),
        ({"value": 600}, {"value": 28}, Stance.SILENT),
        ({"quote": "Bunkers placed along its eastern border"}, {}, Stance.AGREES),
        ({"quote": "The line was approved in January"}, {}, Stance.SILENT),
        ({"quote": "Bunkers"}, {"quote": "Bunkers"}, Stance.SILENT),
        (
            {"quote": "No treaty was signed", "polarity": Polarity.NEGATED},
            {"quote": "Bunkers are placed there"},
            Stance.SILENT,
        ),
        ({"value": 600}, {"quantity": Quantity(value=600, unit="km", text="x")}, Stance.SILENT),
    ],
)
def test_how_two_claims_stand(one: dict, other: dict, expected: Stance):
    first, second = claim("1", "a", **one), claim("2", "b", **other)
    assert stance(first, second) is stance(second, first) is expected


def article(name: str, *sentences: str) -> Article:
    text = " ".join(sentences)
    starts = [text.index(sentence) for sentence in sentences]
    return Article(
        id=name,
        text=text,
        sha256="0",
        sentences=tuple(
            Span(start=start, end=start + len(sentence))
            for start, sentence in zip(starts, sentences, strict=True)
        ),
    )


def test_articles_that_share_half_their_sentences_are_one_text():
    shared = "The ministry will place twenty-eight bunkers near the border in the spring."
    also = "Six hundred of them are to stand along the whole line before the end of 2027."
    own = "A reporter of ours drove there and found a field with nothing on it but snow."
    origins = article_origins(
        [
            article("c", shared, also),
            article("b", also.upper().replace(".", " !"), own),
            article("d", own.replace("snow", "mud"), "It holds.", "The minister drove on."),
            article("e", "It holds."),
        ]
    )
    assert origins == {"b": "b", "c": "b", "d": "d", "e": "e"}


@pytest.mark.parametrize(
    ("attribution", "body"),
    [
        (None, None),
        ("officials", None),
        ("The analysts", None),
        ("Brookings", "Brookings Institution"),
        ("Anna Example, the minister", "anna example"),
    ],
)
def test_who_is_credited(attribution: str | None, body: str | None):
    assert credited_body(claim("1", "a", attribution=attribution)) == body
