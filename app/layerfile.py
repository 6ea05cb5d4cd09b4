"""The GeoJSON layers of a run, read as the files of somebody else that they may be."""

import json
import math
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from posturemap.errors import CheckError
from posturemap.layers import is_own

Feature = Mapping[str, Any]

_KINDS = {
    "Point": (0, 1),
    "MultiPoint": (1, 1),
    "LineString": (1, 2),
    "MultiLineString": (2, 2),
    "Polygon": (2, 4),
    "MultiPolygon": (3, 4),
}
"""Kind of geometry to how deep its positions lie, and how many a row has at least."""


def read_features(content: bytes, path: Path) -> list[Feature]:
    """Read the features of a layer.

    Parameters
    ----------
    content, path
        The file, and its name for messages.

    Returns
    -------
    Features, each with an id of text that no other has, properties, and a geometry of positions
    in degrees or None.

    Raises
    ------
    CheckError
        It is no such layer; names the first feature that is wrong.
    """
    try:
        return _read(content, path)
    except RecursionError:
        raise _fault(path, "is nested too deep") from None


def _read(content: bytes, path: Path) -> list[Feature]:
    try:
        found = json.loads(content.decode(), parse_constant=_no_number)
    except ValueError as error:
        why = f"is no JSON ({' '.join(str(error).split()):.120}){_place(content)}"
        raise _fault(path, why) from None
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list):
        raise _fault(path, "is no collection of features")
    seen: set[str] = set()
    own = is_own(path.stem)
    for number, feature in enumerate(features, start=1):
        if what := _wrong(feature, own=own):
            raise _fault(path, f"feature {number} {what}")
        if feature["id"] in seen:
            raise _fault(
                path, f"feature {number} has the id of an earlier one, {feature['id']!r:.60}"
            )
        seen.add(feature["id"])
    return features


def _fault(path: Path, what: str) -> CheckError:
    return CheckError(f"{path}: {what}, wanted a layer as posturemap writes it; build it again")


def _place(content: bytes) -> str:
    """Name the first feature that holds what is no number, where that is all that is wrong."""
    try:
        found = json.loads(content)
    except ValueError:
        return ""
    features = found.get("features") if isinstance(found, dict) else None
    wrong = map(_is_endless, features if isinstance(features, list) else [])
    number = next((n for n, endless in enumerate(wrong, start=1) if endless), None)
    return f", first in feature {number}" if number else ""


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _wrong(feature: Any, *, own: bool) -> str | None:
    """Say what is wrong with a feature; one of the map's maker has what properties it likes."""
    if not isinstance(feature, dict):
        return "is no object"
    if not isinstance(feature.get("id"), str) or not feature["id"]:
        return "has no id of text"
    if not isinstance(feature.get("properties"), dict):
        return "has no properties"
    endless = [name for name, value in feature["properties"].items() if _is_endless(value)]
    if endless:
        return f"has a property beyond what a number holds, {endless[0]!r:.60}"
    evidence = [] if own else feature["properties"].get("evidence", [])
    if not isinstance(evidence, list) or not all(isinstance(one, dict) for one in evidence):
        return "has evidence that is no list of objects"
    return _wrong_shape(feature.get("geometry"))


def _is_endless(value: Any) -> bool:
    """Tell NaN, Infinity or a number as 1e999, or what holds one."""
    if isinstance(value, dict):
        return any(map(_is_endless, value.values()))
    if isinstance(value, list):
        return any(map(_is_endless, value))
    return isinstance(value, float) and not math.isfinite(value)


def _wrong_shape(shape: Any) -> str | None:
    if shape is None:
        return None
    kind = shape.get("type") if isinstance(shape, dict) else None
    if not isinstance(kind, str) or kind not in _KINDS:
        return "has a geometry of no known kind"
    if not _is_nest(shape.get("coordinates"), *_KINDS[kind]):
        return f"has a {kind} whose coordinates are none in degrees"
    return None


def _is_nest(value: Any, depth: int, least: int) -> bool:
    """Tell lists of positions in degrees, so deep, with so many in the innermost."""
    if not isinstance(value, list) or len(value) < (least if depth == 1 else 1):
        return False
    if depth:
        return all(_is_nest(one, depth - 1, least) for one in value)
    return len(value) in (2, 3) and all(
        type(one) in (int, float) and abs(one) <= limit  # which no NaN is
        for one, limit in zip(value, (180, 90, sys.float_info.max), strict=False)
    )
