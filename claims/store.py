"""Claims as JSON lines: one claim a line, the same claims the same bytes."""

import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from posturemap.errors import InputError

from .claim import Claim
from .reading.file import file_bytes
from .whole import write_whole

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_T = TypeVar("_T")

# JSON lets these stand in a string; programs that split lines at them would cut a claim in two.
LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What is written otherwise in JSON lines."""
# What may be no number, or more than one holds; JSON's own reader says which.
_NO_NUMBER = re.compile(r"NaN|Infinity|[0-9][eE]\+?[0-9]{3}|[0-9]{300}")


def claim_to_json(claim: Claim) -> str:
    """Write one claim as one line of JSON, fields in the order of `Claim`, without a line end."""
    plain = json.dumps(value_to_plain(claim), ensure_ascii=False, allow_nan=False)
    return plain.translate(LINE_ENDS)


def claims_to_text(claims: Iterable[Claim]) -> str:
    """Write claims as JSON lines, sorted by article and offset."""
    return "".join(claim_lines(claims))


def claim_lines(claims: Iterable[Claim]) -> Iterator[str]:
    """Write claims as `claims_to_text` does, a line at a time."""
    return (f"{claim_to_json(claim)}\n" for claim in sorted(claims, key=_order))


def claims_from_text(text: str, path: Path | str) -> tuple[Claim, ...]:
    """Read claims from JSON lines.

    Parameters
    ----------
    text
        One claim a line; empty lines are passed over.
    path
        The file that the text is from, for messages.

    Raises
    ------
    InputError
        A line is no claim, its quote is not as long as its offsets say, or an id comes twice.
    """
    claims: list[Claim] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        claim = _claim(line, path, number)
        if claim.id in seen:
            first = seen[claim.id]
            raise InputError(
                path, f"id {claim.id:.80} was on line {first}; remove one", line=number
            )
        seen[claim.id] = number
        claims.append(claim)
    return tuple(sorted(claims, key=_order))


def read_claims(path: Path | str) -> tuple[Claim, ...]:
    """Read a claims file; see `claims_from_text`."""
    path = Path(path)
    try:
        text = file_bytes(path, InputError).decode()
    except UnicodeDecodeError as error:
        raise InputError(path, f"byte {error.start} is not UTF-8, which JSON lines are") from None
    return claims_from_text(text, path)


def write_claims(path: Path | str, claims: Iterable[Claim]) -> None:
    """Write a claims file whole or not at all; see `claims_to_text`."""
    write_whole(Path(path), claims_to_text(claims))


def _order(claim: Claim) -> tuple[str, int, int, str, str]:
    return claim.article, claim.start, claim.end, claim.type, claim.id


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Name the fields of a record; what is none has none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def value_to_plain(value: Any) -> Any:
    """Give a value as JSON has it: a tuple as a list, a record as a dict in the order of its class.

    As `dataclasses.asdict`, which copies what cannot change and takes several times as long.
    """
    if isinstance(value, tuple):
        return [value_to_plain(one) for one in value]
    kind: Any = type(value)
    names = _names(kind)
    return {name: value_to_plain(getattr(value, name)) for name in names} if names else value


@cache
def _adapter(kind: Any) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter  # noqa: PLC0415  a fifth of a second that writing need not pay

    return TypeAdapter(kind)


def validated(kind: type[_T], line: str, path: Path | str, number: int) -> _T:
    """Read one line of JSON as a value.

    Parameters
    ----------
    kind
        Class of the value.
    line, path, number
        The line, its file and its number, for messages.

    Raises
    ------
    InputError
        It is no such value.
    """
    known: Any = kind
    try:
        if _NO_NUMBER.search(line):
            json.loads(line, parse_constant=_no_number, parse_float=_number)
        read: _T = _adapter(known).validate_json(line, strict=True)
    except RecursionError:
        raise InputError(path, "is nested too deep", line=number) from None
    except ValueError as error:
        raise InputError(path, _reason(error), line=number) from None
    return read


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name:.20} is no number")


def _number(written: str) -> float:
    number = float(written)
    return number if math.isfinite(number) else _no_number(written)


def _claim(line: str, path: Path | str, number: int) -> Claim:
    claim = validated(Claim, line, path, number)
    if claim.end - claim.start != len(claim.quote):
        says = f"{claim.start}–{claim.end}"
        what = f"quote has {len(claim.quote)} characters, offsets {says} want another number"
        raise InputError(path, what, line=number)
    if not 0 <= claim.confidence <= 1:
        raise InputError(path, f"confidence {claim.confidence} is not from 0 to 1", line=number)
    return claim


def _reason(error: ValueError) -> str:
    """Say the first things that a validation found wrong, by field."""
    return "; ".join(_faults(error)) if hasattr(error, "errors") else str(error)


def _faults(error: Any) -> Iterator[str]:
    for fault in error.errors(include_url=False)[:3]:
        where = ".".join(str(part) for part in fault["loc"])[:200]
        given = (
            "" if fault["type"] in ("missing", "json_invalid") else f", not {fault['input']!r:.60}"
        )
        yield f"{where + ': ' if where else ''}{fault['msg']}{given}"
