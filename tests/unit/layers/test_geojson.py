import json
from dataclasses import replace

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from posturemap.claims import Article, Change, Claim, ClaimType, Polarity, SourceEntry
from posturemap.errors import GeometryError
from posturemap.layers import evidence_of, layer_geojson, layer_lines
from posturemap.layers.formats.geojson import feature_text, geometry_text

CLAIM = Claim(
    id="c1",
    article="a",
    type=ClaimType.EXERCISE,
    quote="drills </script> {{7*7}}",
    start=0,
    end=24,
    source_ref=(2, 3),
)


def table(*shapes, **columns):
    ids = [f"f{n}" for n in range(len(shapes))]
    return gpd.GeoDataFrame({"id": ids, **columns}, geometry=list(shapes), crs=4326, dtype=object)


def test_the_collection_is_rfc_7946():
    member = json.loads(
        layer_geojson("forces", table(Point(25.123456789, 59), box(20, 50, 21, 51)))
    )
    assert list(member) == ["bbox", "features", "name", "type"]
    assert "crs" not in member
    assert member["bbox"] == [20, 50, 25.1234568, 59]
    assert member["features"][0]["geometry"] == {"type": "Point", "coordinates": [25.1234568, 59]}
    assert member["features"][0]["id"] == "f0"
    assert "id" not in member["features"][0]["properties"]


def test_rings_are_right_handed():
    hole = [(20.2, 50.2), (20.8, 50.2), (20.8, 50.8), (20.2, 50.8)]
    clockwise = Polygon([(20, 50), (20, 51), (21, 51), (21, 50)], [hole])
    member = json.loads(geometry_text(MultiPolygon([clockwise])))
    ring, inner = member["coordinates"][0]
    assert shapely.LinearRing(ring).is_ccw
    assert not shapely.LinearRing(inner).is_ccw


def test_numbers_are_written_as_javascript_writes_them():
    text = layer_geojson("x", table(LineString([(20, 50), (20.5, 50)]), n=[5000.0], t=[("a",)]))
    assert '"n":5000,"t":["a"]' in text
    assert "[[20,50],[20.5,50]]" in text
    assert text.count("\n") == 3
    assert geometry_text(Point(-0.00000001, 0.0000123)) == (
        '{"coordinates":[0,0.0000123],"type":"Point"}'
    )


def test_an_empty_layer_is_still_a_collection():
    text = layer_geojson("threats", table())
    assert json.loads(text) == {"features": [], "name": "threats", "type": "FeatureCollection"}


def test_features_carry_the_quotes_of_their_claims():
    source = SourceEntry(number=2, title="A guide", url=None, start=30, end=40)
    article = Article(
        id="a", text="", sha256="0", title="T", url="https://a.example", sources=(source,)
    )
    evidence = evidence_of([CLAIM], [article])
    text = layer_geojson("exercises", table(Point(25, 59), claims=[("c1",)]), evidence=evidence)
    found = json.loads(text)["features"][0]["properties"]["evidence"]
    assert [e["quote"] for e in found] == ["drills </script> {{7*7}}"]
    assert found[0]["grade"] == "F6"
    assert found[0]["citations"] == [{"number": 2, "title": "A guide", "url": None}, {"number": 3}]


@pytest.mark.parametrize("shape", [Point(), Point(25, 95), Point(float("nan"), 50), Point(200, 50)])
def test_a_shape_that_is_not_on_earth_is_refused(shape):
    with pytest.raises(GeometryError, match="longitudes and latitudes"):
        geometry_text(shape)


def test_lines_are_the_layers_text_a_feature_at_a_time():
    shape = box(20, 50, 21, 51)
    gdf = table(shape, shape, Point(25, 59), n=[1, 2, 3])
    lines = list(layer_lines("forces", gdf))
    assert "".join(lines) == layer_geojson("forces", gdf)
    assert len(lines) == 5


def test_evidence_is_made_when_it_is_asked_for():
    evidence = evidence_of([CLAIM], [])
    assert evidence["c1"] is not evidence["c1"]
    assert (list(evidence), evidence["c1"]["title"]) == (["c1"], None)


def test_evidence_says_all_of_a_claim_and_its_article():
    claim = replace(
        CLAIM,
        polarity=Polarity.PLANNED,
        change=Change.ENDS,
        confidence=0.5,
        sure=False,
        date="2026-05",
        attribution="the ministry",
        source_ref=(),
    )
    article = Article(
        id="a", text="", sha256="0", title="T", url="https://a.example", date="2026-05-12"
    )
    assert evidence_of([claim], [article])["c1"] == {
        "claim": "c1",
        "type": "exercise",
        "polarity": "planned",
        "change": "ends",
        "confidence": 0.5,
        "sure": False,
        "quote": "drills </script> {{7*7}}",
        "date": "2026-05",
        "attribution": "the ministry",
        "grade": "F6",
        "article": "a",
        "title": "T",
        "url": "https://a.example",
        "published": "2026-05-12",
        "citations": [],
    }
    unknown = evidence_of([replace(claim, change=None)], [])["c1"]
    assert [unknown[name] for name in ("change", "title", "url", "published")] == [None] * 4


def test_a_feature_without_claims_has_no_evidence():
    text = layer_geojson("x", table(Point(25, 59)), evidence=evidence_of([CLAIM], []))
    assert json.loads(text)["features"][0]["properties"] == {"evidence": []}


def test_a_feature_is_one_line_with_its_keys_in_order():
    assert feature_text(Point(25, 59.5), "f", {"b": "Ādaži", "a": [1.0, None, 0.5]}) == (
        '{"bbox":[25,59.5,25,59.5],"geometry":{"coordinates":[25,59.5],"type":"Point"},'
        '"id":"f","properties":{"a":[1,null,0.5],"b":"Ādaži"},"type":"Feature"}'
    )


def test_what_is_no_number_is_never_written():
    with pytest.raises(ValueError, match="JSON compliant"):
        feature_text(Point(25, 59), "f", {"a": float("nan")})


def test_the_edges_of_the_earth_are_on_it():
    for lon, lat in ((180, 90), (-180, -90)):
        text = geometry_text(Point(lon, lat))
        assert text == f'{{"coordinates":[{lon},{lat}],"type":"Point"}}'
    for lon, lat in ((180.5, 0), (0, 90.5), (-180.5, 0), (0, -90.5)):
        with pytest.raises(GeometryError, match=r"\APOINT \(.*\): want longitudes"):
            geometry_text(Point(lon, lat))
