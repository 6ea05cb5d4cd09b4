"""GeoJSON of others, as our own reader takes it: what it has, and each refusal word by word."""

import json

import pytest

from posturemap.geo.vectors import Asked, Limits
from posturemap.geo.vectors.fault import VectorFault
from posturemap.geo.vectors.geojson import read_geojson

POINT = {"type": "Point", "coordinates": [25.5, 58.25]}
NO_FEATURE = "is no Feature, wanted an object of that type; mend it"


def feature(geometry=POINT, properties=None, **more):
    return {"type": "Feature", "properties": properties, "geometry": geometry, **more}


def collection(*features, **more):
    return {"type": "FeatureCollection", "features": list(features), **more}


def read(document, **limits):
    content = document if isinstance(document, bytes | str) else json.dumps(document)
    content = content if isinstance(content, bytes) else content.encode()
    (raw,) = read_geojson(content, "depots", Asked(limits=Limits(**limits)))
    return raw


def refused(document, **limits):
    with pytest.raises(VectorFault) as caught:
        read(document, **limits)
    return str(caught.value)


def test_features_are_rows_with_shape_and_id():
    raw = read(collection(feature(properties={"a": 1}, id=7), feature(None)))
    assert (raw.name, raw.crs, raw.assumed) == ("depots", "OGC:CRS84", True)
    assert (raw.rows, raw.ids, raw.notes) == ([{"a": 1}, {}], [7, None], [])
    assert raw.shapes[0].wkt == "POINT (25.5 58.25)"
    assert (raw.shapes[1], raw.broken) == (None, {1: "has no geometry"})


@pytest.mark.parametrize("document", [feature(), POINT])
def test_a_feature_or_a_geometry_alone_is_a_file_of_one(document):
    raw = read(document)
    assert [shape.wkt for shape in raw.shapes] == ["POINT (25.5 58.25)"]
    assert raw.rows == [{}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_is_told_by_the_first_bytes(encoding):
    text = json.dumps(collection(feature(properties={"a": "Ādaži"})), ensure_ascii=False)
    assert read(text.encode(encoding)).rows == [{"a": "Ādaži"}]


def test_a_key_that_is_there_twice_is_kept_twice():
    text = json.dumps(collection(feature(properties={"a": 0})))
    raw = read(text.replace('{"a": 0}', '{"a": 1, "b": 2, "a": 3, "a": 4}'))
    assert raw.rows == [{"a": 1, "b": 2, "a (2)": 3, "a (3)": 4}]
    assert raw.notes == ["key 'a' is there twice in an object; both are kept"]
    long = "k" * 90
    (note,) = read(text.replace('{"a": 0}', f'{{"{long}": 1, "{long}": 2}}')).notes
    assert note == f"key '{long[:80]}' is there twice in an object; both are kept"


def test_a_system_of_coordinates_may_be_named():
    raw = read(collection(crs={"type": "name", "properties": {"name": "EPSG:3301"}}))
    assert (raw.crs, raw.assumed) == ("EPSG:3301", False)
    raw = read(collection(crs=None))
    assert (raw.crs, raw.assumed) == ("OGC:CRS84", True)


_LINK = (
    "its crs is a link, which is not followed, wanted none or a name such as EPSG:3301; write the "
    "name, or say --layers-crs EPSG:n"
)
_NAMELESS = "its crs has no name, wanted one such as EPSG:3301; mend or remove it"


@pytest.mark.parametrize(
    ("crs", "said"),
    [
        ({"type": "link", "properties": {"href": "http://a.example"}}, _LINK),
        ({"type": "name", "properties": {"name": 3301}}, _NAMELESS),
        ({"type": "name", "properties": "EPSG:3301"}, _NAMELESS),
        ({"type": "EPSG", "properties": {"name": "EPSG:3301"}}, _NAMELESS),
        ("EPSG:3301", _NAMELESS),
    ],
)
def test_a_system_that_is_none_is_refused(crs, said):
    assert refused(collection(crs=crs)) == said


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ([], "is JSON with no type, wanted a GeoJSON FeatureCollection; save it as one"),
        ({}, "is JSON with no type, wanted a GeoJSON FeatureCollection; save it as one"),
        (
            {"type": "x" * 50},
            f"is JSON with type '{'x' * 40}', wanted a GeoJSON FeatureCollection; save it as one",
        ),
        (
            {"type": []},
            "is JSON with type '[]', wanted a GeoJSON FeatureCollection; save it as one",
        ),
        (
            {"type": "FeatureCollection", "features": {}},
            "its FeatureCollection has no list of features; mend it",
        ),
        (
            {"type": "GeometryCollection", "geometries": []},
            "is a GeometryCollection; make it one feature for each kind of shape",
        ),
        (
            {"type": "Topology"},
            "its content is TopoJSON, wanted GeoJSON; convert it, as in mapshaper",
        ),
        (collection(feature(), "x", POINT), f"feature 2: {NO_FEATURE}; feature 3: {NO_FEATURE}"),
        (
            collection(feature(properties=[]), feature(), feature(properties=0)),
            (
                "feature 1: its properties are no object; mend them; "
                "feature 3: its properties are no object; mend them"
            ),
        ),
        (
            collection(feature("x"), feature("y")),
            (
                "feature 1: its geometry is no object, wanted type and coordinates; mend it; "
                "feature 2: its geometry is no object, wanted type and coordinates; mend it"
            ),
        ),
        (
            b'{"a": "\xff"}',
            "byte 0xff at offset 7 is not UTF-8; save the file as UTF-8",
        ),
        (
            '{"a": 1}\n {"a": 2}',
            (
                "line 2, column 2: goes on after its end, wanted one document; save each as a file "
                "of its own"
            ),
        ),
        (
            '{"a": ',
            "line 1, column 7: ends in the middle; it was cut short, so save or download it again",
        ),
        (
            " \n",
            "line 2, column 1: ends in the middle; it was cut short, so save or download it again",
        ),
        (
            '{"a": "x\n "}',
            "line 1, column 9: is no JSON (Invalid control character at); mend it there",
        ),
        (
            '{"a": "xyz ',
            "line 1, column 7: ends in the middle; it was cut short, so save or download it again",
        ),
        (
            '{\n"a": x}',
            "line 2, column 6: is no JSON (Expecting value); mend it there",
        ),
        (
            '{"a": \n\n' + "1" * 5000 + "}",
            "line 3: a number of thousands of digits; mend it",
        ),
        (
            "[" * 100_000,
            (
                "lists and objects lie in each other deeper than can be read, wanted at most 100; "
                "--layer-limit depth=N helps up to about 900"
            ),
        ),
    ],
)
def test_what_is_no_geojson_is_refused_with_its_place(document, said):
    assert refused(document) == said


def test_more_features_than_may_be_are_refused():
    assert len(read(collection(feature(), feature()), features=2).rows) == 2
    assert refused(collection(feature(), feature(), feature()), features=2) == (
        "it is 3 in features, more than the cap of 2; --layer-limit features=3 raises it"
    )
