"""The gazetteer from the other side: a place by its id, all its names, and names like one."""

import difflib
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from .curated import read_places
from .gazetteer import load_gazetteer
from .place import Place
from .settlements import read_lines
from .spelling import fold

_NEAR = 3


def places_called(written: str) -> tuple[Place, ...]:
    """Give the places that a name or an id of the gazetteer can mean; none where it has neither.

    >>> [place.id for place in places_called("curated:camp-adazi")]
    ['curated:camp-adazi']
    """
    found = [candidate.place for candidate in load_gazetteer().candidates(written)]
    if own := _own_names().get(written):
        found += [c.place for c in load_gazetteer().candidates(own) if c.place.id == written]
    return tuple({place.id: place for place in found}.values())


def names_of(ids: Collection[str]) -> frozenset[str]:
    """Give every name of some places, folded, those in other languages too.

    >>> "camp adazi" in names_of({"curated:camp-adazi"})
    True
    """
    curated = (fold(n) for place, names in read_places() if place.id in ids for n in names)
    return frozenset((*curated, *_packed_names(ids)))


def names_like(written: str) -> tuple[str, ...]:
    """Give the names or ids of the gazetteer that look most like one that it does not have.

    >>> names_like("Adazzi")[0]
    'Ādaži'
    """
    own = _own_names()
    ids = difflib.get_close_matches(written, own, n=_NEAR) if ":" in written else []
    keys = {fold(name): name for name in own.values()}
    near = difflib.get_close_matches(fold(written), keys, n=_NEAR)
    return (*ids, *(keys[key] for key in near))[:_NEAR]


@cache
def _own_names() -> Mapping[str, str]:
    """Give each place's own name by its id."""
    packed = {_id(line): line.split("\t")[1] for line in read_lines("places.tsv.gz")}
    return packed | {place.id: place.name for place, _ in read_places()}


def _id(line: str) -> str:
    number, _, kind, *_ = line.split("\t")
    return f"division:{number}" if kind == "d" else f"geonames:{number}"


def _packed_names(ids: Collection[str]) -> Iterator[str]:
    rows = {str(n) for n, line in enumerate(read_lines("places.tsv.gz")) if _id(line) in ids}
    for line in read_lines("names.tsv.gz"):
        key, numbers = line.split("\t")
        if any(number.lstrip("~") in rows for number in numbers.split(",")):
            yield key
