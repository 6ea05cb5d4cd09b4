from dataclasses import replace

import geopandas as gpd
import pytest
from shapely.geometry import Point

from posturemap.claims import Article, Change, Claim, ClaimType, Grade, Polarity, claim_id
from posturemap.layers.table.posture import Posture
from posturemap.maps.page.called import called
from posturemap.maps.page.noscript import CLAIMS_READ, CLAIMS_SHOWN, item, said, text_version
from posturemap.maps.page.words import SOURCE_LANGUAGE, catalogues

WORDS = catalogues()[SOURCE_LANGUAGE]


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


def test_a_claim_says_everything_that_is_known_of_it():
    told = replace(
        claim(0),
        quote="<b>went\u200b</b>",
        date="2026-05-12",
        attribution="the minister",
        source_ref=(3, 4),
        grade=Grade(reliability="B", credibility=2),
    )
    assert item(told, {}, WORDS) == (
        "<li><blockquote><bdi>"
        "&lt;b&gt;went⟨ZWSP⟩&lt;/b&gt;"
        "</bdi></blockquote><p>Threat · stated as fact · 2026-05-12 · the minister · Grade B2 · "
        "[3][4] · Not on the map: names no place</p></li>"
    )


def test_what_is_not_known_of_a_claim_is_said():
    text = item(replace(claim(0), unmapped=None), {}, WORDS)
    about = text[text.index("<p>") :]
    assert about == (
        "<p>Threat · stated as fact · no date given · the author’s own voice · Grade F6 · "
        "Not on the map: no reason was recorded</p></li>"
    )


def test_a_claim_names_its_features_or_their_ids():
    told = replace(claim(0), features=("f", "g"), unmapped=None)
    assert "· On the map: Base; g</p>" in item(told, {"f": "Base"}, WORDS)


@pytest.mark.parametrize(
    ("row", "brackets"),
    [
        ({}, ""),
        ({"saying": "stands", "sure": True}, ""),
        ({"saying": "planned"}, " (planned)"),
        ({"sure": False}, " (unsure reading)"),
        ({"saying": "possible", "sure": False}, " (only possible, unsure reading)"),
        ({"saying": "strange"}, " (strange)"),
    ],
)
def test_a_feature_that_does_not_simply_stand_says_how_it_is_put(row, brackets):
    assert said(row, WORDS) == brackets


def test_the_whole_text_is_a_heading_and_a_list_an_article():
    claims = [claim(0), replace(claim(1), article="b"), replace(claim(2), article="b")]
    about = {"title": "A & B", "author": "X", "publisher": "Y", "date": "2026"}
    known = Article(id="a", text="x", sha256="00", url="https://example.org/?a=1&b=2", **about)
    lines = text_version(posture(claims), (known,)).split("\n")
    link = '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">A &amp; B</a>'
    assert lines[0] == f"<p>{WORDS['noscript.lead']}</p>"
    assert lines[1] == f"<h2>{link}</h2><p>X, Y, 2026</p>"
    assert lines[2:4] == ["<ol>", item(claims[0], {}, WORDS)]
    items = [item(one, {}, WORDS) for one in claims[1:]]
    assert lines[4:] == ["</ol>", "<h2>b</h2>", "<ol>", *items, "</ol>"]


def test_a_map_without_claims_has_the_first_line_alone():
    assert text_version(posture([]), ()) == f"<p>{WORDS['noscript.lead']}</p>"


def test_an_address_that_is_none_is_no_link():
    known = Article(id="a", text="x", sha256="00", title="T", url="javascript:alert(1)")
    assert "<h2>T</h2><p></p>" in text_version(posture([claim(0)]), (known,))


def test_a_heading_is_text():
    text = text_version(posture([replace(claim(0), article="<b>{{a}}")]), ())
    assert "<h2>&lt;b&gt;&#123;&#123;a&#125;&#125;</h2>" in text


def test_a_feature_is_named_whatever_layer_it_is_of():
    told = replace(claim(0), features=("f", "g"), unmapped=None)
    rows = {
        "forces": {"id": ["x", "f"], "name": ["Other", "Fort"]},
        "bases": {"id": ["g"], "name": ["Base"], "sure": [False]},
    }
    layers = {
        name: gpd.GeoDataFrame(row, geometry=[Point(24, 57)] * len(row["id"]), crs=4326)
        for name, row in rows.items()
    }
    text = text_version(replace(posture([told]), layers=layers), ())
    assert "On the map: Fort; Base (unsure reading)</p>" in text
