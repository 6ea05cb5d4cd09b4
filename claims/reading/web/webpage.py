"""A saved web page: its visible text, with what stands around the article told apart."""

from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from posturemap.claims.article import Span
from posturemap.claims.reading.body import Body, Link
from posturemap.claims.reading.layout import split_paragraphs

from .html import read_html

_MOSTLY = 0.6  # of a line's characters in links: a menu, not a sentence
_LONGEST_MENU = 200
_LEAST_KEPT = 0.3  # of a page's text, for an extractor's answer to be believed
_MOST_OF = 0.5  # of a page's text, for an article element to be its article
_LONG = 40  # letters; shorter lines stand in menus and in articles
_LARGEST = 5 * 2**20
_MOST_TAGS = 100_000


def read_webpage(page: str) -> Body:
    """Read a page as its readers see it, and name the lines that are no part of the article.

    Lines that are mostly links are navigation, and so is what stands before and after the article
    element, if that has most of the text. In a page without one, and where trafilatura is installed
    (the documents extra), it is what stands around the article that trafilatura finds. No text is
    taken away: navigation only makes no claims.
    """
    body = read_html(page)
    lines = split_paragraphs(body.text, wrapped=False)
    around = {*_menus(body, lines), *_outside(page, body, lines)}
    known = [span for span in lines if span in around]
    headings = sorted([*body.headings, *known], key=lambda span: (span.start, -span.end))
    return replace(body, headings=_apart(headings))


def _menus(body: Body, lines: tuple[Span, ...]) -> list[Span]:
    found: list[Span] = []
    links = list(body.links)
    at = 0
    for line in lines:
        while at < len(links) and links[at].end <= line.start:
            at += 1
        here = _linked(links, at, line)
        long = line.end - line.start
        if long <= _LONGEST_MENU and here > _MOSTLY * long:
            found.append(line)
    return found


def _linked(links: list[Link], at: int, line: Span) -> int:
    """Count the characters of a line that stand in links."""
    count, last = 0, line.start
    for link in links[at:]:
        if link.start >= line.end:
            break
        first, end = max(link.start, last), min(link.end, line.end)
        count += max(0, end - first)
        last = max(last, end)
    return count


def _outside(page: str, body: Body, lines: tuple[Span, ...]) -> list[Span]:
    largest = max(body.articles, key=lambda span: span.end - span.start, default=None)
    if largest and largest.end - largest.start > _MOST_OF * len(body.text):
        return [line for line in lines if line.end <= largest.start or line.start >= largest.end]
    return _around_extract(page, body, lines)


def _around_extract(page: str, body: Body, lines: tuple[Span, ...]) -> list[Span]:
    if len(page) > _LARGEST or page.count("<") > _MOST_TAGS:
        return []
    kept = _article_lines(page)
    plain = [_plain(body.text[line.start : line.end]) for line in lines]
    inside = [i for i, words in enumerate(plain) if len(words) >= _LONG and words in kept]
    if not inside or sum(len(plain[i]) for i in inside) < _LEAST_KEPT * sum(map(len, plain)):
        return []
    first, last = inside[0], inside[-1]
    while first and plain[first - 1] in kept:
        first -= 1
    while last + 1 < len(plain) and plain[last + 1] in kept:
        last += 1
    return [*lines[:first], *lines[last + 1 :]]


def _article_lines(page: str) -> frozenset[str]:
    extractor = _extractor()
    if extractor is None:
        return frozenset()
    text = extractor.extract(page, include_comments=False) or ""
    return frozenset(_plain(line) for line in text.split("\n"))


@cache
def _extractor() -> Any:
    return import_module("trafilatura") if find_spec("trafilatura") else None


def _plain(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """Join spans that meet."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            end = max(joined[-1].end, span.end)
            joined[-1] = Span(start=joined[-1].start, end=end)
        else:
            joined.append(span)
    return tuple(joined)
