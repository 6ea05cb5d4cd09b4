"""Claims and geography to layers: the whole way on one screen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from posturemap.claims import Article, Change, Claim, ClaimType, ReviewState
from posturemap.claims.guard import rounded
from posturemap.geo.ground import Grid

from .rules import (
    all_battlegroups,
    all_lines,
    all_operations,
    battlegroups_of,
    border_things,
    claimed_things,
    country_things,
    ended_by,
    line_parts_of,
    obstacles_of,
    operations_of,
    works_of,
)
from .scene import Board, Register, Scene, Spot, Thing, default_day, load_register
from .table import TABLES, Posture, table_of
from .weigh import Conflict, find_conflicts, grade_board

Family = Callable[[Claim, Sequence[Spot], Scene], tuple[tuple[Thing, ...], tuple[Spot, ...]]]

# Who is asked about a claim of a type, in this order; each takes spots and leaves the rest.
_FAMILIES: Mapping[ClaimType, tuple[Family, ...]] = {
    ClaimType.DEPLOYMENT: (battlegroups_of,),
    ClaimType.FORTIFICATION: (obstacles_of, line_parts_of, works_of),
    ClaimType.INFRASTRUCTURE: (obstacles_of,),
    ClaimType.OPERATION: (operations_of,),
}


def assemble(  # noqa: PLR0913  each is a choice of the map
    claims: Iterable[Claim],
    articles: Iterable[Article],
    *,
    as_of: str | None = None,
    register: Register | None = None,
    draw_all: bool = False,
    reliability: Mapping[str, str] | None = None,
    grid: Grid | None = None,
) -> Posture:
    """Turn claims into layers.

    Parameters
    ----------
    claims
        In any order; the layers do not depend on it.
    articles
        Those that the claims quote.
    as_of
        EDTF day for which memberships, framework nations and statuses are shown; None for the
        last day of the newest article's date, or the day on which the register was checked.
    register
        Publicly documented entities; None for those of the package.
    draw_all
        Whether entities of the register that no claim supports are drawn too, marked.
    reliability
        Article id to the NATO letter of its source, A to F; F where it has none.
    grid
        What points are rounded to, those of the claims' places too; None leaves them as they are.

    Returns
    -------
    Every layer, checked against its schema, and every claim with its features or with the reason
    why it has none.

    Raises
    ------
    SchemaError
        A layer is not what its schema says.
    """
    known = register or load_register()
    articles = tuple(articles)
    ordered = tuple(sorted(claims, key=lambda claim: (claim.article, claim.start, claim.id)))
    day = as_of or default_day(articles, known)
    scene = Scene(ordered, articles, register=known, as_of=day, grid=grid, draw_all=draw_all)
    board = Board()
    _put_geography(board, scene)
    if draw_all:
        _put_register(board, scene)
    # What ends a thing has to find it there.
    in_turn = sorted(ordered, key=lambda claim: claim.change is Change.ENDS)
    put = {claim.id: _put_claim(board, claim, scene) for claim in in_turn}
    drawn = tuple(put[claim.id] for claim in ordered)
    drawn, conflicts = grade_board(
        board,
        drawn,
        find_conflicts(board, scene),
        articles=articles,
        reliability=reliability,
    )
    of_feature = _by_feature(conflicts)
    layers = {name: table_of(name, tuple(board.rows(name)), scene, of_feature) for name in TABLES}
    if grid is not None:
        drawn = tuple(rounded(claim, grid) for claim in drawn)
    return Posture(layers=layers, claims=drawn, conflicts=conflicts, as_of=day)


def _by_feature(conflicts: Iterable[Conflict]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for conflict in conflicts:
        for feature in conflict.features:
            found.setdefault(feature, []).append(conflict.id)
    return {feature: tuple(ids) for feature, ids in found.items()}


def _put_geography(board: Board, scene: Scene) -> None:
    for thing in (*country_things(scene), *border_things(scene)):
        board.put(thing)


def _put_register(board: Board, scene: Scene) -> None:
    for thing in (*all_battlegroups(scene), *all_lines(scene), *all_operations(scene)):
        board.put(thing)


def _put_claim(board: Board, claim: Claim, scene: Scene) -> Claim:
    """Put a claim on the board and note its features in it, or why it has none."""
    if claim.review.state is ReviewState.REJECTED:
        return replace(claim, features=(), unmapped=f"rejected in review: {claim.review.why}")
    things, why_not = things_of(claim, scene)
    if claim.change is Change.ENDS:
        things = ended_by(claim, things, board, scene)
    for thing in things:
        board.put(thing, claim)
    features = tuple(sorted({board.id_of(thing) for thing in things}))
    return replace(claim, features=features, unmapped=None if features else why_not)


def things_of(claim: Claim, scene: Scene) -> tuple[tuple[Thing, ...], str | None]:
    """Find what a claim is drawn as.

    Parameters
    ----------
    claim
        Any claim that is not rejected.
    scene
        Everything known beside it.

    Returns
    -------
    Its things; without any, the reason in plain words.
    """
    spots, why_not = scene.spots(claim)
    things: tuple[Thing, ...] = ()
    for family in _FAMILIES.get(claim.type, ()):
        found, spots = family(claim, spots, scene)
        things += found
    things += claimed_things(claim, spots, scene)
    if not things:
        things = operations_of(claim, (), scene)[0]
    return things, None if things else why_not
