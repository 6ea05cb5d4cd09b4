import base64
import gzip
import json
import re
from dataclasses import replace

import geopandas as gpd
import pandas as pd
import pytest
from shapely import LineString, Point, box

from posturemap.claims import (
    Article,
    Change,
    Claim,
    ClaimType,
    Doubt,
    Grade,
    LeftOut,
    PlaceMention,
    Quantity,
    Review,
    SourceEntry,
    Span,
)
from posturemap.errors import PageError
from posturemap.layers import OwnLayer
from posturemap.layers.own import Look
from posturemap.layers.table.posture import Posture
from posturemap.layers.weigh import Conflict, Reading
from posturemap.maps.page.block import data_block, plain_claim
from posturemap.maps.page.columns import Packed, Plain
from posturemap.maps.page.unpack import read_block, read_column, read_ints

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


def column(table, name):
    return dict(table)[name]["v"]


def a_place(**more):
    return PlaceMention(
        text="Tapa", start=30, end=34, name="Tapa", country="EE", kind="town", **more
    )


FULL = a_claim(
    date="2024",
    places=(a_place(lat=59.26, lon=25.95),),
    actors=("EE", "NATO"),
    quantity=Quantity(value=(3, 4), unit="tanks", text="3 to 4 tanks"),
    change=Change.BEGINS,
    confidence=0.75,
    doubts=(Doubt(field="date", instead=None),),
    attribution="NATO",
    source_ref=(3,),
    grade=Grade(reliability="B", credibility=2),
    review=Review(by="me"),
)


def test_a_claim_is_told_whole():
    columns = read(data_block(a_posture(claims=(FULL,)), [an_article()], title="t"))["claims"][
        "columns"
    ]
    told = {name: column["v"] for name, column in columns.items()}
    assert told == {
        "id": ["0123456789ab"],
        "type": ["deployment"],
        "polarity": ["asserted"],
        "change": ["begins"],
        "confidence": [0.75],
        "sure": [True],
        "date": ["2024"],
        "attribution": ["NATO"],
        "unmapped": [None],
        "start": [FULL.start],
        "end": [FULL.end],
        "reader": ["posturemap"],
        "article": [0],
        "article_id": ["a"],
        "grade": ["B2"],
        "actors": [["EE", "NATO"]],
        "source_ref": [[3]],
        "origins": [[0, 1]],
        "features": [[0]],
        "places": [[plain_claim(FULL)["places"][0]]],
        "doubts": [[{"field": "date", "instead": None}]],
        "quantity": [{"value": [3, 4], "unit": "tanks", "text": "3 to 4 tanks"}],
        "review": [{"state": "none", "by": "me", "when": None, "why": None}],
        "passage": [0],
        "at": [9],
        "length": [12],
    }


def test_what_a_page_says_of_a_claim_is_what_its_block_says():
    columns = read(data_block(a_posture(claims=(FULL,)), [], title="t"))["claims"]["columns"]
    plain = plain_claim(FULL)
    assert json.loads(json.dumps(plain)) == {name: columns[name]["v"][0] for name in plain}
    assert set(columns) - set(plain) == {
        *("article", "features", "origins", "passage", "at", "length")
    }
    assert plain_claim(a_claim())["quantity"] is None


def test_claims_of_one_text_or_one_voice_share_an_origin():
    claims = (
        a_claim(attribution="NATO"),
        a_claim(id="1", article="b", attribution="NATO"),
        a_claim(id="2", article="b"),
    )
    posture = a_posture(claims=claims)
    origins = read(data_block(posture, [], title="t"))["claims"]["columns"]["origins"]["v"]
    assert len(set(origins[0]) & set(origins[1])) == 1
    assert set(origins[2]) < set(origins[1])
    assert not set(origins[0]) & set(origins[2])


