"""How the claims of a thing put it: that it stands, is planned, possible, denied, ended, disputed.

Sure claims speak first; unsure ones are heard only where nothing else is known. The strongest
voice that nobody denies wins: standing before planned, planned before possible. An end ends what
began before it; what begins after it stands again. See docs/format.md.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from posturemap.claims import Change, Claim, Polarity
from posturemap.layers.scene import Scene, Thing, days, started_by


class Saying(StrEnum):
    """How a feature's claims put it."""

    STANDS = "stands"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    ENDED = "ended"
    DISPUTED = "disputed"


_VOICES = {
    Polarity.ASSERTED: Saying.STANDS,
    Polarity.PLANNED: Saying.PLANNED,
    Polarity.HYPOTHETICAL: Saying.POSSIBLE,
    Polarity.NEGATED: Saying.DENIED,
}
_THERE = (Saying.STANDS, Saying.PLANNED)
_NOT_YET = (Saying.PLANNED, Saying.POSSIBLE)
_STATUS_DIGIT = 6
_ANTICIPATED = "1"


def is_sure(thing: Thing, claims: Iterable[Claim], scene: Scene) -> bool:
    """Tell whether a thing rests on a sure claim, or on geography, or was asked for.

    An entity of the register is drawn because a claim speaks of it: one that only unsure claims
    speak of is unsure, unless the whole register is drawn.
    """
    is_fact = thing.support == "geography" or (thing.support == "register" and scene.draw_all)
    return is_fact or any(claim.sure for claim in claims)


def heard(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give the claims that count: the sure ones; without any, all."""
    return tuple(claim for claim in claims if claim.sure) or tuple(claims)


def saying_of(thing: Thing, claims: Sequence[Claim], scene: Scene) -> Saying:
    """Say how a thing is put.

    Parameters
    ----------
    thing
        A thing of the board.
    claims
        Those that support it.
    scene
        The map's day, and the articles' dates.

    Returns
    -------
    The strongest that nobody denies. What the register dates stands, is to come or is over by the
    register; a sure claim that denies or ends it makes it disputed.
    """
    if thing.support == "geography":
        return Saying.STANDS
    known = _by_register(thing, scene)
    if known is None:
        return _of_claims(claims, scene) or Saying.STANDS
    told = _of_claims([claim for claim in claims if claim.sure], scene)
    if thing.dated and known is not Saying.STANDS:
        return known
    if told in (Saying.DENIED, Saying.ENDED):
        return Saying.DISPUTED
    weaker = _NOT_YET if thing.dated else (Saying.POSSIBLE,)
    return known if told is None or told in weaker else told


def _by_register(thing: Thing, scene: Scene) -> Saying | None:
    """Give what the register knows: a programme is no more than a plan."""
    if thing.support != "register":
        return None
    if not thing.dated or not started_by(thing.since, scene.as_of):
        return Saying.PLANNED
    last = days(thing.until)[1]
    return Saying.ENDED if last and _is_over(last, scene) else Saying.STANDS


def _of_claims(claims: Sequence[Claim], scene: Scene) -> Saying | None:
    told = [(voice_of(claim, scene), claim) for claim in heard(claims)]
    there = [claim for voice, claim in told if voice in _THERE]
    against = [claim for voice, claim in told if voice is Saying.DENIED]
    ends = [claim for voice, claim in told if voice is Saying.ENDED]
    if ends and not _later(there, ends, scene):
        return Saying.ENDED
    if there and against and not _later(there, against, scene):
        return Saying.DISPUTED
    voices = {voice for voice, _ in told}
    order = (Saying.STANDS, Saying.PLANNED, Saying.DENIED, Saying.POSSIBLE)
    return next((voice for voice in order if voice in voices), None)


def voice_of(claim: Claim, scene: Scene) -> Saying:
    """Say how one claim puts its thing: who will leave is still there, who has left is not."""
    if claim.change is not Change.ENDS:
        return _VOICES[claim.polarity]
    if is_end(claim):
        return Saying.ENDED if is_past(claim, scene) else Saying.STANDS
    return Saying.STANDS if claim.polarity is Polarity.PLANNED else Saying.POSSIBLE


def is_end(claim: Claim) -> bool:
    """Tell whether a claim says as a fact that its thing ends."""
    return claim.change is Change.ENDS and claim.polarity is Polarity.ASSERTED


def is_past(claim: Claim, scene: Scene) -> bool:
    """Tell whether a claim's day has come by the map's; one without a day has."""
    return _is_over(days(claim.date)[1], scene)


def _is_over(last: date | None, scene: Scene) -> bool:
    until = days(scene.as_of)[1]
    return last is None or until is None or last <= until


def _later(ones: Iterable[Claim], others: Iterable[Claim], scene: Scene) -> bool:
    """Tell whether one of some claims speaks of a time after all of the others."""
    starts = [start for claim in ones if (start := days(scene.time_of(claim))[0])]
    lasts = [days(scene.time_of(claim))[1] for claim in others]
    known = [last for last in lasts if last]
    return bool(starts) and len(known) == len(lasts) and max(starts) > max(known)


def with_status(sidc: str | None, saying: Saying) -> str | None:
    """Give a symbol code with the frame of what is anticipated where a thing is not there yet."""
    if sidc is None or saying not in _NOT_YET:
        return sidc
    return sidc[:_STATUS_DIGIT] + _ANTICIPATED + sidc[_STATUS_DIGIT + 1 :]
