"""Turn words that count from the day of publication into EDTF: "last month", "two years ago"."""

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from .edtf import (
    SEASONS,
    STEP,
    WEEKDAYS,
    Anchor,
    Resolver,
    month_number,
    months_of,
    only_year,
    span,
    year_of,
)
from .numbers import read_number
from .tables import table, words

_STRETCH = re.compile(rf"\b(?:{words(table('dates')['cues']['stretch'])})\s+$", re.IGNORECASE)
_FRESH = 3
"""Months behind its end from which "last summer" is this year's: 111 of 114 annotated ones fit."""
_YEARS = {"year": 1, "decade": 10}


def moved(edtf: str | None, count: int, unit: str) -> str | None:
    """Go a number of units from a date.

    Parameters
    ----------
    edtf
        A year, a month or a day; None where unknown.
    count
        How many units, negative for back.
    unit
        day, week, weekend, month, year or decade.

    Returns
    -------
    EDTF to the unit, for weeks to the month; None where the date is less exact than the unit.

    >>> moved("2024-12-30", 3, "day"), moved("2024-11", 2, "month"), moved("2024", 1, "month")
    ('2025-01-02', '2025-01', None)
    """
    if edtf is None:
        return None
    if unit in _YEARS:
        year = int(edtf[:4]) + count * _YEARS[unit]
        return str(year) if 1000 <= year <= MAXYEAR else None
    if unit == "month":
        months = int(edtf[:4]) * 12 + int(edtf[5:7]) - 1 + count if len(edtf) > 4 else None
        return None if months is None else f"{months // 12}-{months % 12 + 1:02}"
    if len(edtf) < len("2025-01-01"):
        return None
    that = date.fromisoformat(edtf) + timedelta(days=count if unit == "day" else count * 7)
    return that.isoformat() if unit == "day" else that.isoformat()[:7]


def count_of(text: str) -> int:
    """Read how many units: "a" is one."""
    return 1 if text.casefold() in ("a", "an") else int(read_number(text))


def weekday_after(edtf: str, name: str) -> str:
    """Find the first such day of the week on or after a day."""
    day = date.fromisoformat(edtf)
    return (day + timedelta(days=(WEEKDAYS[name] - day.weekday()) % 7)).isoformat()


def _published(anchor: Anchor) -> str | None:
    if anchor.day is not None:
        return anchor.day.isoformat()
    return None if anchor.year is None else str(anchor.year)


def _ago(match: re.Match[str], anchor: Anchor) -> str | None:
    if anchor.day is None:
        return None
    return moved(_published(anchor), -count_of(match["ago_n"]), match["ago_u"])


def _stretch(match: re.Match[str], anchor: Anchor) -> str | None:
    """Read "over the last three weeks" and "in the next two years"."""
    word, number, unit = match["span_w"], match["span_n"], match["span_u"]
    return _from_now(anchor, STEP[word.casefold()] * count_of(number), unit)


def _wide(match: re.Match[str], anchor: Anchor) -> str | None:
    """Read "over the next decade"."""
    return _from_now(anchor, STEP[match["wide_w"].casefold()], "decade")


def _from_now(anchor: Anchor, count: int, unit: str) -> str | None:
    """Write what lies between publication and some units from it."""
    if anchor.day is None:
        return None
    unit, count = ("year", count * 10) if unit == "decade" else (unit, count)
    now, then = (moved(_published(anchor), units, unit) for units in (0, count))
    return span(now, then) if count > 0 else span(then, now)


def _weekday(anchor: Anchor, name: str, step: int) -> str | None:
    """Find the last such day up to publication, or the next one after it."""
    if anchor.day is None:
        return None
    back = (anchor.day.weekday() - WEEKDAYS[name]) % 7
    days = 7 - back if step > 0 else -(back or (7 if step < 0 else 0))
    return (anchor.day + timedelta(days=days)).isoformat()


