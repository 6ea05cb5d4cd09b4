"""Fortified lines as schematic stretches inside the border, and works that are not such a line.

The real sites are withheld, so a line is drawn a fixed distance inside the building state, along
the border that it faces. The distance is a choice of this map and says nothing about where works
are; see docs/adr/0031.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from posturemap.claims import Claim, Polarity
from posturemap.geo.ground import border_pair, length_km
from posturemap.layers.scene import Line, Scene, Spot, Thing, border_table, country_names

from .facts import cited, figures
from .set_back import SET_BACK_M, set_back

# APP-6(D): fortified line. The libraries draw points only; the page draws the teeth itself.
_SIDC = "10032500002909000000"


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
    builders = [line for line in scene.register.line if line.state in claim.actors]
    things: dict[str, Thing] = {}
    left: list[Spot] = []
    for spot in spots:
        found = _at(spot, scene, builders) if _is_line(claim, spot, scene) else ()
        things.update((thing.key, thing) for thing in found)
        if not found or spot.is_own:
            left.append(spot)
    if not spots and _is_line(claim, None, scene):
        meant = builders or _meant(claim, scene)
        things.update((thing.key, thing) for thing in all_lines(scene, meant))
    return tuple(things.values()), tuple(left)


def _is_line(claim: Claim, spot: Spot | None, scene: Scene) -> bool:
    """Tell whether a fortification is such a line: by its words, or by its article's subject.

    What is denied of mines or bridges is not denied of the line: that has to be named.
    """
    cues, within = scene.cues, scene.names_line(claim.article)
    if cues.line_named.search(claim.quote):
        return True
    if claim.polarity is Polarity.NEGATED:
        return False
    if cues.line_parts.search(claim.quote):
        return within or spot is not None
    if cues.crossing.search(claim.quote):
        return False
    return within and spot is not None and not spot.is_own


def all_lines(scene: Scene, lines: Iterable[Line] | None = None) -> tuple[Thing, ...]:
    """Give every stretch of some lines, or of all that the register has."""
    chosen = scene.register.line if lines is None else lines
    return tuple(
        thing for line in chosen for faces in line.faces for thing in _stretches(line, faces)
    )


def _at(spot: Spot, scene: Scene, builders: Sequence[Line]) -> tuple[Thing, ...]:
    """Give the stretches of a place, of those who build where the claim names them.

    A border names its pairs, a country or region its states; a region without states ("the
    eastern flank") leaves it to the builders, and a neighbour's ground means the front towards it.
    """
    lines = [line for line in builders or scene.register.line if line.state in spot.countries]
    if spot.pairs:
        fronts = [(line, faces) for line in builders or scene.register.line for faces in line.faces]
        return _all(f for f in fronts if border_pair(f[0].state, f[1]) in spot.pairs)
    if lines:
        return _all((line, faces) for line in lines for faces in line.faces)
    towards = [(line, faces) for line in builders for faces in line.faces]
    if spot.countries:
        towards = [front for front in towards if front[1] in spot.countries]
    return _all(() if spot.is_own else towards)


def _all(fronts: Iterable[tuple[Line, str]]) -> tuple[Thing, ...]:
    return tuple(thing for line, faces in fronts for thing in _stretches(line, faces))


def _meant(claim: Claim, scene: Scene) -> Iterator[Line]:
    """Choose the lines of the programmes that a claim names, else all of them."""
    text = claim.quote.casefold()
    programmes = {line.programme for line in scene.register.line}
    named = {programme for programme in programmes if programme.casefold() in text}
    chosen = named or {"Baltic Defence Line"}
    return (line for line in scene.register.line if line.programme in chosen)


@cache
def _stretches(line: Line, faces: str) -> tuple[Thing, ...]:
    """Give one state's line against one neighbour: a thing for land and one for water."""
    return tuple(
        _stretch(line, faces, kind) for kind in set_back(line.state, border_pair(line.state, faces))
    )


def _stretch(line: Line, faces: str, kind: str) -> Thing:
    pair = border_pair(line.state, faces)
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
