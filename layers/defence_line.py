"""Fortified lines as schematic stretches inside the border, and works that are not such a line.

The real sites are withheld, so a line is drawn a fixed distance inside the building state, along
the border that it faces. The distance is a choice of this map and says nothing about where works
are; see docs/adr/0031.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from posturemap.claims import Claim
from posturemap.geo.measure import length_km

from .facts import cited, figures
from .geography import border_table, country_names
from .register import Line
from .scene import Scene
from .set_back import SET_BACK_M, set_back
from .spots import Spot
from .thing import Thing

# APP-6(D): fortified line. The libraries draw points only; the page draws the teeth itself.
_SIDC = "10032500002909000000"
_PLACED = frozenset({"town", "base"})


def line_parts_of(
    claim: Claim, spots: Sequence[Spot], scene: Scene
) -> tuple[tuple[Thing, ...], tuple[Spot, ...]]:
    """Find the stretches of fortified line that a claim is about.

    Parameters
    ----------
    claim
        A fortification.
    spots
        Where it is; none where the claim names only the line.
    scene
        The register, and what else there is.

    Returns
    -------
    A thing a stretch, and the spots that are left.
    """
    named = scene.cues.line_named.search(claim.quote) is not None
    parts = scene.cues.line_parts.search(claim.quote) is not None
    within = scene.names_line(claim.article)
    things: dict[str, Thing] = {}
    left: list[Spot] = []
    for spot in spots:
        is_line = named or parts or (within and spot.kind not in _PLACED)
        found = list(_at(spot, scene)) if is_line else []
        things.update((thing.key, thing) for thing in found)
        if not found or spot.kind in _PLACED:
            left.append(spot)
    if not spots and (named or (parts and within)):
        things.update((thing.key, thing) for thing in all_lines(scene, _meant(claim, scene)))
    return tuple(things.values()), tuple(left)


def all_lines(scene: Scene, lines: Iterable[Line] | None = None) -> tuple[Thing, ...]:
    """Give every stretch of some lines, or of all that the register has."""
    chosen = scene.register.line if lines is None else lines
    return tuple(
        thing for line in chosen for faces in line.faces for thing in _stretches(line, faces)
    )


def _at(spot: Spot, scene: Scene) -> Iterator[Thing]:
    """Give the stretches of a place: of its states, or of the pairs of a border."""
    for line in scene.register.line:
        if line.state not in spot.countries and not spot.pairs:
            continue
        for faces in line.faces:
            if not spot.pairs or _pair(line.state, faces) in spot.pairs:
                yield from _stretches(line, faces)


def _meant(claim: Claim, scene: Scene) -> Iterator[Line]:
    """Choose the lines of the programmes that a claim names, else all of them."""
    text = claim.quote.casefold()
    programmes = {line.programme for line in scene.register.line}
    named = {programme for programme in programmes if programme.casefold() in text}
    chosen = named or {"Baltic Defence Line"}
    return (line for line in scene.register.line if line.programme in chosen)


def _pair(one: str, other: str) -> str:
    return "-".join(sorted((one, other)))


@cache
def _stretches(line: Line, faces: str) -> tuple[Thing, ...]:
    """Give one state's line against one neighbour: a thing for land and one for water."""
    return tuple(
        _stretch(line, faces, kind) for kind in set_back(line.state, _pair(line.state, faces))
    )


def _stretch(line: Line, faces: str, kind: str) -> Thing:
    pair = _pair(line.state, faces)
    shape = set_back(line.state, pair)[kind]
    table, names = border_table(), country_names()
    lengths = table.loc[(table["pair"] == pair) & (table["kind"] == kind), "length_km"]
    return Thing(
        layer="defence_line",
        key=f"{line.programme}/{line.state}/{faces}/{kind}",
        name=f"{line.programme}, {names[line.state]} facing {names[faces]}, {kind}",
        kind=kind,
        shape=shape,
        basis="schematic",
        placing=f"drawn {SET_BACK_M / 1000:g} km inside the border; the sites are withheld",
        precision_m=SET_BACK_M,
        since=line.since,
        sources=cited(line.source, line.note),
        own={
            "programme": line.programme,
            "state": line.state,
            "faces": faces,
            "pair": pair,
            "length_km": round(float(lengths.sum()), 3),
            "drawn_km": round(length_km(shape), 1),
            "set_back_m": SET_BACK_M,
            "schematic": True,
            "figures": figures(line.fact),
            "sidc": _SIDC,
        },
        support="register",
    )
