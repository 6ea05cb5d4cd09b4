"""Which paragraphs of an article are no running text, and why."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from posturemap.claims.article import Span

from .apparatus import apparatus, reason_apart
from .biographies import is_biography
from .comments import comments_at

_LAST = 5
_LABELLED = re.compile(r"[^\W\d_][^:;.!?\n]{1,48}:\s+(?=\S)(?!.*:\Z)")
_FEWEST = 3  # lines of a label and what it says that are a list and no headlines


def quiet_parts(
    text: str,
    paragraphs: Sequence[Span],
    known: Iterable[Span],
    *,
    items: Iterable[Span] = (),
    reasons: Mapping[int, str] = MappingProxyType({}),
) -> Mapping[Span, str]:
    """Return the paragraphs that are headlines, captions, menus, comments … with the reason.

    Parameters
    ----------
    text, paragraphs
        A text and its parts, in text order.
    known
        Stretches that the file's mark-up names as such.
    items
        Stretches that are running text, though no stop ends them.
    reasons
        Offset of a known stretch to what the mark-up says that it is; others are headlines.
    """
    lines = [text[part.start : part.end] for part in paragraphs]
    named, running = covered(paragraphs, known), covered(paragraphs, items)
    listed = _labelled(lines)
    comments, count = comments_at(lines), len(lines)
    found: dict[Span, str] = {}
    for index, (part, line) in enumerate(zip(paragraphs, lines, strict=True)):
        if index >= comments:
            reason: str | None = "comment"
        elif part in named:
            reason = apparatus(line) or reasons.get(part.start, "headline")
        elif index >= count - _LAST and is_biography(line):
            reason = "biography"
        else:
            is_text = index == count - 1 or index in listed or part in running
            reason = reason_apart(line, last=is_text)
        if reason:
            found[part] = reason
    return found


def _labelled(lines: Sequence[str]) -> frozenset[int]:
    """Find the lines of fact sheets, "Strength: 2,300 soldiers", of which some stand together."""
    found: list[int] = []
    for is_labelled, run in groupby(range(len(lines)), lambda n: bool(_LABELLED.match(lines[n]))):
        together = list(run)
        if is_labelled and len(together) >= _FEWEST:
            found += together
    return frozenset(found)


def covered(paragraphs: Iterable[Span], spans: Iterable[Span]) -> set[Span]:
    """Return the paragraphs that spans, which are in text order, cover."""
    named = list(spans)
    found: set[Span] = set()
    at = 0
    for paragraph in paragraphs:
        while at < len(named) and named[at].end <= paragraph.start:
            at += 1
        if at < len(named) and _covers(named[at], paragraph):
            found.add(paragraph)
    return found


def _covers(span: Span, paragraph: Span) -> bool:
    shared = min(span.end, paragraph.end) - max(span.start, paragraph.start)
    return shared > 0.8 * (paragraph.end - paragraph.start)
