"""Tell which of the nations and organisations around a claim act in it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from posturemap.claims.article import Span
from posturemap.claims.claim import ClaimType

from .acting import LEADING, acting
from .attribution import credit
from .context import Context, inside
from .lexicon import load_lexicon
from .nations import ActorMention
from .tables import table, words

_TABLE = table("actors")
_POINTS_BACK = frozenset(_TABLE["back"]["words"])
# Tags of `lexicon.Word` with which a clause without a subject begins: verbs and auxiliaries.
_VERB_TAGS = frozenset("BZVPGmbho")
# Sentences looked back over for who acts.
_LOOK_BACK = 25
# Types whose claims often name nobody who acts: judgements and what lies on the ground.
_STATIC = frozenset((ClaimType.ASSESSMENT, ClaimType.INFRASTRUCTURE))
# "It" in the middle of a sentence is something that the sentence has named.
_OF_ITSELF = re.compile(r"(?:\s+on\s+\w+(?:\s\d+)?)?(?:\s+that)?\s+(?:it|they|its|their|we|our)\b")
_COMMITS = re.compile(rf"\b(?:{words(table('speech')['verbs']['commit'])})$")
_PRONOUN = re.compile(r"(?:it|they)\b", re.IGNORECASE)
_FORCE = re.compile(
    rf"[“\"‘]?the\s+(?:(?!of\b)[\w’'-]+\s+){{0,2}}?(?:{words(_TABLE['back']['forces'])})\b",
    re.IGNORECASE,
)
_CLAUSE = 15
_PLURAL = re.compile(r"(?:they|their|both)\b", re.IGNORECASE)
_ASSUMED = re.compile(rf"\b(?:{words(_TABLE['assumed']['NATO'])})\b", re.IGNORECASE)


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
    if _lacks_subject(opening) and not any(m.role in LEADING for m in named):
        lead = _between(context.sentence(span.start).start, span.start, context)
        named = [*_leading(lead), *named]
    who = acting(_without_speaker(named, span, context), claim_type)
    who = who or acting(named, claim_type)
    if claim_type is ClaimType.THREAT:
        leading = acting(filter(_leads, named), claim_type)
        if leading and _PRONOUN.match(quote):
            return _merge(_carried(span, claim_type, context), leading)
        around = _ground_of(span, context), _carried(span, claim_type, context), who
        return leading or _merge(*around)
    if who:
        return who
    if claim_type is ClaimType.ASSESSMENT and _ASSUMED.search(quote):
        return ("NATO",)
    if claim_type in _STATIC and not _points_back(quote, opening):
        return ()
    return _carried(span, claim_type, context)


def _points_back(quote: str, opening: str) -> bool:
    """Tell a claim that goes on about what acted before: "it", "the brigade"."""
    return opening.casefold() in _POINTS_BACK or _FORCE.match(quote) is not None


def _merge(*actors: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for some in actors for actor in some))


def _leads(mention: ActorMention) -> bool:
    """Tell an adversary that acts from one that something is in: "missiles in Belarus"."""
    who = acting((mention,), ClaimType.THREAT)
    return bool(who) and (mention.role not in ("at", "to") or bool(mention.next))


def _without_speaker(
    mentions: Iterable[ActorMention], span: Span, context: Context
) -> list[ActorMention]:
    """Leave out who only says it, unless they say it of themselves: "Denmark says it will"."""
    begin, end = credit(context.voices, span.start, span.end)
    text = context.article.text
    if _OF_ITSELF.match(text, end) or _COMMITS.search(text, begin, end):
        return list(mentions)
    return [mention for mention in mentions if not begin <= mention.start < end]


def _lacks_subject(opening: str) -> bool:
    return opening.isalpha() and opening.islower() and load_lexicon()[opening].tag in _VERB_TAGS


def _between(start: int, end: int, context: Context) -> Sequence[ActorMention]:
    first, last = (bisect_left(context.actor_starts, offset) for offset in (start, end))
    return context.actors[first:last]


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
            return acting(_leading(_between(sentence.start, span.start, context)), claim_type)
    plural = _PLURAL.match(context.article.text, span.start) is not None
    last = bisect_left(sentences, span.start, key=lambda sentence: sentence.end)
    end = span.start
    for sentence in reversed(sentences[max(0, last - _LOOK_BACK) : last + 1]):
        mentions = _between(sentence.start, end, context)
        leading = _last_list(mentions) if plural else _last_leading(mentions, claim_type)
        who = acting(leading, claim_type)
        if who or (who := acting(filter(_is_principal, mentions), claim_type)):
            return who
        end = sentence.start
    return ()


def _is_principal(mention: ActorMention) -> bool:
    """Tell who does it from whom it is done with or bought from."""
    return mention.role not in ("with", "from", "as") or mention.form == "body"


def _leading(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    return [mention for mention in mentions if mention.role in LEADING]


def _last_list(mentions: Sequence[ActorMention]) -> Sequence[ActorMention]:
    """Return the last nations that are listed together, else all that lead."""
    listed = [index for index, mention in enumerate(mentions) if mention.listed]
    if not listed:
        return _leading(mentions)
    first = listed[-1]
    while first and mentions[first].listed:
        first -= 1
    return [replace(m, role="subject") for m in mentions[first : listed[-1] + 1]]


def _last_leading(
    mentions: Sequence[ActorMention], claim_type: ClaimType
) -> Sequence[ActorMention]:
    """Return the last subject or owner that acts, with those it is listed with."""
    for index in range(len(mentions) - 1, -1, -1):
        if mentions[index].role in LEADING and acting(mentions[index : index + 1], claim_type):
            first = index
            while first and mentions[first].listed:
                first -= 1
            return mentions[first : index + 1]
    return ()
