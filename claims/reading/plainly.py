"""A body in plain letters, and an article made of it told as the file has it."""

from dataclasses import replace
from typing import TypeVar

from posturemap.claims.article import Article, Entry, Marker, SourceEntry, Span
from posturemap.claims.letters import Plain, cut_out, plain

from .body import Body, Link

_Part = TypeVar("_Part", Marker, SourceEntry)


def without_heads(body: Body) -> tuple[Body, tuple[tuple[int, str], ...]]:
    """Take the words of heads off the cells; return where each cell begins, and its words."""
    if not body.heads:
        return body, body.over
    letters = cut_out(body.text, body.heads)
    heads = tuple(
        (letters.as_plain(one.end, one.end).start, body.text[one.start : one.end])
        for one in body.heads
    )
    return replace(_moved(body, letters), heads=()), heads


def plain_body(body: Body) -> tuple[Body, Plain]:
    """Return a body whose text has plain letters, and the way back to the text that it had."""
    letters = plain(body.text)
    if not letters.changes and letters.text == body.text:
        return body, letters
    return _moved(body, letters), letters


def _moved(body: Body, letters: Plain) -> Body:
    def spans(known: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(letters.as_plain(span.start, span.end) for span in known)

    def at(offset: int) -> int:
        return letters.as_plain(offset, offset).start

    return replace(
        body,
        text=letters.text,
        headings=spans(body.headings),
        reasons={at(start): reason for start, reason in body.reasons.items()},
        tables=spans(body.tables),
        items=spans(body.items),
        heads=spans(body.heads),
        head_rows=spans(body.head_rows),
        articles=spans(body.articles),
        footnotes=spans(body.footnotes),
        links=tuple(_link(letters, link) for link in body.links),
        marks=tuple(replace(mark, start=at(mark.start), end=at(mark.end)) for mark in body.marks),
        numbers={at(start): number for start, number in body.numbers.items()},
        superscripts={at(start): at(end) for start, end in body.superscripts.items()},
        days=tuple((at(start), at(end), day) for start, end, day in body.days),
        pages=tuple(map(at, body.pages)),
    )


def _part(letters: Plain, part: _Part) -> _Part:
    span = letters.as_read(part.start, part.end)
    return replace(part, start=span.start, end=span.end)


def _link(letters: Plain, link: Link) -> Link:
    span = letters.as_plain(link.start, link.end)
    return replace(link, start=span.start, end=span.end)


def as_read(article: Article, letters: Plain, text: str) -> Article:
    """Tell an article that was made of a plain text in offsets of the text as it was read."""
    if letters.text == text:
        return article

    def spans(found: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(letters.as_read(span.start, span.end) for span in found)

    return replace(
        article,
        text=text,
        paragraphs=spans(article.paragraphs),
        sentences=spans(article.sentences),
        headings=spans(article.headings),
        markers=tuple(_part(letters, marker) for marker in article.markers),
        sources=tuple(_part(letters, source) for source in article.sources),
        days=tuple(_day(letters, *stretch) for stretch in article.days),
        entries=tuple(_entry(letters, entry) for entry in article.entries),
        pages=tuple(letters.as_read(at, at).start for at in article.pages),
    )


def _entry(letters: Plain, entry: Entry) -> Entry:
    opening = letters.as_read(entry.opening.start, entry.opening.end)
    span = letters.as_read(entry.start, entry.end)
    return Entry(opening=opening, start=span.start, end=span.end)


def _day(letters: Plain, start: int, end: int, day: str) -> tuple[int, int, str]:
    span = letters.as_read(start, end)
    return span.start, span.end, day
