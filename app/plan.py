"""What to build a map from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from posturemap.claims import Project
from posturemap.claims.reading.dates import EARLIEST, LATEST, publication_date
from posturemap.errors import ParameterError
from posturemap.gather import Named

_CODE = re.compile(r"EPSG:\d{4,6}|OGC:CRS84")
FORMATS = ("html", "geojson", "gpkg", "csv", "svg", "png")
USUAL_FORMATS = ("html", "geojson", "gpkg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to build a map from.

    Parameters
    ----------
    project
        Title, articles, sources, register additions and choices.
    articles
        Files, folders and patterns besides the project's articles, ``-`` for standard input, and
        articles as `article_from_text` and `read_articles` give them; with none in either place,
        the built-in briefing is read.
    title
        The map's title; None takes the project's, else one that says what was read.
    as_of
        Day to show statuses for, as text or date; None takes the project's, then the newest
        article's.
    formats
        Some of `FORMATS`, of which ``svg`` and ``png`` are a still picture; claims, reading record,
        report and manifest are always written.
    review
        Review file to apply; None takes the project's.
    claims
        Files of claims from elsewhere besides the project's; each claim is proved by the text.
    layers
        Files of layers of your own, besides the project's: GeoJSON, GeoPackage, FlatGeobuf,
        Shapefile, KML, GeoParquet.
    layers_crs
        ``EPSG:n`` that their coordinates are in, in the place of what the files say.
    layer_limits
        Bounds of them that are to be others than usual, each as ``NAME=NUMBER``.
    ground
        ``pmtiles`` for a page on which a reader may open a street map of their own.
    tiles_url
        Address of an archive that `export_layers` wrote, which the page shows beside its layers.
    draw_all
        Draw register entries that no claim supports, marked as such.
    strict
        Refuse to write anything where an article cannot be read; else it is left out and named.
    jobs
        Processes that share the reading.
    cache
        Folder that keeps what was read, so that a file which has not changed is not read again;
        None keeps nothing. It may be deleted at any time.
    since
        Folder of the build that was published before; claims are followed from it, and what was
        withdrawn or changed stays to be seen. None follows none.
    """

    project: Project = field(default_factory=Project)
    articles: Named = ()
    title: str | None = None
    as_of: str | date | None = None
    formats: tuple[str, ...] = USUAL_FORMATS
    review: Path | str | None = None
    claims: Path | str | Sequence[Path | str] = ()
    layers: Path | str | Sequence[Path | str] = ()
    layers_crs: str | None = None
    layer_limits: Sequence[str] = ()
    ground: str | None = None
    tiles_url: str | None = None
    draw_all: bool = False
    strict: bool = False
    jobs: int = 1
    cache: Path | str | None = None
    since: Path | str | None = None

    @property
    def claim_files(self) -> tuple[Path, ...]:
        """The files of claims from elsewhere, without the project's."""
        named = (self.claims,) if isinstance(self.claims, Path | str) else self.claims
        return tuple(map(Path, named))

    @property
    def layer_files(self) -> tuple[Path, ...]:
        """The files of own layers, without the project's."""
        named = (self.layers,) if isinstance(self.layers, Path | str) else self.layers
        return tuple(map(Path, named))


def check_plan(plan: Plan) -> None:
    """Hold a plan's choices against what there is.

    Raises
    ------
    ParameterError
        A choice is none; names the parameter.
    """
    if plan.as_of is not None and publication_date(str(plan.as_of)) != str(plan.as_of):
        wanted = f"a day, month or year from {EARLIEST} to {LATEST}, as 2026-02-19, 2026-02 or 2026"
        raise ParameterError("as_of", f"{str(plan.as_of)!r} is no date, wanted {wanted}")
    if unknown := [name for name in plan.formats if name not in FORMATS]:
        raise ParameterError(
            "formats", f"{unknown[0]!r} is no format, wanted some of {', '.join(FORMATS)}"
        )
    if plan.layers_crs is not None and not _CODE.fullmatch(plan.layers_crs):
        wanted = "EPSG and a number, as EPSG:3301"
        raise ParameterError("layers-crs", f"{plan.layers_crs!r} is no code, wanted {wanted}")
    if plan.ground not in (None, "pmtiles"):
        raise ParameterError("ground", f"{plan.ground!r} is no kind of ground, wanted pmtiles")
    if plan.jobs < 1:
        raise ParameterError("jobs", f"{plan.jobs} is no number of processes, wanted 1 or more")
    if plan.title is not None and not plan.title.strip():
        raise ParameterError("title", "is empty, wanted some words; leave it out for the usual one")