def _deictic(match: re.Match[str], anchor: Anchor) -> str | None:
    step, unit = STEP[match["deictic_w"].casefold()], match["deictic_u"]
    if unit in ("year", "month", "week", "weekend"):
        left = max(0, match.start() - 20), match.start()
        if step and unit != "weekend" and _STRETCH.search(match.string, *left):
            return _from_now(anchor, step, unit)
        return moved(_published(anchor), step, unit) if anchor.day or step == 0 else None
    if unit in WEEKDAYS:
        return _weekday(anchor, unit, step)
    year = anchor.this_year
    if year is None or (step and anchor.day is None):
        return None
    first, last = SEASONS[unit] if unit in SEASONS else [month_number(unit)] * 2
    now = anchor.day.month if anchor.day else 0
    is_before = last + _FRESH > now if unit in SEASONS else first >= now
    if (step < 0 and is_before) or (step > 0 and last <= now):
        year += step
    return only_year(year) if unit in SEASONS else months_of(year, first, last)


def _edge(match: re.Match[str], anchor: Anchor) -> str | None:
    return moved(_published(anchor), 0, match["edge_u"] or "year")


def _decade_end(_match: re.Match[str], anchor: Anchor) -> str | None:
    """Read "by the end of the decade": its round year, as plans and pledges mean it."""
    return None if anchor.this_year is None else str(anchor.this_year // 10 * 10 + 10)


def _within(match: re.Match[str], anchor: Anchor) -> str | None:
    unit = match["within_u"]
    if unit in SEASONS:
        return only_year(anchor.this_year)
    return moved(_published(anchor), 0, unit)


def _yesterday(_match: re.Match[str], anchor: Anchor) -> str | None:
    return moved(_published(anchor), -1, "day")


def _now(match: re.Match[str], anchor: Anchor) -> str | None:
    """Read "today", "this morning", "tonight" and "tomorrow"."""
    return moved(_published(anchor), match["now_w"].casefold() == "tomorrow", "day")


def _weekend(_match: re.Match[str], anchor: Anchor) -> str | None:
    """Read "at the weekend": the last one, or the next where the verb looks ahead."""
    sunday = _weekday(anchor, "Sunday", max(0, anchor.tense))
    return span(moved(sunday, -1, "day"), sunday)


def _eve(_match: re.Match[str], anchor: Anchor) -> str | None:
    """Read "the day before yesterday"."""
    return moved(_published(anchor), -2, "day")


def _weekly(match: re.Match[str], anchor: Anchor) -> str | None:
    """Read "Tuesday last week": that day of the week from Monday to Sunday."""
    if anchor.day is None:
        return None
    monday = anchor.day - timedelta(days=anchor.day.weekday())
    days = WEEKDAYS[match["weekly_d"]] + 7 * STEP[match["weekly_w"]]
    return (monday + timedelta(days=days)).isoformat()


def _ultimo(match: re.Match[str], anchor: Anchor) -> str | None:
    """Read "the last day of May"."""
    month = month_number(match["ultimo_m"])
    year = year_of(match["ultimo_y"], anchor, month, 28)
    return None if year is None else f"{year}-{month:02}-{monthrange(year, month)[1]}"


def _bare_weekday(match: re.Match[str], anchor: Anchor) -> str | None:
    """Read a day of the week: of the story being told where it is long past, else near now."""
    told = anchor.told or ""
    if len(told) == len("2025-01-01"):
        day = date.fromisoformat(told)
        if anchor.day is None or anchor.day - day > timedelta(days=7):
            return weekday_after(told, match["weekday_w"])
    return _weekday(anchor, match["weekday_w"], max(anchor.tense, 0))


RELATIVE: dict[str, Resolver] = {
    "eve": _eve,
    "weekly": _weekly,
    "ultimo": _ultimo,
    "ago": _ago,
    "span": _stretch,
    "wide": _wide,
    "deictic": _deictic,
    "edge": _edge,
    "decade_end": _decade_end,
    "within": _within,
    "yesterday": _yesterday,
    "now": _now,
    "weekend": _weekend,
    "weekday": _bare_weekday,
}
"""Resolver of each way of writing a date that counts from publication."""
