"""Timelines: entries below a line that is a date, or behind "18 June 2022:" and the like."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise, takewhile

from posturemap.claims.article import Entry, Span
from posturemap.claims.reading.dates import only_date

_FEWEST, _SHORTEST = 3, timedelta(days=60)
_OPENING = re.compile(
    r"(?:[–—-]\s+)?(?P<head>(?:[^:–—\n]|(?<=\d)[–—](?=\d)){4,40}?)"
    r"(?:\s-{1,2}\s|\s?(?::|[–—](?!\d)))[*_]*\s*(?=\S)"
)
_STOPPED = re.compile(r"(?P<head>[^:–—\n]{2,36}\d{4})\.\s+(?=[A-Z“\"])")
_QUESTION = re.compile(r"[^.!?\n]{1,80}\?")
_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def find_entries(
    text: str, paragraphs: Sequence[Span], quiet: Collection[Span]
) -> tuple[Entry, ...]:
    """Find the entries of a text that is a timeline.

    Parameters
    ----------
    text
        An article's.
    paragraphs
        Its parts, in text order.
    quiet
        Those that are no running text.

    Returns
    -------
    In text order. None where fewer than three dates stand there alone, or all within sixty days: so
    stand the posts of a live blog, and the days of a byline.
    """
    found = [*_headed(text, paragraphs, quiet), *_begun(text, paragraphs, quiet)]
    days = [only_date(text[entry.opening.start : entry.opening.end]) for entry in found]
    if not are_entries(filter(None, days)):
        return ()
    return tuple(sorted(found, key=lambda entry: entry.start))


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


def _headed(text: str, paragraphs: Sequence[Span], quiet: Collection[Span]) -> Iterator[Entry]:
    """Yield what stands below lines that are dates, up to the next line that is no running text."""
    heads = [number for number, part in enumerate(paragraphs) if part in quiet]
    longest = 0
    for head, end in pairwise([*heads, len(paragraphs)]):
        opening = paragraphs[head]
        below = paragraphs[head + 1 : end]
        below = list(takewhile(lambda part: not _asks(text, part), below))
        if not below or only_date(text[opening.start : opening.end]) is None:
            continue
        if head == heads[-1] and longest:
            below = below[:longest]  # nothing says where the last one ends
        longest = max(longest, len(below))
        yield Entry(opening=opening, start=below[0].start, end=below[-1].end)


def _asks(text: str, part: Span) -> bool:
    """Tell a line that only asks: "What comes next?" is a heading too."""
    return _QUESTION.fullmatch(text, part.start, part.end) is not None


def _begun(text: str, paragraphs: Iterable[Span], quiet: Collection[Span]) -> Iterator[Entry]:
    """Yield paragraphs that begin with a date and a colon, a dash or, behind a year, a stop."""
    for part in (part for part in paragraphs if part not in quiet):
        begins = (pattern.match(text, part.start, part.end) for pattern in (_OPENING, _STOPPED))
        head = next((one for one in begins if one and only_date(one["head"])), None)
        if head:
            opening = Span(start=part.start, end=head.end("head"))
            yield Entry(opening=opening, start=head.end(), end=part.end)
