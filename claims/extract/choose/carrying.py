"""What a later part of a sentence takes over from an earlier one: "…, where 550 serve"."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from posturemap.claims.extract.propose import Proposals, is_origin
from posturemap.claims.extract.propose.actors import ActorMention
from posturemap.claims.extract.propose.places import Site

from .belonging import Belonging
from .choosing import Choice

_LEADING = ("where", "with")
"""Words at a clause's head that tie it to the place before it. Of later clauses that name no place
the annotated ones with such a head have the place of the clause before, others as often none."""


def carry(choices: Sequence[Choice], proposals: Proposals) -> tuple[Choice, ...]:
    """Let clauses that name no actor or voice, or no place behind "where", have the last clause's.

    Parameters
    ----------
    choices
        Of one article, in text order.
    proposals
        Of the same article.

    Returns
    -------
    As many; only a clause behind another one of its own sentence takes anything over.
    """
    carried: list[Choice] = []
    for choice in choices:
        before = carried[-1] if carried else None
        follows = before is not None and before.sentence == choice.sentence
        carried.append(_taking(choice, before, proposals) if before and follows else choice)
    return tuple(carried)


def _taking(choice: Choice, before: Choice, proposals: Proposals) -> Choice:
    head = proposals.article.text[choice.start : choice.end].split(maxsplit=1)[0].casefold()
    if head in _LEADING and not choice.places and not _named_in(choice, proposals.sites):
        choice = replace(choice, places=_there(before.places, proposals.article.text))
    if not choice.actors and not _named_in(choice, proposals.actors):
        choice = replace(choice, actors=before.actors)
    return choice if choice.speaker else replace(choice, speaker=before.speaker)


def _there(places: Sequence[Belonging], text: str) -> tuple[Belonging, ...]:
    """Leave out where a move began, "from Rukla to Jonava, where …", unless all places are so."""
    kept = tuple(one for one in places if not is_origin(text, one.named.start))
    return kept or tuple(places)


def _named_in(choice: Choice, mentions: Sequence[Site] | Sequence[ActorMention]) -> bool:
    """Tell whether a clause itself names one of them."""
    at = bisect_left(mentions, choice.start, key=lambda one: one.start)
    return at < len(mentions) and mentions[at].start < choice.end
