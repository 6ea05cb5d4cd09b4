"""Entries of a timeline: what stands below a line that is a date, or behind "18 June 2022:"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from posturemap.claims.article import Article, Span

from .dates import DateMention
from .tables import table, words

_FEWEST = 3  # dated entries of a timeline
_SHORTEST = timedelta(days=60)
"""From the first entry to the last: the posts of a live blog stand closer together."""
_BESIDE = words([*table("dates")["seasons"], *table("dates")["parts"], "about", "circa", "c", "of"])
_AROUND = re.compile(
    rf"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{_BESIDE})\b|[\W_])*", re.IGNORECASE
)
_QUESTION = re.compile(r"[^.!?\n]{1,80}\?")
_BEHIND = re.compile(r"[*_]*\s*(?::|\s[–—-]{1,2}\s|[–—])[*_]*\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of a timeline.

    Parameters
    ----------
    start, end
        Code-point offsets, without the date.
    date
        When what it tells happened.
    """

    start: int
    end: int
    date: DateMention


def find_entries(article: Article, dates: Sequence[DateMention]) -> tuple[Entry, ...]:
    """Find the entries of an article that is a timeline.

    Parameters
    ----------
    article
        With its paragraphs and headings.
    dates
        That its text names, in text order.

    Returns
    -------
    In text order; none where fewer than three lines are, or begin with, a date, or where these
    dates lie within sixty days, as those of a live blog's posts do.
    """
    found = [*_headed(article, dates), *_begun(article, dates)]
    known = sorted(day for entry in found if (day := _first_day(entry.date.value)))
    if len(known) < _FEWEST or known[-1] - known[0] < _SHORTEST:
        return ()
    return tuple(sorted(found, key=lambda entry: entry.start))


def _headed(article: Article, dates: Sequence[DateMention]) -> Iterator[Entry]:
    """Yield what stands below lines that are dates, up to the next heading."""
    heads = [(span, _only_date(article.text, span, dates)) for span in article.headings]
    ends = [span.start for span, _ in heads[1:]]
    longest = 0
    for number, (span, day) in enumerate(heads):
        end = ends[number] if number < len(ends) else len(article.text)
        below = [p for p in article.paragraphs if span.end <= p.start < end]
        below = list(takewhile(lambda part: not _asks(article.text, part), below))
        if day is None or not below:
            continue
        if number == len(ends) and longest:
            below = below[:longest]  # nothing says where the last one ends
        longest = max(longest, len(below))
        yield Entry(below[0].start, below[-1].end, day)


def _asks(text: str, part: Span) -> bool:
    """Tell a line that only asks: "What comes next?" is a heading too."""
    return _QUESTION.fullmatch(text, part.start, part.end) is not None


def _only_date(text: str, span: Span, dates: Iterable[DateMention]) -> DateMention | None:
    """Return the date that a line is, if it is nothing else."""
    for day in _within(dates, span):
        before = _AROUND.fullmatch(text, span.start, day.start)
        if before and _AROUND.fullmatch(text, day.end, span.end):
            return day
    return None


def _begun(article: Article, dates: Sequence[DateMention]) -> Iterator[Entry]:
    """Yield paragraphs that begin with a date and a colon or a dash."""
    headings = frozenset(article.headings)
    for span in article.paragraphs:
        for day in _within(dates, span) if span not in headings else ():
            behind = _BEHIND.match(article.text, day.end, span.end)
            if behind and _AROUND.fullmatch(article.text, span.start, day.start):
                yield Entry(behind.end(), span.end, day)
                break


def _within(dates: Iterable[DateMention], span: Span) -> Iterator[DateMention]:
    return (d for d in dates if span.start <= d.start and d.end <= span.end and d.likely)


def _first_day(edtf: str) -> date | None:
    parts = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf)
    if parts is None:
        return None
    year, month, day = (int(part or 1) for part in parts.groups())
    try:
        return date(year, min(month, 12), day)
    except ValueError:
        return None
