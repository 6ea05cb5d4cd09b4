from collections import Counter
from dataclasses import replace
from random import Random

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
from posturemap.claims.grades import Stance, article_origins, grade, grade_claims, origin_of, stance
from posturemap.claims.grades.meeting import Meeting
from posturemap.claims.grades.stance import content_words


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


NATO, TALLINN = "NATO", "Estonia’s defence ministry"


def test_two_independent_origins_confirm():
    assert credibility(claim("1", "a", attribution=NATO), claim("2", "b", attribution=TALLINN)) == [
        1,
        1,
    ]


def test_what_two_named_origins_say_bears_out_what_nobody_is_credited_for():
    named = claim("1", "a", attribution=NATO), claim("2", "b", attribution=TALLINN)
    assert credibility(claim("3", "c"), *named) == [1, 1, 1]
    assert credibility(claim("3", "c"), named[0]) == [6, 6]


ONE_MOUTH = (
    "the Lithuanian defence ministry",
    "Lithuania’s Ministry of National Defence",
    "the Lithuanian defence minister",
    "Lithuanian Defence Minister Anna Example",
    "a spokesman for the Lithuanian army",
    "Vilnius",
    "the government in Vilnius",
    "the Lithuanian Armed Forces",
    "Lithuanian officials",
    "the Seimas",
)
NOBODY = (
    None,
    "officials",
    "an official",
    "Western officials",
    "a senior NATO official",
    "a Latvian defence source",
    "the ministry",
    "the minister",
    "the defence minister",
    "the spokesman",
    "Anna Example",
    "analysts",
    "people familiar with the plan",
    "local media",
    "a shopkeeper in Vilnius",
    "a critic of Putin",
    "a former Lithuanian defence minister",
)


@pytest.mark.parametrize("one", ONE_MOUTH)
@pytest.mark.parametrize("other", ONE_MOUTH)
def test_a_state_is_one_mouth(one: str, other: str):
    assert credibility(claim("1", "a", attribution=one), claim("2", "b", attribution=other)) == [
        6,
        6,
    ]


@pytest.mark.parametrize("nobody", NOBODY)
def test_who_is_nobody_bears_nobody_out(nobody: str | None):
    for body in (NATO, *NOBODY):
        pair = claim("1", "a", attribution=nobody), claim("2", "b", attribution=body)
        assert credibility(*pair) == [6, 6], body


@pytest.mark.parametrize(
    "attribution",
    [
        "NATO",
        "Secretary General Anna Example of NATO",
        "the Institute for the Study of War",
        "Narva Policy Institute",
        "the Kremlin",
        "the Pentagon",
        "German Defence Minister Anna Example",
        "the Bundeswehr",
    ],
)
def test_who_is_somebody_bears_a_state_out(attribution: str):
    pair = claim("1", "a", attribution=attribution), claim("2", "b", attribution=ONE_MOUTH[0])
    assert credibility(*pair) == [1, 1]


def test_one_article_is_one_origin_whomever_it_credits():
    pair = claim("1", "a", attribution=NATO), claim("2", "a", attribution=TALLINN)
    assert credibility(*pair) == [6, 6]


def test_reprints_are_one_origin():
    pair = claim("1", "a", attribution=NATO), claim("2", "b", attribution=TALLINN)
    other = claim("3", "c", attribution=TALLINN)
    assert credibility(*pair, origins={"b": "a"}) == [6, 6]
    assert credibility(*pair, other, origins={"b": "a"}) == [1, 1, 1]


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
    who = ("NATO", TALLINN, "the Kremlin", "the Pentagon")
    claims = [
        claim(str(i), f"article {i}", value, attribution=who[i]) for i, value in enumerate(values)
    ]
    graded = grade_claims(claims, {}, conflicts=[by_value(*claims)])
    assert [one.grade.credibility for one in graded] == expected


def test_what_nobody_is_credited_for_raises_nothing_but_lowers():
    claims = [claim(str(i), f"article {i}", value) for i, value in enumerate((600, 600, 628))]
    graded = grade_claims(claims, {}, conflicts=[by_value(*claims)])
    assert [one.grade.credibility for one in graded] == [3, 3, 4]


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
    one = claim("1", "a", attribution=NATO)
    assert credibility(one, claim("2", "b", **fields, attribution=TALLINN)) == [6, 6]


def test_claims_about_different_things_do_not_meet():
    two = [claim("1", "a", attribution=NATO), claim("2", "b", attribution=TALLINN)]
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
    ("attribution", "bodies"),
    [
        (None, set()),
        ("officials", set()),
        ("The analysts", set()),
        ("Brookings", {"brookings institution"}),
        ("Anna Example, the minister", {"anna example"}),
        ("the Latvian ambassador to NATO", {"LV", "NATO"}),
    ],
)
def test_who_is_credited(attribution: str | None, bodies: set[str]):
    assert origin_of(claim("1", "a", attribution=attribution)).bodies == bodies


def _some_claims(count: int) -> list[Claim]:
    """Make claims about one thing in many words, by many voices, some of them denials."""
    chance = Random(7)  # noqa: S311
    words = [f"word{chr(97 + n % 26)}{chr(97 + n // 26)}x" for n in range(120)]
    who = (None, NATO, TALLINN, "the Kremlin", "officials", "the Bundeswehr")
    return [
        claim(
            f"{number:04}",
            f"article {chance.randrange(count)}",
            chance.choice([None, None, 600, 628, (500, 620)]),
            quote=" ".join(chance.sample(words, chance.randrange(2, 9))),
            polarity=chance.choice([Polarity.ASSERTED] * 5 + [Polarity.NEGATED]),
            date=chance.choice([None, "2024", "2025-03"]),
            attribution=chance.choice(who),
        )
        for number in range(count)
    ]


def test_what_is_not_asked_would_have_been_silent():
    claims = _some_claims(250)
    rarity = Counter(word for one in claims for word in content_words(one.quote))
    meeting = Meeting(claims, rarity)
    for one in claims:
        asked = {other.id for other in meeting.near(one)}
        left = [other for other in claims if other.id not in asked]
        assert {stance(one, other) for other in left} <= {Stance.SILENT}


def test_grading_asks_few(monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr(grade, "stance", lambda *pair: asked.append(pair) or stance(*pair))
    counts = []
    for count in (300, 1200):
        asked.clear()
        chance = Random(1)  # noqa: S311
        claims = [
            replace(
                one,
                quantity=None,
                quote=" ".join(
                    f"w{chance.randrange(10**6):06}".translate(LETTERS) for _ in range(8)
                )
                + " soldiers stationed",
            )
            for one in _some_claims(count)
        ]
        credibility(*claims)
        counts.append(len(asked))
    assert counts[1] < 8 * max(counts[0], 300)  # all pairs would be sixteen times as many


LETTERS = str.maketrans("0123456789", "abcdefghij")
