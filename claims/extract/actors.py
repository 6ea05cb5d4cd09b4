"""Tell which of the nations and organisations around a claim act in it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from posturemap.claims.article import Span
from posturemap.claims.claim import ClaimType

from .attribution import credit
from .context import Context, inside
from .lexicon import load_lexicon
from .nations import ActorMention
from .tables import table, words

_TABLE = table("actors")
_ADVERSARIES = frozenset(_TABLE["adversaries"]["codes"])
_DOMESTIC = frozenset(table("places")["domestic"]) - {ClaimType.MEMBERSHIP}
_POINTS_BACK = frozenset(_TABLE["back"]["words"])
_JUDGED = frozenset((ClaimType.ASSESSMENT, ClaimType.THREAT))
# Tags of `lexicon.Word` with which a clause without a subject begins: verbs and auxiliaries.
_VERB_TAGS = frozenset("BZVPGmbho")
# Sentences looked back over for who acts.
_LOOK_BACK = 25
_LEADING = frozenset(("subject", "own"))
# Types whose claims often name nobody who acts: judgements and what lies on the ground.
_STATIC = frozenset((ClaimType.ASSESSMENT, ClaimType.INFRASTRUCTURE))
# Unions of states that act only where they lead the clause; a force acts where it is named.
_UNIONS = frozenset(("EU", "UN", "OSCE"))
# "It" in the middle of a sentence is something that the sentence has named.
_OF_ITSELF = re.compile(r"(?:\s+on\s+\w+(?:\s\d+)?)?(?:\s+that)?\s+(?:it|they|its|their|we|our)\b")
_PRONOUN = re.compile(r"(?:it|they)\b")
_CLAUSE = 15
_PLURAL = re.compile(r"(?:they|their|both)\b", re.IGNORECASE)
_MOVED = frozenset((ClaimType.DEPLOYMENT, ClaimType.OPERATION, ClaimType.REINFORCEMENT_PLAN))
_ASSUMED = re.compile(rf"\b(?:{words(_TABLE['assumed']['NATO'])})\b", re.IGNORECASE)


class _Case(NamedTuple):
    """One actor of a mention in a claim of a type."""

    mention: ActorMention
    is_adversary: bool
    type: ClaimType


def claim_actors(span: Span, claim_type: ClaimType, context: Context) -> tuple[str, ...]:
    """Choose who acts in a claim.

    Parameters
    ----------
    span
        The claim.
    claim_type
        Its type: threats have adversaries for actors, most other types do not.
    context
        Of the article.

    Returns
    -------
    ISO 3166-1 alpha-2 codes and names of organisations, in the order in which they are named.
    """
    named = _between(span.start, span.end, context)
    quote = context.article.text[span.start : span.end]
    opening = quote.lstrip("“\"'‘ ").partition(" ")[0]
    if _lacks_subject(opening) and not any(m.role in _LEADING for m in named):
        lead = _between(context.sentence(span.start).start, span.start, context)
        named = [*_leading(lead), *named]
    acting = _acting(_without_speaker(named, span, context), claim_type)
    acting = acting or _acting(named, claim_type)
    if claim_type is ClaimType.THREAT:
        leading = _acting(filter(_leads, named), claim_type)
        around = _ground_of(span, context), _carried(span, claim_type, context), acting
        return leading or _merge(*around)
    if acting:
        return acting
    if claim_type is ClaimType.ASSESSMENT and _ASSUMED.search(quote):
        return ("NATO",)
    if claim_type in _STATIC and opening.casefold() not in _POINTS_BACK:
        return ()
    return _carried(span, claim_type, context)


def _merge(*actors: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for some in actors for actor in some))


def _leads(mention: ActorMention) -> bool:
    """Tell an adversary that acts from one that something is in: "missiles in Belarus"."""
    acting = _acting((mention,), ClaimType.THREAT)
    return bool(acting) and (mention.role not in ("at", "to") or bool(mention.next))


def _without_speaker(
    mentions: Iterable[ActorMention], span: Span, context: Context
) -> list[ActorMention]:
    """Leave out who only says it, unless they say it of themselves: "Denmark says it will"."""
    begin, end = credit(context.voices, span.start, span.end)
    if _OF_ITSELF.match(context.article.text, end):
        return list(mentions)
    return [mention for mention in mentions if not begin <= mention.start < end]


def _lacks_subject(opening: str) -> bool:
    return opening.isalpha() and opening.islower() and load_lexicon()[opening].tag in _VERB_TAGS


def _between(start: int, end: int, context: Context) -> Sequence[ActorMention]:
    first, last = (bisect_left(context.actor_starts, offset) for offset in (start, end))
    return context.actors[first:last]


def _acting(mentions: Iterable[ActorMention], claim_type: ClaimType) -> tuple[str, ...]:
    actors = (
        actor
        for mention in mentions
        for actor in mention.actors
        if _FORMS[mention.form](_Case(mention, actor in _ADVERSARIES, claim_type))
    )
    return tuple(dict.fromkeys(actors))


def _ground_of(span: Span, context: Context) -> tuple[str, ...]:
    """Return Russia where the threat is on its ground: in Kaliningrad, in Pskov."""
    countries = (s.place.country for s in inside(context.sites, span.start, span.end))
    return tuple(dict.fromkeys(code for code in countries if code == "RU"))


def _carried(span: Span, claim_type: ClaimType, context: Context) -> tuple[str, ...]:
    """Return who acted in the nearest earlier sentence in which anyone did."""
    sentences = context.article.sentences
    if _PRONOUN.match(context.article.text, span.start):
        sentence = context.sentence(span.start)
        if span.start - sentence.start > _CLAUSE:
            return _acting(_leading(_between(sentence.start, span.start, context)), claim_type)
    plural = _PLURAL.match(context.article.text, span.start) is not None
    last = bisect_left(sentences, span.start, key=lambda sentence: sentence.end)
    end = span.start
    for sentence in reversed(sentences[max(0, last - _LOOK_BACK) : last + 1]):
        mentions = _between(sentence.start, end, context)
        leading = _leading(mentions) if plural else _last_leading(mentions, claim_type)
        acting = _acting(leading, claim_type)
        if acting or (acting := _acting(mentions, claim_type)):
            return acting
        end = sentence.start
    return ()


def _leading(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    return [mention for mention in mentions if mention.role in _LEADING]


def _last_leading(
    mentions: Sequence[ActorMention], claim_type: ClaimType
) -> Sequence[ActorMention]:
    """Return the last subject or owner that acts, with those it is listed with."""
    for index in range(len(mentions) - 1, -1, -1):
        if mentions[index].role in _LEADING and _acting(mentions[index : index + 1], claim_type):
            first = index
            while first and mentions[first].listed:
                first -= 1
            return mentions[first : index + 1]
    return ()


def _fits(case: _Case) -> bool:
    """Tell whether such an actor is looked for in such a claim at all."""
    if case.type is ClaimType.THREAT:
        return case.is_adversary
    if case.type is ClaimType.MEMBERSHIP and case.mention.role in _LEADING:
        return True
    return not case.is_adversary or case.type is ClaimType.ASSESSMENT


def _nation(case: _Case) -> bool:
    cues = case.mention.cues
    if "attribute" in cues and case.mention.next:
        return _adjective(case)
    if not _fits(case) or "event" in cues:
        return False
    if "background" in cues and case.type is not ClaimType.THREAT:
        return False
    if "speaks" in cues and case.type in _JUDGED:
        return False
    return _ROLES[case.mention.role](case)


def _capital(case: _Case) -> bool:
    """Let a capital act where its name is no attribute: "the Madrid commitments"."""
    return _nation(case) and "title" not in case.mention.cues


def _group(case: _Case) -> bool:
    """Let a region's states act in measures; in judgements they are what is judged."""
    return case.type is not ClaimType.ASSESSMENT and _nation(case)


