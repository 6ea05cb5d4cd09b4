"""Turn rows of tables and objects of JSON that others write into given claims."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from .given import Given

Row = Mapping[str, Any]
_PARTING = re.compile(r"\s*[;|\n]\s*")
_NUMBERS = re.compile(r"\d{1,7}")
_LONGEST = 20_000  # characters of a value; a quote that is longer is refused by its length
_MOST = 50  # values of one field
_SEVERAL = frozenset(("places", "actors"))
_INNER = ("text", "name", "value")  # of a place or a quantity that is an object


@cache
def _table() -> dict[str, Any]:
    path = files("posturemap.claims") / "data" / "intake.toml"
    return tomllib.loads(path.read_text("utf-8"))


def row_to_given(row: Row, *, reader: str, where: str, article: str | None = None) -> Given:
    """Read one row.

    Parameters
    ----------
    row
        Column or key to what it holds.
    reader, where
        As in `Given`.
    article
        Name of the article that all rows are about, where the rows do not say.
    """
    row = {_plain_name(name): value for name, value in row.items()}
    columns = _table()["columns"]
    held = {name: _first(row, columns[name]) for name in columns}
    articles = [*_texts(held["article"]), *([article] if article else [])]
    if _is_atlos(row):
        held["quote"] = _first(row, _table()["atlos"]["quote"])
        articles += _sources(row)
    start = _texts(held["start"])
    return Given(
        reader=reader,
        where=where,
        articles=tuple(dict.fromkeys(articles)),
        quote=_text(held["quote"]),
        prefix=_text(held["prefix"]),
        suffix=_text(held["suffix"]),
        start=int(start[0]) if start and _NUMBERS.fullmatch(start[0]) else None,
        sentences=tuple(_sentences(held["sentences"])),
        values=values_of(row),
    )


def values_of(row: Row) -> dict[str, tuple[str, ...]]:
    """Return what a row says of its claim, by field of `Claim`."""
    found = {}
    for name, columns in _table()["values"].items():
        texts = _texts(_first(row, columns), several=name in _SEVERAL)
        # A place that is two numbers is a position: it is worked out from the text here.
        if kept := [one for one in texts if name != "places" or re.search(r"[^\W\d_]", one)]:
            found[name] = tuple(kept)
    return found


def reader_name(name: str) -> str:
    """Write a reader's name so that several can be told apart in one text."""
    return " ".join(name.replace(",", " ").split())[:80] or "unnamed"


def _plain_name(name: object) -> str:
    return " ".join(str(name).strip().casefold().replace("_", " ").split())


def _first(row: Row, names: Sequence[str]) -> Any:
    return next((row[name] for name in names if row.get(name) not in (None, "", [])), None)


def _is_atlos(row: Row) -> bool:
    return all(name in row for name in _table()["atlos"]["known"])


def _sources(row: Row) -> Iterator[str]:
    """Yield the addresses of an incident's sources."""
    start = _table()["atlos"]["article"]
    for name in row:
        if name.startswith(start) and name.removeprefix(start).isdigit():
            yield from _texts(row[name])


def _text(value: Any) -> str:
    return next(iter(_texts(value)), "")


def _texts(value: Any, *, several: bool = False) -> list[str]:
    """Return the texts of a value: of a list its members, of an object its name."""
    if isinstance(value, list):
        return [text for one in value[:_MOST] for text in _one(one, several=several)]
    return _one(value, several=several)[:_MOST]


def _one(value: Any, *, several: bool) -> list[str]:
    if isinstance(value, dict):
        value = next((value[key] for key in _INNER if value.get(key) not in (None, "")), None)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return []
    text = str(value)[:_LONGEST].strip()
    parts = _PARTING.split(text) if several else [text]
    return [part for part in parts if part]


def _sentences(value: Any) -> Iterator[int]:
    for text in _texts(value):
        yield from map(int, _NUMBERS.findall(text)[:_MOST])


@cache
def known_columns() -> frozenset[str]:
    """Return the names by which a column may hold a quote."""
    known = _table()
    return frozenset((*known["columns"]["quote"], *known["atlos"]["known"]))


def holds_quotes(names: Sequence[object]) -> bool:
    """Tell whether a table with these columns can hold claims."""
    return bool(known_columns() & set(map(_plain_name, names)))
