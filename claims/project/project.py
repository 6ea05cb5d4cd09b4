"""The project file: which articles, whose word counts how much, what the map shows.

``docs/format.md`` describes it for its writers; ``docs/schema/posturemap.schema.json`` is made of
the classes here.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from posturemap.claims.address import host_of

from .claims import ClaimChoice, Claims, ClaimsRow, ModelChoice
from .guard import GuardChoice
from .layers import LayerLook, LayerRow
from .notes import NoteRow, NudgeRow, ShareChoice
from .values import (
    Address,
    ArticleId,
    Day,
    Latitude,
    LayerName,
    Longitude,
    TileAddress,
    Words,
    Zoom,
)

__all__ = [  # for the schema
    "ClaimChoice",
    "ClaimsRow",
    "GuardChoice",
    "LayerLook",
    "LayerRow",
    "ModelChoice",
    "NoteRow",
    "NudgeRow",
    "ShareChoice",
]

Reliability = Literal["A", "B", "C", "D", "E", "F"]
_STRICT = {"extra": "forbid", "strict": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article, or several by a pattern, and what is known about it.

    Parameters
    ----------
    path
        File, relative to the project file; ``*`` stands for any part of a name.
    id
        Id of the article; the file's stem where it is not given.
    source
        Name of the source in the sources table; found by the row's address and publisher where not
        given. What the article says of itself counts for nothing.
    title, author, publisher, url
        What the file does not say, or says wrongly.
    date
        Day of publication: YYYY, YYYY-MM or YYYY-MM-DD.
    """

    __pydantic_config__: ClassVar = _STRICT

    path: Words
    id: ArticleId | None = None
    source: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: Address | None = None
    date: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source and how reliable it is.

    Parameters
    ----------
    name
        Its name, as the report shows it.
    match
        Web domains (``nato.int``) and publishers' names by which rows may call it.
    reliability
        A completely, B usually, C fairly, D not usually reliable, E unreliable, F cannot be judged.
    note
        Why, for the report.
    """

    __pydantic_config__: ClassVar = _STRICT

    name: Words
    reliability: Reliability
    match: tuple[str, ...] = ()
    note: str | None = None

    def fits(self, *, url: str | None, publisher: str | None) -> bool:
        """Tell whether an article with this address and publisher is the source's."""
        host = host_of(url)
        names = {name.casefold() for name in (self.name, *self.match)}
        return (publisher is not None and publisher.casefold() in names) or any(
            host == name or host.endswith(f".{name}") for name in names if "." in name
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterChoice:
    """What the map takes from the register of documented facts.

    Parameters
    ----------
    files
        Further register files, relative to the project file, in the form of the shipped one.
    all
        Whether entries that no claim supports are drawn too, marked as such.
    """

    __pydantic_config__: ClassVar = _STRICT

    files: tuple[str, ...] = ()
    all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerChoice:
    """Which layers the map has and shows.

    Parameters
    ----------
    omit
        Layers that are left out altogether.
    hidden
        Layers that are switched off when the page opens.
    """

    __pydantic_config__: ClassVar = _STRICT

    omit: tuple[LayerName, ...] = ()
    hidden: tuple[LayerName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """Online map tiles below the drawing; without this table the page asks no server for anything.

    Parameters
    ----------
    url
        Address with ``{z}``, ``{x}`` and ``{y}``.
    attribution
        Whom the tiles' licence wants named.
    """

    __pydantic_config__: ClassVar = _STRICT

    url: TileAddress
    attribution: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStep:
    """One step of the story that the page can tell.

    Parameters
    ----------
    text
        What the reader is told.
    view
        Longitude, latitude in degrees and zoom level.
    layers
        The layers that are on; those that were on before where it is not given.
    date
        The last day that is shown; all dates where it is not given.
    """

    __pydantic_config__: ClassVar = _STRICT

    text: Words
    view: tuple[Longitude, Latitude, Zoom] | None = None
    layers: tuple[LayerName, ...] | None = None
    date: Day | None = None


_NO_CHOICE = ClaimChoice()
_NO_GUARD = GuardChoice()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project file.

    Parameters
    ----------
    title
        The map's title.
    as_of
        Day that statuses and memberships are shown for: YYYY, YYYY-MM or YYYY-MM-DD.
    review
        Review file, relative to the project file.
    article
        The articles.
    source
        The sources and their reliability.
    claims
        How sure a reading has to be, and files of claims from elsewhere; a list of files will do.
    model
        A language model that reads too.
    register
        What is taken from the register.
    layers
        Which layers there are.
    layer
        Layers of your own.
    tiles
        Online tiles.
    story
        Steps of a story.
    note
        Notes of your own on the map.
    nudge
        Names that are moved a little.
    share
        What feeds and messengers show of the page.
    guard
        What the publisher holds back in every file.
    folder
        The folder that paths are relative to; set by `read_project`.
    """

    __pydantic_config__: ClassVar = _STRICT

    title: str | None = None
    as_of: Day | None = None
    review: str | None = None
    article: tuple[ArticleRow, ...] = ()
    source: tuple[SourceRow, ...] = ()
    claims: Claims = _NO_CHOICE
    model: ModelChoice | None = None
    register: RegisterChoice = RegisterChoice()
    layers: LayerChoice = LayerChoice()
    layer: tuple[LayerRow, ...] = ()
    tiles: Tiles | None = None
    story: tuple[StoryStep, ...] = ()
    note: tuple[NoteRow, ...] = ()
    nudge: tuple[NudgeRow, ...] = ()
    share: ShareChoice | None = None
    guard: GuardChoice = _NO_GUARD
    folder: str = ""

    @property
    def floor(self) -> float | None:
        """The least confidence from which a claim is drawn unasked, where it is given."""
        return self.claims.floor if isinstance(self.claims, ClaimChoice) else None

    @property
    def claim_files(self) -> tuple[Path, ...]:
        """The files of claims from elsewhere."""
        rows = self.claims.file if isinstance(self.claims, ClaimChoice) else self.claims
        return tuple(self.path(row.path) for row in rows)

    def path(self, written: str) -> Path:
        """Return a path of the file as one that can be opened."""
        return Path(self.folder) / written
