"""Turn words that count from the date told last into EDTF: "the next day", "two years later"."""

import re

from .edtf import SEASONS, WEEKDAYS, Anchor, Resolver, month_number, months_of, only_year
from .relative import count_of, moved, weekday_after

_STEP = {"following": 1, "next": 1, "previous": -1, "preceding": -1}
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
    if unit in _UNITS:
        return moved(told, step, unit)
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


TOLD: dict[str, Resolver] = {"later": _later, "beside": _beside, "after": _after}
"""Resolver of each way of writing a date that counts from another one."""
