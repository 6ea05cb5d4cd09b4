"""Lines that say when and where a text was written: datelines, bylines, days of publication."""

import re
from dataclasses import dataclass

from posturemap.claims.reading.dates import find_day
from posturemap.claims.reading.wording import layout_words

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_BY = re.compile(r"(?:by|authors?:|written by|text by|story by)\s+(?P<who>\S.*)", re.IGNORECASE)
_WHO_ENDS = re.compile(
    r"\s*[|•·]|\s[–—-]\s|\s+in\s(?=[A-Z])|,\s*(?=\d)|\s*\(|\s+\d|,?\s+(?:\w+day,)"
)
_TOWN = re.compile(r",\s*[^\W\d_a-z]\w+\Z")  # one word; a second author has two
_DAY_NAME = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_MONTH_DAY = re.compile(
    r",?\s*\b(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2})(?:,?\s+\d{4})?\s*\Z"
)
_CUT = re.compile(r"\s*(?:—|–|\s-{1,2}(?=\s)|(?<=\)):)\s*(?=[\"“‘«(]?[^\W\d_a-z])")
_AGENCY = re.compile(r"\s*[(\[/](?P<name>[^()\d\[\]/]{2,40})[)\]/]\s*\Z")
_LONGEST_LINE = 100
_MOST_NAMES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What a line or the beginning of a sentence says about its text.

    Parameters
    ----------
    reason
        byline or dateline.
    day
        Of publication, as EDTF; None where it has no year.
    author
        Who wrote it, where it is a byline.
    posted
        Whether it says that it is the day of publication.
    end
        Offset behind it.
    """

    reason: str
    day: str | None
    author: str | None = None
    posted: bool = False
    end: int = 0


def dated_line(line: str) -> Dated | None:
    """Read a line that is nothing but a day, and perhaps who, where, or words of posting.

    >>> dated_line("By Anna Viksna · 18 November 2025").day
    '2025-11-18'
    """
    if len(line) > _LONGEST_LINE or (found := find_day(line)) is None:
        return None
    day, start, end = found
    if by := _BY.match(line):
        return Dated(reason="byline", day=day, author=byline_author(by["who"]), end=len(line))
    rest = _DAY_NAME.sub(" ", f"{line[:start]} {line[end:]}")
    words = [word.rstrip(".") for word in _WORD.findall(rest)]
    folded = [word.casefold() for word in words]
    known = layout_words()["openings"]
    names = [w for w, f in zip(words, folded, strict=True) if f not in known["words"]]
    if len(names) > _MOST_NAMES or not all(name[0].isupper() for name in names):
        return None
    posted = any(word in known["posted"] for word in folded)
    return Dated(reason="dateline", day=day, posted=posted, end=len(line))


def byline_author(who: str) -> str | None:
    """Return the name behind a byline's "By", without place and day."""
    found = find_day(who)
    name = _WHO_ENDS.split(who[: found[1]] if found else who, maxsplit=1)[0].strip(" ,;·|–—-")
    return _TOWN.sub("", name) or None


def dateline(paragraph: str) -> Dated | None:
    """Read the place, day and agency that a report begins with, before a dash.

    >>> dateline("VILNIUS, March 12, 2026 (Example Wire) - A jet came.").day
    '2026-03-12'
    """
    cut = _CUT.search(paragraph, 0, _LONGEST_LINE)
    if cut is None:
        return None
    head = paragraph[: cut.start()].strip()
    agency = _AGENCY.search(head)
    head = head[: agency.start()] if agency else head
    found = find_day(head)
    place = _MONTH_DAY.sub("", head[: found[1]] if found else head).strip(" ,")
    if found and not place:  # the day first, then perhaps the place
        after = dateline(paragraph[cut.end() :])
        end = cut.end() + (after.end if after else 0)
        return Dated(reason="dateline", day=found[0], posted=True, end=end)
    dated = found is not None or place != head.strip(" ,")
    if not _is_place(place, sure=dated or bool(agency and _is_agency(agency["name"]))):
        return None
    return Dated(reason="dateline", day=found[0] if found else None, posted=True, end=cut.end())


def _is_place(words: str, *, sure: bool) -> bool:
    """Tell a place's name: in capitals, or with a day or an agency behind it."""
    parts = [part.strip() for part in words.split(",")]
    names = _WORD.findall(words)
    if not 0 < len(parts) < 4 or not 0 < len(names) <= 6 or re.search(r"[\d:;?!\"“”]", words):
        return False
    if not all(name[0].isupper() or name in ("of", "am", "de", "la") for name in names):
        return False
    loud = parts[0].isupper() and len(parts[0]) > 3
    return (sure or loud) and parts[0].casefold() not in layout_words()["openings"]["apart"]


def _is_agency(name: str) -> bool:
    words = layout_words()
    known = {who.casefold() for who in words["captions"]["agencies"]}
    folded = name.casefold().strip()
    return (
        folded in known
        or (name.isupper() and len(name) > 1)
        or any(word in words["openings"]["agencies"] for word in folded.split())
    )
