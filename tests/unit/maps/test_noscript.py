from dataclasses import replace

import geopandas as gpd
import pytest
from shapely.geometry import Point

from posturemap.claims import Article, Change, Claim, ClaimType, Polarity, claim_id
from posturemap.layers.table.posture import Posture
from posturemap.maps.page.called import called
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


def test_the_text_says_what_is_denied_unsure_or_over():
    told = [
        replace(claim(0), polarity=Polarity.NEGATED),
        replace(claim(1), sure=False),
        replace(claim(2), change=Change.ENDS, features=("f",), unmapped=None),
    ]
    row = {"id": ["f"], "name": ["Base"], "saying": ["ended"], "sure": [True]}
    layer = gpd.GeoDataFrame(row, geometry=[Point(24, 57)], crs=4326)
    text = text_version(replace(posture(told), layers={"forces": layer}), ())
    denied, unsure, over = text.split("<li>")[1:]
    assert "denied" in denied
    assert "unsure reading" in unsure
    assert "has ended or is to end" in over
    assert "On the map: Base (ended)" in over


def test_an_article_without_a_title_is_called_by_its_first_words():
    article = Article(id="000_2b92", text=f"The ditch was dug by hand. {'More ' * 99}", sha256="00")
    assert called(article) == "“The ditch was dug by hand. More More More More More More …”"
    assert called(replace(article, title="Digging")) == "Digging"
    assert called(replace(article, text=" ")) == "000_2b92"
