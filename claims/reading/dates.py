"""Days of publication as pages and bylines write them, to EDTF."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_OF_DATES = frozenset(_MONTHS) | frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("spring", "summer", "autumn", "fall", "winter", "early", "late", "mid", "end"),
        *("of", "to", "from", "and", "until", "about", "around"),
    )
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])")
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?\.?\s+({_NAME})\.?,?\s+(\d{{4}})\b", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"\b({_NAME})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE
)
_MONTH = re.compile(rf"\b({_NAME})\.?,?\s+(\d{{4}})\b", re.IGNORECASE)

EARLIEST, LATEST = 1800, 2199
"""Years of publication; others are misprints, and counting days from them leaves the calendar."""


def publication_date(written: str) -> str | None:
    """Read the first date in a short piece of text.

    Numbers with slashes in between are read only where the year comes first; ``3/4/2025`` means
    two days.

    Returns
    -------
    ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``; None where there is no date that can be told.

    >>> publication_date("Published: Aug. 30, 2025 | 08:00")
    '2025-08-30'
    """
    for pattern, order in (
        (_ISO, "ymd"),
        (_COMPACT, "ymd"),
        (_SLASHED, "ymd"),
        (_DOTTED, "dmy"),
        (_DAY_FIRST, "dmy"),
        (_MONTH_FIRST, "mdy"),
        (_MONTH, "my"),
    ):
        match = (
            pattern.match(written.strip())
            if pattern in (_ISO, _COMPACT)
            else pattern.search(written)
        )
        if match and (edtf := _edtf(dict(zip(order, match.groups(), strict=True)))):
            return edtf
    return None


def only_date(written: str) -> str | None:
    """Read a line that holds a day, a month or a year and no other word.

    >>> [only_date(line) for line in ("Spring 2026", "**May 2025**", "May 2025 in Riga")]
    ['2026', '2025-05', None]
    """
    words = re.findall(r"[^\W\d_]+", _ORDINAL.sub("", written))
    if not all(word.lower() in _OF_DATES for word in words):
        return None
    year = _YEAR.search(written)
    return publication_date(written) or (publication_date(year.group()) if year else None)


def find_day(written: str) -> tuple[str, int, int] | None:
    """Find the first whole day in a piece of text: the day as EDTF, and where it begins and ends.

    >>> find_day("Riga, 18 November 2025")
    ('2025-11-18', 6, 22)
    """
    found = []
    for pattern, order in (
        (_ISO_DAY, "ymd"),
        (_SLASHED, "ymd"),
        (_DOTTED, "dmy"),
        (_DAY_FIRST, "dmy"),
        (_MONTH_FIRST, "mdy"),
    ):
        match = pattern.search(written)
        if match and (edtf := _edtf(dict(zip(order, match.groups(), strict=True)))):
            found.append((match.start(), match.end(), edtf))
    start, end, day = min(found, default=(0, 0, ""))
    return (day, start, end) if day else None


def _edtf(parts: dict[str, str | None]) -> str | None:
    year = int(parts["y"] or 0)
    named = (parts.get("m") or "").lower()
    month = _MONTHS.get(named) or (int(named) if named else None)
    day = int(parts.get("d") or 0) or None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if not EARLIEST <= year <= LATEST:
        return None
    return "-".join(f"{part:02d}" for part in (year, month, day) if part is not None)
