"""On which page of a PDF a claim stands."""

from pathlib import Path

import pytest

from posturemap.claims import Article
from posturemap.claims.extract import extract
from posturemap.claims.reading.body import Body
from posturemap.claims.reading.parts import make_article

FIRST = "Germany sent 120 soldiers to Rukla in Lithuania in March 2025.\n"
THIRD = "Canada keeps 1,900 soldiers in Latvia.\n"


def article(pages: tuple[int, ...]) -> Article:
    body = Body(text=FIRST + THIRD, pages=pages)
    return make_article(body, Path("a"), article_id="a", sha256="0")


def test_a_claim_has_the_number_of_its_page():
    found = extract(article((0, len(FIRST), len(FIRST))))
    assert [claim.page for claim in found] == [1, 3]


def test_a_text_without_pages_gives_its_claims_none():
    assert {claim.page for claim in extract(article(()))} == {None}


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (len(FIRST) - 1, 1), (len(FIRST), 3)])
def test_a_page_without_text_holds_nothing(offset: int, page: int):
    assert article((0, len(FIRST), len(FIRST))).page_at(offset) == page
