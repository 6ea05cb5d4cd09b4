"""Find the states on both sides of a border phrase."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from posturemap.geo.ground import border_pair, neighbours, share_border
from posturemap.geo.names import Gazetteer, Place, PlaceKind

from .border_phrases import BorderPhrase

# Whom a bare "border" of an allied state means, where the article names them.
_OUTSIDE = frozenset({"RU", "BY"})
_NAMED, _SENTENCE, _ARTICLE = 1.0, 0.9, 0.7
# So many of the countries named last can still be the subject of a sentence that names none.
_RECENT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderContext:
    """What is known around a border phrase.

    Parameters
    ----------
    sentence, later, recent, article
        As in `Context`.
    last
        The last border that the article named; None where it has named none.
    """

    sentence: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    last: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderFound:
    """The border that a phrase means, or a refusal.

    Parameters
    ----------
    place
        None for a refusal.
    score, reason, pairs
        As in `Resolution`.
    """

    place: Place | None
    score: float
    reason: str
    pairs: tuple[str, ...] = ()


def resolve_border(
    phrase: BorderPhrase, context: BorderContext, gazetteer: Gazetteer
) -> BorderFound:
    """Find the states whose border a phrase means.

    Parameters
    ----------
    phrase
        Its parties as far as the words name them.
    context
        Where the missing party is looked for.
    gazetteer
        For the names of countries.
    """
    if phrase.owners and phrase.neighbours:
        return _make(phrase.owners, phrase.neighbours, _NAMED, "both sides are named", gazetteer)
    if phrase.neighbours:
        return _with_owner(phrase, context, gazetteer)
    if phrase.owners:
        return _with_neighbour(phrase, context, gazetteer)
    return _unnamed(phrase, context, gazetteer)


def _with_owner(phrase: BorderPhrase, context: BorderContext, gazetteer: Gazetteer) -> BorderFound:
    """Find whose "border with Russia and Belarus" it is: an ally's before an adversary's.

    Of a border with allies alone ("Belarus has closed its border with Lithuania") it is whoever
    the sentence names, before anybody whom only others name.
    """
    sides = list(product((True, False), _heard(context)))
    if not _OUTSIDE.intersection(phrase.neighbours):
        sides.sort(key=lambda side: side[1][2] != "sentence")
    for is_ally, (codes, score, where) in sides:
        fit = [c for c in codes if (c not in _OUTSIDE) == is_ally]
        if where == "sentences before":
            fit = fit[:_RECENT]
        fit = [c for c in fit if c not in phrase.neighbours and _borders(c, phrase.neighbours)]
        fit.sort(key=lambda c: -_borders(c, phrase.neighbours))
        every = phrase.plural and where == "sentence"
        owners = tuple(fit if every else fit[:1])
        if owners:
            return _make(owners, phrase.neighbours, score, f"owner from the {where}", gazetteer)
    name = gazetteer.countries[phrase.neighbours[0]].place.name
    if len(phrase.neighbours) > 1 and share_border(*phrase.neighbours[:2]):
        return _make(
            phrase.neighbours[:1],
            phrase.neighbours[1:],
            _ARTICLE,
            "they border each other",
            gazetteer,
        )
    return BorderFound(
        place=None, score=0.0, reason=f"no state is known that has this border with {name}"
    )


def _heard(context: BorderContext) -> tuple[tuple[tuple[str, ...], float, str], ...]:
    return (
        (context.sentence, _SENTENCE, "sentence"),
        (context.later, _SENTENCE, "rest of the sentence"),
        (context.recent, _ARTICLE, "sentences before"),
        (context.article, _ARTICLE, "article"),
    )


def _borders(code: str, others: tuple[str, ...]) -> int:
    return sum(share_border(code, other) for other in others)


def _with_neighbour(
    phrase: BorderPhrase, context: BorderContext, gazetteer: Gazetteer
) -> BorderFound:
    """Find the other side of "the Polish border" or of "Latvia's eastern border"."""
    owners = phrase.owners
    if phrase.side:
        return _on_side(owners, phrase.side, context, _NAMED, gazetteer)
    if len(owners) == 1:
        is_ally = owners[0] not in _OUTSIDE
        for codes, score, where in _heard(context):
            near = codes[:_RECENT] if where in ("sentences before", "article") else codes
            others = [c for c in near if c not in owners and share_border(c, owners[0])]
            others = [c for c in others if (c in _OUTSIDE) == is_ally]
            if others:
                many = tuple(others) if is_ally else tuple(others[:1])
                allies, rest = (owners, many) if is_ally else (many, owners)
                return _make(allies, rest, score, f"other side from the {where}", gazetteer)
        for code in context.sentence + context.later:
            if code not in owners and share_border(code, owners[0]):
                reason = "other side from the sentence"
                return _make((code,), owners, _SENTENCE, reason, gazetteer)
    return _make(owners, (), _NAMED, "the whole border", gazetteer)


def _on_side(
    owners: tuple[str, ...],
    side: str,
    context: BorderContext,
    score: float,
    gazetteer: Gazetteer,
) -> BorderFound:
    """Find "Poland's eastern border": with those adversaries there that the article names."""
    named = {c for codes, _, _ in _heard(context) for c in codes} & _OUTSIDE
    pairs, beyond = [], []
    for owner in owners:
        there = tuple(neighbours(owner, side))
        hostile = [c for c in there if c in named] or [c for c in there if c in _OUTSIDE]
        if hostile:
            more = [c for c in sorted(named) if c not in there and share_border(owner, c)]
            there = (*hostile, *more)
        pairs += [border_pair(owner, other) for other in there]
        beyond += [other for other in there if other in _OUTSIDE]
    names = _list(gazetteer.countries[o].place.name for o in owners)
    place = Place(
        id="border:" + "+".join(sorted(set(pairs)) or owners) + f":{side}",
        name=f"{side.capitalize()} border of {names}",
        kind=PlaceKind.BORDER,
        feature="border",
        country="|".join(dict.fromkeys((*owners, *sorted(beyond, reverse=True)))),
    )
    reason = f"the {side} side of {names}"
    return BorderFound(place=place, score=score, reason=reason, pairs=tuple(sorted(set(pairs))))


def _unnamed(phrase: BorderPhrase, context: BorderContext, gazetteer: Gazetteer) -> BorderFound:
    """Find what "the border" or "eastern border" means."""
    in_sentence = context.sentence + context.later
    owner = _first_inside(in_sentence)
    score = _SENTENCE if owner else _ARTICLE
    owner = owner or _first_inside(context.recent + context.article)
    last = context.last
    if last is not None and phrase.side is None:
        inside = {c for c in last.countries if c not in _OUTSIDE}
        if owner is None or inside == {owner}:
            return BorderFound(place=last, score=_ARTICLE, reason="the border named before")
    if owner is None:
        return BorderFound(place=None, score=0.0, reason="no state is known that has the border")
    if phrase.side:
        return _on_side((owner,), phrase.side, context, score, gazetteer)
    named = {*in_sentence, *context.recent, *context.article} & _OUTSIDE
    owners: tuple[str, ...] = (owner,)
    if phrase.plural:
        owners = tuple(c for c in in_sentence if c not in _OUTSIDE and _borders(c, tuple(named)))
    others = tuple(c for c in ("RU", "BY") if c in named and _borders(c, owners))
    if not others:
        reason = "no state is known on the other side of the border"
        return BorderFound(place=None, score=0.0, reason=reason)
    return _make(owners, others, score, "both sides from the context", gazetteer)


def _first_inside(codes: tuple[str, ...]) -> str | None:
    """Give the first state that a bare "border" can belong to: one on the alliance's edge first."""
    allies = [c for c in codes if c not in _OUTSIDE and neighbours(c)]
    return next((c for c in allies if _borders(c, tuple(_OUTSIDE))), next(iter(allies), None))


def _make(
    owners: tuple[str, ...],
    others: tuple[str, ...],
    score: float,
    reason: str,
    gazetteer: Gazetteer,
) -> BorderFound:
    pairs = sorted({border_pair(a, b) for a in owners for b in others if share_border(a, b)})
    codes = tuple(dict.fromkeys((*owners, *others)))
    names = [_list(gazetteer.countries[c].place.name for c in side) for side in (owners, others)]
    if not others:
        name = f"Border of {names[0]}"
    elif len(owners) == len(others) == 1:
        name = f"{names[0]}–{names[1]} border"
    else:
        name = f"Border of {names[0]} with {names[1]}"
    place = Place(
        id="border:" + ("+".join(pairs) or "|".join(codes)),
        name=name,
        kind=PlaceKind.BORDER,
        feature="border",
        country="|".join(codes),
    )
    return BorderFound(place=place, score=score, reason=reason, pairs=tuple(pairs))


def _list(names: Iterable[str]) -> str:
    *first, last = tuple(names) or ("",)
    return f"{', '.join(first)} and {last}" if first else last
