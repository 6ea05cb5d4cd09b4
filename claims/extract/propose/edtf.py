"""Turn what a date's words say into EDTF, counting from the day of publication.

A resolver takes a match of one way of writing a date (see `dates`) and returns EDTF level 1,
or None where the words and the anchor do not fix a date.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateutil.easter import easter

from .tables import table

_TABLE = table("dates")
_MONTHS: dict[str, int] = {name.casefold(): number for name, number in _TABLE["months"].items()}
SEASONS: dict[str, list[int]] = _TABLE["seasons"]
WEEKDAYS: dict[str, int] = _TABLE["weekdays"]
_PARTS: dict[str, list[int]] = _TABLE["parts"]
STEP = {"this": 0, "current": 0, "last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}
# A month without a year looks back further than ahead: articles report more than they announce.
_AHEAD_DAYS = {0: 120, 1: 349, -1: 14}
_YEAR_DAYS = 365
_ORDINALS: dict[str, int] = _TABLE["ordinals"]
_FEASTS: dict[str, list[int]] = {n.casefold(): day for n, day in _TABLE["feasts"].items()}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates count from.

    Parameters
    ----------
    day
        Day of publication, or None where the article gives none.
    year
        Without a day: the year that a month or "this year" belongs to; None where unknown.
    told
        The date that the text named last, in EDTF: what "the next day" counts from.
    tense
        1 where the verb beside the date tells of what is to come, -1 of what is past, else 0.
    """

    day: date | None
    year: int | None = None
    told: str | None = None
    tense: int = 0

    @property
    def this_year(self) -> int | None:
        """The year of publication as well as it is known."""
        return self.day.year if self.day else self.year


Resolver = Callable[[re.Match[str], Anchor], str | None]


def month_number(name: str) -> int:
    """Give the number of a month that is written as a name or its abbreviation."""
    return _MONTHS[name.rstrip(".").casefold()]


def day_number(text: str) -> int:
    """Read a day of the month: "24", "24th", "first"."""
    digits = re.sub(r"\D", "", text)
    return int(digits) if digits else _ORDINALS[text.casefold()]


def nearest_year(anchor: Anchor, month: int, day: int = 15) -> int | None:
    """Give a month without a year the year that puts it near publication."""
    if anchor.day is None:
        return anchor.year
    that = date(anchor.day.year, month, min(day, monthrange(anchor.day.year, month)[1]))
    distance = (that - anchor.day).days
    ahead = _AHEAD_DAYS[anchor.tense]
    return anchor.day.year - (distance > ahead) + (distance < ahead - _YEAR_DAYS)


def year_of(said: str | None, anchor: Anchor, month: int, day: int = 15) -> int | None:
    """Read the year beside a month: in figures, "last year", or none."""
    if said is None:
        return nearest_year(anchor, month, day)
    if said.isdigit():
        return int(said)
    step = STEP.get(said.split()[0], 0)
    if anchor.this_year is None or (step and anchor.day is None):
        return None
    return anchor.this_year + step


def ymd(year: int | None, month: int, day: int) -> str | None:
    """Write a day; None where there is no such day, or the year is not known."""
    if year is None or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year}-{month:02}-{day:02}"


def span(first: str | None, last: str | None) -> str | None:
    """Write an interval; of two equal ends one date, of unknown or exchanged ends None."""
    if first is None or last is None or first == last:
        return first if last is not None else None
    return f"{first}/{last}" if first < last else None


def months_of(year: int | None, first: int, last: int) -> str | None:
    """Write months counted from January of a year; the thirteenth is next year's January."""
    if year is None:
        return None
    ends = (date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1) for month in (first, last))
    return span(*(f"{end.year}-{end.month:02}" for end in ends))


def _iso(match: re.Match[str], _anchor: Anchor) -> str | None:
    value = match["iso_value"]
    parts = [int(part) for part in value.split("-")]
    return value if len(parts) == 2 else ymd(*parts)


def _dotted(match: re.Match[str], _anchor: Anchor) -> str | None:
    return ymd(int(match["dotted_y"]), int(match["dotted_m"]), day_number(match["dotted_d"]))


