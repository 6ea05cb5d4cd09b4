"""A claim that only says again what the article has said is left out."""

from dataclasses import replace

import pytest

from posturemap.claims import ClaimType, Polarity, Quantity, read_article
from posturemap.claims.claim import Claim
from posturemap.claims.extract import extract
from posturemap.claims.extract.repeats import Told
from posturemap.claims.named import PlaceMention

TAPA = PlaceMention(text="Tapa", start=0, end=4, name="Tapa", country="EE", kind="town")
FIRST = Claim(
    id="000000000000",
    article="a",
    type=ClaimType.DEPLOYMENT,
    quote="Denmark has stationed a full tank battalion of 800 soldiers at Tapa since spring.",
    start=0,
    end=81,
    places=(TAPA,),
    date="2024",
    quantity=Quantity(value=800, unit="troops", text="800 soldiers"),
)


def is_new_after(claim: Claim, first: Claim = FIRST) -> bool:
    told = Told()
    assert told.is_new(first)
    return told.is_new(claim)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {
            "quote": "Denmark has a tank battalion stationed at Tapa.",
            "date": None,
            "quantity": None,
        },
        {"quantity": Quantity(value=800, unit="troops", text="some 800 soldiers")},
        {"quote": "Denmark has stationed its full tank battalion at Tapa."},
    ],
)
def test_the_same_again_is_no_claim(changes):
    assert not is_new_after(replace(FIRST, **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"type": ClaimType.INFRASTRUCTURE},
        {"polarity": Polarity.PLANNED},
        {"date": "2025"},
        {"quantity": Quantity(value=900, unit="troops", text="900 soldiers")},
        {"places": (TAPA, replace(TAPA, name="Rukla", country="LT"))},
        {"quote": "Denmark has stationed a full tank battalion of 900 soldiers at Tapa."},
        {"quote": "Norway has stationed a full tank battalion of soldiers at Tapa."},
        {"quote": "Denmark has stationed a tank battalion with drones and engineers at Tapa."},
        {"quote": "Denmark has soldiers.", "places": ()},
    ],
)
def test_anything_new_makes_a_claim(changes):
    assert is_new_after(replace(FIRST, **changes))


def test_a_later_claim_is_weighed_against_each_earlier_one_alone():
    told = Told()
    told.is_new(replace(FIRST, quote="Denmark has stationed a tank battalion."))
    told.is_new(replace(FIRST, quote="Some 800 soldiers came to the garrison at Tapa."))
    assert told.is_new(replace(FIRST, quote="Denmark has stationed a battalion of 800 at Tapa."))


def test_an_article_that_says_a_thing_twice_gives_it_once(tmp_path):
    once = "Latvia has built a fence of 145 kilometres along its border with Belarus."
    path = tmp_path / "a.txt"
    path.write_text(f"Latvia fences\n\n{once}\n\nEstonia bought radars.\n\n{once}\n", "utf-8")
    assert [c.quote for c in extract(read_article(path))].count(once) == 1
