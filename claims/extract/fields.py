"""Fill in the fields of a claim whose words and type are known."""

import re
from dataclasses import dataclass

from posturemap.claims.article import Article, Span
from posturemap.claims.claim import ClaimType, PlaceMention, Quantity

from .actors import claim_actors
from .attribution import speaker
from .context import Context, inside, read_context
from .places import claim_places
from .quantities import main_quantity
from .timing import Standing, claim_date

_MARKERS = re.compile(r"[.,;:!?”’\"')]*(?:\s?\[[^\[\]\n]{1,30}\])*")
_LEAD = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a claim's words say besides its type and polarity.

    Parameters
    ----------
    places, actors, date, quantity, attribution, source_ref
        As in `Claim`.
    """

    places: tuple[PlaceMention, ...] = ()
    actors: tuple[str, ...] = ()
    date: str | None = None
    quantity: Quantity | None = None
    attribution: str | None = None
    source_ref: tuple[int, ...] = ()


def read_fields(
    article: Article, span: Span, claim_type: ClaimType, context: Context | None = None
) -> Fields:
    """Fill in a claim's fields.

    Parameters
    ----------
    article
        The article.
    span
        The claim's quote.
    claim_type
        Its type.
    context
        `read_context(article)`; made here when it is left out, which costs the whole article.
    """
    context = context or read_context(article)
    return Fields(
        places=claim_places(context.sites, span.start, span.end, claim_type),
        actors=claim_actors(span, claim_type, context),
        date=_date(span, context),
        quantity=_quantity(span, claim_type, context),
        attribution=speaker(context.voices, span.start, span.end),
        source_ref=_source_ref(span, context),
    )


def _date(span: Span, context: Context) -> str | None:
    """Take a date of the claim's own words, else the one its sentence opens with."""
    own = context.dated(span.start, span.end)
    if own:
        return claim_date(own)
    sentence = context.sentence(span.start)
    opening = context.dated(sentence.start, min(span.start, sentence.start + _LEAD))
    return claim_date([pair for pair in opening if pair[0] <= Standing.ADVERBIAL])


def _quantity(span: Span, claim_type: ClaimType, context: Context) -> Quantity | None:
    mentions = inside(context.quantities, span.start, span.end)
    return main_quantity(mentions, claim_type, span.start)


def _source_ref(span: Span, context: Context) -> tuple[int, ...]:
    """Return the numbers that the claim's sentence cites, those behind its full stop too."""
    sentence = context.sentence(span.start)
    text = context.article.text
    begin, end = (_behind_markers(text, offset) for offset in (sentence.start, sentence.end))
    numbers = [m.number for m in context.article.markers if begin <= m.start < end]
    return tuple(dict.fromkeys(numbers))


def _behind_markers(text: str, offset: int) -> int:
    match = _MARKERS.match(text, offset)
    return match.end() if match else offset
