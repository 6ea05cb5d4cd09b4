"""Turn words that count from the date told last into EDTF: "the next day", "two years later"."""

import re

from .edtf import (
    SEASONS,
    STEP,
    WEEKDAYS,
    Anchor,
    Resolver,
    day_number,
    month_number,
    months_of,
    only_year,
    ymd,
)
from .relative import count_of, moved, weekday_after
from .tables import table, words

_STEP = {"following": 1, "next": 1, "previous": -1, "preceding": -1}
_LED = re.compile(rf"(?i:\b(?:{words(table('dates')['cues']['before_day'])})\s+$)")
_PARTS = frozenset(("night", "evening", "morning", "afternoon"))
_UNITS = ("day", "week", "month", "year")


def _later(match: re.Match[str], anchor: Anchor) -> str | None:
    """Read "two years later" and "a month earlier"."""
    count, unit = count_of(match["later_n"]), match["later_u"].replace("night", "day")
    return moved(anchor.told, -count if match["later_w"] == "earlier" else count, unit)


def _beside(match: re.Match[str], anchor: Anchor) -> str | None:
    """Read "the following day", "the same month", "that summer" and "the next Friday"."""
    told, unit = anchor.told, match["beside_u"]
    step = _STEP.get(match["beside_w"].split()[-1].casefold(), 0)
    if told is None:
        return str(anchor.year) if unit == "year" and step == 0 and anchor.year else None
    if unit in _UNITS or unit in _PARTS:
        return moved(told, step, "day" if unit in _PARTS else unit)
    if unit in WEEKDAYS:
        return weekday_after(told, unit) if len(told) == len("2025-01-01") else None
    first = SEASONS[unit][0] if unit in SEASONS else month_number(unit)
    year = int(told[:4])
    if step > 0:
        year += len(told) > len("2025") and int(told[5:7]) >= first
    return only_year(year) if unit in SEASONS else months_of(year, first, first)


def _after(match: re.Match[str], anchor: Anchor) -> str | None:
    """Read "the year after" and "the day before"."""
    return moved(anchor.told, -1 if match["after_w"] == "before" else 1, match["after_u"])


def _nth(match: re.Match[str], anchor: Anchor) -> str | None:
    """Read "the 24th", of the month told last, and "the first of the month", of the one it is.

    Where no month was told it is the last such day, or the next where the verb looks ahead.
    """
    day = day_number(match["nth_d"] or match["nth_spelt"])
    if match["nth_w"]:
        now = anchor.day.isoformat()[:7] if anchor.day else None
        month = moved(now, STEP.get(match["nth_w"], 0), "month")
    else:
        led = _LED.search(match.string, max(0, match.start() - 8), match.start())
        near = _near_month(anchor, day) if led else None
        month = anchor.told.rpartition("/")[2][:7] if anchor.told else near
    return ymd(int(month[:4]), int(month[5:]), day) if month and len(month) > len("2025") else None


def _near_month(anchor: Anchor, number: int) -> str | None:
    """Give the month whose such day came last, or comes next."""
    if anchor.day is None:
        return None
    is_over = number <= anchor.day.day
    step = int(anchor.tense > 0 and is_over) - int(anchor.tense <= 0 and not is_over)
    return moved(anchor.day.isoformat()[:7], step, "month")


TOLD: dict[str, Resolver] = {"nth": _nth, "later": _later, "beside": _beside, "after": _after}
"""Resolver of each way of writing a date that counts from another one."""
