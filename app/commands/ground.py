"""`posturemap borders` and `posturemap places`: what the maps know of the ground."""

import sys
from typing import TYPE_CHECKING, Any

import click

from .terminal import json_option, say, say_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posturemap.geo.ground import Border
    from posturemap.geo.names import Candidate, Place


@click.command()
@click.argument("pairs", nargs=-1)
@json_option
def borders(pairs: tuple[str, ...], *, as_json: bool) -> None:
    """List land borders, all or those of PAIRS: our geodesic length beside published figures.

    PAIRS are two country codes in any order and case: lt-pl, or PL-LT.
    """
    from posturemap.geo.ground import border_table

    table = _chosen(border_table(), pairs)
    if as_json:
        say_json([_lengths(border) for border in table])
        return
    say("pair     land km  water km  together    sea km")
    for border in table:
        lengths = (border.land_km, border.water_km, border.length_km, border.sea_km)
        say(border.pair + "".join(f"{length:10.1f}" for length in lengths))
        for figure in border.published:
            differs = border.length_km / figure.km - 1
            say(f"    {figure.km:g} km ({differs:+.1%}): {figure.counts}; {figure.source}")


def _chosen(table: "Sequence[Border]", pairs: tuple[str, ...]) -> "list[Border]":
    from posturemap.geo.ground import read_pair

    known = {border.pair: border for border in table}
    wanted = {written: read_pair(written) for written in pairs}
    for written, pair in wanted.items():
        if pair not in known:
            states = set((pair or written.upper()).split("-"))
            near = [name for name in known if states & set(name.split("-"))]
            raise click.UsageError(
                f"{written} is no land border here, wanted one of {', '.join(near or known)}"
            )
    chosen = set(wanted.values())
    return [border for border in table if not pairs or border.pair in chosen]


def _lengths(border: "Border") -> dict[str, Any]:
    return {
        "pair": border.pair,
        "land_km": round(border.land_km, 3),
        "water_km": round(border.water_km, 3),
        "length_km": round(border.length_km, 3),
        "sea_km": round(border.sea_km, 3),
        "published": border.published,
    }


@click.command()
@click.argument("name")
@click.option("--world", is_flag=True, help="Search the whole world (extra posturemap[world]).")
@json_option
def places(name: str, *, world: bool, as_json: bool) -> None:
    """Say which place NAME means and why, or why none."""
    from posturemap.geo.parse import places as look_up

    found = look_up(name, scope="world" if world else "region")
    if as_json:
        say_json(
            {
                "place": found.place,
                "score": found.score,
                "reason": found.reason,
                "alternatives": found.alternatives,
            }
        )
    else:
        _say_found(found.place, found.score, found.reason, found.alternatives)
    if found.place is None:
        sys.exit(1)


def _say_found(
    place: "Place | None", score: float, reason: str, others: "Sequence[Candidate]"
) -> None:
    if place is None:
        say(f"no place: {reason}")
    else:
        say(f"{_place(place)}  score {score:.2f}: {reason}")
    for other in others:
        say(f"  also {_place(other.place)}  score {other.score:.2f}: {other.reason}")


def _place(place: "Place") -> str:
    where = f" {place.point[1]:.3f} N {place.point[0]:.3f} E" if place.point else ""
    return f"{place.name} ({place.country or 'no country'}, {place.feature}){where} {place.id}"
