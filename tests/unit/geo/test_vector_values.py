"""The properties of features: kept as they are, or refused with their feature and their name."""

import math
from dataclasses import replace

import pytest

from posturemap.geo.vectors.fault import VectorFault
from posturemap.geo.vectors.limits import LIMITS
from posturemap.geo.vectors.raw import Raw
from posturemap.geo.vectors.values import check_values

NUL = "holds a NUL character, at which databases cut; remove it"
HALF = "holds half of a character (a lone surrogate); mend or remove it"

DEEP = "holds a list or object that is 3 in depth, more than the cap of 2; --layer-limit depth=3"


def check(*rows, ids=(), **bounds):
    raw = Raw(name="lines", rows=list(rows), ids=list(ids))
    return check_values(raw, replace(LIMITS, **bounds)), raw.notes


def fault_of(*rows, ids=(), **bounds):
    with pytest.raises(VectorFault) as fault:
        check(*rows, ids=ids, **bounds)
    return str(fault.value)


def test_names_are_told_in_the_order_of_first_use():
    assert check({"b": 1, "a": 2}, {"c": None, "a": 2}) == (("b", "a", "c"), [])


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        -(2**53),
        2**53,
        1.5,
        "ž" * 9,
        "\U0001f600",
        "\ue000",
        [1, "a", [None]],
        (1, 2),
        {"inner": {"deep": [1.0]}},
    ],
)
def test_what_can_be_kept_is_kept(value):
    assert check({"a": value}, ids=[value], text=9, depth=4) == (("a",), [])


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("a\0b", NUL),
        ("a\ud800", HALF),
        ("\udfff", HALF),
        (math.nan, "is NaN, Infinity or beyond what a number holds; write null, or a number"),
        (-math.inf, "is NaN, Infinity or beyond what a number holds; write null, or a number"),
        (
            2**53 + 1,
            "is a whole number of 16 digits, more than can be kept; write it as text in quotes",
        ),
        (
            -(10**20),
            "is a whole number of 21 digits, more than can be kept; write it as text in quotes",
        ),
        ("x" * 10, "has a value that is 10 in text, more than the cap of 9; --layer-limit text=10"),
        ({1, 2}, "is a set, wanted text, a number or a flag; remove it"),
        ([1, "\0"], NUL),
        ({"inner": "\0"}, NUL),
        ({"in\0ner": 1}, f"has an inner name that {NUL}"),
        ({"\ud800": 1}, f"has an inner name that {HALF}"),
        ([[[1]]], DEEP),
        ({"b": {"c": [1]}}, DEEP),
    ],
)
def test_what_cannot_be_kept_is_refused(value, why):
    assert fault_of({"ok": 1}, {"a": value}, text=9, depth=2).startswith(
        f"feature 2: property 'a' {why}"
    )
    assert fault_of({}, {}, ids=[1, value], text=9, depth=2).startswith(f"feature 2: its id: {why}")


def test_names_are_held_against_what_can_be_kept():
    assert fault_of({"a\0" + "b" * 90: 1}) == (
        f"feature 1: name {('a' + chr(0) + 'b' * 78)!r} {NUL}"
    )
    assert fault_of({"abc": 1}, key=2).startswith(
        "feature 1: the name of property 'abc'… is 3 in key, more than the cap of 2; "
    )
    assert fault_of({"n" * 30: 1}, key=29).startswith(
        f"feature 1: the name of property {'n' * 20!r}… is 30 in key"
    )
    assert check({"ab": 1}, key=2) == (("ab",), [])
    assert fault_of({"v" * 90: math.nan}).startswith(f"feature 1: property {'v' * 80!r} is NaN")


def test_too_many_names_are_refused_where_they_become_too_many():
    assert check({"a": 1, "b": 1}, properties=2) == (("a", "b"), [])
    assert fault_of({"a": 1}, {"b": 1}, {"c": 1}, properties=2) == (
        "feature 3: its list of names is 3 in properties, more than the cap of 2; "
        "--layer-limit properties=3 raises it"
    )


def test_all_faults_are_told_at_once():
    fault = fault_of({"a": math.nan, "b": "\0"}, ids=["\0"])
    assert [part.split(": ")[0] for part in fault.split("; feature 1")] == ["feature 1", "", ""]


def test_names_that_differ_in_case_are_noted():
    names, notes = check({"Name": 1, "name": 2, "NAME": 3, "n" * 90: 1, "N" * 90: 1})
    assert len(names) == 5
    assert notes == [
        "properties 'Name' and 'name' differ only in case; both are kept",
        "properties 'Name' and 'NAME' differ only in case; both are kept",
        f"properties {'n' * 80!r} and {'N' * 80!r} differ only in case; both are kept",
    ]
