"""The columns of a page read back, as what somebody may have changed."""

import base64
import gzip
import json

import pytest

from posturemap.maps.page.columns import Packed, Plain
from posturemap.maps.page.unpack import read_block, read_column, read_ints

MANY = [f"Place {n}" for n in range(17)]


def block(buffer, **more):
    packed = base64.b64encode(gzip.compress(buffer)).decode()
    return json.dumps({"packed": packed, **more})


def test_a_block_is_its_json_and_its_buffer():
    head, buffer = read_block(block(b"abc", title="t"))
    assert (head["title"], buffer) == ("t", b"abc")


def test_a_block_of_plain_json_has_an_empty_buffer():
    assert read_block('{"title": "t"}') == ({"title": "t"}, b"")


@pytest.mark.parametrize("text", ["", "{", "[]", "5", "null", '"packed"'])
def test_what_is_no_object_is_no_block(text):
    with pytest.raises((ValueError, TypeError)):
        read_block(text)


def test_what_is_json_but_no_object_is_said():
    with pytest.raises(TypeError, match=r"^no object$"):
        read_block("[]")


@pytest.mark.parametrize("packed", ["", "AAAA", "no base64!", "YWJj\n", 5, None])
def test_a_buffer_that_is_none_is_refused(packed):
    with pytest.raises((ValueError, TypeError)):
        read_block(json.dumps({"packed": packed}))


def test_a_buffer_holds_nothing_that_a_browser_would_not_read():
    packed = base64.b64encode(gzip.compress(b"abc")).decode()
    assert read_block(json.dumps({"packed": packed}))[1] == b"abc"
    with pytest.raises(ValueError, match="base64"):
        read_block(json.dumps({"packed": f"!{packed}"}))


def test_what_is_broken_in_a_buffer_is_said():
    with pytest.raises(ValueError, match=r"the packed data is broken \(.*header"):
        read_block('{"packed": "AAAA"}')


def test_a_buffer_that_is_cut_off_is_refused():
    packed = gzip.compress(b"abc" * 99)[:-8]
    with pytest.raises(ValueError, match=r"^the packed data is cut off, or larger than a page's$"):
        read_block(json.dumps({"packed": base64.b64encode(packed).decode()}))


def test_a_buffer_unpacks_to_no_more_than_a_page_would(monkeypatch):
    monkeypatch.setattr("posturemap.maps.page.unpack._MOST", 1000)
    assert read_block(block(bytes(999)))[1] == bytes(999)
    with pytest.raises(ValueError, match=r"^the packed data is cut off, or larger than a page's$"):
        read_block(block(bytes(1001)))


@pytest.mark.parametrize(
    "values",
    [
        [],
        [0, 255],
        [256, 65_535, 3],
        [65_536, 2**32 - 1],
        [0, -1, 1, -2],
        [-128, 127, -32_768],
        [-(2**31), 2**31 - 1],
    ],
)
def test_whole_numbers_are_read_as_they_were_written(values):
    for writer in (Packed(buffer=bytearray(b"before")), Plain()):
        packed = writer.ints(values)
        found = read_ints(packed, bytes(getattr(writer, "buffer", b"")) + b"behind")
        assert found == values
        assert {type(one) for one in found} <= {int}


@pytest.mark.parametrize(
    "packed", [{"n": 3}, {"at": 1}, {"at": -1}, {"at": 99}, {"n": -1}, {"w": 3}, {"w": 0}, {"w": 8}]
)
def test_numbers_beyond_the_buffer_are_refused(packed):
    with pytest.raises(ValueError, match=r"numbers of . bytes, wanted|buffer"):
        read_ints({"at": 0, "n": 2, "w": 1, **packed}, b"ab" * (9 if "w" in packed else 1))


@pytest.mark.parametrize(
    "values",
    [
        ["a", "a"],
        [1, -2],
        [1.5, None, -180.0],
        ["b", "a", "b"],
        [{"a": 1}, None, [True, "x"]],
        [*MANY, "Ādaži \ud800"],
        [*MANY, None, {"a": 1}],
        [f"{n:012x}" for n in range(17)],
        [f"{n:02x}" for n in range(17)],
    ],
)
@pytest.mark.parametrize("writer", [Plain, Packed])
def test_values_come_back_as_they_were_written(writer, values):
    written = writer()
    first = [written.values(values), written.values(values)]
    buffer = bytes(getattr(written, "buffer", b""))
    assert [read_column(column, buffer) for column in first] == [values, values]


