"""Claims as tables of their own: all of them, and a point for each place that one names."""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely import Point

from posturemap.claims import Claim, PlaceMention
from posturemap.claims.store import value_to_plain
from posturemap.layers.scene import days
from posturemap.layers.weigh import figure_of

from .spreadsheet import shield

_PLAIN = ("id", "article", "quote", "start", "end", "date", "attribution", "confidence", "sure")
_LISTS = ("places", "actors", "source_ref", "features", "doubts")


def claims_csv(claims: Iterable[Claim]) -> str:
    """Write claims as CSV (RFC 4180), a row a claim; lists and records are JSON.

    Returns
    -------
    The text; cells that look like formulas are shielded, see `shield`.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_CLAIM_COLUMNS)
    for claim in claims:
        row = claim_row(claim)
        cells = (row[name] for name in _CLAIM_COLUMNS)
        writer.writerow([shield(one) if isinstance(one, str) else one for one in cells])
    return out.getvalue()


_CLAIM_COLUMNS = (
    *_PLAIN,
    *("type", "polarity", "change", "quantity", "page", "grade", "review", "unmapped"),
    *_LISTS,
)


def claim_row(claim: Claim) -> dict[str, Any]:
    """Give a claim as one flat row; lists and records are JSON."""
    held = {name: value_to_plain(getattr(claim, name)) for name in (*_PLAIN, *_LISTS)}
    return {
        **{name: held[name] for name in _PLAIN},
        "type": claim.type.value,
        "polarity": claim.polarity.value,
        "change": claim.change.value if claim.change else None,
        "quantity": figure_of(claim),
        "page": claim.page,
        "grade": str(claim.grade),
        "review": claim.review.state.value,
        "unmapped": claim.unmapped,
        **{name: json.dumps(held[name], ensure_ascii=False) for name in _LISTS},
    }


def claim_places(claims: Iterable[Claim]) -> gpd.GeoDataFrame:
    """Give a point for each place that a claim names and that is one: what claims say, unmerged.

    Parameters
    ----------
    claims
        With their features.

    Returns
    -------
    EPSG:4326, a row a claim and place: the claim's id, words, type, polarity, days, speaker and
    grade, the place and the radius in metres that holds it. Places that are no points are left out.
    """
    rows, points = [], []
    for claim in claims:
        for number, place in enumerate(claim.places, start=1):
            if place.lat is not None and place.lon is not None:
                rows.append(_place_row(claim, place, number))
                points.append(Point(place.lon, place.lat))
    table = pd.DataFrame(rows, columns=list(PLACE_COLUMNS), dtype=object)
    return gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(points, crs=4326), crs=4326)


PLACE_COLUMNS = {
    "id": "str",
    "claim": "str",
    "article": "str",
    "type": "str",
    "polarity": "str",
    "change": "str",
    "quote": "str",
    "place": "str",
    "country": "str",
    "kind": "str",
    "precision_m": "float",
    "actors": "str",
    "quantity": "str",
    "date": "str",
    "from_date": "date",
    "to_date": "date",
    "attribution": "str",
    "grade": "str",
    "sure": "bool",
    "mapped": "bool",
}
"""Column to its type in GDAL's words."""


def _place_row(claim: Claim, place: PlaceMention, number: int) -> dict[str, Any]:
    first, last = days(claim.date)
    return {
        "id": f"{claim.id}-{number}",
        "claim": claim.id,
        "article": claim.article,
        "type": claim.type.value,
        "polarity": claim.polarity.value,
        "change": claim.change.value if claim.change else None,
        "quote": claim.quote,
        "place": place.name,
        "country": place.country,
        "kind": place.kind,
        "precision_m": place.precision_m,
        "actors": ", ".join(claim.actors),
        "quantity": figure_of(claim),
        "date": claim.date,
        "from_date": first.isoformat() if first else None,
        "to_date": last.isoformat() if last else None,
        "attribution": claim.attribution,
        "grade": str(claim.grade),
        "sure": claim.sure,
        "mapped": bool(claim.features),
    }
