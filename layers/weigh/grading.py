"""Grades of claims that meet on things: the board's groups and conflicts, handed to the judge."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from posturemap.claims import Article, Claim, article_origins, grade_claims
from posturemap.layers.scene import Board

from .conflict import Conflict


def grade_board(
    board: Board,
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    *,
    articles: Iterable[Article],
    reliability: Mapping[str, str] | None,
) -> tuple[tuple[Claim, ...], tuple[Conflict, ...]]:
    """Grade claims by the things that they share and the conflicts that they are in.

    Parameters
    ----------
    board
        Things with their claims; holds the graded ones afterwards.
    claims, conflicts
        As drawn and found.
    articles
        Those that the claims quote; reprints among them are one origin.
    reliability
        Article id to a letter, A to F.

    Returns
    -------
    The claims, and the conflicts with the grades of their readings.
    """
    graded = grade_claims(
        claims,
        board.groups(),
        conflicts=[_sides(conflict) for conflict in conflicts],
        reliability=reliability,
        origins=article_origins(articles),
    )
    board.renew(graded)
    grades = {claim.id: str(claim.grade) for claim in graded}
    return graded, tuple(_regraded(conflict, grades) for conflict in conflicts)


def _sides(conflict: Conflict) -> list[list[str]]:
    sides: dict[str, list[str]] = {}
    for reading in conflict.readings:
        side = sides.setdefault(reading.value.casefold(), [])
        if reading.claim is not None:
            side.append(reading.claim)
    return list(sides.values())


def _regraded(conflict: Conflict, grades: Mapping[str, str]) -> Conflict:
    readings = tuple(
        replace(one, grade=grades.get(one.claim or "", one.grade)) for one in conflict.readings
    )
    return replace(conflict, readings=readings)
