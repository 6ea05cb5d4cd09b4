"""Layers of a run, read as the files of somebody else that they may be."""

import json
from pathlib import Path

import pytest

from posturemap.errors import CheckError
from posturemap.layerfile import read_features

PATH = Path("run/layers/forces.geojson")


def feature(geometry=None, **more):
    return {"type": "Feature", "id": "a", "properties": {}, "geometry": geometry, **more}


def point(*position):
    return feature({"type": "Point", "coordinates": list(position)})


def read(*features, path=PATH):
    return read_features(json.dumps({"features": features}).encode(), path)


def fault_of(*features, path=PATH):
    with pytest.raises(CheckError) as fault:
        read(*features, path=path)
    return str(fault.value)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_number_that_is_too_large_for_a_coordinate_is_named(sign, at):
    position = [25, 58, 0]
    position[at] = sign * 10**400
    assert "feature 1 has a Point whose coordinates are none in degrees" in fault_of(
        point(*position)
    )


def test_features_are_read_as_they_are():
    features = [point(25.5, 58), feature(id="b", properties={"n": 1.5, "name": "Ādaži"})]
    assert read(*features) == features
    assert read() == []


def test_a_fault_names_the_file_the_feature_and_what_to_do():
    fault = fault_of(feature(id="b"), 5)
    assert fault.startswith(f"{PATH}: feature 2 is no object, wanted a layer as posturemap writes")
    assert fault.endswith("build it again")


def fault_of_text(content):
    with pytest.raises(CheckError) as fault:
        read_features(content, PATH)
    return str(fault.value)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff",
        b'{"features": [NaN]}',
        b'{"features": [-Infinity]}',
        b"9" * 5000,
        b'{"a": 1,\n\n\t"b"}',
    ],
)
def test_what_is_no_json_is_named_in_one_short_line(content):
    fault = fault_of_text(content)
    assert fault.startswith(f"{PATH}: is no JSON (")
    assert "\n" not in fault
    assert len(fault) < 300


def test_a_number_that_is_none_is_named():
    assert "is no JSON (NaN is no number)" in fault_of_text(b'{"features": [NaN]}')


def test_what_is_nested_too_deep_is_named():
    assert f"{PATH}: is nested too deep" in fault_of_text(b"[" * 100_000)


@pytest.mark.parametrize("text", ["[NaN, " + "[" * 100_000, "[" * 100_000 + "NaN"])
def test_what_is_nested_too_deep_and_no_number_is_named(text):
    assert f"{PATH}: is n" in fault_of_text(text.encode())


def nested(depth):
    text = json.dumps({"features": [feature(properties={"x": "?"})]})
    return text.replace('"?"', f"{'[' * depth}{']' * depth}").encode()


def test_a_property_is_read_or_named_as_nested_too_deep():
    assert len(read_features(nested(200), PATH)) == 1
    for depth in (990, 999, 5000):
        assert f"{PATH}: is nested too deep" in fault_of_text(nested(depth))


@pytest.mark.parametrize("text", ["[]", "5", "null", "{}", '{"features": {}}', '{"features": "a"}'])
def test_what_is_no_collection_is_named(text):
    assert f"{PATH}: is no collection of features" in fault_of_text(text.encode())


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (None, "is no object"),
        ([], "is no object"),
        ({"properties": {}}, "has no id of text"),
        (feature(id=5), "has no id of text"),
        (feature(id=""), "has no id of text"),
        ({"id": "a"}, "has no properties"),
        (feature(properties=[]), "has no properties"),
        (feature(properties=None), "has no properties"),
        (feature(5), "has a geometry of no known kind"),
        (feature([]), "has a geometry of no known kind"),
        (feature({}), "has a geometry of no known kind"),
        (feature({"type": "GeometryCollection"}), "has a geometry of no known kind"),
        (feature({"type": "Point"}), "has a Point whose coordinates are none in degrees"),
    ],
)
def test_what_is_wrong_with_a_feature_is_named(held, why):
    assert f"feature 1 {why}, wanted" in fault_of(held)


def test_an_id_that_was_there_before_is_named():
    assert "feature 3 has the id of an earlier one, 'a'" in fault_of(
        feature(), feature(id="b"), feature()
    )


def test_an_id_that_was_there_before_is_named_in_short():
    assert len(fault_of(*[feature(id="a" * 10_000)] * 2)) < 200


@pytest.mark.parametrize("evidence", [5, {}, "a", [5], [{}, "a"], None])
def test_evidence_is_a_list_of_objects(evidence):
    held = feature(properties={"evidence": evidence})
    assert "has evidence that is no list of objects" in fault_of(held)


