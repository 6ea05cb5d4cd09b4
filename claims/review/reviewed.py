"""Put a person's decisions on claims."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from posturemap.claims.article import Article
from posturemap.claims.claim import Claim, Review, ReviewState
from posturemap.claims.named import PlaceMention, Quantity

from .anchor import Anchor, How, Lost, find_quote
from .decision import Change, Decision, PlaceChange, ReviewFile
from .telling import telling_change

_CONTEXT = 32  # code points kept on either side of a quote
_LEAST_SHARED = 0.5  # of two spans' union, for one to stand for the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A decision that was found again elsewhere.

    Parameters
    ----------
    decided, claim
        Id of the claim that was decided on, and of the one that the decision is on now.
    how
        By what its words were found.
    """

    decided: str
    claim: str
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Unapplied:
    """A decision that could not be put on any claim.

    Parameters
    ----------
    decided
        Id of the claim that was decided on.
    decision
        What was decided.
    reason
        Why it is on no claim now.
    """

    decided: str
    decision: Decision
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """Claims with the decisions on them.

    Parameters
    ----------
    claims
        All of them, rejected ones too: those say in `unmapped` why they support nothing.
    moved
        Decisions whose claim has another id than when it was judged.
    unapplied
        Decisions that are on no claim; for the report.
    """

    claims: tuple[Claim, ...]
    moved: tuple[Moved, ...] = ()
    unapplied: tuple[Unapplied, ...] = ()


def apply_review(
    review: ReviewFile, claims: Iterable[Claim], articles: Iterable[Article]
) -> Reviewed:
    """Put every decision on its claim.

    A decision is on the claim with its id, where that has the words that were judged. Else its
    words are looked for in the article (`find_quote`), and it is on the claim that is there now.

    Parameters
    ----------
    review
        The decisions; undecided claims in it are passed over.
    claims
        As extracted now.
    articles
        The articles that they are from.
    """
    texts = {article.id: article for article in articles}
    held = {claim.id: claim for claim in claims}
    moved: list[Moved] = []
    unapplied: list[Unapplied] = []
    taken: set[str] = set()
    for decided, decision in _decisions(review, held):
        found = _find(decided, decision, held, texts)
        if isinstance(found, Lost):
            unapplied.append(Unapplied(decided=decided, decision=decision, reason=found.reason))
            continue
        claim, how = found
        after = _apply(decision, held[claim], texts)
        if claim in taken or isinstance(after, str):
            reason = after if isinstance(after, str) else f"claim {claim} is decided already"
            unapplied.append(Unapplied(decided=decided, decision=decision, reason=reason))
            continue
        taken.add(claim)
        held[claim] = after
        if claim != decided:
            moved.append(Moved(decided=decided, claim=claim, how=how))
    return Reviewed(claims=tuple(held.values()), moved=tuple(moved), unapplied=tuple(unapplied))


def _decisions(review: ReviewFile, held: Mapping[str, Claim]) -> list[tuple[str, Decision]]:
    """Return what was decided, on claims that are still there first."""
    decided = [pair for pair in review.claim.items() if pair[1].state is not ReviewState.NONE]
    return sorted(decided, key=lambda pair: not _is_same(held.get(pair[0]), pair[1]))


def _is_same(claim: Claim | None, decision: Decision) -> bool:
    return claim is not None and claim.quote == decision.quote


def _find(
    decided: str, decision: Decision, held: Mapping[str, Claim], texts: Mapping[str, Article]
) -> tuple[str, How] | Lost:
    if _is_same(held.get(decided), decision):
        return decided, How.EXACT
    article = texts.get(decision.article)
    if article is None:
        return Lost(reason=f"article {decision.article} is not among those read")
    place = find_quote(article.text, decision.quote, prefix=decision.prefix, suffix=decision.suffix)
    if isinstance(place, Lost):
        return place
    here = [claim for claim in held.values() if claim.article == article.id]
    best = max(here, key=lambda claim: _fit(claim, decision, place), default=None)
    if best is None or _shared(best, place) < _LEAST_SHARED:
        return Lost(reason=f"its words stand at {place.start}, but no claim is made of them now")
    if changed := telling_change(decision.quote, best.quote):
        return Lost(reason=f"the claim that is there now says something else: {changed}")
    return best.id, place.how


