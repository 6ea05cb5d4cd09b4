"""What an article says about itself: its header or page first, then its first and last lines."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from posturemap.claims.address import web_address
from posturemap.claims.article import Article, Span
from posturemap.errors import ArticleError

from .apart import Dated, apparatus, byline_author, dated_line, dateline
from .body import Body
from .dates import EARLIEST, LATEST, publication_date
from .language import language_of

_FIRST_LINES = 6
_LINES = 10  # from the top and from the end, among which a day of publication may stand
LAST_RESORT = "document properties"
"""Where a value was found that any other value of the same key is better than."""

_BY = re.compile(r"(?:by|authors?:|written by|text by)\s+(\S.*)", re.IGNORECASE)

Stated = tuple[str, str, str]
"""A key, its value, and where it was found."""


def described(article: Article, body: Body, path: Path) -> Article:
    """Add language, title, author, publisher, address and date to an article.

    The header or the page is believed first, then datelines and bylines, then the properties of a
    document.

    Raises
    ------
    ArticleError
        The date that a header states is none.
    """
    stated = dict(body.metadata)
    found = {key: body.found.get(key, "header" if key in body.line else "file") for key in stated}
    lines = (*_openings(article), *_first_lines(article))
    properties = ((key, value, LAST_RESORT) for key, value in body.properties.items())
    for key, value, where in (*lines, *properties):
        if key not in stated or (found[key] == LAST_RESORT != where):
            stated[key], found[key] = value, where
    spoken = language_of(" ".join(article.text[s.start : s.end] for s in article.sentences))
    if language := spoken or body.language:
        found["language"] = "words" if spoken else body.found.get("language", "file")
    url = stated.get("url")
    return replace(
        article,
        found={key: found[key] for key in sorted(found)},
        language=language,
        title=stated.get("title"),
        author=stated.get("author"),
        publisher=stated.get("publisher"),
        date=_date(stated, body, path),
        url=web_address(url),
    )


def _date(stated: Mapping[str, str], body: Body, path: Path) -> str | None:
    date = stated.get("date")
    edtf = publication_date(date) if date else None
    if date and edtf is None and "date" in body.line:
        wanted = f"wanted YYYY, YYYY-MM or YYYY-MM-DD from {EARLIEST} to {LATEST}, or nothing"
        raise ArticleError(path, f"{date!r:.80} is not a date; {wanted}", line=body.line["date"])
    return edtf


def _openings(article: Article) -> Iterator[Stated]:
    """Read days and authors off the lines around the running text and its dateline.

    Below the first sentence a day alone may be that of an event, so it must say that it is the
    day of posting, or be the only one.
    """
    lines = [(dated, over) for dated, over in _dated(article)]
    alone = sum(dated.author is None and not dated.posted for dated, _ in lines) == 1
    for dated, over in sorted(lines, key=lambda line: line[0].reason != "byline"):
        if dated.author:
            yield "author", dated.author, "byline"
        if dated.day and (over or dated.posted or dated.author or alone):
            yield "date", dated.day, dated.reason


def _dated(article: Article) -> Iterator[tuple[Dated, bool]]:
    """Yield dated lines and whether no sentence stands above them; no dates of entries."""
    quiet, over = frozenset(article.headings), True
    entries = {entry.opening.start for entry in article.entries}
    behind = len(article.paragraphs) - _LINES
    for index, part in enumerate(article.paragraphs):
        if _LINES <= index < behind or part.start in entries:
            continue
        line = article.text[part.start : part.end]
        if part in quiet:
            if dated := dated_line(line):
                yield dated, over
            continue
        if over and (dated := dateline(line)):
            yield dated, True
        over = False


def _first_lines(article: Article) -> Iterator[Stated]:
    """Read title, author and address off the lines above the running text."""
    quiet = frozenset(article.headings)
    entries = {entry.opening.start for entry in article.entries}
    for paragraph in article.paragraphs[:_FIRST_LINES]:
        if paragraph not in quiet or paragraph.start in entries:
            break
        line = article.text[paragraph.start : paragraph.end]
        yield from _line_meaning(line)


def _line_meaning(line: str) -> Iterator[Stated]:
    if web_address(line):
        yield "url", line, "file"
    elif (match := _BY.match(line)) and (author := byline_author(match[1])):
        yield "author", author, "byline"
    elif not apparatus(line):
        yield "title", line.lstrip("# "), "file"
    elif day := publication_date(line):
        yield "date", day, "dateline"


def opening_end(text: str, paragraph: Span) -> int:
    """Return where a paragraph's sentences begin: behind its dateline."""
    found = dateline(text[paragraph.start : paragraph.end])
    return paragraph.start + found.end if found else paragraph.start
