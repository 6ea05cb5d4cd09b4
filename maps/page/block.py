"""The data of a page as one inert JSON block.

Format 1: layers, features, claims, passages, articles and conflicts, each table as columns (see
`columns`). A small page holds plain JSON that can be read by eye; a large one keeps its columns in
one gzipped buffer. No text of the block can end its element or mean anything to a template engine.
"""

import base64
import gzip
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from posturemap.claims import Article, Claim, Quantity, article_origins, voice_bodies
from posturemap.claims.record import letters_read, summed
from posturemap.errors import PageError
from posturemap.layers import OwnLayer
from posturemap.layers.table import Posture
from posturemap.maps.marks import json_text, style_of, symbols_of

from .called import called
from .columns import Column, Packed, Plain, Writer, plain_value, record_value
from .passages import find_passages
from .shapes import Written, shape_columns

FORMAT = 1

# Columns that hold a claim's own values as they are.
_PLAIN_COLUMNS = (
    *("id", "type", "polarity", "change", "confidence", "sure"),
    *("date", "attribution", "unmapped", "start", "end", "reader"),
)
# Up to here the block is plain JSON of a few hundred kilobytes.
_PLAIN_ROWS, _PLAIN_VERTICES, _PLAIN_CHARACTERS = 500, 5_000, 100_000


def data_block(
    posture: Posture,
    articles: Sequence[Article],
    *,
    title: str,
    settings: Mapping[str, Any] | None = None,
) -> str:
    """Write a posture and its articles as a page's data block.

    Parameters
    ----------
    posture
        What is drawn, and every claim.
    articles
        Those that the claims quote; their paragraphs give the quotes' context.
    title
        The page's title.
    settings
        Anything else that the page's code wants to know, as JSON values.

    Returns
    -------
    A ``script`` element with id ``posture-data``; the same bytes for the same input.

    Raises
    ------
    PageError
        A feature names a claim that is not there, or two features share an id.
    """
    extra = {"title": title, "settings": dict(settings or {})}
    if _is_small(posture, articles):
        return script("posture-data", json_text({**_tables(posture, articles, Plain()), **extra}))
    writer = Packed()
    return packed_script("posture-data", {**_tables(posture, articles, writer), **extra}, writer)


def _is_small(posture: Posture, articles: Sequence[Article]) -> bool:
    """Tell whether a person could still read the data as plain JSON."""
    vertices = sum(
        int(shapely.get_num_coordinates(np.asarray(gdf.geometry)).sum()) for gdf in _frames(posture)
    )
    rows = len(posture.claims) + sum(len(gdf) for gdf in _frames(posture))
    text = sum(len(article.text) for article in articles)
    return rows <= _PLAIN_ROWS and vertices <= _PLAIN_VERTICES and text <= _PLAIN_CHARACTERS


def _frames(posture: Posture) -> list[gpd.GeoDataFrame]:
    return [*posture.layers.values(), *(own.gdf for own in posture.own)]


def packed_script(element_id: str, value: Mapping[str, Any], writer: Packed) -> str:
    """Write a JSON value and the buffer that its columns point into as one element."""
    # Level 9 takes 2 to 3 times as long as 6 and saves a hundredth; no clock goes into the header.
    squeezed = gzip.compress(bytes(writer.buffer), 6, mtime=0)
    packed = base64.b64encode(squeezed).decode("ascii")
    return script(element_id, json_text({**value, "packed": packed}))


def script(element_id: str, text: str) -> str:
    """Put JSON text into an element that no browser runs."""
    return f'<script type="application/json" id="{element_id}">{text}</script>'


def _tables(posture: Posture, articles: Sequence[Article], writer: Writer) -> dict[str, Any]:
    claim_rows = {claim.id: row for row, claim in enumerate(posture.claims)}
    written = Written()
    return {
        "format": FORMAT,
        "as_of": posture.as_of,
        "layers": [
            *(
                _layer(name, gdf, claim_rows, writer, written)
                for name, gdf in posture.layers.items()
            ),
            *(_own_layer(own, writer, written) for own in posture.own),
        ],
        "claims": _claims(posture, articles, writer),
        "articles": writer.records([_article(article) for article in articles]),
        "conflicts": [plain_value(asdict(conflict)) for conflict in posture.conflicts],
        "symbols": symbols_of(posture.layers.values()),
    }


def _layer(
    name: str,
    gdf: gpd.GeoDataFrame,
    claim_rows: Mapping[str, int],
    writer: Writer,
    written: Written,
) -> dict[str, Any]:
    columns: list[tuple[str, Column]] = []
    for column in sorted(set(gdf.columns) - {gdf.geometry.name}):
        values = [plain_value(v) for v in gdf[column]]
        if column == "claims":
            columns.append((column, writer.lists(_claim_rows(name, values, claim_rows))))
        else:
            columns.append((column, writer.values(values)))
    shapes = shape_columns(gdf.geometry.array, writer, written=written)
    return {**asdict(style_of(name)), "columns": columns, "shapes": shapes}


