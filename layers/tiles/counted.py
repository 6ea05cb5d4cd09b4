"""Claims without number, counted by where they are and how they are put: a feature for each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from shapely.geometry.base import BaseGeometry

from posturemap.claims import Claim
from posturemap.claims.record import Record
from posturemap.layers.rules import LAYER_OF
from posturemap.layers.scene import Scene, Spot, days, default_day, load_register
from posturemap.layers.weigh import Saying, voice_of

from .sheet import LETTERS, QUOTES, Sheet, world

_SHOWN = (Saying.STANDS, Saying.PLANNED)


class _Key(NamedTuple):
    layer: str
    spot: str
    saying: Saying
    sure: bool


class _Quoted(NamedTuple):
    published: str
    earlier: int
    quote: str
    source: str


@dataclass(slots=True)
class _Count:
    spot: Spot
    claims: int = 0
    articles: int = 0
    last_article: str = ""
    first: date | None = None
    last: date | None = None
    quoted: list[_Quoted] = field(default_factory=list)

    def add(self, claim: Claim, record: Record, number: int) -> None:
        """Count a claim, and keep its words where its article is one of the newest."""
        self.claims += 1
        self.articles += self.last_article != record.id
        self.last_article = record.id
        first, last = days(claim.date)
        self.first = min(filter(None, (self.first, first)), default=None)
        self.last = max(filter(None, (self.last, last)), default=None)
        quote = claim.quote[:LETTERS]
        if any(quote == one.quote for one in self.quoted):
            return  # a reprint shows nothing more
        source = record.url or record.title or record.id
        self.quoted.append(_Quoted(record.date or "", -number, quote, source))
        self.quoted = sorted(self.quoted, reverse=True)[:QUOTES]


class Counted:
    """Counts that grow while claims come, article by article; their places bound the memory.

    A claim is where `assemble` would draw it. Nothing is weighed against anything else: what some
    say and others deny is there twice, each with its own ``saying``, as of the day on which the
    register was checked.
    """

    def __init__(self) -> None:
        register = load_register()
        self.as_of = default_day((), register)
        self._scene = Scene((), (), register=register, as_of=self.as_of)
        self._counts: dict[_Key, _Count] = {}
        self._number = 0
        self.left_out = 0
        """Claims that have no place on the map."""

    def add(self, claim: Claim, record: Record) -> None:
        """Count a claim at each of its places."""
        spots, _ = self._scene.spots(claim)
        self.left_out += not spots
        self._number += 1
        said = (voice_of(claim, self._scene), claim.sure)
        for spot in spots:
            key = _Key(LAYER_OF[claim.type], spot.key, *said)
            self._counts.setdefault(key, _Count(spot)).add(claim, record, self._number)

    def sheets(self) -> dict[str, Sheet]:
        """Give a layer each with a feature a place and saying.

        Those that are shown come first, and of them those with the most claims: where a tile has
        no room for all points of a cell, it has the first.
        """
        by_layer: dict[str, list[_Key]] = {}
        for key in sorted(self._counts, key=self._order):
            by_layer.setdefault(key.layer, []).append(key)
        return {
            name: Sheet(
                name=name,
                shapes=world(self._shape(key) for key in keys),
                rows=[_row(key, self._counts[key]) for key in keys],
            )
            for name, keys in sorted(by_layer.items())
        }

    def _order(self, key: _Key) -> tuple[Any, ...]:
        is_shown = key.sure and key.saying in _SHOWN
        return (not is_shown, -self._counts[key].claims, key)

    def _shape(self, key: _Key) -> BaseGeometry:
        return self._counts[key].spot.shape


def _row(key: _Key, count: _Count) -> Mapping[str, Any]:
    spot = count.spot
    many = "1 claim" if count.claims == 1 else f"{count.claims:,} claims"
    row: dict[str, Any] = {
        "id": f"{key.layer}/{key.spot}/{key.saying}/{'sure' if key.sure else 'unsure'}",
        "name": f"{spot.name}: {many}",
        "kind": spot.kind,
        "saying": key.saying.value,
        "sure": key.sure,
        "claims": count.claims,
        "articles": count.articles,
        "from_date": count.first and count.first.isoformat(),
        "to_date": count.last and count.last.isoformat(),
        "geometry_basis": spot.basis,
        "precision_m": spot.precision_m,
    }
    for number, one in enumerate(count.quoted, start=1):
        row[f"quote_{number}"], row[f"source_{number}"] = one.quote, one.source
    return {name: value for name, value in row.items() if value is not None}
