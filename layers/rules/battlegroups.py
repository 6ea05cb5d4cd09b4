"""The forward land forces battlegroups of the register, tied to the claims about them."""

from collections.abc import Sequence

from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from posturemap.claims import Claim
from posturemap.geo.ground import distance_m
from posturemap.layers.scene import Battlegroup, Scene, Spot, Thing, started_by

from .facts import cited, figures, periods

# A claim that names a place this near names the garrison: town, camp and training area are one.
_SAME_PLACE_M = 20_000.0


def battlegroups_of(
    claim: Claim, spots: Sequence[Spot], scene: Scene
) -> tuple[tuple[Thing, ...], tuple[Spot, ...]]:
    """Find the battlegroups that a claim is about.

    Parameters
    ----------
    claim
        A deployment.
    spots
        Where it is.
    scene
        The register, and what else there is.

    Returns
    -------
    One thing a battlegroup, and the spots that are left for the claim's own layer.
    """
    if not scene.cues.battlegroup.search(claim.quote):
        return (), tuple(spots)
    day = scene.day_of(claim)
    units = (unit for unit in scene.register.battlegroup if started_by(unit.since, day))
    known = {unit.host: unit for unit in units}
    hosts = {spot.key: [iso for iso in spot.countries if iso in known] for spot in spots}
    hosts = {key: codes for key, codes in hosts.items() if codes}
    if not hosts and any(spot.kind == "region" and not spot.countries for spot in spots):
        # "The eastern flank" names no states: all that host one are meant.
        hosts = {spot.key: list(known) for spot in spots}
    things, left = [], []
    for spot in spots:
        units_here = (known[iso] for iso in hosts.get(spot.key, ()))
        found = [thing for unit in units_here if (thing := _thing(unit, scene, spot))]
        things += found
        if not found or (spot.is_own and found[0].basis == "register"):
            left.append(spot)
    return tuple(things), tuple(left)


def all_battlegroups(scene: Scene) -> tuple[Thing, ...]:
    """Give every battlegroup of the register."""
    units = scene.register.battlegroup
    return tuple(thing for unit in units if (thing := _thing(unit, scene, None)))


def _thing(unit: Battlegroup, scene: Scene, spot: Spot | None) -> Thing | None:
    """Draw a unit at its garrison, or nowhere where the gazetteer does not have it."""
    place = scene.place_of(unit.place, unit.host)
    if place is None or place.point is None:
        return None
    shape, basis, placing = _stand(place.point, spot)
    return Thing(
        layer="battlegroups",
        key=unit.id,
        name=unit.name,
        kind="battlegroup",
        shape=shape,
        basis=basis,
        placing=placing,
        precision_m=place.precision_m,
        since=unit.since,
        dated=True,
        sources=cited(unit.source, unit.note),
        own={
            "host_nation": unit.host,
            "place": unit.place,
            "framework_nation": unit.framework_nation(scene.as_of),
            "framework_periods": periods(unit.framework),
            "echelon": unit.echelon,
            "since": unit.since,
            "sidc": unit.sidc,
            "figures": figures(unit.fact),
        },
        support="register",
    )


def _stand(garrison: tuple[float, float], spot: Spot | None) -> tuple[BaseGeometry, str, str]:
    """Give shape, basis and rule: the article's own place where it names the garrison."""
    if spot is not None and spot.basis == "article-place" and _is_near(spot, garrison):
        return spot.shape, spot.basis, spot.placing
    rule = "the host place is the register's knowledge, not the article's"
    return Point(garrison), "register", rule


def _is_near(spot: Spot, garrison: tuple[float, float]) -> bool:
    point = spot.shape.representative_point()
    return distance_m(*garrison, point.x, point.y) <= _SAME_PLACE_M
