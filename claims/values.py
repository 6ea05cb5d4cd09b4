"""What values a claim's fields can have, for whoever is to check them."""

import calendar
import re
from functools import cache
from typing import Annotated

from pydantic import AfterValidator

from posturemap.geo.names import read_countries

from .extract.propose.tables import table

# EDTF level 1 as docs/format.md has it: a year, month, season or day, with ~, ? and X; an interval.
_DATE = re.compile(r"(\d{3}[\dX]|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[~?%]?")
_SEASONS = range(21, 25)


def is_edtf(text: str) -> bool:
    """Tell whether a text is a date that claims can have.

    >>> is_edtf("2024-02-29"), is_edtf("2025/.."), is_edtf("tomorrow"), is_edtf("2025-02-29")
    (True, True, False, False)
    """
    ends = text.split("/")
    if len(ends) == 1:
        return _is_date(text)
    return len(ends) == 2 and all(end in ("", "..") or _is_date(end) for end in ends)


def _is_date(text: str) -> bool:
    found = _DATE.fullmatch(text)
    if not found:
        return False
    year, month, day = found.groups()
    if month in (None, "XX"):
        return day in (None, "XX")
    if int(month) in _SEASONS:
        return day is None
    if not 1 <= int(month) <= 12:
        return False
    last = calendar.monthrange(int(year.replace("X", "0")) or 1, int(month))[1]
    return day in (None, "XX") or 1 <= int(day) <= last


def _edtf(value: str) -> str:
    if not is_edtf(value):
        raise ValueError("wanted EDTF, as 2026, 2026-05, 2026-05-13, 2026~ or 2026-05/2026-06")
    return value


Edtf = Annotated[str, AfterValidator(_edtf)]
"""A date as claims have them."""


def is_actor(name: str) -> bool:
    """Tell whether a text is a state's code or an organisation that claims know.

    >>> is_actor("EE"), is_actor("NATO"), is_actor("XX"), is_actor("Foo")
    (True, True, False, False)
    """
    return name in _actors()


@cache
def _actors() -> frozenset[str]:
    codes = {row.place.country for row in read_countries() if row.place.country}
    return frozenset(codes | set(table("actors")["organisations"]))
