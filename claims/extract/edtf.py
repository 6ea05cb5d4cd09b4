"""Turn what a date's words say into EDTF, counting from the day of publication.

A resolver takes a match of one way of writing a date (see `dates`) and returns EDTF level 1,
or None where the words and the anchor do not fix a date.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .numbers import read_number
from .tables import table

_TABLE = table("dates")
_MONTHS: dict[str, int] = {name.casefold(): number for name, number in _TABLE["months"].items()}
_SEASONS: dict[str, list[int]] = _TABLE["seasons"]
_WEEKDAYS: dict[str, int] = _TABLE["weekdays"]
_PARTS: dict[str, list[int]] = _TABLE["parts"]
_STEP = {"this": 0, "current": 0, "last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}
# A month without a year looks back further than ahead: articles report more than they announce.
_AHEAD_DAYS = 120
_BACK_DAYS = 365 - _AHEAD_DAYS


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates count from.

    Parameters
    ----------
    day
        Day of publication, or None where the article gives none.
    year
        Without a day: the year that a month or "this year" belongs to; None where unknown.
    """

    day: date | None
    year: int | None = None

    @property
    def this_year(self) -> int | None:
        """The year of publication as well as it is known."""
        return self.day.year if self.day else self.year


_Resolver = Callable[[re.Match[str], Anchor], str | None]


def _month_number(name: str) -> int:
    return _MONTHS[name.rstrip(".").casefold()]


def _day_number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _nearest_year(anchor: Anchor, month: int, day: int = 15) -> int | None:
    """Give a month without a year the year that puts it near publication."""
    if anchor.day is None:
        return anchor.year
    that = date(anchor.day.year, month, min(day, monthrange(anchor.day.year, month)[1]))
    distance = (that - anchor.day).days
    return anchor.day.year - (distance > _AHEAD_DAYS) + (distance < -_BACK_DAYS)


def _ymd(year: int | None, month: int, day: int) -> str | None:
    if year is None or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year}-{month:02}-{day:02}"


def _span(first: str | None, last: str | None) -> str | None:
    if first is None or last is None or first == last:
        return first if last is not None else None
    return f"{first}/{last}" if first < last else None


def _months(year: int | None, first: int, last: int) -> str | None:
    """Write months counted from January of a year; the thirteenth is next year's January."""
    if year is None:
        return None
    ends = (date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1) for month in (first, last))
    return _span(*(f"{end.year}-{end.month:02}" for end in ends))


def _iso(match: re.Match[str], _anchor: Anchor) -> str | None:
    value = match["iso_value"]
    parts = [int(part) for part in value.split("-")]
    return value if len(parts) == 2 else _ymd(*parts)


def _dotted(match: re.Match[str], _anchor: Anchor) -> str | None:
    return _ymd(int(match["dotted_y"]), int(match["dotted_m"]), _day_number(match["dotted_d"]))


def _two_months(match: re.Match[str], anchor: Anchor) -> str | None:
    form = "dmdm" if match["dmdm"] else "mdmd"
    months = [_month_number(match[f"{form}_m{end}"]) for end in (1, 2)]
    days = [_day_number(match[f"{form}_d{end}"]) for end in (1, 2)]
    last = int(match[f"{form}_y"]) if match[f"{form}_y"] else _nearest_year(anchor, months[1])
    first = None if last is None else last - (months[0] > months[1])
    return _span(_ymd(first, months[0], days[0]), _ymd(last, months[1], days[1]))


def _day_of_month(match: re.Match[str], anchor: Anchor) -> str | None:
    form = "dmy" if match["dmy"] else "mdy"
    month, day = _month_number(match[f"{form}_m"]), _day_number(match[f"{form}_d1"])
    year = int(match[f"{form}_y"]) if match[f"{form}_y"] else _nearest_year(anchor, month, day)
    first = _ymd(year, month, day)
    until = match[f"{form}_d2"]
    return _span(first, _ymd(year, month, _day_number(until))) if until else first


def _months_of_years(match: re.Match[str], _anchor: Anchor) -> str | None:
    ends = (f"{match[f'mymy_y{end}']}-{_month_number(match[f'mymy_m{end}']):02}" for end in (1, 2))
    return _span(*ends)


def _months_of_year(match: re.Match[str], anchor: Anchor) -> str | None:
    first, last = (_month_number(match[f"mmy_m{end}"]) for end in (1, 2))
    year = int(match["mmy_y"]) if match["mmy_y"] else _nearest_year(anchor, last)
    if year is not None and first > last:
        year, last = year - 1, last + 12
    return _months(year, first, last)


def _month_of_year(match: re.Match[str], _anchor: Anchor) -> str | None:
    return f"{match['my_y']}-{_month_number(match['my_m']):02}"


def _part_of_year(match: re.Match[str], anchor: Anchor) -> str | None:
    said = match["party_y"]
    year = anchor.this_year
    if said.isdigit():
        year = int(said)
    elif year is not None:
        year += _STEP.get(said.split()[0], 0)
    return _months(year, *_PARTS[match["party_p"]])


