"""Claims, sources and conflicts as plain tables, for exports that hold more than shapes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from posturemap.claims import Article, Claim
from posturemap.claims.store import value_to_plain
from posturemap.layers.table import Posture
from posturemap.layers.weigh import Conflict, figure_of

_KEY = "INTEGER PRIMARY KEY NOT NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeTable:
    """A table without shapes.

    Parameters
    ----------
    name, description
        For readers.
    columns
        Name to SQL type; the first is the row's number.
    rows
        Values in the order of the columns; gone through once.
    """

    name: str
    description: str
    columns: Mapping[str, str]
    rows: Iterable[tuple[Any, ...]]


def attribute_tables(posture: Posture, articles: Iterable[Article]) -> tuple[AttributeTable, ...]:
    """Give the tables of claims, of the features that they support, of sources and conflicts."""
    return (
        _table("claims", "What the articles say, claim by claim", map(_claim, posture.claims)),
        _table(
            "feature_claims",
            "Which claim supports which feature, a row a pair",
            _supports(posture.claims),
        ),
        _table(
            "sources", "The articles, and what their citation markers point to", _sources(articles)
        ),
        _table("conflicts", "Values that disagree, a row a reading", _readings(posture.conflicts)),
    )


_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "claims": {
        "id": "TEXT",
        "article": "TEXT",
        "type": "TEXT",
        "polarity": "TEXT",
        "quote": "TEXT",
        "start": "INTEGER",
        "end": "INTEGER",
        "prefix": "TEXT",
        "suffix": "TEXT",
        "places": "TEXT",
        "actors": "TEXT",
        "date": "TEXT",
        "quantity": "TEXT",
        "change": "TEXT",
        "confidence": "REAL",
        "doubts": "TEXT",
        "sure": "BOOLEAN",
        "attribution": "TEXT",
        "reader": "TEXT",
        "proof": "TEXT",
        "source_ref": "TEXT",
        "page": "INTEGER",
        "grade": "TEXT",
        "features": "TEXT",
        "unmapped": "TEXT",
        "review": "TEXT",
    },
    "feature_claims": {"feature": "TEXT", "claim": "TEXT"},
    "sources": {
        "article": "TEXT",
        "number": "INTEGER",
        "title": "TEXT",
        "author": "TEXT",
        "publisher": "TEXT",
        "url": "TEXT",
        "date": "TEXT",
        "sha256": "TEXT",
    },
    "conflicts": {
        "id": "TEXT",
        "entity": "TEXT",
        "attribute": "TEXT",
        "as_of": "TEXT",
        "value": "TEXT",
        "claim": "TEXT",
        "source": "TEXT",
        "grade": "TEXT",
        "note": "TEXT",
        "features": "TEXT",
    },
}


def _table(name: str, description: str, records: Iterable[Mapping[str, Any]]) -> AttributeTable:
    columns = _COLUMNS[name]
    rows = (
        (number, *(record[column] for column in columns))
        for number, record in enumerate(records, start=1)
    )
    return AttributeTable(
        name=name, description=description, columns={"fid": _KEY, **columns}, rows=rows
    )


def _claim(claim: Claim) -> dict[str, Any]:
    record = {name: getattr(claim, name) for name in _COLUMNS["claims"]}
    for name in ("places", "actors", "source_ref", "features", "review", "doubts"):
        record[name] = json.dumps(value_to_plain(record[name]), ensure_ascii=False, sort_keys=True)
    record["proof"] = claim.proof and json.dumps(value_to_plain(claim.proof), ensure_ascii=False)
    record["quantity"] = figure_of(claim)
    return record | {
        "grade": str(claim.grade),
        "type": claim.type.value,
        "polarity": claim.polarity.value,
        "change": claim.change.value if claim.change else None,
    }


def _supports(claims: Iterable[Claim]) -> Iterable[dict[str, Any]]:
    for claim in claims:
        for feature in claim.features:
            yield {"feature": feature, "claim": claim.id}


def _sources(articles: Iterable[Article]) -> Iterable[dict[str, Any]]:
    """Give a row an article, number None, and below it a row an entry of its source list."""
    for article in sorted(articles, key=lambda article: article.id):
        own = {
            name: getattr(article, name) for name in _COLUMNS["sources"] if hasattr(article, name)
        }
        yield own | {"article": article.id, "number": None}
        unknown = dict.fromkeys(_COLUMNS["sources"])
        for source in article.sources:
            entry = {"number": source.number, "title": source.title, "url": source.url}
            yield unknown | {"article": article.id} | entry


def _readings(conflicts: Iterable[Conflict]) -> Iterable[dict[str, Any]]:
    for conflict in conflicts:
        names = ("id", "entity", "attribute", "as_of", "note")
        shared = {name: getattr(conflict, name) for name in names}
        shared["features"] = json.dumps(conflict.features)
        for reading in conflict.readings:
            yield shared | value_to_plain(reading)
