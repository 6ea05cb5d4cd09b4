"""What a claim names: places with what else they could be, and numbers with their units."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A place that a mention could also have meant.

    Parameters
    ----------
    name, country, kind, place_id
        As in `PlaceMention`.
    lat, lon
        Degrees, EPSG:4326; None where the place is not a point.
    score
        0 to 1; comparable within one mention only.
    """

    name: str
    country: str | None
    kind: str
    place_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place that a claim names, and what it was resolved to.

    Parameters
    ----------
    text, start, end
        The mention and its code-point offsets in the article.
    name
        The resolved place's name.
    country
        ISO 3166-1 alpha-2, several joined by ``|``; None for seas and vague regions.
    kind
        country, town, base, region, sea, border, corridor or sea-area.
    lat, lon
        Degrees, EPSG:4326; None where the place is not a point.
    place_id
        The gazetteer's id, or None where the mention was refused.
    precision_m
        Radius in metres within which the true place lies; None where it is not a point.
    score
        0 to 1, how well the place fits the mention.
    alternatives
        The next best places, best first.
    """

    text: str
    start: int
    end: int
    name: str
    country: str | None
    kind: str
    lat: float | None = None
    lon: float | None = None
    place_id: str | None = None
    precision_m: float | None = None
    score: float = 1.0
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number with its unit.

    Parameters
    ----------
    value
        A number, or lower and upper end of a range.
    unit
        A short unit: troops, km, EUR, %GDP, bunkers; None where the text gives none.
    text
        The words of the article, hedge included.
    """

    value: float | int | tuple[float | int, float | int]
    unit: str | None
    text: str