def _season_of_year(match: re.Match[str], _anchor: Anchor) -> str | None:
    return _months(int(match["season_y"]), *_SEASONS[match["season_s"]])


def _years(match: re.Match[str], _anchor: Anchor) -> str | None:
    first, last = match["yy_1"], match["yy_2"]
    return _span(first, last if len(last) == 4 else first[:2] + last)


def _decade(match: re.Match[str], _anchor: Anchor) -> str | None:
    return f"{match['decade_value']}X"


def _moved(anchor: Anchor, count: int, unit: str) -> str | None:
    """Go a number of units from publication; the precision is the unit's, for weeks a month's."""
    if unit in ("year", "decade"):
        year = anchor.this_year
        return None if year is None else str(year + count * (10 if unit == "decade" else 1))
    if anchor.day is None:
        return None
    if unit == "month":
        months = anchor.day.year * 12 + anchor.day.month - 1 + count
        return f"{months // 12}-{months % 12 + 1:02}"
    that = anchor.day + timedelta(days=count * (7 if unit.startswith("week") else 1))
    return that.isoformat() if unit == "day" else f"{that.year}-{that.month:02}"


def _count(text: str) -> int:
    return 1 if text in ("a", "an") else int(read_number(text))


def _ago(match: re.Match[str], anchor: Anchor) -> str | None:
    return _moved(anchor, -_count(match["ago_n"]), match["ago_u"]) if anchor.day else None


def _stretch(match: re.Match[str], anchor: Anchor) -> str | None:
    """Read "over the last three weeks" and "in the next two years"."""
    if anchor.day is None:
        return None
    count, unit = _count(match["span_n"]), match["span_u"]
    unit, count = ("year", count * 10) if unit == "decade" else (unit, count)
    now = _moved(anchor, 0, unit)
    if _STEP[match["span_w"].casefold()] > 0:
        return _span(now, _moved(anchor, count, unit))
    return _span(_moved(anchor, -count, unit), now)


def _weekday(anchor: Anchor, name: str, step: int) -> str | None:
    """Find the last such day up to publication, or the next one after it."""
    if anchor.day is None:
        return None
    back = (anchor.day.weekday() - _WEEKDAYS[name]) % 7
    days = 7 - back if step > 0 else -(back or (7 if step < 0 else 0))
    return (anchor.day + timedelta(days=days)).isoformat()


def _deictic(match: re.Match[str], anchor: Anchor) -> str | None:
    step, unit = _STEP[match["deictic_w"].casefold()], match["deictic_u"]
    if unit in ("year", "month", "week", "weekend"):
        return _moved(anchor, step, unit) if anchor.day or step == 0 else None
    if unit in _WEEKDAYS:
        return _weekday(anchor, unit, step)
    first, last = _SEASONS[unit] if unit in _SEASONS else [_month_number(unit)] * 2
    year = anchor.this_year
    if year is None or (step and anchor.day is None):
        return None
    now = anchor.day.month if anchor.day else 0
    if (step < 0 and first >= now) or (step > 0 and last <= now):
        year += step
    return _months(year, first, last)


def _edge(match: re.Match[str], anchor: Anchor) -> str | None:
    return _moved(anchor, 0, match["edge_u"])


def _within(match: re.Match[str], anchor: Anchor) -> str | None:
    unit = match["within_u"]
    return (
        _months(anchor.this_year, *_SEASONS[unit]) if unit in _SEASONS else _moved(anchor, 0, unit)
    )


def _same_year(_match: re.Match[str], anchor: Anchor) -> str | None:
    return None if anchor.year is None else str(anchor.year)


def _near_day(_match: re.Match[str], anchor: Anchor) -> str | None:
    return _moved(anchor, -1, "day")


def _bare_weekday(match: re.Match[str], anchor: Anchor) -> str | None:
    return _weekday(anchor, match["weekday_w"], 0)


def _bare_month(match: re.Match[str], anchor: Anchor) -> str | None:
    month = _month_number(match["month_m"])
    return _months(_nearest_year(anchor, month), month, month)


def _year(match: re.Match[str], _anchor: Anchor) -> str | None:
    return match["year_value"]


RESOLVERS: dict[str, _Resolver] = {
    "iso": _iso,
    "dotted": _dotted,
    "dmdm": _two_months,
    "mdmd": _two_months,
    "dmy": _day_of_month,
    "mdy": _day_of_month,
    "mymy": _months_of_years,
    "mmy": _months_of_year,
    "my": _month_of_year,
    "party": _part_of_year,
    "season": _season_of_year,
    "yy": _years,
    "decade": _decade,
    "ago": _ago,
    "span": _stretch,
    "deictic": _deictic,
    "edge": _edge,
    "within": _within,
    "same": _same_year,
    "day": _near_day,
    "weekday": _bare_weekday,
    "month": _bare_month,
    "year": _year,
}
