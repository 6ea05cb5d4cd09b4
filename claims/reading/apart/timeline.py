"""Dates of a timeline's entries, which are not the day on which the text came out."""

import re
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from posturemap.claims.article import Span
from posturemap.claims.reading.dates import only_date

_FEWEST, _SHORTEST = 3, timedelta(days=60)
_OPENING = re.compile(r"(?P<head>[^:–—\n]{4,40}?)(?:\s-{1,2}\s|\s?[:–—])")
_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def entry_openings(
    text: str, paragraphs: Iterable[Span], quiet: Collection[Span]
) -> frozenset[Span]:
    """Return the lines that are, and the paragraphs that begin with, the date of an entry.

    Parameters
    ----------
    text
        An article's.
    paragraphs
        Its parts.
    quiet
        Those that are no running text.

    Returns
    -------
    None where fewer than three dates stand there alone, or all within sixty days: so stand the
    posts of a live blog, and the days of a byline.
    """
    days = {
        part: day
        for part in paragraphs
        if (day := _day(text[part.start : part.end], is_line=part in quiet))
    }
    return frozenset(days) if are_entries(days.values()) else frozenset()


def _day(line: str, *, is_line: bool) -> str | None:
    opening = None if is_line else _OPENING.match(line)
    return only_date(line if is_line else opening["head"] if opening else "")


def are_entries(days: Iterable[str]) -> bool:
    """Tell the dates of a timeline, in EDTF, from the days of posts and of publication.

    >>> are_entries(["2022-06-18", "2024-02", "2025"])
    True
    >>> are_entries(["2025-05-12", "2025-05-13", "2025-05-14"])
    False
    """
    known = sorted(filter(None, map(_first, days)))
    return len(known) >= _FEWEST and known[-1] - known[0] >= _SHORTEST


def _first(edtf: str) -> date | None:
    parts = _EDTF.match(edtf)
    return date(*(int(part or 1) for part in parts.groups())) if parts else None
