"""Rows as columns of a page: what a browser is given to read."""

import json
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
import pytest

from posturemap.maps.page.columns import Packed, Plain, plain_value, record_value


@dataclass(frozen=True)
class Leaf:
    name: str


@dataclass(frozen=True)
class Branch:
    leaves: tuple
    best: Leaf | None = None


BRANCH = Branch(leaves=(Leaf("a"), Leaf("b")), best=Leaf("c"))
AS_JSON = {"leaves": [{"name": "a"}, {"name": "b"}], "best": {"name": "c"}}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (None, None),
        ("a", "a"),
        (True, True),
        (7, 7),
        (1.5, 1.5),
        (float("nan"), None),
        (float("inf"), None),
        (np.float64("-inf"), None),
        (np.int64(7), 7),
        (np.True_, True),
        (pd.NaT, None),
        (pd.NA, None),
        (date(2026, 5, 12), "2026-05-12"),
        (pd.Timestamp("2026-05-12 06:00"), "2026-05-12T06:00:00"),
        (Leaf, str(Leaf)),
        ({1: float("nan"), "b": (np.int64(2),)}, {"1": None, "b": [2]}),
        ([float("nan"), "a"], [None, "a"]),
        ({5}, [5]),
        (frozenset([5]), [5]),
        (np.array([1.5, np.nan]), [1.5, None]),
    ],
)
def test_a_cell_becomes_what_json_holds(cell, value):
    found = plain_value(cell)
    assert (found, type(found)) == (value, type(value))


def test_a_record_is_its_fields_to_the_last():
    assert record_value(BRANCH) == AS_JSON
    assert record_value(Branch(leaves=(1, Leaf), best=None)) == {"leaves": [1, Leaf], "best": None}


def test_plain_columns_are_lists_of_values():
    plain = Plain()
    assert plain.values((1, "a", None)) == {"t": "plain", "v": [1, "a", None]}
    assert plain.ints(np.array([1, -2])) == [1, -2]
    assert {type(one) for one in plain.ints(np.array([1, -2]))} == {int}
    assert plain.lists([("a", "b"), ()]) == {"t": "plain", "v": [["a", "b"], []]}
    assert plain.records([BRANCH, {"x": 1}]) == {"t": "plain", "v": [AS_JSON, {"x": 1}]}
    assert plain.record_lists([(BRANCH,), ()]) == {"t": "plain", "v": [[AS_JSON], []]}


@pytest.mark.parametrize(
    ("values", "written", "numbers"),
    [
        ([], b"", {"n": 0, "w": 1}),
        ([0, 255], b"\x00\xff", {"n": 2, "w": 1}),
        ([256, 1], b"\x00\x01\x01\x00", {"n": 2, "w": 2}),
        ([65_535], b"\xff\xff", {"n": 1, "w": 2}),
        ([65_536], b"\x00\x00\x01\x00", {"n": 1, "w": 4}),
        ([2**32 - 1], b"\xff\xff\xff\xff", {"n": 1, "w": 4}),
        ([0, -1, 1, -2], b"\x00\x01\x02\x03", {"n": 4, "w": 1, "s": 1}),
        ([-128, 127], b"\xff\xfe", {"n": 2, "w": 1, "s": 1}),
        ([-(2**31)], b"\xff\xff\xff\xff", {"n": 1, "w": 4, "s": 1}),
    ],
)
def test_whole_numbers_take_as_few_byte_planes_as_hold_them(values, written, numbers):
    for given in (values, np.array(values, np.int64), iter(values)):
        writer = Packed(buffer=bytearray(b"before"))
        assert writer.ints(given) == {"at": 6, **numbers}
        assert bytes(writer.buffer) == b"before" + written


MANY = [f"Place {n}" for n in range(17)]  # one more than a table of a few rows holds


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([], "int"),
        (["a"], "const"),
        (["a", "a"], "const"),
        ([None, None], "const"),
        ([[1], [1]], "const"),
        ([1, 2], "int"),
        ([2**31 - 1, -(2**31) + 1], "int"),
        ([1, True], "dict"),
        ([1, 1.0], "dict"),
        ([[1], [True]], "dict"),
        ([{"a": 1}, {"a": 1.0}], "dict"),
        ([2**31, 1], "dict"),
        ([1.5, None], "fixed"),
        ([180.0, -180.0], "fixed"),
        ([24.1234567, 1.0], "fixed"),
        ([24.12345678, 1.0], "dict"),
        ([181.0, 1.0], "dict"),
        ([-181.0, 1.0], "dict"),
        (["a", "b"], "dict"),
        (["a", None], "dict"),
        ([{"a": 1}, [2]], "dict"),
        (MANY, "text"),
        ([*MANY, None], "json"),
        ([n / 3 for n in range(17)], "json"),
        ([f"{n:012x}" for n in range(17)], "hex"),
        ([f"{n:011x}" for n in range(17)], "text"),
        ([f"{n:012X}" for n in range(17)], "text"),
        ([*(f"{n:012x}" for n in range(17)), "00"], "text"),
        ([*(f"{n:02x}" for n in range(17)), "\u0661\u0661"], "text"),
        (MANY[:16], "dict"),
        (MANY * 4, "dict"),
        ([*MANY * 3, *MANY[:16]], "text"),
    ],
)
def test_a_column_is_written_in_the_smallest_way_that_holds_it(values, kind):
    assert Packed().values(values)["t"] == kind


