"""GeoJSON by RFC 7946, written so that Python and JavaScript give the same text.

One feature a line; keys sorted; no white space between tokens; text as UTF-8; numbers as
JavaScript writes them (``25``, not ``25.0``); coordinates rounded to seven decimals (1 cm).
A page that holds the same rows can therefore write the same bytes with ``JSON.stringify``.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry, BaseMultipartGeometry

from posturemap.claims import Article, Claim
from posturemap.errors import GeometryError
from posturemap.layers.table import DECIMALS, settled

_EXPONENT = re.compile(r"-?[\d.]+e-\d+")

Evidence = Mapping[str, Mapping[str, Any]]


def layer_geojson(name: str, gdf: gpd.GeoDataFrame, *, evidence: Evidence | None = None) -> str:
    """Write a layer as GeoJSON.

    Parameters
    ----------
    name
        The layer's name; a foreign member beside the features.
    gdf
        Its table, EPSG:4326.
    evidence
        Claim id to what is written under it, see `evidence_of`; each feature then carries its
        claims' quotes, so that the file stands alone.

    Returns
    -------
    The text, ending with a line feed.

    Raises
    ------
    GeometryError
        A shape is empty, not finite or outside longitude and latitude.
    """
    return "".join(layer_lines(name, gdf, evidence=evidence))


def layer_lines(
    name: str, gdf: gpd.GeoDataFrame, *, evidence: Evidence | None = None
) -> Iterator[str]:
    """Write a layer as `layer_geojson` does, a line at a time, so that no layer is held as text."""
    columns = [column for column in gdf.columns if column != gdf.geometry.name]
    rows = zip(gdf.geometry, *(gdf[column] for column in columns), strict=True)
    # What claims say about one country shares one shape.
    placed = {key: _placed(shape) for key, shape in {id(s): s for s in gdf.geometry}.items()}
    features = (
        _feature(placed[id(shape)], dict(zip(columns, values, strict=True)), evidence or {})
        for shape, *values in rows
    )
    yield from collection_lines(name, gdf.geometry, features)


def collection_lines(
    name: str,
    shapes: Sequence[BaseGeometry] | gpd.GeoSeries,
    features: Iterable[str],
    more: Mapping[str, Any] = MappingProxyType({}),
) -> Iterator[str]:
    """Put written features into a collection, one a line.

    Parameters
    ----------
    name
        A foreign member beside the features.
    shapes
        Theirs, for the box round all.
    features
        As `feature_text` wrote them.
    more
        Further foreign members.
    """
    tail = _json({"name": name, "type": "FeatureCollection", **more})[1:-1]
    if not len(shapes):
        yield f'{{"features":[],{tail}}}\n'
        return
    yield f'{{{_json({"bbox": _bbox(shapes)})[1:-1]},"features":['
    comma = ""
    for feature in features:
        yield f"{comma}\n{feature}"
        comma = ","
    yield f"\n],{tail}}}\n"


def evidence_of(claims: Iterable[Claim], articles: Iterable[Article]) -> Evidence:
    """Give what a feature says about each claim that supports it.

    Parameters
    ----------
    claims
        All claims that features name.
    articles
        Their articles; title and address of an unknown one are left None.
    """
    return _OfClaims({c.id: c for c in claims}, {article.id: article for article in articles})


class _OfClaims(Mapping[str, Mapping[str, Any]]):
    """Evidence that is made when somebody asks for it: of all claims it outweighs the claims."""

    def __init__(self, claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> None:
        self._claims, self._articles = claims, articles

    def __getitem__(self, claim: str) -> Mapping[str, Any]:
        found = self._claims[claim]
        return _evidence(found, self._articles.get(found.article))

    def __iter__(self) -> Iterator[str]:
        return iter(self._claims)

    def __len__(self) -> int:
        return len(self._claims)


def _evidence(claim: Claim, article: Article | None) -> dict[str, Any]:
    cited = {source.number: source for source in (article.sources if article else ())}
    return {
        "claim": claim.id,
        "type": claim.type.value,
        "polarity": claim.polarity.value,
        "change": claim.change.value if claim.change else None,
        "confidence": claim.confidence,
        "sure": claim.sure,
        "quote": claim.quote,
        "date": claim.date,
        "attribution": claim.attribution,
        "grade": str(claim.grade),
        "article": claim.article,
        "title": article.title if article else None,
        "url": article.url if article else None,
        "published": article.date if article else None,
        "citations": [
            {"number": n, "title": cited[n].title, "url": cited[n].url}
            if n in cited
            else {"number": n}
            for n in claim.source_ref
        ],
    }


def _feature(placed: str, values: Mapping[str, Any], evidence: Evidence) -> str:
    properties = {key: value for key, value in values.items() if key != "id"}
    if evidence:
        properties["evidence"] = [evidence[claim] for claim in values.get("claims", ())]
    return _at(placed, values["id"], properties)


def feature_text(shape: BaseGeometry, row_id: str, properties: Mapping[str, Any]) -> str:
    """Write a feature on one line."""
    return _at(_placed(shape), row_id, properties)


def _placed(shape: BaseGeometry) -> str:
    """Write where a feature is: its box and its geometry."""
    return f'"bbox":{_json(_bbox([shape]))},"geometry":{geometry_text(shape)}'


def _at(placed: str, row_id: str, properties: Mapping[str, Any]) -> str:
    tail = {"id": row_id, "properties": properties, "type": "Feature"}
    return f"{{{placed},{_json(tail)[1:]}"


def geometry_text(shape: BaseGeometry) -> str:
    """Write a shape as a GeoJSON geometry: right-handed rings, rounded coordinates.

    Raises
    ------
    GeometryError
        The shape is empty, not finite or outside longitude and latitude.

    >>> geometry_text(shapely.Point(25, 59.123456789))
    '{"coordinates":[25,59.1234568],"type":"Point"}'
    """
    points = shapely.get_coordinates(shape)
    if not len(points) or not _is_on_earth(points):
        raise GeometryError(f"{shape.wkt[:80]}: want longitudes and latitudes in degrees")
    # The encoder of the standard library is fast on floats, and writes 25.0 and 1.2e-05.
    text = json.dumps(coordinates_of(settled(shape)), separators=(",", ":"))
    text = text.replace(".0,", ",").replace(".0]", "]")
    if "e-" in text:
        text = _EXPONENT.sub(_fixed, text)
    return f'{{"coordinates":{text},"type":"{shape.geom_type}"}}'


def _is_on_earth(points: NDArray[np.float64]) -> bool:
    return bool((abs(points[:, 0]) <= 180).all() and (abs(points[:, 1]) <= 90).all())


def coordinates_of(shape: BaseGeometry) -> list[Any]:
    """Give a shape's coordinates, nested as GeoJSON nests them."""
    if isinstance(shape, BaseMultipartGeometry):
        return [coordinates_of(part) for part in shape.geoms]
    if isinstance(shape, Polygon):
        return [coordinates_of(ring) for ring in (shape.exterior, *shape.interiors)]
    points: list[Any] = shapely.get_coordinates(shape).tolist()
    return points[0] if isinstance(shape, Point) else points


def _fixed(number: re.Match[str]) -> str:
    return f"{float(number[0]):.{DECIMALS}f}".rstrip("0")


def _bbox(shapes: Iterable[BaseGeometry]) -> list[float]:
    """Give west, south, east, north of shapes."""
    return [round(float(edge), DECIMALS) for edge in shapely.total_bounds(list(shapes))]


def _json(value: Any) -> str:
    return json.dumps(
        _plain(value), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )


def _plain(value: Any) -> Any:
    """Write whole numbers without a fraction and tuples as arrays, as JavaScript does."""
    if isinstance(value, float):
        return int(value) if math.isfinite(value) and value.is_integer() else value
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value
