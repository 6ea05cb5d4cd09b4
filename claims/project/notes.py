"""What the map's maker writes on it, moves, and gives a page that links to it."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from posturemap.claims.address import web_address

_STRICT = {"extra": "forbid", "strict": True}
_FURTHEST = 300  # pixels; a label farther off belongs to nothing


def _plain(value: str) -> str:
    if web_address(value) is None:
        raise ValueError("wanted an http or https address without name, password or backslash")
    return value


Pixels = Annotated[int, Field(ge=-_FURTHEST, le=_FURTHEST)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Line = Annotated[str, Field(min_length=1, max_length=200)]
WebAddress = Annotated[str, AfterValidator(_plain)]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """A note of the map's maker, written on the map as such.

    Parameters
    ----------
    text
        What it says, at most 200 characters.
    at
        Longitude, latitude in degrees of the place that it speaks of.
    by
        Pixels right and down from the place to the note's middle.
    """

    __pydantic_config__: ClassVar = _STRICT

    text: Line
    at: tuple[Longitude, Latitude]
    by: tuple[Pixels, Pixels] = (0, -40)


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeRow:
    """A name on the map that is moved a little.

    Parameters
    ----------
    name
        The name as the map writes it in English, of a unit's place, a town or a country.
    by
        Pixels right and down from where it would stand.
    """

    __pydantic_config__: ClassVar = _STRICT

    name: Line
    by: tuple[Pixels, Pixels]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareChoice:
    """What a feed or a messenger shows of the page.

    Parameters
    ----------
    address
        Where the page will be.
    picture
        Address of a picture of it, best 1200 by 630 pixels.
    """

    __pydantic_config__: ClassVar = _STRICT

    address: WebAddress | None = None
    picture: WebAddress | None = None
