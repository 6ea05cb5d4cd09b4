"""TOML files that people write: read, checked, and every fault with its line."""

import difflib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from posturemap.errors import InputError

from .reading.file import file_bytes

_Value = TypeVar("_Value")
Where = tuple[str | int, ...]
"""A key by the names and indices that lead to it, such as ``("article", 0, "path")``."""

_TABLE = re.compile(r"\s*(?P<open>\[\[?)\s*(?P<name>[^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*(?P<key>[\w-]+|\"[^\"]*\"|'[^']*')(?P<rest>(?:\s*\.\s*[\w-]+)*)\s*=")
_FENCE = re.compile(r'"""|\'\'\'')
# A key of so many parts would take memory by the square of their number.
_DEEP = re.compile(r"(?:^|(?<=[\[{,]))[ \t]*(?:[\w\"'-]{1,80}[ \t]*\.[ \t]*){32}", re.MULTILINE)
_TOO_DEEP = "is nested too deep; wanted tables and lists a few levels deep"
_AT = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")
_WANTED = {
    "missing": "is missing",
    "string_type": "wanted text in quotes",
    "int_type": "wanted a whole number",
    "float_type": "wanted a number",
    "bool_type": "wanted true or false",
    "tuple_type": "wanted a list in brackets",
    "list_type": "wanted a list in brackets",
    "dict_type": "wanted a table",
    "dataclass_type": "wanted a table",
    "dataclass_exact_type": "wanted a table",
}


def read_toml(
    path: Path, kind: type[_Value], error: type[InputError], *, text: str | None = None
) -> tuple[_Value, Mapping[Where, int]]:
    """Read a TOML file into a dataclass.

    Parameters
    ----------
    path
        The file.
    kind
        A dataclass; it says which keys there may be and what they hold.
    error
        What to raise.
    text
        Its content, where it was read before.

    Returns
    -------
    The value, and the line of every table and key, for faults that are found later.

    Raises
    ------
    InputError
        The file cannot be read, is no TOML, or has a wrong, unknown or missing key.
    """
    if text is None:
        text = toml_text(path, error)
    plain = _json(path, text, error)
    lines = dict(key_lines(text))
    try:
        return _adapter(kind).validate_json(plain), lines
    except ValidationError as fault:
        faults = [(_keys_only(one["loc"]), one) for one in fault.errors(include_url=False)]
        where, first = min(faults, key=lambda pair: line_of(lines, pair[0]))
        what = _said(kind, {**first, "loc": where})
        raise error(path, what, line=line_of(lines, where)) from None


def _json(path: Path, text: str, error: type[InputError]) -> str:
    """Read TOML, and give it as JSON, which is checked more strictly."""
    if deep := _DEEP.search(text):
        raise error(path, _TOO_DEEP, line=text.count("\n", 0, deep.start()) + 1)
    try:
        return json.dumps(tomllib.loads(text), default=_iso, allow_nan=False)
    except tomllib.TOMLDecodeError as fault:
        raise _syntax(path, text, str(fault), error) from None
    except RecursionError:
        raise error(path, _TOO_DEEP) from None
    except ValueError:  # of thousands of digits, nan or inf
        what = "has a number that no computer counts with; wanted one of a few digits"
        raise error(path, what) from None


def _keys_only(where: Where) -> Where:
    """Leave out what is no key: the mark of a table that may be written in two ways."""
    return tuple(part for part in where if not str(part).startswith("["))


def line_of(lines: Mapping[Where, int], where: Where) -> int:
    """Return the line of a key, else of the nearest table around it."""
    while where and where not in lines:
        where = where[:-1]
    return lines.get(where, 1)


def key_lines(text: str) -> Iterator[tuple[Where, int]]:
    """Yield where each table and each key of a TOML text stands.

    A table of an array is known by its name and index, such as ``("article", 0)``.
    """
    table: Where = ()
    counts: dict[str, int] = {}
    fenced = False
    for number, line in enumerate(text.split("\n"), start=1):
        opens = len(_FENCE.findall(line)) % 2 == 1
        if fenced:
            fenced = not opens
            continue
        fenced = opens
        if match := _TABLE.match(line):
            name = match["name"]
            if match["open"] == "[[":
                counts[name] = counts.get(name, -1) + 1
                table = (*_parts(name), counts[name])
            else:
                table = _parts(name)
            yield table, number
        elif match := _KEY.match(line):
            yield (*table, *_parts(match["key"] + match["rest"])), number


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in name.split("."))


def toml_text(path: Path, error: type[InputError]) -> str:
    """Read the text of a TOML file; raises `error` where it is none."""
    try:
        return file_bytes(path, error).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        what = f"byte {fault.start} is not UTF-8, which TOML is; save the file as UTF-8"
        raise error(path, what) from None


def _syntax(path: Path, text: str, fault: str, error: type[InputError]) -> InputError:
    match = _AT.search(fault)
    line = int(match[1]) if match and match[1] else text.count("\n") + 1
    return error(path, f"is no TOML: {_AT.sub('', fault)}", line=line)


def _adapter(kind: type[_Value]) -> TypeAdapter[_Value]:
    return TypeAdapter(kind)


def _iso(value: date | time) -> str:
    """Write TOML's own dates as the text that they are."""
    return value.isoformat()


def _said(kind: type, fault: Any) -> str:
    """Say what is wrong with one key, and what was wanted."""
    where, what = fault["loc"], fault["type"]
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in where)[:200]
    given = "" if what == "missing" else f"{fault['input']!r:.60} "
    if what == "unexpected_keyword_argument":
        return f"{name} is no key here{_meant(kind, str(where[-1]))}"
    if what in ("literal_error", "enum"):
        return f"{name} = {given.strip()}, wanted one of {fault['ctx']['expected']}"
    if what in ("value_error", "assertion_error"):
        return f"{name} = {given.strip()}, {fault['ctx']['error']}"
    wanted = _WANTED.get(what, fault["msg"])
    return f"{name} {wanted}" if what == "missing" else f"{name} = {given.strip()}, {wanted}"


def _meant(kind: type, key: str) -> str:
    known = sorted(set(_keys(_adapter(kind).json_schema())))
    near = difflib.get_close_matches(key, known, n=1)
    return f"; did you mean {near[0]}?" if near else f"; known keys are {', '.join(known)}"


def _keys(schema: Any) -> Iterator[str]:
    for part in (schema, *schema.get("$defs", {}).values()):
        yield from part.get("properties", {})
