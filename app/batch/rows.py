"""Claims, and the places that they name, as rows of tables that many engines read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from posturemap.claims import Claim, PlaceMention
from posturemap.claims.grades import origin_of
from posturemap.claims.record import Record
from posturemap.layers import days, figure_of

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])\b")
Partition = tuple[int | None, str | None]
"""Year in which a claim's date begins, and the first country that it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table.

    Parameters
    ----------
    partition
        Where it is kept.
    cells
        Column to value; None is unknown.
    points
        Longitude and latitude of what it names that is a point.
    """

    partition: Partition
    cells: Mapping[str, Any]
    points: tuple[tuple[float, float], ...]


# A column's type, in the words of `partitions.py`.
_SHARED = {
    "article": "text",
    "type": "text",
    "polarity": "text",
    "change": "text",
    "quote": "text",
    "date": "text",
    "from_date": "day",
    "to_date": "day",
    "month": "text",
    "actors": "texts",
    "quantity": "text",
    "attribution": "text",
    "origin": "text",
    "credited": "flag",
    "confidence": "number",
    "sure": "flag",
    "title": "text",
    "publisher": "text",
    "published": "text",
    "url": "text",
}
CLAIMS = {
    "id": "text",
    **_SHARED,
    "start": "whole",
    "end": "whole",
    "prefix": "text",
    "suffix": "text",
    "page": "whole",
    "places": "texts",
    "countries": "texts",
    "claim": "text",
}
"""Columns of the table of claims; the last holds the claim as a line of ``claims.jsonl``."""
PLACES = {
    "id": "text",
    "claim": "text",
    **_SHARED,
    "place": "text",
    "place_id": "text",
    "kind": "text",
    "countries": "texts",
    "precision_m": "number",
}
"""Columns of the table of places, a row a claim and place."""


def claim_row(claim: Claim, record: Record, line: str) -> Row:
    """Give a claim as a row.

    Parameters
    ----------
    claim, record
        The claim, and what is known of its article.
    line
        The claim as it is kept.
    """
    countries = _countries(*claim.places)
    cells = {
        "id": claim.id,
        **_shared(claim, record),
        "start": claim.start,
        "end": claim.end,
        "prefix": claim.prefix,
        "suffix": claim.suffix,
        "page": claim.page,
        "places": [place.name for place in claim.places],
        "countries": countries,
        "claim": line,
    }
    points = tuple(point for place in claim.places for point in _points(place))
    return Row(partition=_partition(claim, countries), cells=cells, points=points)


def place_rows(claim: Claim, record: Record) -> Iterator[Row]:
    """Give a row for each place that a claim names; one that is no point has no shape."""
    shared = _shared(claim, record)
    for number, place in enumerate(claim.places, 1):
        countries = _countries(place)
        cells = {
            "id": f"{claim.id}-{number}",
            "claim": claim.id,
            **shared,
            "place": place.name,
            "place_id": place.place_id,
            "kind": place.kind,
            "countries": countries,
            "precision_m": place.precision_m,
        }
        yield Row(partition=_partition(claim, countries), cells=cells, points=_points(place))


def _shared(claim: Claim, record: Record) -> dict[str, Any]:
    first, last = days(claim.date)
    origin, credited = _origin(claim, record)
    month = _MONTH.match(claim.date or "")
    return {
        "article": claim.article,
        "type": claim.type.value,
        "polarity": claim.polarity.value,
        "change": claim.change.value if claim.change else None,
        "quote": claim.quote,
        "date": claim.date,
        "from_date": first,
        "to_date": last,
        "month": month[0] if month else None,
        "actors": list(claim.actors),
        "quantity": figure_of(claim),
        "attribution": claim.attribution,
        "origin": origin,
        "credited": credited,
        "confidence": claim.confidence,
        "sure": claim.sure,
        "title": record.title,
        "publisher": record.publisher,
        "published": record.date,
        "url": record.url,
    }


def _origin(claim: Claim, record: Record) -> tuple[str | None, bool]:
    """Name whose word a claim is: the bodies that it credits, else the outlet's own.

    What is credited to nobody who can be named has no origin: it bears nothing out.
    """
    if claim.attribution is None:
        return record.publisher or record.id, False
    found = origin_of(claim)
    return ("|".join(sorted(found.bodies)) or None) if found.named else None, True


def _partition(claim: Claim, countries: list[str]) -> Partition:
    first, last = days(claim.date)
    day = first or last
    return (day.year if day else None, countries[0] if countries else None)


def _countries(*places: PlaceMention) -> list[str]:
    return list(dict.fromkeys(c for place in places for c in (place.country or "").split("|") if c))


def _points(place: PlaceMention) -> tuple[tuple[float, float], ...]:
    if place.lat is None or place.lon is None:
        return ()
    return ((place.lon, place.lat),)
