"""Words that put a thing beside a place: "near Visby", "20 km south of Narva"."""

from dataclasses import replace
from functools import cache

from posturemap.geo.names import Relation, RelationKind, read_table

from .cues import Cues
from .mention import Form, Mention
from .roles import phrase_before
from .tokens import Tokens

_COMPASS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_BEARINGS = {name: 45.0 * n for n, name in enumerate(_COMPASS)}
_METRES = {"mile": 1_609.34, "miles": 1_609.34}
_BETWEEN = Relation(kind=RelationKind.BETWEEN)


@cache
def _near() -> tuple[dict[str, str], dict[str, float]]:
    rows = read_table("relations")
    return {r["words"]: r["words"] for r in rows}, {r["words"]: float(r["radius_m"]) for r in rows}


def with_relations(mentions: list[Mention], text: str, tokens: Tokens, cues: Cues) -> list[Mention]:
    """Say of each mention how the words before it put a thing beside the place.

    Parameters
    ----------
    mentions
        In text order.
    text, tokens, cues
        As they were used to find the mentions.
    """
    found = [replace(m, relation=_read(m, tokens, cues)) for m in mentions]
    for n in range(len(found) - 1):
        first, second = found[n], found[n + 1]
        begin = tokens.number(first.start)
        pair = text[first.end : second.start] == " and " and begin > 0
        if not pair or tokens[begin - 1].key != "between" or tokens[begin - 1].gap != " ":
            continue
        if begin > 1 and tokens[begin - 2].key in cues["link"]:
            hints = ({*m.role_cues, "link"} for m in (first, second))
            found[n : n + 2] = [
                replace(m, role_cues=tuple(sorted(h)))
                for m, h in zip((first, second), hints, strict=True)
            ]
        elif Form.NAME is first.form is second.form:
            found[n] = replace(first, relation=_BETWEEN)
            found[n + 1] = replace(second, relation=_BETWEEN)
    return found


def _read(mention: Mention, tokens: Tokens, cues: Cues) -> Relation | None:
    if mention.form not in {Form.NAME, Form.BORDER}:
        return None
    begin = tokens.number(mention.start)
    offset = _offset(tokens, begin, cues)
    if offset is not None:
        return offset
    words, radii = _near()
    _, phrase = phrase_before(tokens, begin, words, cues)
    if not phrase:
        return None
    return Relation(kind=RelationKind.NEAR, distance_m=radii[phrase])


def _offset(tokens: Tokens, begin: int, cues: Cues) -> Relation | None:
    """Read "20 km south of", "15 miles from", "south of"."""
    at = begin - 1
    if at > 0 and tokens[at].key in cues["determiner"]:
        at -= 1
    if at < 1 or tokens[at].gap != " " or tokens[at].key not in {"of", "from", "off"}:
        return None
    at, bearing = _direction(tokens, at - 1)
    if tokens[at].key in {"away", "distant", "inland"} and at > 0:
        at -= 1
    distance = _distance(tokens, at, cues)
    if distance is None and (bearing is None or tokens[begin - 1].key == "from"):
        return None
    return Relation(kind=RelationKind.OFFSET, bearing_deg=bearing, distance_m=distance)


def _direction(tokens: Tokens, at: int) -> tuple[int, float | None]:
    """Read "south", "south-east", "to the south"; give the word before it."""
    name, last = "", at
    while last >= 0 and tokens[last].key in {"north", "south", "east", "west", *_BEARINGS}:
        if tokens[last].gap not in {" ", "-"} or tokens[last].key + name not in _BEARINGS:
            break
        name, last = tokens[last].key + name, last - 1
    if not name:
        return at, None
    if last > 0 and [t.key for t in tokens[last - 1 : last + 1]] == ["to", "the"]:
        last -= 2
    elif last >= 0 and tokens[last].key == "the":
        return max(last, 0), None  # "the north of Norway" is in Norway
    return max(last, 0), _BEARINGS[name]


def _distance(tokens: Tokens, at: int, cues: Cues) -> float | None:
    if at < 1 or tokens[at].key not in cues["length_unit"]:
        return None
    figure = tokens[at - 1].key.replace(" ", "")
    if not figure.isdigit() or tokens[at - 1].gap not in {" ", "-", "", "\u00a0"}:
        return None
    return float(figure) * _METRES.get(tokens[at].key, 1_000.0)
