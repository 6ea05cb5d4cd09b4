"""The paragraph round each quote, so that a page can show a quote in its context."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from posturemap.claims import Article, Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """Paragraphs, and where each claim's quote stands in them.

    Parameters
    ----------
    texts
        Distinct paragraphs, in order of first use.
    text, at, length
        A value a claim: number of its paragraph, and where the quote starts and how long it is,
        in UTF-16 units, which is how a browser counts.
    """

    texts: tuple[str, ...]
    text: tuple[int, ...]
    at: tuple[int, ...]
    length: tuple[int, ...]


def find_passages(claims: Sequence[Claim], articles: Sequence[Article]) -> Passages:
    """Find the paragraph of each claim's quote.

    A quote across paragraphs gets all of them. Where the article is not given, the claim's own
    prefix and suffix are its context.
    """
    known = {article.id: article for article in articles}
    starts = {a.id: [p.start for p in a.paragraphs] for a in articles}
    numbers: dict[str, int] = {}
    rows = []
    for claim in claims:
        context, before = _context(claim, known.get(claim.article), starts.get(claim.article, []))
        number = numbers.setdefault(context, len(numbers))
        rows.append((number, _utf16(context[:before]), _utf16(claim.quote)))
    text, at, length = zip(*rows, strict=True) if rows else ((), (), ())
    return Passages(texts=tuple(numbers), text=text, at=at, length=length)


def _context(claim: Claim, article: Article | None, starts: list[int]) -> tuple[str, int]:
    """Return the text round a quote, and how many code points stand before the quote."""
    if article is None or article.text[claim.start : claim.end] != claim.quote:
        return claim.prefix + claim.quote + claim.suffix, len(claim.prefix)
    first = bisect_right(starts, claim.start) - 1
    last = bisect_right(starts, claim.end - 1) - 1
    start, end = claim.start - len(claim.prefix), claim.end + len(claim.suffix)
    if first >= 0 and article.paragraphs[last].end >= claim.end:
        start, end = article.paragraphs[first].start, article.paragraphs[last].end
    return article.text[start:end], claim.start - start


def _utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
