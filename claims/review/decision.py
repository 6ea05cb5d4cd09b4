"""Decisions on claims as a review file holds them: what hangs on a claim's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from posturemap.claims.claim import ClaimType, Polarity, ReviewState
from posturemap.claims.project import Day, Latitude, Longitude
from posturemap.claims.values import Edtf

PlaceSort = Literal["country", "town", "base", "region", "sea", "border", "corridor", "sea-area"]


Clearable = Literal["date", "quantity", "attribution", "places", "actors"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChange:
    """A place that a person gives a claim.

    Parameters
    ----------
    text
        Words of the article that name it.
    name, country, kind, lat, lon, precision_m, place_id
        As in `PlaceMention`.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid", "strict": True}

    text: str
    name: str
    kind: PlaceSort
    country: str | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    precision_m: Annotated[float, Field(ge=0)] | None = None
    place_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityChange:
    """A number that a person gives a claim.

    Parameters
    ----------
    value, unit, text
        As in `Quantity`.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid", "strict": True}

    value: float | int | tuple[float | int, float | int]
    text: str
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a person corrects in a claim; None leaves a field as it is.

    Parameters
    ----------
    type, polarity, actors, date, quantity, attribution
        New values.
    places
        All of the claim's places, in place of those that were found.
    quote
        Other words of the article, near the old ones.
    clear
        Fields that are to be empty: date, quantity, attribution, places, actors.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid", "strict": True}

    type: ClaimType | None = None
    polarity: Polarity | None = None
    actors: tuple[str, ...] | None = None
    date: Edtf | None = None
    quantity: QuantityChange | None = None
    attribution: str | None = None
    places: tuple[PlaceChange, ...] | None = None
    quote: str | None = None
    clear: tuple[Clearable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One claim in a review file.

    Parameters
    ----------
    article, type, quote, prefix, suffix, start
        The claim's words and where they stood: what the decision is found again by.
    state
        none until somebody decides.
    by, when, why
        Who decided, the day, and the reason.
    change
        What was corrected, where the state is edited.
    sure
        Whether the reading was sure of the claim.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid", "strict": True}

    article: str
    type: ClaimType
    quote: str
    start: int
    prefix: str = ""
    suffix: str = ""
    state: ReviewState = ReviewState.NONE
    by: str | None = None
    when: Day | None = None
    why: str | None = None
    change: Change | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFile:
    """Decisions by claim id.

    Parameters
    ----------
    claim
        The decisions, in order of article and offset.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid", "strict": True}

    claim: Mapping[str, Decision] = field(default_factory=dict)
