"""One page of a batch: its claims, or examples of them where they are too many for a page."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from posturemap.account import plural
from posturemap.claims import Article, Claim, Span
from posturemap.claims.record import Record
from posturemap.layers import assemble
from posturemap.maps import fit_shapes, render_page

MOST = 5_000
"""Claims of a page at most."""


class Shown(NamedTuple):
    """An article that the page shows, and its claims."""

    record: Record
    sha256: str
    claims: tuple[Claim, ...]


def batch_page(shown: Sequence[Shown], *, articles: int, claims: int) -> str:
    """Draw claims without the texts of their articles, which a batch does not keep.

    Parameters
    ----------
    shown
        Articles with the claims that are drawn; context of a quote are the letters that the claim
        has of it.
    articles, claims
        How many there are in the batch.

    Returns
    -------
    The page, as `render_page` writes it.
    """
    drawn = [claim for one in shown for claim in one.claims]
    posture = assemble(drawn, [_told(one) for one in shown])
    title = f"NATO in the Baltics: what {plural(articles, 'article')} say"
    if len(drawn) < claims:
        title += f" ({len(drawn):,} examples of {plural(claims, 'claim')})"
    return render_page(fit_shapes(posture).posture, [_counted(one) for one in shown], title=title)


def _told(one: Shown) -> Article:
    """Stand in for an article where it is asked which articles are one text.

    Its sentences are the quotes, in capitals, so that none is taken for the article's own text.
    """
    return _stand_in(one, [claim.quote.upper() for claim in one.claims])


def _counted(one: Shown) -> Article:
    """Stand in for an article where its letters are counted: as many as were read."""
    return _stand_in(one, ["X" * one.record.letters_read])


def _stand_in(one: Shown, sentences: Iterable[str]) -> Article:
    spans: list[Span] = []
    at, record = 0, one.record
    for text in (held := list(sentences)):
        spans.append(Span(start=at, end=at + len(text)))
        at += len(text) + 1
    return Article(
        id=record.id,
        text="\n".join(held),
        sha256=one.sha256,
        title=record.title or record.id,
        author=record.author,
        publisher=record.publisher,
        url=record.url,
        date=record.date,
        sentences=tuple(spans),
        left_out=record.left_out,
        found=record.found,
        language=record.language,
        notes=record.notes,
    )