def _fit(claim: Claim, decision: Decision, place: Anchor) -> tuple[bool, bool, float, str]:
    shared = _shared(claim, place)
    return shared >= _LEAST_SHARED, claim.type is decision.type, shared, claim.id


def _shared(claim: Claim, place: Anchor) -> float:
    both = min(claim.end, place.end) - max(claim.start, place.start)
    either = max(claim.end, place.end) - min(claim.start, place.start)
    return max(0, both) / either if either else 0.0


def _apply(decision: Decision, claim: Claim, texts: Mapping[str, Article]) -> Claim | str:
    judged = Review(state=decision.state, by=decision.by, when=decision.when, why=decision.why)
    if decision.state is ReviewState.REJECTED:
        reason = f"rejected by {decision.by}: {decision.why}"
        return replace(claim, review=judged, features=(), unmapped=reason)
    if decision.change is None:
        return replace(claim, review=judged)
    article = texts.get(claim.article)
    changed = _change(decision.change, claim, article.text if article else None)
    return changed if isinstance(changed, str) else replace(changed, review=judged)


def _change(change: Change, claim: Claim, text: str | None) -> Claim | str:
    """Return the corrected claim, or why the correction cannot be made."""
    if change.quote is not None:
        at = None if text is None else _nearest(text, change.quote, claim.start)
        if text is None or at is None:
            return f"the article does not have the corrected quote {change.quote!r:.80}"
        claim = _requoted(claim, text, at, at + len(change.quote))
    places = claim.places if change.places is None else ()
    for place in change.places or ():
        at = None if text is None else _nearest(text, place.text, claim.start)
        if at is None:
            return f"the article does not name the place {place.text!r:.80}"
        places += (_mention(place, at),)
    return _corrected(replace(claim, places=places), change)


def _corrected(claim: Claim, change: Change) -> Claim:
    emptied = change.clear
    return replace(
        claim,
        type=change.type or claim.type,
        polarity=change.polarity or claim.polarity,
        actors=() if "actors" in emptied else change.actors or claim.actors,
        date=None if "date" in emptied else change.date or claim.date,
        quantity=None if "quantity" in emptied else _quantity(change) or claim.quantity,
        attribution=None if "attribution" in emptied else change.attribution or claim.attribution,
        places=() if "places" in emptied else claim.places,
    )


def _quantity(change: Change) -> Quantity | None:
    given = change.quantity
    if given is None:
        return None
    return Quantity(value=given.value, unit=given.unit, text=given.text)


def _requoted(claim: Claim, text: str, start: int, end: int) -> Claim:
    return replace(
        claim,
        quote=text[start:end],
        start=start,
        end=end,
        prefix=text[max(0, start - _CONTEXT) : start],
        suffix=text[end : end + _CONTEXT],
    )


def _mention(place: PlaceChange, at: int) -> PlaceMention:
    return PlaceMention(
        text=place.text,
        start=at,
        end=at + len(place.text),
        name=place.name,
        country=place.country,
        kind=place.kind,
        lat=place.lat,
        lon=place.lon,
        precision_m=place.precision_m,
        place_id=place.place_id,
    )


def _nearest(text: str, words: str, near: int) -> int | None:
    """Return where words stand next to an offset."""
    if not words:
        return None
    after, before = text.find(words, near), text.rfind(words, 0, near + len(words) - 1)
    places = [at for at in (after, before) if at >= 0]
    return min(places, key=lambda at: abs(at - near), default=None)
