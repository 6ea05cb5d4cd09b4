"""Answers of servers of models that are not what their wire promises."""

import json

import pytest

from posturemap.claims.intake.wires import PATHS, WireError, answer_of

MESSAGE = {"message": {"content": "{}"}}


@pytest.mark.parametrize("wire", PATHS)
@pytest.mark.parametrize(
    "found",
    [
        [],
        "x",
        {"choices": [MESSAGE], "usage": [1], "message": []},
        {"choices": ["x"], "message": "x"},
        {"choices": [{"message": {"content": 1}}], "message": {"content": None}},
    ],
)
def test_an_answer_of_another_form_is_refused(wire, found):
    with pytest.raises(WireError, match=f"is not what {PATHS[wire]} promises"):
        answer_of(wire, json.dumps(found).encode())
