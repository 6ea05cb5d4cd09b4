"""The properties of features: values that JSON, SQLite and a card hold without changing them."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .fault import VectorFault, feature_fault, joined
from .limits import Limits, over
from .raw import Raw

_EXACT = 2**53


def check_values(raw: Raw, limits: Limits) -> tuple[str, ...]:
    """Hold names and values against the limits and against what can be kept.

    Returns
    -------
    The names, in the order of first use.

    Raises
    ------
    VectorFault
        A name or a value cannot be kept as it is, or is larger than it may be.
    """
    names: dict[str, None] = {}
    faults: list[str] = []
    for number, row in enumerate(raw.rows, start=1):
        names.update(dict.fromkeys(row))
        if len(names) > limits.properties:
            what = over("properties", len(names), limits, "its list of names")
            raise VectorFault(feature_fault(number, what))
        faults += (feature_fault(number, what) for what in _faults(row, limits))
    for number, one in enumerate(raw.ids, start=1):
        faults += (feature_fault(number, f"its id: {what}") for what in _value(one, limits, 1))
    if faults:
        raise VectorFault(joined(faults))
    raw.notes += _alike(names)
    return tuple(names)


def _alike(names: Mapping[str, None]) -> Iterator[str]:
    """Name those that a database takes for one."""
    folded: dict[str, str] = {}
    for name in names:
        other = folded.setdefault(name.casefold(), name)
        if other != name:
            yield f"properties {other[:80]!r} and {name[:80]!r} differ only in case; both are kept"


def _faults(row: Mapping[str, Any], limits: Limits) -> Iterator[str]:
    for name, value in row.items():
        if len(name) > limits.key:
            yield over("key", len(name), limits, f"the name of property {name[:20]!r}…")
        else:
            yield from (f"name {name[:80]!r} {what}" for what in (_text(name),) if what)
            yield from (f"property {name[:80]!r} {what}" for what in _value(value, limits, 1))


def _value(value: Any, limits: Limits, depth: int) -> Iterator[str]:
    """Say what is wrong with a value, after its name."""
    if isinstance(value, str):
        if len(value) > limits.text:
            yield over("text", len(value), limits, "has a value that")
        elif what := _text(value):
            yield what
    elif value is None or isinstance(value, bool | int | float):
        yield from _number(value)
    elif depth >= limits.depth:
        yield over("depth", depth + 1, limits, "holds a list or object that")
    else:
        yield from _inner(value, limits, depth)


def _number(value: Any) -> Iterator[str]:
    if isinstance(value, float) and not math.isfinite(value):
        yield "is NaN, Infinity or beyond what a number holds; write null, or a number"
    elif isinstance(value, int) and abs(value) > _EXACT:
        what = f"is a whole number of {len(str(abs(value)))} digits, more than can be kept"
        yield f"{what}; write it as text in quotes"


def _inner(value: Any, limits: Limits, depth: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, one in value.items():
            if what := _text(str(name)):
                yield f"has an inner name that {what}"
            yield from _value(one, limits, depth + 1)
    elif isinstance(value, Sequence):
        for one in value:
            yield from _value(one, limits, depth + 1)
    else:
        yield f"is a {type(value).__name__}, wanted text, a number or a flag; remove it"


def _text(text: str) -> str | None:
    """Say why a text cannot be kept; None where it can."""
    if "\x00" in text:
        return "holds a NUL character, at which databases cut; remove it"
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        return "holds half of a character (a lone surrogate); mend or remove it"
    return None
