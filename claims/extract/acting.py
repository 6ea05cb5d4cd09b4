"""Tell whether somebody who is named in a claim acts in it, by form, role and type."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from posturemap.claims.claim import ClaimType

from .nations import ActorMention
from .tables import table

LEADING = frozenset(("subject", "own"))
"""Roles of those who lead a clause."""

_ADVERSARIES = frozenset(table("actors")["adversaries"]["codes"])
_DOMESTIC = frozenset(table("places")["domestic"]) - {ClaimType.MEMBERSHIP}
_JUDGED = frozenset((ClaimType.ASSESSMENT, ClaimType.THREAT))
_NOT_ITSELF = frozenset(("ground", "event", "member"))
# Unions of states that act only where they lead the clause; a force acts where it is named.
_UNIONS = frozenset(("EU", "UN", "OSCE"))
_MOVED = frozenset((ClaimType.DEPLOYMENT, ClaimType.OPERATION, ClaimType.REINFORCEMENT_PLAN))


class _Case(NamedTuple):
    """One actor of a mention in a claim of a type."""

    mention: ActorMention
    is_adversary: bool
    type: ClaimType


def acting(mentions: Iterable[ActorMention], claim_type: ClaimType) -> tuple[str, ...]:
    """Name those who act, each once.

    Parameters
    ----------
    mentions
        Of a claim, or of the sentence that it takes its subject from.
    claim_type
        Its type: threats have adversaries for actors, most other types do not.
    """
    actors = (
        actor
        for mention in mentions
        for actor in mention.actors
        if _FORMS[mention.form](_Case(mention, actor in _ADVERSARIES, claim_type))
    )
    return tuple(dict.fromkeys(actors))


def _fits(case: _Case) -> bool:
    """Tell whether such an actor is looked for in such a claim at all."""
    if case.type is ClaimType.THREAT:
        return case.is_adversary
    if case.type is ClaimType.MEMBERSHIP and case.mention.role in LEADING:
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
    return "people" in cues or _ROLES[case.mention.role](case)


def _capital(case: _Case) -> bool:
    """Let a capital act where its name is no attribute: "the Madrid commitments"."""
    return _nation(case) and "title" not in case.mention.cues


def _group(case: _Case) -> bool:
    """Let a region's states act in measures; in judgements they are what is judged."""
    is_judged = case.type is ClaimType.ASSESSMENT and "forces" not in case.mention.cues
    return not is_judged and _nation(case)


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


def _between(case: _Case) -> bool:
    """Let parties of a treaty act, but not what somebody lies between."""
    return case.type is not ClaimType.ASSESSMENT


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
    if case.type in (ClaimType.THREAT, ClaimType.FORTIFICATION) or mention.cues & _NOT_ITSELF:
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
    "country": _nation,
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
    "between": _between,
    "with": _with,
    "from": _source,
    "at": _at,
    "to": _at,
    "host": _never,
    "against": _never,
}
