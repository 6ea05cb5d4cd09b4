"""Which paragraphs of an article are no running text, and why."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from posturemap.claims.article import Span

from .apparatus import apparatus, reason_apart
from .biographies import is_biography
from .comments import comments_at

_LAST = 5


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
            reason = reason_apart(line, last=index == count - 1 or part in running)
        if reason:
            found[part] = reason
    return found


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
