"""From a body to an article: its parts told apart, and what it says about itself."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from posturemap.claims.article import Article, LeftOut, Span, count_letters
from posturemap.claims.letters import lookalikes
from posturemap.errors import ArticleError

from .about import described, opening_end
from .apart import covered, find_entries, quiet_parts, without_credit
from .body import Body
from .layout import split_paragraphs
from .plainly import as_read, plain_body, without_heads
from .references import find_references
from .remarks import text_remarks
from .sentences import split_sentences

_SHOWN = 5
_OPENING = 2  # paragraphs of running text that may begin with a dateline


def make_article(body: Body, path: Path, *, article_id: str, sha256: str) -> Article:
    """Find an article's parts and describe it.

    Raises
    ------
    ArticleError
        It holds no text, or a date that it states is none.
    """
    if not any(character.isalnum() for character in body.text):
        raise ArticleError(path, "holds no text; wanted an article with sentences in it")
    body, heads = without_heads(body)
    seen, letters = plain_body(body)
    rows = [letters.as_plain(at, at).start for at, _ in heads]
    article = _read(seen, path, rows, article_id=article_id, sha256=sha256)
    notes = (*article.notes, *_strange(body.text), *text_remarks(body.text))
    article = replace(article, notes=notes, heads=heads)
    return as_read(article, letters, body.text)


def _strange(text: str) -> Iterator[str]:
    """Note words in which letters of another alphabet pass for Latin ones."""
    words = list(dict.fromkeys(text[word.start : word.end] for word in lookalikes(text)))
    if words:
        few = ", ".join(words[:_SHOWN])
        yield f"letters of other alphabets pass for Latin ones in {len(words)} words: {few}"


def _read(body: Body, path: Path, cells: Sequence[int], *, article_id: str, sha256: str) -> Article:
    """Find the parts of an article whose text has plain letters and these cells under heads."""
    rows = (*body.items, *body.tables, *body.head_rows) if body.wrapped else ()
    paragraphs = split_paragraphs(body.text, wrapped=body.wrapped, rows=rows)
    references = find_references(body, paragraphs)
    unlisted = tuple(part for part in paragraphs if part not in references.covered)
    quiet = quiet_parts(body.text, unlisted, body.headings, items=body.items, reasons=body.reasons)
    tables = dict.fromkeys(covered(unlisted, body.tables), "table")
    tables |= dict.fromkeys(covered(unlisted, body.head_rows), "table head")
    reasons = {**quiet, **tables, **dict.fromkeys(references.covered, "source list")}
    for row in _holding(unlisted, cells):
        reasons.pop(row, None)
    running = [part for part in paragraphs if part not in reasons]
    entries = find_entries(body.text, paragraphs, reasons)
    told = list(_told(body.text, running, {entry.opening.start for entry in entries}))
    sentences = {p: tuple(split_sentences(body.text, p, body.superscripts)) for p in told}
    article = Article(
        id=article_id,
        text=body.text,
        sha256=sha256,
        paragraphs=paragraphs,
        sentences=tuple(sentence for part in told for sentence in sentences[part]),
        headings=tuple(sorted(reasons, key=lambda part: part.start)),
        markers=references.markers,
        sources=references.sources,
        left_out=(
            *body.left_out,
            *_left_out(body.text, reasons, running, told),
            *_between(body.text, sentences),
        ),
        notes=body.notes,
        days=body.days,
        entries=entries,
        pages=body.pages,
    )
    return described(article, body, path)


def _holding(paragraphs: Sequence[Span], offsets: Iterable[int]) -> Iterator[Span]:
    """Yield the paragraphs that offsets lie in."""
    for at in offsets:
        index = bisect_right(paragraphs, at, key=lambda part: part.start) - 1
        if index >= 0 and at < paragraphs[index].end:
            yield paragraphs[index]


def _told(text: str, running: list[Span], entries: Collection[int]) -> Iterator[Span]:
    """Yield the running text of paragraphs: without dateline before and credit behind."""
    for index, part in enumerate(running):
        whole = without_credit(text, part)
        is_opening = index < _OPENING and part.start not in entries
        start = opening_end(text, whole) if is_opening else whole.start
        yield Span(start=start, end=whole.end)


def _left_out(
    text: str, reasons: Mapping[Span, str], running: list[Span], told: list[Span]
) -> Iterator[LeftOut]:
    """Account for the paragraphs, and the parts of paragraphs, that make no claims."""
    parts = [(part, reason) for part, reason in reasons.items()]
    for whole, kept in zip(running, told, strict=True):
        parts += [
            (Span(start=whole.start, end=kept.start), "dateline"),
            (Span(start=kept.end, end=whole.end), "credit line"),
        ]
    for part, reason in sorted(parts, key=lambda pair: pair[0].start):
        if part.end > part.start:
            yield LeftOut.of(reason, text[part.start : part.end])


def _between(text: str, sentences: Mapping[Span, Sequence[Span]]) -> Iterator[LeftOut]:
    """Account for what of running text is in no sentence: the numbers of a list."""
    for part, inside in sentences.items():
        starts, ends = [one.start for one in inside], [one.end for one in inside]
        for start, end in zip([part.start, *ends], [*starts, part.end], strict=True):
            if count_letters(text[start:end]):
                yield LeftOut.of("list number", text[start:end])
