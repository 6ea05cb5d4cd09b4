"""A thing that is drawn, and the board on which claims meet it."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from shapely.geometry.base import BaseGeometry

from posturemap.claims import Claim

# Where several claims put one thing, the article's own place speaks louder than the register's.
_LOUDER = ("article-place", "relative", "border", "register")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One feature in the making.

    Parameters
    ----------
    layer
        Name of its layer.
    key
        What makes two claims speak of the same thing of a layer: type, host, name, time.
    name, kind
        For readers.
    shape
        EPSG:4326.
    basis, placing, precision_m
        As in the layers' schema.
    since, until
        EDTF, where the thing is bounded by more than its claims.
    dated
        Whether `since` and `until` stand; else the claims' dates come first.
    sources
        Citations.
    own
        The layer's own columns.
    support
        What draws it when no claim does: claims (nothing), register or geography.
    what
        What it is, as closely as its claims' words allow, where nothing but claims makes it.
    stem, when
        Where the key holds a date: the key without it, and the date. What ends a thing is told
        with another date than what began it.
    """

    layer: str
    key: str
    name: str
    kind: str
    shape: BaseGeometry
    basis: str
    placing: str
    precision_m: float | None = None
    since: str | None = None
    until: str | None = None
    dated: bool = False
    sources: tuple[str, ...] = ()
    own: Mapping[str, object] = field(default_factory=dict)
    support: str = "claims"
    what: str | None = None
    stem: str | None = None
    when: str | None = None

    id: str = field(init=False, default="")
    """The same in every run, whatever else is drawn."""

    def __post_init__(self) -> None:
        digest = hashlib.sha256(f"{self.layer}\n{self.key}".encode()).hexdigest()[:8]
        object.__setattr__(self, "id", f"{slug(self.name)}-{digest}")


class Board:
    """Things in the order in which they came, each with the claims that support it."""

    def __init__(self) -> None:
        self._things: dict[tuple[str, str], Thing] = {}
        self._claims: dict[tuple[str, str], dict[str, Claim]] = {}
        self._alike: dict[tuple[str, str], list[str]] = {}
        self._names: dict[str, str] = {}

    def put(self, thing: Thing, claim: Claim | None = None) -> None:
        """Add a thing, or meet the one with the same layer and key."""
        key = (thing.layer, thing.key)
        known = self._things.get(key)
        if known is None:
            self._names.setdefault(thing.id, thing.name)
        if known is None and thing.stem is not None:
            self._alike.setdefault((thing.layer, thing.stem), []).append(thing.key)
        if known is None or _is_louder(thing.basis, known.basis):
            self._things[key] = thing if known is None else replace(thing, name=known.name)
        claims = self._claims.setdefault(key, {})
        if claim is not None:
            claims[claim.id] = claim

    def id_of(self, thing: Thing) -> str:
        """Give the id of the thing that a thing met."""
        return self._things[thing.layer, thing.key].id

    def alike(self, thing: Thing) -> tuple[Thing, ...]:
        """Give the things that differ from a thing in their date only."""
        keys = self._alike.get((thing.layer, thing.stem or ""), ())
        return tuple(self._things[thing.layer, key] for key in keys)

    def name_of(self, feature: str) -> str:
        """Give the name of a feature by its id."""
        return self._names[feature]

    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """Give the ids of the claims that meet on each thing, by the thing's id."""
        return {self._things[key].id: tuple(claims) for key, claims in self._claims.items()}

    def renew(self, claims: Iterable[Claim]) -> None:
        """Put claims in the place of those with the same ids."""
        new = {claim.id: claim for claim in claims}
        for held in self._claims.values():
            held.update({claim: new[claim] for claim in held.keys() & new.keys()})

    def rows(self, layer: str) -> Iterator[tuple[Thing, tuple[Claim, ...]]]:
        """Give a layer's things with their claims, each sorted by id."""
        found = (
            (thing, tuple(sorted(self._claims[key].values(), key=lambda claim: claim.id)))
            for key, thing in self._things.items()
            if key[0] == layer
        )
        return iter(sorted(found, key=lambda row: row[0].id))


def _is_louder(basis: str, known: str) -> bool:
    if basis not in _LOUDER or known not in _LOUDER:
        return False
    return _LOUDER.index(basis) < _LOUDER.index(known)


def slug(name: str) -> str:
    """Write a name with small ASCII letters, digits and hyphens.

    >>> slug("Ādaži, Suwałki Gap")
    'adazi-suwalki-gap'
    """
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L"))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    return "-".join(words)[:48].rstrip("-") or "unnamed"
