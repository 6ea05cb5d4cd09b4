"""A place on earth, and how well it fits a name."""

import math
from dataclasses import dataclass
from enum import StrEnum

from .relation import Relation


class PlaceKind(StrEnum):
    """What sort of place it is, as far as drawing goes."""

    COUNTRY = "country"
    TOWN = "town"
    BASE = "base"
    REGION = "region"
    SEA = "sea"
    BORDER = "border"
    CORRIDOR = "corridor"
    SEA_AREA = "sea-area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer.

    Parameters
    ----------
    id
        ``country:EE``, ``geonames:588348``, ``division:EE.08``, ``curated:tapa-army-base`` or,
        made for one mention, ``border:LV-BY+LV-RU``: the same in every run.
    name
        As it is written on a map in English.
    kind
        What sort of place it is.
    feature
        A finer word: state, settlement, division, air base, training area, crossing, island …
    country
        ISO 3166-1 alpha-2, several joined by ``|``; None for seas and regions without a fixed list.
    lat, lon
        A representative point in degrees, EPSG:4326; None where none is known to `precision_m`.
        For a country it is only good for lists: see `point`.
    precision_m
        Radius in metres around the point within which the place lies; None without a point.
    population
        Of the settlement or country; None where the source has none.
    division
        Code of its first-order division, "US.GA"; None where the source has none.
    source
        Where the row comes from.
    relation
        How it lies to the place that the text names, where it is only an area beside it or
        between two; its point is then the middle of that area, and `precision_m` holds all of it.
    """

    id: str
    name: str
    kind: PlaceKind
    feature: str
    country: str | None
    lat: float | None = None
    lon: float | None = None
    precision_m: float | None = None
    population: int | None = None
    division: str | None = None
    source: str = ""
    relation: Relation | None = None

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes of its countries, none for a sea or a vague region."""
        return tuple(self.country.split("|")) if self.country else ()

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude, or None where a point would pretend to know too much."""
        if self.kind is PlaceKind.COUNTRY or self.lat is None or self.lon is None:
            return None
        return (self.lon, self.lat)

    def distance_km(self, other: "Place") -> float | None:
        """Measure to another place's point, on a sphere; good to 0.5 %, enough to tell two apart.

        Returns
        -------
        None where either has no coordinates.
        """
        if self.lat is None or self.lon is None or other.lat is None or other.lon is None:
            return None
        a, b = math.radians(self.lat), math.radians(other.lat)
        h = math.sin((b - a) / 2) ** 2
        h += math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - self.lon) / 2) ** 2
        return 12_742 * math.asin(math.sqrt(min(1.0, h)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name could mean.

    Parameters
    ----------
    place
        The place.
    score
        0 to 1; comparable between the candidates of one name only.
    reason
        Why it is a candidate and what raised or lowered its score, in words.
    own
        The name is its own, not another that it bears or bore.
    """

    place: Place
    score: float
    reason: str
    own: bool = True
