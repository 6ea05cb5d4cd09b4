"""What a run holds, as rows of the tables of `postgis.sql`."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from shapely import set_srid, to_wkb
from shapely.geometry import shape

from posturemap.claims import Claim
from posturemap.claims.record import Record
from posturemap.claims.store import claim_to_json
from posturemap.layerfile import Feature
from posturemap.layers import days, figure_of, source_text

Row = tuple[Any, ...]


def article_rows(records: Iterable[Record]) -> Iterator[Row]:
    """Give a row an article."""
    for one in records:
        told = (one.title, one.author, one.publisher, one.date, one.url, one.language)
        yield (one.id, *map(_text, told), _json(asdict(one)))


def claim_rows(claims: Iterable[Claim]) -> Iterator[Row]:
    """Give a row a claim."""
    for claim in claims:
        first, last = days(claim.date)
        yield (
            claim.id,
            claim.article,
            claim.type.value,
            claim.polarity.value,
            claim.change.value if claim.change else None,
            _text(claim.quote),
            claim.date,
            first,
            last,
            [_text(actor) for actor in claim.actors],
            _text(figure_of(claim)),
            _text(claim.attribution),
            claim.confidence,
            claim.sure,
            str(claim.grade),
            claim.review.state.value,
            claim.unmapped,
            _json(json.loads(claim_to_json(claim))),
        )


def place_rows(claims: Iterable[Claim]) -> Iterator[Row]:
    """Give a row a claim and place; one that is no point has no shape."""
    for claim in claims:
        for number, place in enumerate(claim.places, 1):
            countries = [code for code in (place.country or "").split("|") if code]
            known = place.lat is not None and place.lon is not None
            point = f"SRID=4326;POINT({place.lon!r} {place.lat!r})" if known else None
            yield (claim.id, number, place.name, countries, place.kind, place.precision_m, point)


def feature_rows(layer: str, features: Iterable[Feature]) -> Iterator[Row]:
    """Give a row a feature of a layer's GeoJSON; quotes are in the table of claims."""
    for feature in features:
        held = {key: value for key, value in feature["properties"].items() if key != "evidence"}
        yield (feature["id"], layer, _json(held), _form(feature["geometry"]))


def own_rows(layer: str, text: bytes, features: Iterable[Feature]) -> Iterator[Row]:
    """Give a row a feature of an own layer, with its source beside the file's own properties."""
    source = source_text(json.loads(text).get("source", {}))
    for feature in features:
        held = {"source": source, **feature["properties"]}
        yield (feature["id"], layer, _json(held), _form(feature["geometry"]))


def _form(geometry: Any) -> str | None:
    if geometry is None:
        return None
    return to_wkb(set_srid(shape(geometry), 4326), hex=True, include_srid=True)


def support_rows(features: Iterable[Feature], known: set[str]) -> Iterator[Row]:
    """Give a row a feature and claim of those that are known."""
    for feature in features:
        for claim in feature["properties"].get("claims", ()):
            if claim in known:
                yield (feature["id"], claim)


def _text(text: str | None) -> str | None:
    """Replace what a database cannot hold in text."""
    return None if text is None else text.replace("\0", "\ufffd")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\\u0000", "\\ufffd")
