"""The GeoJSON of a layer read back: what stands for a number is one."""

import json

import pytest

from posturemap.errors import SchemaError
from posturemap.layers.formats import convert_layer
from posturemap.layers.table import read_collection
from posturemap.layers.tiles import own_sheet, sheet_of

WRITTEN = ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"]


def text_of(*features, **more):
    """Write a layer; "?" stands for what is no number."""
    return json.dumps({"features": features, **more})


def feature(x=25, **properties):
    point = {"type": "Point", "coordinates": [x, 58]}
    return {"type": "Feature", "id": "a", "properties": properties, "geometry": point}


def fault_of(text, written):
    with pytest.raises(ValueError, match="is ") as fault:
        read_collection(text.replace('"?"', written))
    return str(fault.value)


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize(
    ("features", "place"),
    [
        ((feature(), feature(size="?")), "feature 2: property 'size'"),
        ((feature(a=1, size=[{"deep": [1, "?"]}]), feature(b="?")), "feature 1: property 'size'"),
        ((feature(), feature(), feature(x="?", a=1.5)), "feature 3: a coordinate"),
        (({**feature(), "id": "?"},), "feature 1: a value"),
        (("?",), "feature 1: a value"),
    ],
)
def test_what_is_no_number_is_named_with_its_place(features, place, written):
    wanted = f"{place} is {written}, wanted a number; write null, or a number"
    assert fault_of(text_of(*features), written) == wanted


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("text", ['{"features": [], "crs": "?"}', '["?"]', '{"features": "?"}'])
def test_what_is_no_number_beside_the_features_is_named(text, written):
    assert fault_of(text, written).startswith(f"a value beside the features is {written}, wanted")


def test_what_is_named_is_cut():
    assert len(fault_of(text_of(feature(**{"k" * 999: "?"})), f"{'9' * 999}.0")) < 200


def test_numbers_and_words_are_read_as_they_are():
    held = {"features": [feature(x=25.5, size=-1e300, name="NaN", more=[None, True, 10**30])]}
    assert read_collection(json.dumps(held)) == held


@pytest.mark.parametrize(
    ("text", "fault"), [("", ValueError), ("{", ValueError), ("[]", TypeError)]
)
def test_what_is_no_layer_is_refused(text, fault):
    with pytest.raises(fault):
        read_collection(text)


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("given", [feature(size="?"), feature(x="?")])
@pytest.mark.parametrize("name", ["own_a", "borders"])
def test_no_format_is_written_of_what_is_no_number(name, given, written):
    text = text_of(given).replace('"?"', written)
    said = f"{name}: not a layer as posturemap writes it .*feature 1: .* is {written}, wanted"
    for to in ("csv", "kml"):
        with pytest.raises(SchemaError, match=said):
            convert_layer(name, text, to=to)
    with pytest.raises(SchemaError, match=said):
        (own_sheet if name == "own_a" else sheet_of)(name, text)


BROKEN = [
    "[" * 100_000,
    "5",
    '{"features": 5}',
    '{"features": [5]}',
    text_of({**feature(), "geometry": None}),
    text_of({**feature(), "geometry": {"type": "Point", "coordinates": "x"}}),
    text_of({**feature(), "properties": None}),
    text_of(feature(), source=[]),
]


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_no_layer_is_named_in_short_by_tiles_and_formats(text):
    for read in (own_sheet, lambda name, text: convert_layer(name, text, to="csv")):
        with pytest.raises(SchemaError, match=r"^own_a: not a layer as posturemap writes") as fault:
            read("own_a", text)
        assert len(str(fault.value)) < 300


def test_evidence_without_a_quote_is_named_by_tiles():
    with pytest.raises(SchemaError, match=r"^forces: not a layer as posturemap writes"):
        sheet_of("forces", text_of(feature(evidence=[{}])))
