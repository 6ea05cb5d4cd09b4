"""Find dates in running text and write them as EDTF.

EDTF (ISO 8601-2, level 1) strings are plain text here: ``2024``, ``2024-01``, ``2024-01-15``,
``199X`` and ``A/B``. The precision of the words is kept: nothing is filled in.
"""

import re
from dataclasses import dataclass

from .edtf import RESOLVERS, Anchor
from .numbers import small_number_pattern
from .tables import table, words

_TABLE = table("dates")
_COUNTED = re.compile(rf"\s+(?:[a-zA-Z-]+\s+){{0,2}}(?:{words(_TABLE['cues']['counted'])})\b")
_BEFORE_YEAR = re.compile(
    rf"(?:^|\W)(?:{words(_TABLE['cues']['before_year'])})[\s-]+$", re.IGNORECASE
)
_BEFORE_MONTH = re.compile(
    rf"(?:^|\W)(?:{words(_TABLE['cues']['before_month'])})[\s-]+$", re.IGNORECASE
)

_MONTH = rf"(?:{words(list(_TABLE['months']))})\b\.?"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DASH = "\\s?[-\u2013\u2014]\\s?"
_TO = rf"(?:{_DASH}|\s+(?:to|through|until|and)\s+)"
_COUNT = rf"(?:\d{{1,3}}|{small_number_pattern()}|an?)"
_UNIT = r"(?:day|week|month|year|decade)"
_PART = words(list(_TABLE["parts"]))
_SEASON = words(list(_TABLE["seasons"]))
_WEEKDAY = words(list(_TABLE["weekdays"]))

# One way of writing a date each; the earlier wins where two begin at the same letter.
_FORMS = {
    "iso": rf"(?P<iso_value>{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\w-])",
    "dotted": rf"(?P<dotted_d>{_DAY})\.(?P<dotted_m>0?[1-9]|1[0-2])\.(?P<dotted_y>{_YEAR})\b",
    "dmdm": rf"(?P<dmdm_d1>{_DAY})\s+(?P<dmdm_m1>{_MONTH}){_TO}(?P<dmdm_d2>{_DAY})\s+"
    rf"(?P<dmdm_m2>{_MONTH})(?:,?\s+(?P<dmdm_y>{_YEAR}))?(?!\d)",
    "mdmd": rf"(?P<mdmd_m1>{_MONTH})\s+(?P<mdmd_d1>{_DAY}){_TO}(?P<mdmd_m2>{_MONTH})\s+"
    rf"(?P<mdmd_d2>{_DAY})\b(?:,?\s+(?P<mdmd_y>{_YEAR}))?(?!\d)",
    "dmy": rf"(?P<dmy_d1>{_DAY})(?:{_TO}(?P<dmy_d2>{_DAY}))?(?:\s+of)?\s+(?P<dmy_m>{_MONTH})"
    rf"(?:,?\s+(?:of\s+)?(?P<dmy_y>{_YEAR}))?(?!\d)",
    "mdy": rf"(?P<mdy_m>{_MONTH})\s+(?P<mdy_d1>{_DAY})\b(?!\s*(?:{_MONTH}|%|percent|per\scent))"
    rf"(?:{_TO}(?P<mdy_d2>{_DAY})\b(?!\s+[a-z]))?(?:,?\s+(?P<mdy_y>{_YEAR}))?(?!\d)",
    "mymy": rf"(?P<mymy_m1>{_MONTH})\s+(?P<mymy_y1>{_YEAR}){_TO}(?P<mymy_m2>{_MONTH})\s+"
    rf"(?P<mymy_y2>{_YEAR})",
    "mmy": rf"(?P<mmy_m1>{_MONTH}){_TO}(?P<mmy_m2>{_MONTH})(?:,?\s+(?:of\s+)?(?P<mmy_y>{_YEAR}))?",
    "my": rf"(?P<my_m>{_MONTH})(?:,?\s+(?:of\s+)?|['’]s\s+)(?P<my_y>{_YEAR})\b",
    "party": rf"(?P<party_p>{_PART})\s+(?:of\s+)?"
    rf"(?P<party_y>{_YEAR}|(?:this|next|last)\s+year|the\s+year)\b",
    "season": rf"(?P<season_s>{_SEASON})(?:\s+of)?\s+(?P<season_y>{_YEAR})\b",
    "yy": rf"(?P<yy_1>{_YEAR})(?:{_DASH}|\s+(?:to|through|until|and)\s+)"
    rf"(?P<yy_2>{_YEAR}|\d\d(?!\d|[,.]\d))(?![\w%])",
    "decade": r"(?P<decade_value>(?:19|20)\d)0s\b",
    "ago": rf"(?P<ago_n>{_COUNT})\s+(?P<ago_u>{_UNIT})s?\s+ago\b",
    "span": rf"(?P<span_w>[Ll]ast|[Pp]ast|[Pp]revious|[Nn]ext|[Cc]oming)\s+(?P<span_n>{_COUNT})\s+"
    rf"(?P<span_u>{_UNIT})s?\b",
    "deictic": r"(?P<deictic_w>[Tt]his|[Ll]ast|[Nn]ext|[Pp]revious|[Pp]ast|[Cc]oming|[Cc]urrent)\s+"
    rf"(?P<deictic_u>year|month|week(?:end)?|{_SEASON}|{_WEEKDAY}|{_MONTH})(?!\w|-\w)",
    "edge": r"(?:[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle)\s+of\s+the\s+(?P<edge_u>year|month)\b",
    "within": rf"(?:[Ee]arlier|[Ll]ater)\s+in\s+the\s+(?:(?P<within_u>{_SEASON}|year|month))\b",
    "same": r"(?:[Tt]hat(?:\s+same)?|[Tt]he\s+same)\s+year\b",
    "day": r"(?P<day_w>[Yy]esterday)\b(?!['’])",
    "weekday": rf"(?P<weekday_w>{_WEEKDAY})\b",
    "month": rf"(?P<month_m>{_MONTH})(?!\s*\d)",
    "year": rf"(?P<year_value>{_YEAR})(?![,./]?\d)(?!\w)",
}
# Only these can begin a date; whatever else a word begins with is passed over.
_FIRST = (
    rf"(?=\d|[A-Z]|{_SEASON}|{small_number_pattern()}\s|an?\s|(?:first|second|third|fourth|last|past"
    r"|previous|next|coming|this|current|end|beginning|start|middle|earl|mid|lat|that|the|yes|final))"
)
_PATTERN = re.compile(
    r"(?<![\w$€£.,/#§-])" + _FIRST + r"(?P<prefix>(?:[Ee]arly|[Mm]id|[Ll]ate)[-\s]+)?"
    "(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items()) + ")"
)


