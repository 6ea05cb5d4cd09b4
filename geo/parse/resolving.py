"""Decide which place a mention means, or refuse."""

from dataclasses import replace

from posturemap.geo.names import Candidate, Gazetteer, Place, PlaceKind, load_gazetteer

from .border_phrases import BorderPhrase
from .border_places import BorderContext, resolve_border
from .context import Context, Resolution
from .judge import contains, judge
from .mention import Form, Mention

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


__all__ = ["EMPTY", "Context", "Resolution", "places", "resolve"]

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
    whole = _with_kind(mention, gazetteer)
    found = whole or gazetteer.candidates(mention.name)
    if not found:
        reason = f"the gazetteer has no place called {mention.name!r}"
        return Resolution(text=mention.text, place=None, score=0.0, reason=reason)
    cued = mention if not whole else replace(mention, cue=None)
    judged = sorted((judge(c, cued, context) for c in found), key=lambda c: (-c.score, c.place.id))
    best, rest = judged[0], tuple(judged[1 : 1 + _ALTERNATIVES])
    if outside := _outside(best.place, context):
        reason = f"no {mention.name} is known in {outside.name}"
        return Resolution(
            text=mention.text, place=None, score=0.0, reason=reason, alternatives=(best, *rest)
        )
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
        own=best.own,
    )


def _with_kind(mention: Mention, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Look a name up together with the kind that the words beside it say.

    The Ämari of "the Ämari and Šiauliai air bases" is Ämari air base.
    """
    cue = mention.cue
    if cue is None:
        return ()
    named = [mention.text] if mention.text != mention.name else []
    named += [f"{mention.name} {feature}" for feature in cue.features]
    return next(filter(None, map(gazetteer.candidates, named)), ())


def _outside(place: Place, context: Context) -> Place | None:
    """Give the division behind the comma that a town does not lie in: Paris of "Paris, Texas"."""
    divisions = [p for p in context.containers if p.feature == "division"]
    if (
        place.kind is not PlaceKind.TOWN
        or not divisions
        or len(divisions) < len(context.containers)
    ):
        return None
    inside = any(contains(outer, place) for outer in divisions)
    return None if inside or place.division is None else divisions[0]


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