def test_an_article_is_told_with_what_was_read_of_it():
    about = {"title": "T", "author": "A", "publisher": "P", "url": "https://e.org", "date": "2024"}
    source = SourceEntry(number=1, title="S", url=None, start=0, end=1)
    left = (LeftOut(reason="menu", letters=4, words="Home"),) * 2
    article = replace(
        an_article(),
        **about,
        sources=(source,),
        left_out=left,
        sentences=(Span(start=0, end=11),),
    )
    (row,) = read(data_block(a_posture(), [article], title="t"))["articles"]["v"]
    assert row == {
        "id": "a",
        "sha256": "00",
        **about,
        "sources": [{"number": 1, "title": "S", "url": None}],
        "letters_read": 10,
        "left_out": [{"reason": "menu", "letters": 8}],
    }


def test_an_article_without_a_title_is_called_by_its_first_words():
    (row,) = read(data_block(a_posture(), [an_article()], title="t"))["articles"]["v"]
    assert row["title"].startswith("“First words.")


def test_a_block_says_its_form_its_day_and_what_the_code_is_to_know():
    data = read(data_block(a_posture(), [], title="t", settings={"story": [1]}))
    assert (data["format"], data["as_of"], data["title"]) == (1, "2026-01-01", "t")
    assert data["settings"] == {"story": [1]}
    assert read(data_block(a_posture(), [], title="t"))["settings"] == {}


def test_a_conflict_is_told_with_its_readings():
    readings = (
        Reading(value="3", claim="c", source="s"),
        Reading(value="4", claim=None, source="s"),
    )
    conflict = Conflict(
        id="k", entity="e", attribute="troops", as_of=None, readings=readings, features=("f1",)
    )
    (told,) = read(data_block(replace(a_posture(), conflicts=(conflict,)), [], title="t"))[
        "conflicts"
    ]
    assert (told["id"], told["features"], told["note"]) == ("k", ["f1"], None)
    assert told["readings"][1] == {"value": "4", "claim": None, "source": "s", "grade": "F6"}


def test_a_layer_has_its_look_and_its_columns_by_name():
    (layer,) = read(data_block(a_posture(), [], title="t"))["layers"]
    assert (layer["name"], layer["group"]) == ("forces", "forces")
    assert {"title", "color", "color_dark", "shape"} < set(layer)
    assert [name for name, _ in layer["columns"]] == ["claims", "id", "name", "precision_m"]
    assert layer["shapes"]["types"] == [1]
    assert "own" not in layer


def an_own_layer():
    gdf = gpd.GeoDataFrame(
        {"id": ["o1"], "name": ["Port"], "own.size": [float("nan")], "own.claims": [[1]]},
        geometry=[Point(24, 57)],
        crs=4326,
    )
    return OwnLayer(
        name="own_ports",
        title="Ports",
        look=Look(color="#112233", color_dark="#445566", shape="star"),
        attribution="© A Survey",
        fields=("size",),
        file="ports.kml",
        sha256="9f",
        gdf=gdf,
    )


def test_an_own_layer_comes_last_with_what_it_was_made_from():
    posture = replace(a_posture(), own=(an_own_layer(),))
    _, layer = read(data_block(posture, [], title="t"))["layers"]
    assert layer["shapes"].pop("x") == [2_400_000]
    del layer["shapes"]
    assert layer == {
        "name": "own_ports",
        "title": "Ports",
        "group": "own",
        "color": "#112233",
        "color_dark": "#445566",
        "shape": "star",
        "columns": [
            ["id", {"t": "plain", "v": ["o1"]}],
            ["name", {"t": "plain", "v": ["Port"]}],
            ["own.size", {"t": "plain", "v": [None]}],
            ["own.claims", {"t": "plain", "v": [[1]]}],
        ],
        "own": {
            "file": "ports.kml",
            "sha256": "9f",
            "attribution": "© A Survey",
            "fields": ["size"],
        },
    }


def test_features_are_numbered_through_all_layers():
    more = gpd.GeoDataFrame({"id": ["g1"], "claims": [None]}, geometry=[Point(24, 57)], crs=4326)
    posture = a_posture(names=("a", "b"), claims=(a_claim(features=("g1", "own", "f2")),))
    posture = replace(posture, layers={**posture.layers, "more": more})
    data = read(data_block(posture, [], title="t"))
    assert data["claims"]["columns"]["features"]["v"] == [[2, 1]]
    assert column(data["layers"][1]["columns"], "claims") == [[]]


