"""Decide which place a mention means, or refuse."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .border_phrases import BorderPhrase
from .border_places import BorderContext, resolve_border
from .gazetteer import Gazetteer, load_gazetteer
from .mentions import Form, Mention
from .place import Candidate, Place, PlaceKind

# What the context adds to a candidate's prior; the priors of homonyms lie 0.05 to 0.3 apart.
_SAME_PLACE, _CUE, _SENTENCE, _ARTICLE, _NEAR = 0.35, 0.35, 0.2, 0.12, 0.1
_NEAR_KM = 150.0
# Two candidates this close in score and this far apart on earth fit equally.
_EQUAL, _APART_KM = 0.03, 25.0
_ALTERNATIVES = 5
# How far from the town it is named after a place of a kind can lie, in metres.
_WITHIN_M = {
    PlaceKind.BASE: 15_000.0,
    PlaceKind.REGION: 200_000.0,
    PlaceKind.SEA: 200_000.0,
    PlaceKind.SEA_AREA: 40_000.0,
    PlaceKind.BORDER: 40_000.0,
    PlaceKind.CORRIDOR: 60_000.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known around a mention.

    Parameters
    ----------
    sentence
        ISO codes of the countries that its sentence names before it, by adjective or by a place in
        them too; the nearest first, but those of a region ("Baltic") after single ones.
    later
        The same behind it in the sentence.
    recent
        The same before its sentence.
    article
        ISO codes that the article names, most often named first.
    places
        Places that the article's other mentions were resolved to.
    border
        The last border that the article named; None where it has named none.
    """

    sentence: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    border: "Resolution | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The place that a mention means, or a refusal.

    Parameters
    ----------
    text
        The mention.
    place
        The place; None for a refusal.
    score
        0 to 1, how well it fits; 0 for a refusal.
    reason
        Why this place, or why none.
    alternatives
        What it could have meant as well, best first; after a refusal, what was refused.
    pairs
        For a border, the pairs of states in alphabetical order: BY-LV, LV-RU.
    """

    text: str
    place: Place | None
    score: float
    reason: str
    alternatives: tuple[Candidate, ...] = ()
    pairs: tuple[str, ...] = ()


EMPTY = Context()


def resolve(
    mention: Mention | str, context: Context = EMPTY, *, gazetteer: Gazetteer | None = None
) -> Resolution:
    """Decide which place a mention means.

    Parameters
    ----------
    mention
        From `find_mentions`, or a bare name.
    context
        What is known around it.
    gazetteer
        The region's where None.

    Returns
    -------
    A place with its score and reason, or a refusal that says why: the name is not there, two
    places fit equally, or no state is known that has the border.
    """
    gazetteer = gazetteer or load_gazetteer()
    if isinstance(mention, str):
        mention = Mention(
            text=mention,
            start=0,
            end=len(mention),
            name=mention,
            name_start=0,
            name_end=len(mention),
        )
    if mention.border is not None:
        return _border(mention, mention.border, context, gazetteer)
    if mention.form is Form.NAME:
        return _name(mention, context, gazetteer)
    return _land(mention, context, gazetteer)


def places(name: str, *, scope: str = "region") -> Resolution:
    """Look one name up as the command line does: the choice without any context.

    Parameters
    ----------
    name
        A place's name, or a phrase such as "Lielvārde air base".
    scope
        As for `load_gazetteer`.
    """
    return resolve(name, gazetteer=load_gazetteer(scope))


def _name(mention: Mention, context: Context, gazetteer: Gazetteer) -> Resolution:
    whole = gazetteer.candidates(mention.text) if mention.cue else ()
    found = whole or gazetteer.candidates(mention.name)
    if not found:
        reason = f"the gazetteer has no place called {mention.name!r}"
        return Resolution(text=mention.text, place=None, score=0.0, reason=reason)
    cued = mention if not whole else replace(mention, cue=None)
    judged = sorted((_judge(c, cued, context) for c in found), key=lambda c: (-c.score, c.place.id))
    best, rest = judged[0], tuple(judged[1 : 1 + _ALTERNATIVES])
    rival = next((c for c in rest if best.score - c.score < _EQUAL and _apart(best, c)), None)
    if rival is not None:
        reason = (
            f"{best.place.name} ({best.place.country}) and {rival.place.name} "
            f"({rival.place.country}) fit equally; name the country"
        )
        return Resolution(
            text=mention.text, place=None, score=0.0, reason=reason, alternatives=(best, *rest)
        )
    place = _meant(best.place, cued)
    known = place is best.place
    return Resolution(
        text=mention.text,
        place=place,
        score=min(1.0, best.score),
        reason=best.reason if known else f"not in the gazetteer; {best.place.name}: {best.reason}",
        alternatives=rest,
    )


def _meant(place: Place, mention: Mention) -> Place:
    """Make a coarse place of a town when the words beside it say that more than it is meant.

    "Arkhangelsk Region" is not the town, and the gazetteer need not have it: then it is a region
    around the town, as wide as its kind is at most, and says so.
    """
    cue = mention.cue
    if cue is None or place.kind is not PlaceKind.TOWN or cue.kind is PlaceKind.TOWN:
        return place
    return replace(
        place,
        id=f"near:{place.id}:{cue.features[0].replace(' ', '-')}",
        name=mention.text,
        kind=cue.kind,
        feature=cue.features[0],
        population=None,
        precision_m=max(place.precision_m or 0.0, _WITHIN_M[cue.kind]),
    )


def _judge(candidate: Candidate, mention: Mention, context: Context) -> Candidate:
    """Add to a candidate's prior what the context says for it."""
    place, score, reasons = candidate.place, candidate.score, [candidate.reason]
    for weight, reason in _for(place, mention, context):
        score += weight
        reasons.append(reason)
    return Candidate(place=place, score=round(score, 3), reason=", ".join(reasons))


