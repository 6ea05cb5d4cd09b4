"""Fill in the fields of a claim whose words and type are known."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from posturemap.claims.article import Article, Marker, Span
from posturemap.claims.claim import ClaimType, PlaceMention, Quantity

from .actors import claim_actors
from .attribution import credit, speaker
from .context import Context, inside, read_context
from .lexicon import load_lexicon
from .places import claim_places
from .quantities import main_quantity
from .timing import claim_date, is_drill, is_encounter, is_habit, opens

_MARKERS = re.compile(r"[.,;:!?”’\"')]*(?:\s?\[[^\[\]\n]{1,30}\])*")
_FIRST_WORD = re.compile(r"[a-z]+\b")
# Tags of `lexicon.Word`: participles and relative pronouns.
_HANGING = frozenset("VPGr")
_LEAD = 60
_DAY_LENGTH = len("2025-09-09")


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
        places=_places(span, claim_type, context),
        actors=claim_actors(span, claim_type, context),
        date=_date(span, claim_type, context),
        quantity=_quantity(span, claim_type, context),
        attribution=speaker(context.voices, span.start, span.end),
        source_ref=_source_ref(span, context),
    )


def _places(span: Span, claim_type: ClaimType, context: Context) -> tuple[PlaceMention, ...]:
    said = credit(context.voices, span.start, span.end)
    return claim_places(context.sites, span, claim_type, credit=said, text=context.article.text)


def _date(span: Span, claim_type: ClaimType, context: Context) -> str | None:
    """Take a date of the claim's own words, else one that its surroundings give it."""
    own = claim_date(context.dated(span.start, span.end))
    if own or claim_type is ClaimType.ASSESSMENT:
        return own or _opening_date(span, context)
    return (
        _opening_date(span, context)
        or _table_date(span, context)
        or _drill_date(span, claim_type, context)
        or _encounter_date(span, claim_type, context)
    )


def _opening_date(span: Span, context: Context) -> str | None:
    """Read the "In 2022," with which the claim's sentence opens."""
    begin, text = context.sentence(span.start).start, context.article.text
    opening = context.dated(begin, min(span.start, begin + _LEAD))[:1]
    return claim_date([pair for pair in opening if opens(text, begin, pair[1])])


def _table_date(span: Span, context: Context) -> str | None:
    """Read the date in the head of the table whose row the claim is."""
    text = context.article.text
    if " | " not in text[span.start : span.end]:
        return None
    first = text.rfind("\n", 0, span.start) + 1
    while first and "|" in text[text.rfind("\n", 0, first - 1) + 1 : first]:
        first = text.rfind("\n", 0, first - 1) + 1
    return claim_date(context.dated(first, span.start))


def _drill_date(span: Span, claim_type: ClaimType, context: Context) -> str | None:
    """Carry a drill's date to what else is said of it, and back where there is but one drill."""
    text = context.article.text
    is_told = claim_type is ClaimType.EXERCISE or is_drill(text, _head(span, context), span.end)
    if not is_told or is_habit(text, span.start, span.end):
        return None
    before = bisect_right(context.drills, span.end, key=lambda drill: drill[0])
    values = [value for _, value in context.drills]
    if before:
        return max(reversed(values[:before]), key=values[:before].count)
    return values[0] if len(set(values)) == 1 else None


def _head(span: Span, context: Context) -> int:
    """Find where the words begin that "expected to involve 9,000 soldiers" hangs on."""
    word = _FIRST_WORD.match(context.article.text, span.start)
    hangs = word is not None and load_lexicon()[word[0]].tag in _HANGING
    return context.sentence(span.start).start if hangs else span.start


def _encounter_date(span: Span, claim_type: ClaimType, context: Context) -> str | None:
    """Carry the day of an encounter to the sentences of its paragraph that go on about it."""
    if claim_type is not ClaimType.OPERATION:
        return None
    if not is_encounter(context.article.text, span.start, span.end):
        return None
    this = context.sentence(span.start).start
    begin = min(context.paragraph(span.start).start, context.sentence(this - 1).start)
    days = [pair for pair in context.dated(begin, this) if len(pair[1].value) >= _DAY_LENGTH]
    return claim_date(days)


def _quantity(span: Span, claim_type: ClaimType, context: Context) -> Quantity | None:
    mentions = inside(context.quantities, span.start, span.end)
    return main_quantity(mentions, claim_type, span.start)


def _source_ref(span: Span, context: Context) -> tuple[int, ...]:
    """Return the numbers that the claim's sentence cites, those behind its full stop too."""
    sentence = context.sentence(span.start)
    text = context.article.text
    begin, end = (_behind_markers(text, offset) for offset in (sentence.start, sentence.end))
    numbers = [m.number for m in context.article.markers if begin <= m.start - _is_raised(m) < end]
    return tuple(dict.fromkeys(numbers))


def _is_raised(marker: Marker) -> bool:
    """Tell a number that stood raised behind the letter before its offset."""
    return marker.start == marker.end


def _behind_markers(text: str, offset: int) -> int:
    match = _MARKERS.match(text, offset)
    return match.end() if match else offset
