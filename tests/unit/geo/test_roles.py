"""Hints at a place's part in its sentence."""

import pytest

from posturemap.geo.names import load_gazetteer
from posturemap.geo.parse import find_mentions


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("Drones crossed from Belarus at night.", "Belarus", "origin"),
        ("Drones crossed from Belarus and Russia.", "Russia", "origin"),
        ("There are fewer guns than in Poland.", "Poland", "comparison"),
        ("The camp lies 15 km from Narva.", "Narva", "distance"),
        ("“We stay,” the minister told reporters in Riga.", "Riga", "speech"),
        ("VILNIUS, Lithuania (Wire) — Guns came.", "VILNIUS", "dateline"),
        ("VILNIUS, Lithuania (Wire) — Guns came.", "Lithuania", "dateline"),
        ("A Tapa-based unit left.", "Tapa", "of-unit"),
        ("They stay at Rukla (Lithuania) now.", "Lithuania", "bracket"),
        ("Moscow denied it.", "Moscow", "seat"),
        ("They arrived in Estonia.", "Estonia", "located"),
        ("Guns went to Latvia.", "Latvia", "destination"),
    ],
)
def test_hints(text: str, name: str, cue: str) -> None:
    hints = {m.text: m.role_cues for m in find_mentions(text, load_gazetteer())}
    assert cue in hints[name]


def test_no_hint_where_the_words_give_none() -> None:
    (mention,) = find_mentions("Estonia grows.", load_gazetteer())
    assert mention.role_cues == ()