def _for(place: Place, mention: Mention, context: Context) -> Iterable[tuple[float, str]]:
    if any(place.id == other.id for other in context.places):
        yield _SAME_PLACE, "meant elsewhere in the article"
    if mention.cue is not None and (
        place.feature in mention.cue.features or place.kind is mention.cue.kind
    ):
        yield _CUE, "the words beside it fit"
    if place.kind is PlaceKind.COUNTRY:
        return
    if set(place.countries) & {*context.sentence, *context.later}:
        yield _SENTENCE, "its country is in the sentence"
    elif set(place.countries) & set(context.article):
        yield _ARTICLE, "its country is in the article"
    if any((km := place.distance_km(p)) is not None and 0 < km < _NEAR_KM for p in context.places):
        yield _NEAR, "near another place of the article"


def _apart(first: Candidate, second: Candidate) -> bool:
    """Say whether two candidates are two places, not a town and the division around it."""
    inside = first.place.division is not None and first.place.division == second.place.division
    if inside and PlaceKind.REGION in {first.place.kind, second.place.kind}:
        return False
    km = first.place.distance_km(second.place)
    return km is None or km > max(
        _APART_KM, (first.place.precision_m or 0) / 1_000, (second.place.precision_m or 0) / 1_000
    )


def _land(mention: Mention, context: Context, gazetteer: Gazetteer) -> Resolution:
    """Resolve "northeastern Poland", "Polish airspace", "southeast of the country"."""
    if mention.name:
        whole = resolve(mention.name, context, gazetteer=gazetteer)
    else:
        near = context.sentence + context.later + context.recent + context.article
        code = next(iter(near), None)
        if code is None:
            reason = "no country is known that it is a part of"
            return Resolution(text=mention.text, place=None, score=0.0, reason=reason)
        country = gazetteer.countries[code].place
        whole = Resolution(text=mention.text, place=country, score=0.8, reason="from the context")
    if whole.place is None or mention.side is None:
        return replace(whole, text=mention.text)
    part = Place(
        id=f"part:{mention.side}:{whole.place.id}",
        name=f"{mention.side.capitalize()} {whole.place.name}",
        kind=PlaceKind.REGION,
        feature="part",
        country=whole.place.country,
        source=whole.place.source,
    )
    return replace(whole, text=mention.text, place=part, reason=f"part of it: {whole.reason}")


def _border(
    mention: Mention, phrase: BorderPhrase, context: Context, gazetteer: Gazetteer
) -> Resolution:
    last = context.border
    known = BorderContext(
        sentence=context.sentence,
        later=context.later,
        recent=context.recent,
        article=context.article,
        last=last.place if last else None,
    )
    found = resolve_border(phrase, known, gazetteer)
    again = last is not None and found.place is not None and found.place == last.place
    return Resolution(
        text=mention.text,
        place=found.place,
        score=found.score,
        reason=found.reason,
        pairs=last.pairs if last is not None and again else found.pairs,
    )
