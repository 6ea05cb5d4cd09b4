"""Named operations of the register over their areas, and the bases that they use."""

from collections.abc import Iterable, Iterator, Sequence

from shapely.geometry import Point

from posturemap.claims import Claim
from posturemap.layers.scene import Base, Operation, Scene, Spot, Thing

from .facts import cited

_AREA = "the operation's area by the register"


def operations_of(
    claim: Claim, spots: Sequence[Spot], scene: Scene
) -> tuple[tuple[Thing, ...], tuple[Spot, ...]]:
    """Find the register's operations that a claim names, and their bases where it is.

    Parameters
    ----------
    claim
        An operation, or another claim without a place of its own.
    spots
        Where it is.
    scene
        The register, and what else there is.

    Returns
    -------
    A thing an operation and base, and the spots that are left for the claim's own layer.
    """
    named = scene.operations_in(claim.quote)
    areas = {operation.id: scene.spot_of(operation.area, _AREA) for operation in named}
    things = [
        _operation(operation, area, claim.actors)
        for operation in named
        if (area := areas[operation.id]) is not None
    ]
    covered = {area.key for area in areas.values() if area is not None}
    left = tuple(spot for spot in spots if spot.key not in covered)
    things += _bases(named, spots, scene)
    return tuple(things), left


def all_operations(scene: Scene) -> tuple[Thing, ...]:
    """Give every operation and base of the register that the map has a place for."""
    operations = (
        _operation(operation, area, ())
        for operation in scene.register.operation
        if (area := scene.spot_of(operation.area, _AREA)) is not None
    )
    bases = (thing for base in scene.register.base if (thing := _base(base, scene)) is not None)
    return (*operations, *bases)


def _operation(operation: Operation, area: Spot, actors: Iterable[str]) -> Thing:
    return Thing(
        layer="operations",
        key=operation.id,
        name=operation.name,
        kind="operation",
        shape=area.shape,
        basis=area.basis,
        placing=area.placing,
        since=operation.since,
        until=operation.until,
        dated=True,
        sources=cited(operation.source, operation.note),
        own={
            "place": area.name,
            "place_kind": area.kind,
            "countries": area.countries,
            "actors": tuple(sorted({*operation.actors, *actors})),
        },
        support="register",
    )


def _bases(named: Sequence[Operation], spots: Sequence[Spot], scene: Scene) -> Iterator[Thing]:
    """Give the bases of operations at the places or in the countries that a claim names."""
    operations = {operation.id for operation in named}
    countries = {iso for spot in spots for iso in spot.countries}
    for base in scene.register.base:
        if base.operation in operations and base.host in countries:
            thing = _base(base, scene)
            if thing is not None:
                yield thing


def _base(base: Base, scene: Scene) -> Thing | None:
    """Draw a base, or nothing where the gazetteer does not have it."""
    names = (base.place, *base.aliases)
    place = next((p for name in names if (p := scene.place_of(name, base.host))), None)
    if place is None or place.point is None:
        return None
    return Thing(
        layer="infrastructure",
        key=base.id,
        name=base.name,
        kind="air base",
        shape=Point(place.point),
        basis="register",
        placing="the base is the register's knowledge, not the article's",
        precision_m=place.precision_m,
        since=base.since,
        dated=True,
        sources=cited(base.source, base.note),
        own={
            "place": place.name,
            "place_kind": "base",
            "countries": (base.host,),
            "actors": (),
            "sidc": base.sidc,
        },
        support="register",
    )
