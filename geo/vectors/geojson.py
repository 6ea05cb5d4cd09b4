"""GeoJSON by the standard library: RFC 7946, and the coordinate systems of its forerunner."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .build import shape_of
from .fault import VectorFault, feature_fault, joined
from .limits import over
from .raw import Raw
from .vectors import Asked

CRS84 = "OGC:CRS84"
_GEOMETRIES = frozenset(
    ("Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon")
)
_LONG_NUMBER = re.compile(r"\d{4301,}")


def read_geojson(content: bytes, name: str, asked: Asked) -> list[Raw]:
    """Read a FeatureCollection, a Feature or a geometry.

    Raises
    ------
    VectorFault
        It is no JSON, no GeoJSON, or one of its features cannot be used.
    """
    raw = Raw(name=name)
    document = _document(_text(content), raw)
    raw.crs, raw.assumed = _crs(document)
    features = _features(document)
    if len(features) > asked.limits.features:
        raise VectorFault(over("features", len(features), asked.limits, "it"))
    faults = list(_read(features, raw))
    if faults:
        raise VectorFault(joined(faults))
    return [raw]


def _read(features: Iterable[Any], raw: Raw) -> Iterator[str]:
    """Fill a table, and give what is wrong with features."""
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, Mapping) or feature.get("type") != "Feature":
            yield feature_fault(number, "is no Feature, wanted an object of that type; mend it")
            continue
        properties = feature.get("properties")
        if properties is not None and not isinstance(properties, Mapping):
            yield feature_fault(number, "its properties are no object; mend them")
            continue
        try:
            shape, why = shape_of(feature.get("geometry"))
        except VectorFault as fault:
            yield feature_fault(number, str(fault))
            continue
        if why is not None:
            raw.broken[len(raw.shapes)] = why
        raw.shapes.append(shape)
        raw.rows.append(properties or {})
        raw.ids.append(feature.get("id"))


def _text(content: bytes) -> str:
    """Decode JSON as its first bytes say: UTF-8, UTF-16 or UTF-32."""
    encoding = json.detect_encoding(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        what = (
            f"byte 0x{content[fault.start]:02x} at offset {fault.start} is not {encoding.upper()}"
        )
        raise VectorFault(f"{what}; save the file as UTF-8") from None


def _document(text: str, raw: Raw) -> Any:
    twice: dict[str, None] = {}

    def kept(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        return found if len(found) == len(pairs) else _all_kept(pairs, twice)

    try:
        document = json.loads(text, object_pairs_hook=kept)
    except json.JSONDecodeError as fault:
        raise VectorFault(_syntax(text, fault)) from None
    except RecursionError:
        what = "lists and objects lie in each other deeper than can be read, wanted at most 100"
        raise VectorFault(f"{what}; --layer-limit depth=N helps up to about 900") from None
    except ValueError:
        line = text.count("\n", 0, found.start()) + 1 if (found := _LONG_NUMBER.search(text)) else 1
        raise VectorFault(f"line {line}: a number of thousands of digits; mend it") from None
    raw.notes += [f"key {key[:80]!r} is there twice in an object; both are kept" for key in twice]
    return document


def _all_kept(pairs: list[tuple[str, Any]], twice: dict[str, None]) -> dict[str, Any]:
    """Keep every value of an object that has a key twice: the later ones get a number."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        name, number = key, 2
        while name in found:
            name, number = f"{key} ({number})", number + 1
            twice[key] = None
        found[name] = value
    return found


def _syntax(text: str, fault: json.JSONDecodeError) -> str:
    where = f"line {fault.lineno}, column {fault.colno}"
    if fault.msg == "Extra data":
        return (
            f"{where}: goes on after its end, wanted one document; save each as a file of its own"
        )
    if not text.strip() or fault.pos >= len(text.rstrip()) or "Unterminated" in fault.msg:
        return f"{where}: ends in the middle; it was cut short, so save or download it again"
    return f"{where}: is no JSON ({fault.msg}); mend it there"


def _crs(document: Any) -> tuple[str | None, bool]:
    """Read what coordinates are in, as GeoJSON of 2008 may say; nothing is fetched."""
    if not isinstance(document, Mapping) or document.get("crs") is None:
        return CRS84, True
    crs = document["crs"]
    kind = crs.get("type") if isinstance(crs, Mapping) else None
    properties = crs.get("properties") if isinstance(crs, Mapping) else None
    if kind == "link":
        what = "its crs is a link, which is not followed, wanted none or a name such as EPSG:3301"
        raise VectorFault(f"{what}; write the name, or say --layers-crs EPSG:n")
    named = properties.get("name") if isinstance(properties, Mapping) else None
    if kind != "name" or not isinstance(named, str):
        raise VectorFault("its crs has no name, wanted one such as EPSG:3301; mend or remove it")
    return named, False


def _features(document: Any) -> list[Any]:
    kind = document.get("type") if isinstance(document, Mapping) else None
    if kind == "FeatureCollection":
        features = document.get("features")
        if not isinstance(features, list):
            raise VectorFault("its FeatureCollection has no list of features; mend it")
        return features
    if kind == "Feature":
        return [document]
    if isinstance(kind, str) and kind in _GEOMETRIES:
        return [{"type": "Feature", "properties": {}, "geometry": document}]
    if kind == "GeometryCollection":
        raise VectorFault("is a GeometryCollection; make it one feature for each kind of shape")
    if kind == "Topology":
        raise VectorFault("its content is TopoJSON, wanted GeoJSON; convert it, as in mapshaper")
    given = f"type {str(kind)[:40]!r}" if kind is not None else "no type"
    raise VectorFault(f"is JSON with {given}, wanted a GeoJSON FeatureCollection; save it as one")
