from dataclasses import replace

import pytest

from posturemap.claims import Claim, ClaimType, Polarity, claim_id
from posturemap.layers.table.posture import Posture
from posturemap.maps.page.noscript import CLAIMS_READ, CLAIMS_SHOWN, text_version


def claim(number):
    return Claim(
        id=claim_id("a", number, number + 1, ClaimType.THREAT),
        article="a",
        type=ClaimType.THREAT,
        quote=f"claim number {number}.",
        start=number,
        end=number + 1,
        polarity=Polarity.ASSERTED,
        unmapped="names no place",
    )


def posture(claims):
    return Posture(layers={}, claims=tuple(claims), conflicts=(), as_of="2026-01-01")


@pytest.mark.parametrize("count", [0, 1, CLAIMS_READ])
def test_every_claim_stands_in_the_text_version(count):
    text = text_version(posture(map(claim, range(count))), ())
    assert text.count("<li>") == count
    assert "claims.jsonl" not in text


def test_a_page_of_more_says_how_many_are_elsewhere():
    text = text_version(posture(map(claim, range(CLAIMS_READ + 1))), ())
    assert text.count("<li>") == CLAIMS_SHOWN
    assert f"{CLAIMS_READ + 1 - CLAIMS_SHOWN:,} more claims are in claims.jsonl" in text


def test_a_quote_is_text():
    text = text_version(posture([replace(claim(0), quote="</noscript><b>{{7*7}}")]), ())
    assert "<b>" not in text
    assert "&lt;/noscript&gt;&lt;b&gt;" in text