def _stand_in(case: _Case) -> bool:
    """Let a person act for an adversary as a subject only."""
    return _nation(case) and (
        not case.is_adversary
        or case.mention.role == "subject"
        or bool(case.mention.next)
        or case.type is ClaimType.THREAT
    )


def _subject(case: _Case) -> bool:
    return (
        not case.mention.cues & {"host", "cell"} or case.type in _JUDGED or case.type in _DOMESTIC
    )


def _own(case: _Case) -> bool:
    if "history" in case.mention.cues:
        return case.type is ClaimType.THREAT
    return "ground" not in case.mention.cues or case.type in _DOMESTIC


def _with(case: _Case) -> bool:
    return not case.is_adversary or case.type is ClaimType.THREAT


def _source(case: _Case) -> bool:
    if case.is_adversary and case.type is not ClaimType.THREAT:
        return False
    return "source" not in case.mention.cues


def _at(case: _Case) -> bool:
    return case.is_adversary and case.type is ClaimType.THREAT


def _always(_case: _Case) -> bool:
    return True


def _never(_case: _Case) -> bool:
    return False


def _adjective(case: _Case) -> bool:
    noun = case.mention.next
    if not _fits(case) or noun == "land" or "event" in case.mention.cues:
        return False
    if noun == "hostile":
        return case.type is ClaimType.THREAT
    if case.mention.role == "to" and case.type in _MOVED and not case.is_adversary:
        return False
    return case.mention.form != "adjective" or noun == "agent"


def _body(case: _Case) -> bool:
    mention = case.mention
    if case.type in (ClaimType.THREAT, ClaimType.FORTIFICATION) or mention.cues & {
        "ground",
        "event",
    }:
        return False
    if case.type in _DOMESTIC or _UNIONS.intersection(mention.actors):
        return mention.role in ("subject", "own", "by")
    return True


def _ally(case: _Case) -> bool:
    if case.type in (ClaimType.THREAT, ClaimType.FORTIFICATION) or "ground" in case.mention.cues:
        return False
    is_home = case.type in _DOMESTIC or case.type is ClaimType.INFRASTRUCTURE
    return not is_home or case.mention.role in ("subject", "own")


_Rule = Callable[[_Case], bool]
_FORMS: dict[str, _Rule] = {
    "name": _nation,
    "group": _group,
    "capital": _capital,
    "stand-in": _stand_in,
    "parties": _nation,
    "people": _adjective,
    "adjective": _adjective,
    "body": _body,
    "ally": _ally,
}
_ROLES: dict[str, _Rule] = {
    "subject": _subject,
    "own": _own,
    "object": _always,
    "by": _always,
    "of": _always,
    "as": _always,
    "between": _always,
    "with": _with,
    "from": _source,
    "at": _at,
    "to": _at,
    "host": _never,
    "against": _never,
}
