"""Fortifications that are no line of the register: at places, on borders, in countries."""

from collections.abc import Sequence

from posturemap.claims import Claim
from posturemap.layers.scene import Scene, Spot, Thing

from .nations import border_things, country_things
from .obstacles import is_site


def works_of(
    claim: Claim, spots: Sequence[Spot], scene: Scene
) -> tuple[tuple[Thing, ...], tuple[Spot, ...]]:
    """Tie works to the borders and countries that a claim names.

    Returns
    -------
    Features of borders and countries, and the places that are left for a feature of their own.
    """
    things: list[Thing] = []
    left: list[Spot] = []
    for spot in spots:
        if spot.pairs:
            things += border_things(scene, *spot.pairs)
        elif spot.basis == "country":
            things += country_things(scene, *spot.countries)
        elif scene.cues.obstacle_of(claim.quote) is None or not is_site(spot):
            left.append(spot)
    return tuple(things), tuple(left)
