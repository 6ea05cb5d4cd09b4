"""The GeoJSON of a layer read back, which may be anybody's by then."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn


def read_collection(text: str) -> dict[str, Any]:
    """Read a layer's GeoJSON.

    Parameters
    ----------
    text
        What was written as a layer.

    Returns
    -------
    The object, with numbers that are numbers.

    Raises
    ------
    ValueError, TypeError
        It is no JSON or no object, or holds NaN, Infinity or a number beyond what one holds; names
        the first feature that does.
    """
    try:
        held = json.loads(text, parse_constant=_no_number, parse_float=_number)
    except _NumberError as fault:
        raise ValueError(f"{_place(json.loads(text))} {fault}") from None
    if not isinstance(held, dict):
        raise TypeError("is no object")
    return held


class _NumberError(ValueError):
    """Something stands for a number and is none."""


def _no_number(name: str) -> NoReturn:
    raise _NumberError(f"is {name:.20}, wanted a number; write null, or a number")


def _number(written: str) -> float:
    number = float(written)
    return number if math.isfinite(number) else _no_number(written)


def _place(held: Any) -> str:
    """Name the first feature, and what of it, that holds what is no number."""
    features = held.get("features") if isinstance(held, dict) else None
    for number, feature in enumerate(features if isinstance(features, list) else [], start=1):
        for what, value in _parts(feature):
            if not _is_finite(value):
                return f"feature {number}: {what}"
    return "a value beside the features"


def _parts(feature: Any) -> Iterator[tuple[str, Any]]:
    """Name what a feature holds, and the rest after its properties and its place."""
    if isinstance(feature, dict):
        properties, geometry = feature.get("properties"), feature.get("geometry")
        named = properties if isinstance(properties, Mapping) else {}
        yield from ((f"property {name[:80]!r}", value) for name, value in named.items())
        yield "a coordinate", geometry
    yield "a value", feature


def _is_finite(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_is_finite, value.values()))
    if isinstance(value, list):
        return all(map(_is_finite, value))
    return not isinstance(value, float) or math.isfinite(value)
