"""Claims in quotations and in turns of a conversation, and who speaks there."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from posturemap.claims.article import Span
from posturemap.claims.extract.propose import Proposals

from .belonging import GIVEN, Belonging
from .choosing import Choice
from .features import NOT_PROPOSED, Named


def quotation_around(choice: Choice, proposals: Proposals) -> Span | None:
    """Return the quotation that a clause stands in, without its marks."""
    found = proposals.quotations
    number = bisect_right(found, choice.start + 1, key=lambda one: one.start) - 1
    if number < 0 or choice.end > found[number].end + 1:
        return None
    return found[number]


def with_shared_voice(choices: Sequence[Choice], proposals: Proposals) -> tuple[Choice, ...]:
    """Give the claims of one quotation the voice that one of them has.

    Parameters
    ----------
    choices
        Of one article.
    proposals
        Of the same.

    Returns
    -------
    As many, in the same order; those with a voice of their own keep it.
    """
    around = [quotation_around(choice, proposals) for choice in choices]
    voices: dict[Span, Belonging] = {}
    for choice, quoted in zip(choices, around, strict=True):
        speaker = choice.speaker
        if quoted and speaker and not quoted.start <= speaker.named.start < quoted.end:
            voices.setdefault(quoted, speaker)
    return tuple(
        replace(choice, speaker=voices.get(quoted)) if quoted and not choice.speaker else choice
        for choice, quoted in zip(choices, around, strict=True)
    )


def with_turn_voice(choice: Choice, proposals: Proposals) -> Choice:
    """Give a claim the voice of the turn of a conversation in which it stands.

    Parameters
    ----------
    choice
        Any.
    proposals
        Of its article.

    Returns
    -------
    The same; without a voice of its own, or with one that another turn names, it has whoever opens
    its turn ("PEETER: …"), or whoever answers in an interview.
    """
    number = bisect_right(proposals.turns, choice.start, key=lambda one: one.start) - 1
    if number < 0 or choice.end > proposals.turns[number].end:
        return choice
    turn, speaker = proposals.turns[number], choice.speaker
    if speaker and turn.start <= speaker.named.start < turn.end:
        return choice
    one = turn.speaker
    named = Named(one.start, one.end, one.name, (one.form,), NOT_PROPOSED)
    return replace(choice, speaker=Belonging(named, inside=False, chance=GIVEN))
