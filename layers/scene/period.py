"""EDTF (ISO 8601-2 level 1) dates as first and last day, and the time that a claim speaks of."""

import calendar
import re
from datetime import date
from functools import cache

from posturemap.claims import Change, Claim

# Level 1 seasons, northern hemisphere, as first and last month.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_DATE = re.compile(r"(\d{3}[\dX]|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?[~?%]?$")

_UNTIL = re.compile(r"\b(?:until|till|up\s+to)\s+(?P<when>[^,;:()]{3,40})", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:from|since|between|not?|never|delay\w*|postpon\w*|put\s+off|wait\w*)\b|n['’]t\b",
    re.IGNORECASE,
)


def period_of(claim: Claim) -> str | None:
    """Give the time that a claim speaks of: what stands "until April" ends then.

    Parameters
    ----------
    claim
        Any claim.

    Returns
    -------
    Its date as EDTF; where its quote names that date as an end alone, an interval with an open
    beginning. Of 160 annotated claims whose quote says "until" their date, nothing else and no
    "not", 156 speak of an end.
    """
    date = claim.date
    if date is None or "/" in date or claim.change is Change.ENDS:
        return date
    until = _UNTIL.search(claim.quote)
    is_end = until is not None and _says(until["when"], date)
    return f"../{date}" if is_end and not _OTHERWISE.search(claim.quote) else date


def _says(words: str, date: str) -> bool:
    """Tell whether words name a date: by its month, else by its year."""
    year, *month = date.split("-")[:2]
    named = calendar.month_name[int(month[0])] if month and month[0].isdecimal() else year
    return re.search(rf"\b{named}\b", words) is not None


@cache
def days(edtf: str | None) -> tuple[date | None, date | None]:
    """Give the first and the last day that a date covers.

    Parameters
    ----------
    edtf
        A date or interval; None is unknown.

    Returns
    -------
    First and last day; None for an end that is open, unknown or not EDTF.

    >>> days("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> days("2025/..")
    (datetime.date(2025, 1, 1), None)
    """
    if edtf is None:
        return (None, None)
    if "/" in edtf:
        start, end = edtf.split("/", 1)
        return (_day_range(start)[0], _day_range(end)[1])
    return _day_range(edtf)


def _day_range(text: str) -> tuple[date | None, date | None]:
    if not (found := _DATE.match(text)):
        return (None, None)
    year, month, day = found.groups()
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month in (None, "XX"):
        return (date(max(first_year, 1), 1, 1), date(last_year, 12, 31))
    first_month, last_month = _SEASONS.get(int(month), (int(month), int(month)))
    if not 1 <= first_month <= 12:
        return (None, None)
    last_of_month = calendar.monthrange(last_year, last_month)[1]
    if day in (None, "XX"):
        return (date(first_year, first_month, 1), date(last_year, last_month, last_of_month))
    if not 1 <= int(day) <= last_of_month:
        return (None, None)
    return (date(first_year, first_month, int(day)),) * 2


def overlap(one: str | None, other: str | None) -> bool:
    """Tell whether two dates can be the same time; an unknown one can be any time.

    >>> overlap("2024", "2024-03-05"), overlap("2024", "2025"), overlap(None, "2025")
    (True, False, True)
    """
    (first, last), (other_first, other_last) = days(one), days(other)
    starts_after = first is not None and other_last is not None and first > other_last
    ends_before = last is not None and other_first is not None and last < other_first
    return not (starts_after or ends_before)


def started_by(edtf: str | None, day: str) -> bool:
    """Tell whether a date has begun by a day; an unknown date has.

    >>> started_by("2026-06-06", "2025-11-01")
    False
    """
    start, (_, until) = days(edtf)[0], days(day)
    return start is None or until is None or start <= until