def _own_layer(own: OwnLayer, writer: Writer, written: Written) -> dict[str, Any]:
    """Write a layer of the map's maker; it comes after ours, whose features claims point at."""
    names = [column for column in own.gdf.columns if column != own.gdf.geometry.name]
    return {
        "name": own.name,
        "title": own.title,
        "group": "own",
        **asdict(own.look),
        "columns": [(n, writer.values([plain_value(v) for v in own.gdf[n]])) for n in names],
        "shapes": shape_columns(own.gdf.geometry.array, writer, written=written),
        "own": {
            "file": own.file,
            "sha256": own.sha256,
            "attribution": own.attribution,
            "fields": list(own.fields),
        },
    }


def _claim_rows(
    layer: str, ids: Sequence[Sequence[str] | None], claim_rows: Mapping[str, int]
) -> list[list[int]]:
    try:
        return [[claim_rows[claim] for claim in row or ()] for row in ids]
    except KeyError as fault:
        raise PageError(
            f"layer {layer}: a feature rests on claim {fault.args[0]}, "
            "which is not among the posture's claims; add it to them"
        ) from None


def _claims(posture: Posture, articles: Sequence[Article], writer: Writer) -> dict[str, Any]:
    claims = posture.claims
    passages = find_passages(claims, articles)
    numbers = {article.id: row for row, article in enumerate(articles)}
    feature_rows = _feature_rows(posture)
    columns: dict[str, Column] = {
        name: writer.values([plain_value(getattr(claim, name)) for claim in claims])
        for name in _PLAIN_COLUMNS
    }
    return {
        "columns": {
            **columns,
            "article": writer.values([numbers.get(c.article, -1) for c in claims]),
            "article_id": writer.values([c.article for c in claims]),
            "grade": writer.values([str(c.grade) for c in claims]),
            "actors": writer.lists([c.actors for c in claims]),
            "source_ref": writer.lists([c.source_ref for c in claims]),
            "origins": writer.lists(_origins(claims, articles)),
            "features": writer.lists(_supported(claims, feature_rows)),
            "places": writer.record_lists([c.places for c in claims]),
            "doubts": writer.record_lists([c.doubts for c in claims]),
            "quantity": writer.values([_optional(c.quantity) for c in claims]),
            "review": writer.records([c.review for c in claims]),
            "passage": writer.values(passages.text),
            "at": writer.values(passages.at),
            "length": writer.values(passages.length),
        },
        "passages": writer.values(passages.texts),
    }


def plain_claim(claim: Claim) -> dict[str, Any]:
    """Give what a page says of a claim, but for its passage and its features."""
    return {
        **{name: plain_value(getattr(claim, name)) for name in _PLAIN_COLUMNS},
        "article_id": claim.article,
        "grade": str(claim.grade),
        "actors": list(claim.actors),
        "source_ref": list(claim.source_ref),
        "places": [record_value(place) for place in claim.places],
        "doubts": [record_value(doubt) for doubt in claim.doubts],
        "quantity": _optional(claim.quantity),
        "review": record_value(claim.review),
    }


def _origins(claims: Sequence[Claim], articles: Sequence[Article]) -> list[list[int]]:
    """Give the text that each claim stands in and the bodies that it credits a number each."""
    texts = article_origins(articles)
    numbers: dict[str, int] = {}
    return [
        [numbers.setdefault(body, len(numbers)) for body in sorted(voice_bodies(claim, texts))]
        for claim in claims
    ]


def _feature_rows(posture: Posture) -> dict[str, int]:
    """Give each feature its number through all layers, in the order of the layers."""
    rows: dict[str, int] = {}
    for name, gdf in posture.layers.items():
        for feature in gdf["id"]:
            if feature in rows:
                raise PageError(f"layer {name}: feature id {feature} is there twice; rename one")
            rows[feature] = len(rows)
    return rows


def _supported(claims: Sequence[Claim], feature_rows: Mapping[str, int]) -> list[list[int]]:
    return [[feature_rows[f] for f in claim.features if f in feature_rows] for claim in claims]


def _optional(value: Quantity | None) -> Any:
    return None if value is None else record_value(value)


def _article(article: Article) -> dict[str, Any]:
    fields = ("id", "title", "author", "publisher", "url", "date", "sha256")
    sources = [{"number": s.number, "title": s.title, "url": s.url} for s in article.sources]
    about = {name: getattr(article, name) for name in fields}
    left_out = [
        {"reason": part.reason, "letters": part.letters} for part in summed(article.left_out)
    ]
    return {
        **about,
        "title": called(article),
        "sources": sources,
        "letters_read": letters_read(article),
        "left_out": left_out,
    }
