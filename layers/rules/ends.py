"""Which things of the board a claim ends: those that differ from it in their date only."""

from collections.abc import Iterable
from itertools import chain

from posturemap.claims import Claim
from posturemap.layers.scene import Board, Scene, Thing, overlap, started_by


def ended_by(
    claim: Claim, things: Iterable[Thing], board: Board, scene: Scene
) -> tuple[Thing, ...]:
    """Find what a claim that tells of an end is about.

    Parameters
    ----------
    claim
        A claim whose `change` is an end.
    things
        What it would be drawn as by itself.
    board
        What other claims have put there.
    scene
        The articles' dates.

    Returns
    -------
    Things that had begun by the end, events of that time only; where there are none, its own.
    """
    day = scene.time_of(claim)
    own = tuple(things)
    begun = ([known for known in board.alike(thing) if _had_begun(known, day)] for thing in own)
    return tuple(chain.from_iterable(met or [thing] for met, thing in zip(begun, own, strict=True)))


def _had_begun(thing: Thing, day: str | None) -> bool:
    if thing.until is not None:
        return overlap(thing.when, day)
    return day is None or started_by(thing.when, day)
