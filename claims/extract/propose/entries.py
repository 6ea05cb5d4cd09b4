"""When the entries of a timeline happened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from posturemap.claims.article import Entry

from .dates import DateMention


@dataclass(frozen=True, slots=True)
class DatedEntry:
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


def dated_entries(entries: Iterable[Entry], dates: Sequence[DateMention]) -> tuple[DatedEntry, ...]:
    """Give each entry the date that its opening is.

    Parameters
    ----------
    entries
        Of an article.
    dates
        That its text names, in text order.

    Returns
    -------
    In text order, without entries whose date cannot be told.
    """
    return tuple(_dated(entries, dates))


def _dated(entries: Iterable[Entry], dates: Sequence[DateMention]) -> Iterator[DatedEntry]:
    for entry in entries:
        opening = entry.opening
        inside = (d for d in dates if opening.start <= d.start and d.end <= opening.end)
        if day := next((one for one in inside if one.likely), None):
            yield DatedEntry(entry.start, entry.end, day)