@pytest.mark.parametrize("evidence", [[], [{}, {"quote": "x"}]])
def test_evidence_that_is_a_list_of_objects_is_read(evidence):
    assert len(read(feature(properties={"evidence": evidence}))) == 1


def test_an_own_layer_may_call_anything_evidence():
    held = feature(properties={"evidence": 5})
    assert read(held, path=Path("own_ports.geojson")) == [held]
    assert "no list of objects" in fault_of(held, path=Path("own_ports/forces.geojson"))


A, B, C = [25, 58], [26, 58.5], [26, 59, 7]
RING = [A, B, C, A]


@pytest.mark.parametrize(
    ("kind", "coordinates"),
    [
        ("Point", A),
        ("Point", C),
        ("Point", [-180, -90]),
        ("Point", [180.0, 90.0, -11_000]),
        ("MultiPoint", [A]),
        ("MultiPoint", [A, B]),
        ("LineString", [A, B]),
        ("MultiLineString", [[A, B], [B, C, A]]),
        ("Polygon", [RING]),
        ("Polygon", [RING, RING]),
        ("MultiPolygon", [[RING], [RING, RING]]),
    ],
)
def test_a_geometry_in_degrees_is_read(kind, coordinates):
    held = feature({"type": kind, "coordinates": coordinates})
    assert read(held) == [held]


@pytest.mark.parametrize(
    ("kind", "coordinates"),
    [
        ("Point", []),
        ("Point", [25]),
        ("Point", [25, 58, 0, 0]),
        ("Point", [A]),
        ("Point", [181, 58]),
        ("Point", [-180.1, 58]),
        ("Point", [25, 91]),
        ("Point", [25, -90.1]),
        ("Point", ["25", 58]),
        ("Point", [25, None]),
        ("Point", [True, 58]),
        ("Point", [25, 58, "0"]),
        ("Point", {"0": 25, "1": 58}),
        ("MultiPoint", []),
        ("MultiPoint", A),
        ("MultiPoint", [A, 5]),
        ("LineString", [A]),
        ("LineString", [A, [200, 58]]),
        ("MultiLineString", []),
        ("MultiLineString", [[A, B], [A]]),
        ("MultiLineString", [A, B]),
        ("Polygon", []),
        ("Polygon", [[]]),
        ("Polygon", [[A, B, A]]),
        ("Polygon", [RING, [A, B, A]]),
        ("MultiPolygon", []),
        ("MultiPolygon", [[]]),
        ("MultiPolygon", [RING]),
        ("MultiPolygon", [[[A, B, A]]]),
    ],
)
def test_coordinates_that_are_none_in_degrees_are_named(kind, coordinates):
    held = feature({"type": kind, "coordinates": coordinates})
    assert f"feature 1 has a {kind} whose coordinates are none in degrees" in fault_of(held)


def test_a_coordinate_that_is_endless_is_named():
    text = json.dumps({"features": [point(25, 58, 8)]}).replace("8]", "1e999]")
    assert "none in degrees" in fault_of_text(text.encode())


@pytest.mark.parametrize("value", ["1e999", "-1e999", "[1, 1e999]", '{"a": [{"b": 1e999}]}'])
@pytest.mark.parametrize("path", [PATH, Path("own_ports.geojson")])
def test_a_property_that_is_endless_is_named(value, path):
    text = json.dumps({"features": [feature(properties={"n": 1.5, "size": "?", "x": "y"})]})
    with pytest.raises(CheckError) as fault:
        read_features(text.replace('"?"', value).encode(), path)
    said = "feature 1 has a property beyond what a number holds, 'size', wanted a layer"
    assert said in str(fault.value)


def test_a_property_that_is_endless_is_named_in_short():
    text = json.dumps({"features": [feature(properties={"k" * 10_000: "?"})]})
    assert len(fault_of_text(text.replace('"?"', "1e999").encode())) < 200


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("second", [point("?", 58), feature(properties={"sizes": [1, "?"]})])
def test_a_word_for_no_number_is_named_with_its_feature(second, word):
    text = json.dumps({"features": [feature(), second, second]}).replace('"?"', word)
    said = f"is no JSON ({word} is no number), first in feature 2, wanted a layer"
    assert said in fault_of_text(text.encode())


@pytest.mark.parametrize(
    "text", ['{"features": [], "bbox": NaN}', "[NaN]", '{"features": NaN}', '{"features": [NaN']
)
def test_a_word_for_no_number_beside_the_features_is_named(text):
    said = "is no JSON (NaN is no number), wanted a layer"
    assert said in fault_of_text(text.encode())
