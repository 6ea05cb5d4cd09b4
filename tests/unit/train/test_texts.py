"""Annotated texts become lessons that say what the annotations say."""

import importlib
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from posturemap.claims.extract.choose.heads import TYPES
from posturemap.claims.extract.choose.pieces import Vocabulary
from posturemap.claims.extract.choose.weights import load_weights

ROOT = Path(__file__).parents[3]
HEAD = "# title: Of posts\n# date: 2025-03-14\n\n"
PARAGRAPHS = [f"In year {n} Latvia built {n} posts at Rēzekne.\n\n" for n in range(1, 12)]


@pytest.fixture(scope="module")
def texts() -> Iterator[ModuleType]:
    added = [str(ROOT / "corpus"), str(ROOT / "_build" / "train")]
    sys.path[:0] = added
    yield importlib.import_module("texts")
    for folder in added:
        sys.path.remove(folder)
    for name in ("texts", "lessons", "marks", "score"):
        sys.modules.pop(name, None)


def _gold(body: str, quote: str, kind: str = "fortification") -> dict[str, object]:
    start = body.index(quote)
    at = body.find("Rēzekne", start)
    place = {
        "start": at,
        "end": at + 7,
        "country": "LV",
        "lat": 56.5,
        "lon": 27.3,
        "in_quote": True,
    }
    return {
        "start": start,
        "end": start + len(quote),
        "type": kind,
        "polarity": "asserted",
        "change": None,
        "places": [place] if at >= 0 else [],
        "actors": ["LV"],
        "date": None,
        "quantity": None,
        "attribution": None,
    }


def test_parts_are_the_article_and_its_claims_stand_where_they_stood(texts: ModuleType) -> None:
    body = "".join(PARAGRAPHS)
    gold = [_gold(body, one.strip()) for one in PARAGRAPHS]
    ignored = [[0, 9]]
    parts = list(texts.parts_of(HEAD + body, gold, ignored, random.Random(1)))  # noqa: S311  no secret
    assert len(parts) > 1
    bodies = [text.removeprefix("# date: 2025-03-14\n\n") for text, _, _ in parts]
    assert "".join(bodies).split() == body.split()
    read = [
        own[g["start"] : g["end"]]
        for own, (_, kept, _) in zip(bodies, parts, strict=True)
        for g in kept
    ]
    assert read == [one.strip() for one in PARAGRAPHS]
    places = [
        own[p["start"] : p["end"]]
        for own, (_, kept, _) in zip(bodies, parts, strict=True)
        for g in kept
        for p in g["places"]
    ]
    assert places == ["Rēzekne"] * len(PARAGRAPHS)
    assert [lost for _, _, lost in parts] == [ignored, *[[]] * (len(parts) - 1)]


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        (
            "Latvia built nine posts at Rēzekne. Nobody came.\n",
            "Latvia built nine posts at Rēzekne",
        ),
        (
            "Lat\u00advia built nine posts at Rēzekne. Nobody came.\n",
            "Lat\u00advia built nine posts at Rēzekne",
        ),
        (
            "| Where | What |\n|---|---|\n| Rēzekne | Latvia built nine posts |\n",
            "Rēzekne | Latvia built nine posts",
        ),
    ],
)
def test_a_claim_is_learned_where_the_text_has_it(texts: ModuleType, body: str, quote: str) -> None:
    vocabulary = Vocabulary(load_weights().pieces)
    lesson = texts.make_lesson(HEAD + body, "a", [_gold(body, quote)], [], vocabulary)
    (own,) = lesson.shares.nonzero()[0][lesson.shares[lesson.shares.nonzero()[0]] == 1]
    assert TYPES[lesson.types[own]] == "fortification"
    first, last = lesson.spans[own]
    assert last - first >= 4
    ends, _, marks = lesson.pairs["place"]
    assert [
        int(mark)
        for (span, _, _), mark in zip(ends, marks, strict=True)
        if span == own and mark == 1
    ] == [1]
