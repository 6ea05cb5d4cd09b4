"""Claims as linked data: W3C Web Annotations of the articles, schema.org Claims, PROV-O sources."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from posturemap.claims import Claim, PlaceMention
from posturemap.claims.record import Record
from posturemap.layers.weigh import figure_of

# Written out, so that who reads it asks no server for anything.
_CONTEXT = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "pm": "urn:posturemap:term:",
}


def claims_jsonld(claims: Iterable[Claim], records: Iterable[Record]) -> str:
    """Write claims as JSON-LD 1.1.

    Parameters
    ----------
    claims
        Each becomes an annotation that points into its article by quote and by position, and a
        claim of schema.org with its places, date and speaker.
    records
        The reading record: what the articles are.

    Returns
    -------
    One graph, ending with a line feed; the same claims the same text. An unknown value is left
    out.
    """
    known = {record.id: record for record in records}
    graph = [_article(record) for record in known.values()]
    graph += [_claim(claim, _iri("article", claim.article)) for claim in claims]
    document = {"@context": _CONTEXT, "@graph": graph}
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _iri(kind: str, name: str) -> str:
    return f"urn:posturemap:{kind}:{quote(name, safe='')}"


def _known(pairs: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in pairs.items() if value not in (None, (), [])}


def _article(record: Record) -> dict[str, Any]:
    return {
        "@id": _iri("article", record.id),
        "@type": ["schema:Article", "prov:Entity"],
        **_known(
            {
                "schema:headline": record.title,
                "schema:author": record.author,
                "schema:publisher": record.publisher,
                "schema:datePublished": record.date,
                "schema:url": record.url,
                "schema:inLanguage": record.language,
            }
        ),
    }


def _claim(claim: Claim, article: str) -> dict[str, Any]:
    return {
        "@id": _iri("claim", claim.id),
        "@type": ["oa:Annotation", "schema:Claim", "prov:Entity"],
        "oa:motivatedBy": {"@id": "oa:classifying"},
        "oa:hasBody": {"@type": "oa:TextualBody", "rdf:value": claim.type.value},
        "oa:hasTarget": {
            "@type": "oa:SpecificResource",
            "oa:hasSource": {"@id": article},
            "oa:hasSelector": _selectors(claim),
        },
        "prov:wasDerivedFrom": {"@id": article},
        "schema:appearance": {"@id": article},
        "schema:text": claim.quote,
        **_known(
            {
                "schema:author": claim.attribution,
                "schema:temporalCoverage": claim.date,
                "schema:spatialCoverage": [_place(place) for place in claim.places],
                "schema:about": list(claim.actors),
                "pm:polarity": claim.polarity.value,
                "pm:change": claim.change.value if claim.change else None,
                "pm:quantity": figure_of(claim),
                "pm:grade": str(claim.grade),
                "pm:confidence": claim.confidence,
                "pm:sure": claim.sure,
                "pm:review": claim.review.state.value,
                "pm:supports": [{"@id": _iri("feature", one)} for one in claim.features],
                "pm:unmapped": claim.unmapped,
            }
        ),
    }


def _selectors(claim: Claim) -> list[dict[str, Any]]:
    return [
        {
            "@type": "oa:TextQuoteSelector",
            "oa:exact": claim.quote,
            "oa:prefix": claim.prefix,
            "oa:suffix": claim.suffix,
        },
        {"@type": "oa:TextPositionSelector", "oa:start": claim.start, "oa:end": claim.end},
    ]


def _place(place: PlaceMention) -> dict[str, Any]:
    point = {
        "@type": "schema:GeoCoordinates",
        "schema:latitude": place.lat,
        "schema:longitude": place.lon,
    }
    return {
        "@type": "schema:Place",
        "schema:name": place.name,
        **_known(
            {
                "schema:addressCountry": place.country,
                "schema:geo": point if place.lat is not None else None,
                "pm:precision_m": place.precision_m,
            }
        ),
    }
