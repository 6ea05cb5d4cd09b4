"""The paragraph round each quote."""

from dataclasses import replace

import pytest

from posturemap.claims import Article, Claim, ClaimType, Span
from posturemap.maps.page.passages import Passages, find_passages

FIRST, SECOND, THIRD = "Tanks 🚜 went to Tapa.", "Nothing else moved.", "They stay, he said."
TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def span(words):
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


ARTICLE = Article(id="a", text=TEXT, sha256="00", paragraphs=tuple(map(span, (FIRST, SECOND))))


def claim(quote, **more):
    start = TEXT.index(quote)
    given = {"start": start, "end": start + len(quote), "prefix": "<< ", "suffix": " >>"}
    given |= {"id": "0", "article": "a", "type": ClaimType.THREAT, "quote": quote}
    return Claim(**(given | more))


def test_a_quote_stands_in_its_paragraph_in_utf16_units():
    found = find_passages([claim("went to Tapa")], [ARTICLE])
    assert repr(found) == repr(Passages(texts=(FIRST,), text=(0,), at=(9,), length=(12,)))


@pytest.mark.parametrize(
    ("quote", "at", "length"), [("Tanks", 0, 5), ("🚜 went", 6, 7), ("Tapa.", 17, 5)]
)
def test_a_quote_at_the_edge_of_a_paragraph_stands_in_it(quote, at, length):
    found = find_passages([claim(quote)], [ARTICLE])
    assert (found.texts, found.at, found.length) == ((FIRST,), (at,), (length,))


def test_a_paragraph_is_there_once_in_the_order_of_first_use():
    quotes = ("Nothing", "Tanks", "moved.", "Tapa")
    found = find_passages([*map(claim, quotes)], [ARTICLE])
    assert (found.texts, found.text) == ((SECOND, FIRST), (0, 1, 0, 1))


def test_a_quote_across_paragraphs_has_all_of_them():
    quote = f"Tapa.\n\n{SECOND}"
    found = find_passages([claim(quote)], [ARTICLE])
    assert found.texts == (f"{FIRST}\n\n{SECOND}",)
    assert found.at == (17,)


@pytest.mark.parametrize("quote", [THIRD, f"{SECOND}\n\n{THIRD}"])
def test_a_quote_that_no_paragraph_ends_behind_has_its_own_context(quote):
    found = find_passages([claim(quote, prefix=TEXT[:5], suffix="")], [ARTICLE])
    start = TEXT.index(quote) - 5
    assert (found.texts, found.at) == ((TEXT[start : start + 5 + len(quote)],), (5,))


def test_a_quote_before_the_first_paragraph_has_its_own_context():
    article = replace(ARTICLE, paragraphs=(span(SECOND),))
    found = find_passages([claim("went", prefix="🚜 ", suffix=" to")], [article])
    assert (found.texts, found.at) == (("🚜 went to",), (3,))


@pytest.mark.parametrize(
    "articles", [[], [replace(ARTICLE, id="b")], [replace(ARTICLE, text="Other words.")]]
)
def test_without_the_text_a_claim_brings_its_own_context(articles):
    found = find_passages([claim("went", prefix="🚜 ", suffix=" to")], articles)
    assert found == Passages(texts=("🚜 went to",), text=(0,), at=(3,), length=(4,))


def test_each_claim_is_looked_up_in_its_own_article():
    other = replace(ARTICLE, id="b", paragraphs=(Span(start=0, end=len(TEXT)),))
    found = find_passages([claim("went"), claim("went", article="b")], [ARTICLE, other])
    assert found.texts == (FIRST, TEXT)


@pytest.mark.parametrize(
    ("quote", "passage"), [(TEXT[10:20], TEXT[:20]), (TEXT[10:21], TEXT), (TEXT[20:30], TEXT[20:])]
)
def test_a_paragraph_may_begin_where_another_ends(quote, passage):
    paragraphs = (Span(start=0, end=20), Span(start=20, end=len(TEXT)))
    found = find_passages([claim(quote)], [replace(ARTICLE, paragraphs=paragraphs)])
    assert found.texts == (passage,)


def test_half_a_character_counts_as_one_unit():
    found = find_passages([claim("went", prefix="\ud800", suffix="")], [])
    assert (found.at, found.length) == ((1,), (4,))


def test_no_claims_have_no_passages():
    assert find_passages([], [ARTICLE]) == Passages(texts=(), text=(), at=(), length=())
