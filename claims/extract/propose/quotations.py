"""Stretches in quotation marks: whoever speaks in one speaks in all of it."""

import re
from collections.abc import Iterator

from posturemap.claims.article import Span

_QUOTATION = re.compile(r"[“\"](?P<said>[^“”\"\n]+)[”\"]")


def find_quotations(text: str) -> tuple[Span, ...]:
    """Find what stands between quotation marks, within a paragraph.

    Parameters
    ----------
    text
        An article's.

    Returns
    -------
    In text order, without the marks.

    >>> [text[s.start : s.end] for text in ('“It came. It left,” he said.',)
    ...  for s in find_quotations(text)]
    ['It came. It left,']
    """
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    for quoted in _QUOTATION.finditer(text):
        start, end = quoted.span("said")
        yield Span(start=start, end=end)