_WITH_MONTH = frozenset(("iso", "dotted", "dmy", "mdy", "my"))
_EXPLICIT = _WITH_MONTH | {"year"}
# A bare month this close behind a month with a year is of the same year.
_NEAR = 200


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as the text writes it.

    Parameters
    ----------
    start, end
        Code-point offsets.
    value
        EDTF level 1.
    form
        Which way of writing a date it was.
    """

    start: int
    end: int
    value: str
    form: str


def find_dates(text: str, anchor: Anchor) -> tuple[DateMention, ...]:
    """Find every date of a text in one pass.

    Parameters
    ----------
    text
        Running text.
    anchor
        Day of publication; without it, relative dates lean on the years the text has named so far.

    Returns
    -------
    Mentions in text order, without overlap; dates that cannot be resolved are left out.
    """
    found: list[DateMention] = []
    year = anchor.year or _first_year(text)
    said: int | None = None
    said_at = -_NEAR
    for match in _PATTERN.finditer(text):
        name = match.lastgroup or ""
        near = said if name == "month" and match.start() - said_at < _NEAR else None
        known = Anchor(None, near) if near else Anchor(anchor.day, year)
        value = RESOLVERS[name](match, known) if _is_date(match, name) else None
        if value:
            found.append(DateMention(match.start(), match.end(), value, name))
            year = int(value[:4]) if name in _EXPLICIT and value[:4].isdigit() else year
            if name in _WITH_MONTH and value[:4] in match.group():
                said, said_at = int(value[:4]), match.end()
    return tuple(found)


def _first_year(text: str) -> int | None:
    match = re.search(rf"(?<![\w$€£.,-]){_YEAR}(?![,.]?\d)(?!\w)", text)
    return int(match.group()) if match else None


def _is_date(match: re.Match[str], name: str) -> bool:
    """Tell a month from a verb, and a year from a number of things."""
    if name == "month":
        return bool(match["prefix"]) or bool(
            _BEFORE_MONTH.search(match.string, max(0, match.start() - 16), match.start())
        )
    if name == "year" and _COUNTED.match(match.string, match.end()):
        return bool(_BEFORE_YEAR.search(match.string, max(0, match.start() - 16), match.start()))
    return True