def test_a_column_of_one_value_is_that_value_and_how_often():
    writer = Packed()
    assert writer.values(["a", "a", "a"]) == {"t": "const", "n": 3, "v": "a"}
    assert writer.buffer == b""


def test_a_column_of_whole_numbers_is_those():
    writer = Packed()
    assert writer.values([1, 2]) == {"t": "int", "v": {"at": 0, "n": 2, "w": 1}}
    assert bytes(writer.buffer) == b"\x01\x02"


def test_a_column_of_few_values_is_a_table_and_a_number_a_row():
    writer = Packed()
    assert writer.values(["b", "a", "b"]) == {
        "t": "dict",
        "v": ["b", "a"],
        "i": {"at": 0, "n": 3, "w": 1},
    }
    assert bytes(writer.buffer) == b"\x00\x01\x00"


def test_a_table_holds_any_value_as_it_is():
    values = [{"b": 1, "a": None}, {"a": None, "b": 1}, 1, True, "1"]
    column = Packed().values(values)
    assert column["v"] == [{"a": None, "b": 1}, 1, True, "1"]
    assert [type(one) for one in column["v"]] == [dict, int, bool, str]


def test_numbers_of_few_decimals_are_whole_ones_in_units_of_the_last():
    writer = Packed()
    column = writer.values([1e-7, -1e-7])
    assert column == {"t": "fixed", "v": {"at": 0, "n": 2, "w": 1, "s": 1}, "d": 7}
    assert bytes(writer.buffer) == b"\x02\x01"


def test_a_number_that_is_missing_is_one_that_no_place_has():
    writer = Packed()
    assert writer.values([0.0, None])["t"] == "fixed"
    assert bytes(writer.buffer[1::2]) == b"\xff" * 4


def test_ids_of_hex_digits_are_half_their_length():
    ids = [f"{n:04x}" for n in range(17)]
    writer = Packed(buffer=bytearray(b"before"))
    assert json.dumps(writer.values(ids)) == '{"t": "hex", "n": 17, "w": 2, "at": 6}'
    assert writer.buffer[6:].hex() == "".join(ids)


def test_texts_stand_end_to_end_behind_their_lengths():
    texts = [*MANY, "Ādaži \ud800"]
    writer = Packed(buffer=bytearray(b"before"))
    assert writer.values(texts) == {"t": "text", "o": {"at": 6, "n": 18, "w": 1}, "at": 24}
    assert list(writer.buffer[6:24]) == [len(t.encode("utf-8", "surrogatepass")) for t in texts]
    assert writer.buffer[24:].decode("utf-8", "surrogatepass") == "".join(texts)


def test_mixed_values_are_json_texts_that_are_the_same_each_time():
    writer = Packed()
    column = writer.values([*MANY, {"b": 1, "a": "ā"}])
    text = writer.buffer[column["at"] :].decode()
    assert column["t"] == "json"
    assert text.startswith('"Place 0""Place 1"')
    assert text.endswith(json.dumps({"a": "ā", "b": 1}))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_never_written(value):
    with pytest.raises(ValueError, match="not JSON compliant"):
        Packed().values([value, "a"])


def test_lists_are_lengths_and_all_values_as_one_column():
    writer = Packed()
    assert writer.lists([("a", "b"), (), ("a",)]) == {
        "t": "list",
        "o": {"at": 0, "n": 3, "w": 1},
        "v": {"t": "dict", "v": ["a", "b"], "i": {"at": 3, "n": 3, "w": 1}},
    }
    assert bytes(writer.buffer) == b"\x02\x00\x01\x00\x01\x00"


def test_a_record_alone_is_a_column_a_name():
    (column,) = Packed().records([Leaf("a")])["v"]
    assert column == {"t": "const", "n": 1, "v": "a"}


@pytest.mark.parametrize("row", [BRANCH, AS_JSON])
def test_records_are_a_column_a_name(row):
    assert Packed().records([row, row]) == {
        "t": "record",
        "n": 2,
        "k": ["leaves", "best"],
        "v": [
            {"t": "const", "n": 2, "v": AS_JSON["leaves"]},
            {"t": "const", "n": 2, "v": AS_JSON["best"]},
        ],
    }


def test_no_records_have_no_names():
    assert Packed().records([]) == {"t": "record", "n": 0, "k": [], "v": []}


def test_lists_of_records_are_lengths_and_all_records_as_one_table():
    writer = Packed()
    assert writer.record_lists([[Leaf("a"), Leaf("b")], []]) == {
        "t": "list",
        "o": {"at": 0, "n": 2, "w": 1},
        "v": {
            "t": "record",
            "n": 2,
            "k": ["name"],
            "v": [{"t": "dict", "v": ["a", "b"], "i": {"at": 2, "n": 2, "w": 1}}],
        },
    }
    assert bytes(writer.buffer) == b"\x02\x00\x00\x01"