def test_a_shape_of_several_layers_is_there_once():
    shape = Point(25, 58).buffer(1)
    tables = [
        gpd.GeoDataFrame({"id": [name], "claims": [[]]}, geometry=[shape], crs=4326)
        for name in "ab"
    ]
    own = replace(an_own_layer(), gdf=gpd.GeoDataFrame({"id": ["o"]}, geometry=[shape], crs=4326))
    posture = Posture(
        layers=dict(zip(("one", "two"), tables, strict=True)),
        claims=(),
        conflicts=(),
        as_of="2026",
        own=(own,),
    )
    layers = read(data_block(posture, [], title="t"))["layers"]
    assert [layer["shapes"].get("of") for layer in layers] == [None, [0], [0]]


def test_symbols_of_features_are_drawn_once():
    gdf = a_posture(names=("a", "b")).layers["forces"].assign(sidc="10031000001211000000")
    data = read(data_block(replace(a_posture(), layers={"forces": gdf}), [], title="t"))
    assert list(data["symbols"]) == ["10031000001211000000"]


def is_packed(posture, articles=()):
    return "packed" in read(data_block(posture, list(articles), title="t"))


def test_a_page_of_up_to_five_hundred_rows_is_plain():
    """A claim is a row, and so is a feature of any layer."""
    names = tuple(f"Place {n}" for n in range(498))
    posture = replace(a_posture(names=names), own=(an_own_layer(),))
    assert not is_packed(posture)
    assert is_packed(replace(posture, claims=(*posture.claims, a_claim(id="1"))))


def test_a_page_of_up_to_five_thousand_vertices_is_plain():
    def line(count):
        shape = LineString([(n / 1000, 50) for n in range(count)])
        gdf = gpd.GeoDataFrame({"id": ["a"], "claims": [[]]}, geometry=[shape], crs=4326)
        return Posture(layers={"a": gdf}, claims=(), conflicts=(), as_of="2026")

    assert not is_packed(line(5000))
    assert is_packed(line(5001))


def test_a_page_of_articles_of_up_to_a_hundred_thousand_characters_is_plain():
    articles = [replace(an_article(), text="x" * 50_000)] * 2
    assert not is_packed(a_posture(), articles)
    assert is_packed(a_posture(), [*articles, an_article()])


def test_a_packed_block_says_the_same_as_a_plain_one(monkeypatch):
    posture = replace(a_posture(names=("a", "b"), claims=(FULL,)), own=(an_own_layer(),))
    plain, _ = unpacked(posture)
    monkeypatch.setattr("posturemap.maps.page.block._PLAIN_ROWS", 0)
    packed, buffer = unpacked(posture)
    assert buffer
    assert packed == plain


def unpacked(posture):
    data = data_block(posture, [an_article()], title="t")
    head, buffer = read_block(data[data.index(">") + 1 : data.rindex("<")])
    tables = {
        **{name: read_column(one, buffer) for name, one in head["claims"]["columns"].items()},
        **{
            f"{one['name']}.{name}": read_column(held, buffer)
            for one in head["layers"]
            for name, held in one["columns"]
        },
        **{
            f"{one['name']}.{key}": read_ints(one["shapes"][key], buffer)
            for one in head["layers"]
            for key in ("types", "x", "y")
        },
        "passages": read_column(head["claims"]["passages"], buffer),
        "articles": read_column(head["articles"], buffer),
    }
    return tables, buffer


def test_a_packed_block_has_no_clock(monkeypatch):
    monkeypatch.setattr("posturemap.maps.page.block._PLAIN_ROWS", 0)
    packed = base64.b64decode(read(data_block(a_posture(), [], title="t"))["packed"])
    assert packed[4:8] == bytes(4)
