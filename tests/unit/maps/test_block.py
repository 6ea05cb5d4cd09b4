import base64
import gzip
import json
import re

import geopandas as gpd
import pandas as pd
import pytest
from shapely import LineString, Point, box

from posturemap.claims import Article, Claim, ClaimType, Doubt, Span
from posturemap.errors import PageError
from posturemap.layers.table.posture import Posture
from posturemap.maps.page.block import data_block
from posturemap.maps.page.columns import Packed, Plain

TEXT = "First words.\n\nTanks 🚜 went to Tapa in 2024, it said.\n"
QUOTE = "went to Tapa"


def a_claim(**fields):
    start = TEXT.index(QUOTE)
    base = {
        "id": "0123456789ab",
        "article": "a",
        "type": ClaimType.DEPLOYMENT,
        "quote": QUOTE,
        "start": start,
        "end": start + len(QUOTE),
        "prefix": "Tanks 🚜 ",
        "suffix": " in 2024",
        "features": ("f1",),
    }
    return Claim(**(base | fields))


def an_article():
    spans = (Span(start=0, end=12), Span(start=14, end=len(TEXT) - 1))
    return Article(id="a", text=TEXT, sha256="00", paragraphs=spans)


def a_posture(*, names=("Tapa",), claims=None, layer="forces"):
    gdf = gpd.GeoDataFrame(
        {
            "id": [f"f{n + 1}" for n in range(len(names))],
            "name": pd.Series(list(names), dtype=object),
            "claims": [["0123456789ab"]] + [[]] * (len(names) - 1),
            "precision_m": [float("nan")] * len(names),
        },
        geometry=[Point(25.95, 59.26)] * len(names),
        crs=4326,
    )
    return Posture(
        layers={layer: gdf}, claims=claims or (a_claim(),), conflicts=(), as_of="2026-01-01"
    )


def read(block):
    inner = re.fullmatch(
        r'<script type="application/json" id="posture-data">(.*)</script>', block, re.DOTALL
    )
    return json.loads(inner[1])


def test_quotes_stand_in_their_paragraph_in_utf16_units():
    claims = read(data_block(a_posture(), [an_article()], title="t"))["claims"]
    (paragraph,) = claims["passages"]["v"]
    (at,), (length,) = claims["columns"]["at"]["v"], claims["columns"]["length"]["v"]
    assert paragraph == TEXT[14:-1]
    assert paragraph.encode("utf-16-le")[at * 2 : (at + length) * 2].decode("utf-16-le") == QUOTE


def test_without_the_article_a_claim_brings_its_own_context():
    claims = read(data_block(a_posture(), [], title="t"))["claims"]
    assert claims["passages"]["v"] == ["Tanks 🚜 went to Tapa in 2024"]
    assert claims["columns"]["article"]["v"] == [-1]


def test_features_and_claims_point_at_each_other_by_number():
    data = read(data_block(a_posture(), [an_article()], title="t"))
    assert dict(data["layers"][0]["columns"])["claims"]["v"] == [[0]]
    assert data["claims"]["columns"]["features"]["v"] == [[0]]


@pytest.mark.parametrize(
    "text",
    [
        "</script><img src=x onerror=alert(1)>",
        "<!--<script>",
        "{{ 7*7 }} {% print(7) %} {0.__class__}",
        "a\u2028b\u2029c\x00d\ud800e",
        '"\\',
        "__proto__",
    ],
)
def test_hostile_text_is_carried_exactly_and_means_nothing(text):
    posture = a_posture(names=(text,), layer=text)
    block = data_block(posture, [an_article()], title=text)
    body = block[block.index(">") + 1 : block.rindex("<")]
    assert not set(body) & set("<>&\u2028\u2029")
    assert "{{" not in body
    assert "{%" not in body
    data = read(block)
    assert data["title"] == text
    assert data["layers"][0]["name"] == text
    assert dict(data["layers"][0]["columns"])["name"]["v"] == [text]


def test_what_is_missing_is_null_and_never_nan():
    data = read(data_block(a_posture(), [an_article()], title="t"))
    assert dict(data["layers"][0]["columns"])["precision_m"]["v"] == [None]


def test_a_large_posture_is_one_gzipped_buffer_that_comes_out_the_same_each_time():
    names = tuple(f"Place {n}" for n in range(3000))
    block = data_block(a_posture(names=names), [an_article()], title="t")
    data = read(block)
    buffer = gzip.decompress(base64.b64decode(data["packed"]))
    name = dict(data["layers"][0]["columns"])["name"]
    assert name["t"] == "text"
    assert buffer[name["at"] :].startswith(b"Place 0Place 1Place 2")
    assert block == data_block(a_posture(names=names), [an_article()], title="t")


def test_a_feature_on_a_claim_that_is_not_there_is_refused():
    with pytest.raises(PageError, match=r"0123456789ab.*not among"):
        data_block(a_posture(claims=(a_claim(id="ffffffffffff"),)), [], title="t")


def test_one_id_for_two_features_is_refused():
    posture = a_posture()
    both = {"forces": posture.layers["forces"], "more": posture.layers["forces"]}
    twice = Posture(layers=both, claims=posture.claims, conflicts=(), as_of="2026")
    with pytest.raises(PageError, match="f1 is there twice"):
        data_block(twice, [], title="t")


def test_numbers_are_split_into_byte_planes():
    writer = Packed()
    assert writer.ints([1, 258]) == {"at": 0, "n": 2, "w": 2}
    assert bytes(writer.buffer) == b"\x01\x02\x00\x01"
    assert writer.ints([-1, 1]) == {"at": 4, "n": 2, "w": 1, "s": 1}
    assert bytes(writer.buffer[4:]) == b"\x01\x02"


def test_lines_and_polygons_are_counts_and_steps():
    gdf = gpd.GeoDataFrame(
        {"id": ["a", "b"], "claims": [[], []]},
        geometry=[LineString([(24, 57), (24.5, 57.25)]), box(20, 50, 21, 51)],
        crs=4326,
    )
    posture = Posture(layers={"borders": gdf}, claims=(), conflicts=(), as_of="2026")
    shapes = read(data_block(posture, [], title="t"))["layers"][0]["shapes"]
    assert shapes["decimals"] == 5
    assert shapes["types"] == [2, 4]
    assert shapes["sizes"] == [2, 5]
    assert shapes["x"][:2] == [2_400_000, 50_000]
    assert shapes["y"][:2] == [5_700_000, 25_000]


@pytest.mark.parametrize("writer", [Plain, Packed])
def test_a_record_is_written_as_the_mapping_of_its_fields(writer):
    doubts = [Doubt(field="date", instead=None), Doubt(field="type", instead="threat")]
    rows = [{"field": doubt.field, "instead": doubt.instead} for doubt in doubts]
    assert writer().records(doubts) == writer().records(rows)
    assert writer().record_lists([doubts, []]) == writer().record_lists([rows, []])
