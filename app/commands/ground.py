"""`posturemap borders` and `posturemap places`: what the maps know of the ground."""

import sys
from typing import TYPE_CHECKING

import click

from .terminal import say

if TYPE_CHECKING:
    from posturemap.geo.names import Place


@click.command()
@click.argument("pairs", nargs=-1)
def borders(pairs: tuple[str, ...]) -> None:
    """List land borders, all or those of PAIRS: our geodesic length beside published figures."""
    from posturemap.geo.ground import border_table

    table = [border for border in border_table() if not pairs or border.pair in pairs]
    if unknown := sorted(set(pairs) - {border.pair for border in table}):
        known = ", ".join(border.pair for border in border_table())
        raise click.UsageError(f"{unknown[0]} is no land border here, wanted one of {known}")
    say("pair     land km  water km  together    sea km")
    for border in table:
        lengths = (border.land_km, border.water_km, border.length_km, border.sea_km)
        say(border.pair + "".join(f"{length:10.1f}" for length in lengths))
        for figure in border.published:
            differs = border.length_km / figure.km - 1
            say(f"    {figure.km:g} km ({differs:+.1%}): {figure.counts}; {figure.source}")


@click.command()
@click.argument("name")
@click.option("--world", is_flag=True, help="Search the whole world (extra posturemap[world]).")
def places(name: str, *, world: bool) -> None:
    """Say which place NAME means and why, or why none."""
    from posturemap.geo.parse import places as look_up

    found = look_up(name, scope="world" if world else "region")
    if found.place is None:
        say(f"no place: {found.reason}")
    else:
        say(f"{_place(found.place)}  score {found.score:.2f}: {found.reason}")
    for other in found.alternatives:
        say(f"  also {_place(other.place)}  score {other.score:.2f}: {other.reason}")
    if found.place is None:
        sys.exit(1)


def _place(place: "Place") -> str:
    where = f" {place.point[1]:.3f} N {place.point[0]:.3f} E" if place.point else ""
    return f"{place.name} ({place.country or 'no country'}, {place.feature}){where} {place.id}"
