"""Claims as CSV and as points, cell by cell."""

import csv
import io
import json
from dataclasses import replace

from posturemap.claims import Change, Claim, ClaimType, PlaceMention, Polarity, Quantity
from posturemap.layers.formats.claims import PLACE_COLUMNS, claim_places, claims_csv

TAPA = PlaceMention(
    text="Tapa", start=0, end=4, name="Tapa", country="EE", kind="town", lat=59.3, lon=26.0,
    precision_m=500.0,
)  # fmt: skip
LEAST = Claim(
    id="c2", article="a", type=ClaimType.DEPLOYMENT, quote="=1+1", start=3, end=7, confidence=0.5
)
CLAIM = replace(
    LEAST,
    id="c1",
    quote="Ādaži; -x",
    end=12,
    places=(TAPA, replace(TAPA, lat=None), replace(TAPA, lon=None), replace(TAPA, name="=T")),
    actors=("GB", "NATO"),
    polarity=Polarity.PLANNED,
    change=Change.ENDS,
    date="2026-05",
    quantity=Quantity(value=900, unit="soldiers", text="900 soldiers"),
    attribution="the ministry",
    source_ref=(1, 2),
    page=7,
    sure=False,
    features=("f1",),
    unmapped=None,
)


def rows(*claims):
    return list(csv.DictReader(io.StringIO(claims_csv(claims), newline="")))


def test_a_claim_is_a_row_of_shielded_cells():
    first, second = rows(CLAIM, replace(LEAST, unmapped="no place"))
    assert first | {"places": "", "doubts": ""} == {
        "id": "c1", "article": "a", "quote": "Ādaži;' -x", "start": "3", "end": "12",
        "date": "2026-05", "attribution": "the ministry", "confidence": "0.5", "sure": "False",
        "type": "deployment", "polarity": "planned", "change": "ends", "quantity": "900 soldiers",
        "page": "7", "grade": "F6", "review": "none", "unmapped": "", "places": "",
        "actors": '["GB", "NATO"]', "source_ref": "[1, 2]", "features": '["f1"]', "doubts": "",
    }  # fmt: skip
    assert [place["name"] for place in json.loads(first["places"])] == [
        "Tapa",
        "Tapa",
        "Tapa",
        "=T",
    ]
    assert second["quote"] == "'=1+1"
    assert [second[name] for name in ("date", "change", "quantity", "page")] == [""] * 4
    assert second["unmapped"] == "no place"
    assert claims_csv([]).count("\r\n") == 1
    assert "Ādaži" in claims_csv([replace(CLAIM, actors=("Ādaži",))]).split("[", 1)[1]


def test_a_number_alone_has_what_its_head_says():
    cost = replace(CLAIM, quantity=Quantity(value=26_000_000, unit="EUR", text="26"))
    assert rows(cost)[0]["quantity"] == "26,000,000 EUR"
    assert set(claim_places([cost])["quantity"]) == {"26,000,000 EUR"}


def test_the_columns_stand_in_one_order():
    assert claims_csv([]).rstrip().split(",") == [
        "id", "article", "quote", "start", "end", "date", "attribution", "confidence", "sure",
        "type", "polarity", "change", "quantity", "page", "grade", "review", "unmapped",
        "places", "actors", "source_ref", "features", "doubts",
    ]  # fmt: skip


def test_each_place_that_is_a_point_is_a_row():
    found = claim_places([CLAIM, LEAST])
    assert found.crs.to_epsg() == 4326
    assert list(found.columns) == [*PLACE_COLUMNS, "geometry"]
    assert [(point.x, point.y) for point in found.geometry] == [(26.0, 59.3)] * 2
    first, last = found.drop(columns="geometry").to_dict("records")
    assert first == {
        "id": "c1-1", "claim": "c1", "article": "a", "type": "deployment", "polarity": "planned",
        "change": "ends", "quote": "Ādaži; -x", "place": "Tapa", "country": "EE", "kind": "town",
        "precision_m": 500.0, "actors": "GB, NATO", "quantity": "900 soldiers", "date": "2026-05",
        "from_date": "2026-05-01", "to_date": "2026-05-31", "attribution": "the ministry",
        "grade": "F6", "sure": False, "mapped": True,
    }  # fmt: skip
    assert (last["id"], last["place"]) == ("c1-4", "=T")
    (plain,) = claim_places([replace(LEAST, places=(TAPA,))]).to_dict("records")
    assert [plain[name] for name in ("change", "quantity", "from_date", "to_date")] == [None] * 4
    assert plain["mapped"] is False
    assert len(claim_places([])) == 0
    assert claim_places([]).crs.to_epsg() == 4326
