"""What a given value means: read as an article's own words are read."""

from collections.abc import Iterator
from functools import cache, lru_cache

from posturemap.claims.extract import read_words
from posturemap.geo.names import fold, read_countries


@lru_cache(maxsize=1024)
def read_actors(written: str) -> tuple[str, ...]:
    """Read nations and organisations as an article's are read: codes, and names."""
    if code := read_country(written):
        return (code,)
    return tuple(one for mention in read_words(written).actors for one in mention.actors)


@cache
def _names() -> dict[str, str]:
    return {
        fold(name.removeprefix("the ")): country.place.country or ""
        for country in read_countries()
        for name in (*country.names, country.place.country or "")
        if name
    }


def read_country(written: str) -> str | None:
    """Read a country by its name or code; None where it is neither."""
    return _names().get(fold(written).removeprefix("the ")) or None


def read_days(written: str, published: str | None) -> tuple[str, ...]:
    """Read a date: EDTF as it is, else as an article's words."""
    bare = written.split("T", 1)[0] if written[:4].isdigit() else written
    if all(_is_day(part) for part in bare.split("/")):
        return (bare,)
    return tuple(one.value for one in read_words(written, published).dates)


def _is_day(part: str) -> bool:
    numbers = part.split("-")
    return len(numbers) <= 3 and len(part) in (4, 7, 10) and all(map(str.isdigit, numbers))


def is_within(inner: str, outer: str) -> bool:
    """Tell whether one EDTF date lies within another."""
    first, last = _ends(inner)
    begin, end = _ends(outer)
    return begin <= first and last <= end


def _ends(edtf: str) -> tuple[str, str]:
    """Return the first and the last day of an EDTF date, as text that sorts."""
    first, _, last = edtf.partition("/")
    return first.ljust(10, "!"), (last or first).ljust(10, "~")


def read_numbers(written: str) -> Iterator[tuple[object, str | None]]:
    """Read numbers with their units, as an article's are read, and a bare one as it is."""
    for mention in read_words(written).quantities:
        yield mention.quantity.value, mention.quantity.unit
    bare = written.replace(",", "").replace(" ", "")
    try:
        yield float(bare), None
    except ValueError:
        return


def is_same(value: object, unit: str | None, other: object, other_unit: str | None) -> bool:
    """Tell whether two numbers are the same, with one unit or without."""
    return is_met(value, other) and (unit is None or other_unit is None or unit == other_unit)


def is_met(value: object, other: object) -> bool:
    """Tell whether two numbers, or ranges, are the same, or one is an end of the other."""
    if value == other:
        return True
    if isinstance(value, tuple):
        return other in value
    return isinstance(other, tuple) and value in other
