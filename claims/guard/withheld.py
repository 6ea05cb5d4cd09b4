"""Places of which nothing is to be published: their names in any text, and what lies at them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from posturemap.claims.named import Alternative, PlaceMention
from posturemap.geo.ground import distance_m
from posturemap.geo.names import Place, PlaceKind, fold, load_gazetteer, names_of, places_called

REDACTED = "[…]"
"""Stands in titles and notes where a withheld name stood."""
KINDS = (PlaceKind.TOWN, PlaceKind.BASE, PlaceKind.REGION, PlaceKind.CORRIDOR, PlaceKind.BORDER)
_POINTS = frozenset({PlaceKind.TOWN, PlaceKind.BASE})
# Within a name: letters with their marks, what joins letters, and what nobody sees.
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f{_UNSEEN}]|['’‘ʼ´`](?=[^\W_]))*")
_HIDDEN = re.compile(f"[{_UNSEEN}]")
# Letters that an ending adds to a name: "Tapa's", "Narvan", "Pskovsky".
_ENDING = 3
_LEAST_M = 1_000.0


def placed_alike(written: str) -> tuple[Place, ...]:
    """Give the places that an entry of a guard means; none where nothing of it can be withheld."""
    return tuple(place for place in places_called(written) if place.kind in KINDS)


@dataclass(frozen=True)
class Withheld:
    """Places of which nothing is published.

    Parameters
    ----------
    written
        Names and ids of the gazetteer.
    """

    written: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.written)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places of the gazetteer that are meant."""
        found = (place for name in self.written for place in placed_alike(name))
        return tuple({place.id: place for place in found}.values())

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(place.id for place in self.places)

    @cached_property
    def _keys(self) -> dict[str, list[tuple[str, ...]]]:
        """The words of each name by the first three letters; no name that is a word besides."""
        said = {fold(name) for name in self.written if ":" not in name}
        said |= {fold(place.name) for place in self.places}
        known = load_gazetteer()
        others = {name for name in names_of(self._ids) if not known.is_word(name)}
        keys: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted(said | others):
            words = tuple(name.split())
            if words:
                keys.setdefault(words[0][:3], []).append(words)
        return keys

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where a text names one of the places, with endings and in any spelling."""
        words = [(m.start(), m.end(), fold(_HIDDEN.sub("", m[0]))) for m in _WORD.finditer(text)]
        for at, (start, _, first) in enumerate(words):
            for key in self._keys.get(first[:3], ()):
                found = words[at : at + len(key)]
                if _is_name([word for *_, word in found], key):
                    yield start, found[-1][1]

    def names(self, text: str | None) -> bool:
        """Tell whether a text names one of the places."""
        return bool(text) and next(self.spans(text or ""), None) is not None

    def redact(self, text: str) -> str:
        """Put a mark in the place of every name.

        >>> Withheld(("Tapa",)).redact("The base at Tapa's edge")
        'The base at […] edge'
        """
        out, at = [], 0
        for start, end in sorted(self.spans(text)):
            if start >= at:
                out += [text[at:start], REDACTED]
            at = max(at, end)
        return "".join((*out, text[at:]))

    def is_in_address(self, text: str | None) -> bool:
        """Tell whether an address, an id or a file's name holds one of the names, run together."""
        squeezed = fold(unquote(text or "")).replace(" ", "")
        keys = ("".join(key) for keys in self._keys.values() for key in keys)
        return any(key in squeezed for key in keys)

    def holds(self, place: PlaceMention | Alternative | Place) -> bool:
        """Tell whether a place is one of them, is beside one, or lies at one."""
        found = place.id if isinstance(place, Place) else place.place_id
        if self.is_id(found or "") or self.names(place.name):
            return True
        return place.kind in _POINTS and self._is_near(place)

    def is_id(self, place_id: str) -> bool:
        """Tell whether an id is one of theirs, or of an area beside one."""
        ids = place_id.split("+")
        return any(f":{one}".endswith(f":{own}") for one in ids for own in self._ids)

    def _is_near(self, place: PlaceMention | Alternative | Place) -> bool:
        if place.lon is None or place.lat is None:
            return False
        return any(
            distance_m(place.lon, place.lat, *own.point) <= max(own.precision_m or 0.0, _LEAST_M)
            for own in self.places
            if own.point is not None and own.kind in _POINTS
        )


def _is_name(words: Sequence[str], key: Sequence[str]) -> bool:
    if len(words) < len(key) or list(words[:-1]) != list(key[:-1]):
        return False
    return words[-1].startswith(key[-1]) and len(words[-1]) - len(key[-1]) <= _ENDING


def strings_in(value: object) -> Iterator[str]:
    """Yield every text in a value of dataclasses, mappings and tuples."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for part in pair for text in strings_in(part))
    elif isinstance(value, Iterable):
        yield from (text for part in value for text in strings_in(part))
