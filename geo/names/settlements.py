"""The settlements and divisions of GeoNames, searched in their packed form.

Nothing is parsed when the files are opened: names stay sorted lines that bisection finds, and a
line becomes a `Place` when somebody asks for it. So a start costs a decompression, not a build.
"""

import gzip
import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .place import Place, PlaceKind

FOLDER = Path(__file__).parents[1] / "data" / "places"
# A settlement's radius: its people at 1,500 to the square kilometre, and 1 km that the point may
# be off its middle. GeoNames states no precision; the pack's tests measure it against airfields.
_PEOPLE_PER_KM2 = 1_500
_POINT_ERROR_M = 1_000
# States whose parts have a code of their own: whoever writes of Mariehamn writes of Finland.
_STATES = {"AX": "FI", "SJ": "NO"}


@dataclass(frozen=True, slots=True)
class Settlements:
    """Places as sorted lines.

    Parameters
    ----------
    places
        Tab-separated: id, name, kind, country, lat, lon, population, division, radius.
    names
        Sorted: folded name, tab, numbers into `places`, ``~`` before an alternate name's.
    """

    places: list[str]
    names: list[str]
    _made: dict[int, Place] = field(default_factory=dict)

    def find(self, key: str) -> Iterator[tuple[Place, bool]]:
        """Yield the places of a folded name, and whether the name is their own.

        Parameters
        ----------
        key
            As `names.fold` makes it.
        """
        at = bisect_left(self.names, key + "\t")
        if at < len(self.names) and self.names[at].startswith(key + "\t"):
            for number in self.names[at][len(key) + 1 :].split(","):
                yield self._place(int(number.lstrip("~"))), number[0] != "~"

    def has(self, key: str) -> bool:
        """Say whether a folded name is there."""
        at = bisect_left(self.names, key + "\t")
        return at < len(self.names) and self.names[at].startswith(key + "\t")

    def starts(self, key: str) -> bool:
        """Say whether a longer name begins with these whole folded words."""
        at = bisect_left(self.names, key + " ")
        return at < len(self.names) and self.names[at].startswith(key + " ")

    def _place(self, number: int) -> Place:
        if number not in self._made:
            self._made[number] = _parse(self.places[number])
        return self._made[number]


def read_lines(name: str) -> list[str]:
    """Read a packed text file of the gazetteer.

    Parameters
    ----------
    name
        File name below geo/data/places.
    """
    return gzip.decompress((FOLDER / name).read_bytes()).decode().splitlines()


def read_settlements() -> Settlements:
    """Read the region's cut."""
    return Settlements(read_lines("places.tsv.gz"), read_lines("names.tsv.gz"))


def settlement_precision_m(population: int) -> float:
    """Estimate the radius of a settlement.

    Parameters
    ----------
    population
        People, 0 where unknown.

    Returns
    -------
    Metres, rounded to 100.
    """
    radius_km = math.sqrt(population / (_PEOPLE_PER_KM2 * math.pi))
    return round(_POINT_ERROR_M + 1_000 * radius_km, -2)


def _parse(line: str) -> Place:
    id_, name, kind, country, lat, lon, population, code, radius = line.split("\t")
    division = kind == "d"
    people = int(population)
    return Place(
        id=f"division:{id_}" if division else f"geonames:{id_}",
        name=name,
        kind=PlaceKind.REGION if division else PlaceKind.TOWN,
        feature="division" if division else "settlement",
        country=_STATES.get(country, country),
        lat=float(lat),
        lon=float(lon),
        precision_m=float(radius) if radius else settlement_precision_m(people),
        population=people or None,
        division=f"{country}.{code}" if code else None,
        source=f"GeoNames {id_}",
    )