def _two_months(match: re.Match[str], anchor: Anchor) -> str | None:
    form = "dmdm" if match["dmdm"] else "mdmd"
    months = [month_number(match[f"{form}_m{end}"]) for end in (1, 2)]
    days = [day_number(match[f"{form}_d{end}"]) for end in (1, 2)]
    last = year_of(match[f"{form}_y"], anchor, months[1])
    first = None if last is None else last - (months[0] > months[1])
    return span(ymd(first, months[0], days[0]), ymd(last, months[1], days[1]))


def _day_of_month(match: re.Match[str], anchor: Anchor) -> str | None:
    form = "dmy" if match["dmy"] else "mdy"
    month, day = (
        month_number(match[f"{form}_m"]),
        day_number(match[f"{form}_d1"] or match["dmy_spelt"]),
    )
    year = year_of(match[f"{form}_y"], anchor, month, day)
    first = ymd(year, month, day)
    until = match[f"{form}_d2"]
    return span(first, ymd(year, month, day_number(until))) if until else first


def _months_of_years(match: re.Match[str], _anchor: Anchor) -> str | None:
    ends = (f"{match[f'mymy_y{end}']}-{month_number(match[f'mymy_m{end}']):02}" for end in (1, 2))
    return span(*ends)


def _months_of_year(match: re.Match[str], anchor: Anchor) -> str | None:
    first, last = (month_number(match[f"mmy_m{end}"]) for end in (1, 2))
    year = year_of(match["mmy_y"], anchor, last)
    if year is not None and first > last:
        year, last = year - 1, last + 12
    return months_of(year, first, last)


def _month_of_year(match: re.Match[str], anchor: Anchor) -> str | None:
    month = month_number(match["my_m"])
    return months_of(year_of(match["my_y"], anchor, month), month, month)


def only_year(year: int | None) -> str | None:
    """Write a part of a year: seasons and halves differ too much to be months."""
    return None if year is None else str(year)


def _part_of_year(match: re.Match[str], anchor: Anchor) -> str | None:
    return only_year(year_of(match["party_y"], anchor, _PARTS[match["party_p"]][1]))


def _season_of_year(match: re.Match[str], anchor: Anchor) -> str | None:
    return only_year(year_of(match["season_y"], anchor, SEASONS[match["season_s"]][0]))


def _bare_season(match: re.Match[str], anchor: Anchor) -> str | None:
    return only_year(nearest_year(anchor, SEASONS[match["bare_s"]][0])) if anchor.day else None


def _feast(match: re.Match[str], anchor: Anchor) -> str | None:
    """Read "before Christmas" as its month, "on Christmas Day" as a day."""
    name = " ".join(match["feast_f"].casefold().replace("\u2019", "'").split())
    month, *day = _FEASTS[name]
    year = nearest_year(anchor, month, *day) if anchor.day else None
    if name == "easter" and year is not None:
        month = easter(year).month
    return ymd(year, month, *day) if day else months_of(year, month, month)


def _years(match: re.Match[str], _anchor: Anchor) -> str | None:
    first, last = match["yy_1"], match["yy_2"]
    return span(first, last if len(last) == 4 else first[:2] + last)


def _slashed_years(match: re.Match[str], _anchor: Anchor) -> str | None:
    """Read "2025/26": two years in a row, or it is the number of something."""
    first, last = match["slashed_1"], match["slashed_2"]
    follows = int(first[: -len(last)] + last) == int(first) + 1
    return span(first, str(int(first) + 1)) if follows else None


def _decade(match: re.Match[str], _anchor: Anchor) -> str | None:
    return f"{match['decade_value']}X"


def _bare_month(match: re.Match[str], anchor: Anchor) -> str | None:
    month = month_number(match["month_m"])
    return months_of(nearest_year(anchor, month), month, month)


def _year(match: re.Match[str], _anchor: Anchor) -> str | None:
    return match["year_value"]


ABSOLUTE: dict[str, Resolver] = {
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
    "bare": _bare_season,
    "feast": _feast,
    "yy": _years,
    "slashed": _slashed_years,
    "decade": _decade,
    "month": _bare_month,
    "year": _year,
}
"""Resolver of each way of writing a date that names its month, its season or its year."""
