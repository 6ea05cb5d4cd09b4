"""From a body to an article: its parts told apart, and what it says about itself."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from posturemap.claims.article import Article, LeftOut, Span, count_letters
from posturemap.errors import ArticleError

from .body import Body
from .dates import EARLIEST, LATEST, publication_date
from .language import language_of
from .layout import headings_in, is_apparatus, split_paragraphs
from .plainly import as_read, plain_body
from .references import find_references
from .sentences import split_sentences

_FIRST_LINES = 6
LAST_RESORT = "document properties"
"""Where a value was found that any other value of the same key is better than."""

_FIRST_LINE = {"author": "byline", "date": "dateline"}


def make_article(body: Body, path: Path, *, article_id: str, sha256: str) -> Article:
    """Find an article's parts and describe it.

    Raises
    ------
    ArticleError
        It holds no text, or a date that it states is none.
    """
    if not any(character.isalnum() for character in body.text):
        raise ArticleError(path, "holds no text; wanted an article with sentences in it")
    seen, letters = plain_body(body)
    article = _read(seen, path, article_id=article_id, sha256=sha256)
    return as_read(article, letters, body.text)


def _read(body: Body, path: Path, *, article_id: str, sha256: str) -> Article:
    """Find the parts of an article whose text has plain letters."""
    paragraphs = split_paragraphs(body.text, wrapped=body.wrapped)
    references = find_references(body, paragraphs)
    running = tuple(part for part in paragraphs if part not in references.covered)
    headings = headings_in(body.text, running, body.headings, body.items)
    quiet = frozenset(headings)
    prose = [part for part in running if part not in quiet]
    sentences = {p: tuple(split_sentences(body.text, p, body.superscripts)) for p in prose}
    article = Article(
        id=article_id,
        text=body.text,
        sha256=sha256,
        paragraphs=paragraphs,
        sentences=tuple(sentence for part in prose for sentence in sentences[part]),
        headings=tuple(sorted(quiet | references.covered, key=lambda part: part.start)),
        markers=references.markers,
        sources=references.sources,
        left_out=(
            *body.left_out,
            *_not_running(body.text, references.covered, headings),
            *_between(body.text, sentences),
        ),
        notes=body.notes,
        days=body.days,
        pages=body.pages,
    )
    return _described(article, body, path)


def _not_running(text: str, sources: Iterable[Span], headings: Iterable[Span]) -> Iterator[LeftOut]:
    """Account for the paragraphs that make no claims."""
    reasons = {**dict.fromkeys(headings, "headline"), **dict.fromkeys(sources, "source list")}
    for part in sorted(reasons, key=lambda part: part.start):
        yield LeftOut.of(reasons[part], text[part.start : part.end])


def _between(text: str, sentences: Mapping[Span, Sequence[Span]]) -> Iterator[LeftOut]:
    """Account for what of running text is in no sentence: the numbers of a list."""
    for part, inside in sentences.items():
        starts, ends = [one.start for one in inside], [one.end for one in inside]
        for start, end in zip([part.start, *ends], [*starts, part.end], strict=True):
            if count_letters(text[start:end]):
                yield LeftOut.of("list number", text[start:end])


def _described(article: Article, body: Body, path: Path) -> Article:
    """Add what the article says about itself: its header or page first, properties last."""
    stated = dict(body.metadata)
    found = {key: body.found.get(key, "header" if key in body.line else "file") for key in stated}
    for key, value in _first_lines(article):
        if key not in stated or found[key] == LAST_RESORT:
            stated[key], found[key] = value, _FIRST_LINE.get(key, "file")
    for key, value in body.properties.items():
        if key not in stated:
            stated[key], found[key] = value, "document properties"
    spoken = language_of(" ".join(article.text[s.start : s.end] for s in article.sentences))
    if language := spoken or body.language:
        found["language"] = "words" if spoken else body.found.get("language", "file")
    date = stated.get("date")
    edtf = publication_date(date) if date else None
    if date and edtf is None and "date" in body.line:
        wanted = f"wanted YYYY, YYYY-MM or YYYY-MM-DD from {EARLIEST} to {LATEST}, or nothing"
        raise ArticleError(path, f"{date!r} is not a date; {wanted}", line=body.line["date"])
    url = stated.get("url")
    return replace(
        article,
        found={key: found[key] for key in sorted(found)},
        language=language,
        title=stated.get("title"),
        author=stated.get("author"),
        publisher=stated.get("publisher"),
        date=edtf,
        url=url if url and re.match(r"https?://\S+\Z", url, re.IGNORECASE) else None,
    )


def _first_lines(article: Article) -> list[tuple[str, str]]:
    """Read title, author, date and address off the lines above the running text."""
    quiet = frozenset(article.headings)
    found: list[tuple[str, str]] = []
    for paragraph in article.paragraphs[:_FIRST_LINES]:
        if paragraph not in quiet:
            break
        line = article.text[paragraph.start : paragraph.end]
        found.append(_line_meaning(line))
    return [pair for pair in found if pair[0]]


def _line_meaning(line: str) -> tuple[str, str]:
    if re.match(r"https?://\S+\Z", line):
        return "url", line
    if match := re.match(r"(?:by|authors?:|written by|text by)\s+(\S.*)", line, re.IGNORECASE):
        return "author", re.split(r"\s[|•·–-]\s", match[1])[0].strip()
    if not is_apparatus(line):
        return "title", line.lstrip("# ")
    date = publication_date(line)
    return ("date", date) if date else ("", "")
