"""Where a sentence is cut, and what a quote leaves out."""

import pytest

from posturemap.claims.extract.clauses import read_sentence, split
from posturemap.claims.extract.quotes import trim


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
        "In 2022, when Russia invaded Ukraine, Poland closed the border.",
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
        ("The ports in the west are full.[3][5]", "The ports in the west are full."),
    ],
)
def test_a_quote_leaves_out_what_is_no_part_of_the_claim(text, quote):
    assert clauses(text) == [quote]