@pytest.mark.parametrize("writer", [Plain, Packed])
def test_lists_and_records_come_back_as_they_were_written(writer):
    written = writer()
    lists = [["a", "b"], [], ["c"]]
    records = [{"a": 1, "b": "x"}, {"a": 2, "b": None}]
    columns = [
        written.lists(lists),
        written.records(records),
        written.record_lists([records, [], records[:1]]),
        written.records([]),
    ]
    buffer = bytes(getattr(written, "buffer", b""))
    assert [read_column(column, buffer) for column in columns] == [
        lists,
        records,
        [records, [], records[:1]],
        [],
    ]


@pytest.mark.parametrize("column", [{}, {"t": "new"}, {"t": "int"}, {"t": ["int"]}, None, [], 5])
def test_what_is_no_column_is_refused(column):
    with pytest.raises((ValueError, KeyError, TypeError, IndexError)):
        read_column(column, b"")


def test_a_number_of_no_value_is_refused():
    with pytest.raises(IndexError):
        read_column({"t": "dict", "v": ["a"], "i": [1]}, b"")
    with pytest.raises(ValueError, match=r"^a row has a number of no value$"):
        read_column({"t": "dict", "v": ["a"], "i": [0, -1]}, b"")


def test_a_table_of_no_rows_is_read():
    assert read_column({"t": "dict", "v": ["a"], "i": []}, b"") == []


A = {"t": "plain", "v": ["a"]}
LONGER, BEFORE = "a row is longer than what it is cut from", "a column begins before what it is cut"
MORE, NONE = "a column has .* rows, wanted at most 4194304", "a row of hex digits has none"


@pytest.mark.parametrize(
    ("column", "why"),
    [
        ({"t": "record", "n": 10**12, "k": [], "v": []}, MORE),
        ({"t": "record", "n": -1, "k": [], "v": []}, MORE),
        ({"t": "const", "n": 10**12, "v": "a"}, MORE),
        ({"t": "const", "n": 2**22 + 1, "v": "a"}, MORE),
        ({"t": "hex", "n": 10**12, "w": 0, "at": 0}, NONE),
        ({"t": "hex", "n": 1, "w": -1, "at": 2}, NONE),
        ({"t": "hex", "n": 4, "w": 1, "at": 0}, LONGER),
        ({"t": "hex", "n": 1, "w": 1, "at": 3}, LONGER),
        ({"t": "hex", "n": 1, "w": 1, "at": -1}, BEFORE),
        ({"t": "text", "o": [2, 2], "at": 0}, LONGER),
        ({"t": "text", "o": [-1], "at": 2}, LONGER),
        ({"t": "text", "o": [1], "at": -1}, BEFORE),
        ({"t": "json", "o": [1, -1, 1], "at": 0}, LONGER),
        ({"t": "list", "o": [1, 1], "v": A}, LONGER),
        ({"t": "list", "o": [1, -1, 1], "v": A}, LONGER),
    ],
)
def test_a_column_that_says_more_than_it_holds_is_refused(column, why):
    with pytest.raises(ValueError, match=f"^{why}"):
        read_column(column, b"12a")


@pytest.mark.parametrize("decimals", [-1, 16, 10**9])
def test_decimals_that_no_number_has_are_refused(decimals):
    with pytest.raises(ValueError, match=r"^numbers of .* decimals, wanted at most 15$"):
        read_column({"t": "fixed", "v": [1], "d": decimals}, b"")


def test_numbers_may_have_no_decimals_or_as_many_as_a_float():
    assert read_column({"t": "fixed", "v": [1, -(2**31)], "d": 0}, b"") == [1, None]
    assert read_column({"t": "fixed", "v": [1], "d": 15}, b"") == [1e-15]


@pytest.mark.parametrize(("names", "rows"), [(["a", "b"], 1), (["a"], 2)])
def test_records_of_more_than_their_columns_are_refused(names, rows):
    with pytest.raises((ValueError, IndexError)):
        read_column({"t": "record", "n": rows, "k": names, "v": [A]}, b"")


def test_a_value_may_stand_in_as_many_rows_as_a_page_may_have():
    assert len(read_column({"t": "const", "n": 2**22, "v": None}, b"")) == 2**22
