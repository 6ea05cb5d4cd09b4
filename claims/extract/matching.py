"""An article as it is matched: its plain copy, and its claims told as it was read."""

from dataclasses import dataclass, replace
from itertools import groupby

from posturemap.claims.article import Article, Entry, Marker, SourceEntry, Span
from posturemap.claims.claim import Claim, claim_id
from posturemap.claims.letters import Plain, plain
from posturemap.claims.named import PlaceMention, Quantity

from .propose import english_figures

CONTEXT = 32
"""Characters of context kept each side of a quote, as in a W3C TextQuoteSelector."""

_BETWEEN = "; \t\n"  # of the cells of a row


@dataclass(frozen=True, slots=True)
class Matching:
    """An article and its plain copy.

    Parameters
    ----------
    read
        The article as it was read.
    article
        The same with plain letters and without the marks of its notes; its parts lie where they
        lie in the plain text.
    letters
        The plain text and the way back.
    """

    read: Article
    article: Article
    letters: Plain

    def as_read(self, claim: Claim) -> Claim:
        """Tell a claim of the plain article in offsets and words of the article as it was read."""
        if not self.letters.changes and self.read.text == self.letters.text:
            return claim
        text = self.read.text
        span = self._quote(claim)
        return replace(
            claim,
            id=claim_id(self.read.sha256, span.start, span.end, claim.type),
            quote=text[span.start : span.end],
            start=span.start,
            end=span.end,
            prefix=text[max(0, span.start - CONTEXT) : span.start],
            suffix=text[span.end : span.end + CONTEXT],
            places=tuple(filter(None, map(self._place, claim.places))),
            quantity=claim.quantity and self._quantity(claim.quantity, claim),
        )

    def _quote(self, claim: Claim) -> Span:
        """Return where a claim stands: cells of a row, without the gap before the next."""
        span = self.letters.as_read(claim.start, claim.end)
        quote = self.read.text[span.start : span.end]
        kept = len(quote.rstrip(_BETWEEN)) if self.read.heads else len(quote)
        return Span(start=span.start, end=span.start + kept)

    def _place(self, place: PlaceMention) -> PlaceMention | None:
        """Tell a place as it was read; one that a table's head names stands in that head."""
        span = self.letters.as_read(place.start, place.end)
        if span.start == span.end:
            start = self.read.text.rfind(place.text, 0, span.start)
            if start < 0:
                return None
            span = Span(start=start, end=start + len(place.text))
        words = self.read.text[span.start : span.end]
        return replace(place, text=words, start=span.start, end=span.end)

    def _quantity(self, quantity: Quantity, claim: Claim) -> Quantity:
        """Give a number the words that the article has for it."""
        at = self.letters.text.find(quantity.text, claim.start, claim.end)
        if at < 0:
            return quantity
        span = self.letters.as_read(at, at + len(quantity.text))
        if span.start == span.end:
            return quantity
        return replace(quantity, text=self.read.text[span.start : span.end])


def matching(article: Article) -> Matching:
    """Make the copy of an article in which words are looked for."""
    marks = [span for span, _ in groupby(Span(start=m.start, end=m.end) for m in article.markers)]
    heads = {at: plain(words).text for at, words in article.heads}
    letters = plain(article.text, [span for span in marks if span.end > span.start], heads)
    letters = replace(letters, text=english_figures(letters.text))
    if letters.text == article.text and not marks:
        return Matching(article, article, letters)
    copy = replace(
        article,
        text=letters.text,
        title=article.title and plain(article.title).text,
        paragraphs=_spans(letters, article.paragraphs),
        sentences=_spans(letters, article.sentences),
        headings=_spans(letters, article.headings),
        markers=tuple(_marker(letters, marker) for marker in article.markers),
        sources=tuple(_source(letters, source) for source in article.sources),
        days=tuple(_day(letters, *stretch) for stretch in article.days),
        entries=tuple(_entry(letters, entry) for entry in article.entries),
        pages=tuple(letters.as_plain(at, at).start for at in article.pages),
        heads=(),
    )
    return Matching(article, copy, letters)


def _spans(letters: Plain, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the stretches of which something is left, without white space at their ends."""
    found = []
    for span in spans:
        new = letters.as_plain(span.start, span.end)
        words = letters.text[new.start : new.end]
        start = new.start + len(words) - len(words.lstrip())
        if words.strip():
            found.append(Span(start=start, end=start + len(words.strip())))
    return tuple(found)


def _marker(letters: Plain, marker: Marker) -> Marker:
    """Put a mark that is not in the text on the last sign before it."""
    end = letters.as_plain(marker.start, marker.end).start
    while end > 1 and letters.text[end - 1].isspace():
        end -= 1
    return replace(marker, start=max(0, end - 1), end=end)


def _source(letters: Plain, source: SourceEntry) -> SourceEntry:
    span = letters.as_plain(source.start, source.end)
    return replace(source, start=span.start, end=span.end)


def _entry(letters: Plain, entry: Entry) -> Entry:
    opening = letters.as_plain(entry.opening.start, entry.opening.end)
    span = letters.as_plain(entry.start, entry.end)
    return Entry(opening=opening, start=span.start, end=span.end)


def _day(letters: Plain, start: int, end: int, day: str) -> tuple[int, int, str]:
    span = letters.as_plain(start, end)
    return span.start, span.end, day
