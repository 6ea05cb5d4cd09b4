"""`posturemap build`: articles in, a folder with the map out."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from posturemap.account import plural

from .terminal import (
    FILE,
    cache_beside,
    cache_option,
    force_option,
    jobs_option,
    outside_option,
    reading_options,
    say,
    steps,
)

if TYPE_CHECKING:
    from posturemap.build import Plan, Run
    from posturemap.claims import Project

_PROJECT, _REVIEW = "posturemap.toml", "review.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a build takes without being told: the project file and the review beside it."""

    project: "Project"
    review: Path | None
    told: tuple[str, ...]


def _find(path: Path | None, review: Path | None, *, outside: bool) -> _Found:
    from posturemap.claims import Project, read_project
    from posturemap.claims.address import host_of

    told: list[str] = []
    if path is None and (found := Path(_PROJECT)).is_file():
        path = found
        told.append(f"project: {path}")
    project = read_project(path, outside=outside) if path else Project()
    if project.tiles is not None:
        told.append(f"tiles: the page asks {host_of(project.tiles.url)} for pictures")
    beside = (path.parent if path else Path()) / _REVIEW
    if review is None and project.review is None and beside.is_file():
        review = beside
        told.append(f"review: {review}")
    return _Found(project=project, review=review, told=tuple(told))


@click.command()
@click.argument("articles", nargs=-1, type=FILE)
@click.option("--project", type=FILE, help="A posturemap.toml; the folder's own is the default.")
@click.option("--out", type=FILE, default=Path("out"), show_default=True, help="Output folder.")
@click.option("--title", help="The map's title.")
@click.option("--as-of", metavar="DATE", help="Show statuses for this day, as 2026-02-19.")
@click.option(
    "--review", type=FILE, help="Decisions to apply; the project's review.toml is the default."
)
@click.option(
    "--formats",
    metavar="LIST",
    default="html,geojson,gpkg",
    show_default=True,
    help="Some of html, geojson, gpkg, csv, svg and png (a still picture), with commas.",
)
@click.option(
    "--register",
    type=click.Choice(["claimed", "all"]),
    default="claimed",
    show_default=True,
    help="Draw register entries that a claim supports, or all of them, marked.",
)
@click.option(
    "--layers",
    type=FILE,
    multiple=True,
    help="A file of a layer of your own; may be given again.",
)
@click.option("--layers-crs", metavar="EPSG:N", help="Coordinate system of your own layers.")
@click.option(
    "--layer-limit",
    "layer_limits",
    multiple=True,
    metavar="NAME=N",
    help="Raise a bound of your own layers, as a refusal names it; may be given again.",
)
@click.option(
    "--ground",
    type=click.Choice(["pmtiles"]),
    help="Let readers open a street map of their own, from disk.",
)
@click.option(
    "--tiles-url",
    metavar="URL",
    help="An archive of `export --format pmtiles` that the page reads, piece by piece.",
)
@click.option(
    "--since", type=FILE, help="The build published before: its withdrawn claims stay to be seen."
)
@jobs_option
@force_option
@outside_option
@cache_option
@click.option("--open", "opens", is_flag=True, help="Open the map in the browser.")
@reading_options
def build(
    articles: tuple[Path, ...],
    project: Path | None,
    out: Path,
    *,
    quiet: bool,
    verbose: bool,
    opens: bool,
    **choices: Any,
) -> None:
    """Read ARTICLES, and write map, layers, claims and report to a folder.

    ARTICLES are files, folders, quoted patterns, or - for standard input. Without them and a
    project file, the built-in briefing is read. What was read is kept in .posturemap-cache beside
    the output folder, so that a file which has not changed is not read again.
    """
    from posturemap.build import BRIEFING, build_map

    from .told import tell

    outside, force = choices.pop("outside"), choices.pop("force")
    found = _find(project, choices.pop("review"), outside=outside)
    plan = _plan(found, articles, out, **choices)
    said = list(found.told)
    if not articles and not found.project.article:
        said.append(f"no article is named: reading the built-in briefing, {BRIEFING.name}")
    for line in () if quiet else said:
        say(line, err=True)
    with steps(quiet=quiet) as step:
        run = build_map(plan, out=out, force=force, on_step=step)
    tell(run.account, quiet=quiet, verbose=verbose)
    if not quiet:
        _warn_of_size(out / "map.html", run)
        _sum_up(run, out)
    if opens and "map.html" in run.outputs:
        click.launch((out / "map.html").absolute().as_uri())


def _plan(
    found: _Found,
    articles: tuple[Path, ...],
    out: Path,
    *,
    formats: str,
    register: str,
    no_cache: bool,
    **choices: Any,
) -> "Plan":
    from posturemap.build import Plan

    return Plan(
        project=found.project,
        articles=articles,
        review=found.review,
        formats=tuple(name.strip() for name in formats.split(",") if name.strip()),
        draw_all=register == "all",
        cache=cache_beside(out, no_cache=no_cache),
        **choices,
    )


def _warn_of_size(page: Path, run: "Run") -> None:
    """Say where the page is larger than a phone opens well, and what makes it smaller."""
    from posturemap.maps import megabytes_over

    over = megabytes_over(page.stat().st_size) if "map.html" in run.outputs else None
    if over is not None:
        say(
            f"warning: {page}: {over} MB: a phone may be slow to open it; build fewer articles a "
            "page, or export vector tiles (posturemap export --format pmtiles)",
            err=True,
        )


def _sum_up(run: "Run", out: Path) -> None:
    say(run.summary)
    look = f"; open {out / 'map.html'}" if "map.html" in run.outputs else ""
    say(f"wrote {plural(len(run.outputs), 'file')} to {out}{look}")
