"""`posturemap build`: articles in, a folder with the map out."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from posturemap.account import plural

from .terminal import FILE, reading_options, say

if TYPE_CHECKING:
    from posturemap.build import Plan, Run
    from posturemap.claims import Project


def _project(path: Path | None) -> "Project":
    from posturemap.claims import Project, read_project

    if path is None and (found := Path("posturemap.toml")).is_file():
        path = found
    return read_project(path) if path else Project()


@click.command()
@click.argument("articles", nargs=-1, type=FILE)
@click.option("--project", type=FILE, help="A posturemap.toml; the folder's own is the default.")
@click.option("--out", type=FILE, default=Path("out"), show_default=True, help="Output folder.")
@click.option("--as-of", metavar="DATE", help="Show statuses for this day, as 2026-02-19.")
@click.option(
    "--formats",
    metavar="LIST",
    default="html,geojson,gpkg",
    show_default=True,
    help="Some of html, geojson, gpkg, csv, with commas.",
)
@click.option(
    "--register",
    type=click.Choice(["claimed", "all"]),
    default="claimed",
    show_default=True,
    help="Draw register entries that a claim supports, or all of them, marked.",
)
@reading_options
def build(
    articles: tuple[Path, ...],
    project: Path | None,
    out: Path,
    *,
    quiet: bool,
    verbose: bool,
    **choices: Any,
) -> None:
    """Read ARTICLES, and write map, layers, claims and report to a folder.

    ARTICLES are files, folders, quoted patterns, or - for standard input. Without them and a
    project file, the built-in briefing is read.
    """
    from posturemap.build import BRIEFING, build_map

    from .told import tell

    plan = _plan(_project(project), articles, **choices)
    if not quiet and not articles and not plan.project.article:
        say(f"no article is named: reading the built-in briefing, {BRIEFING.name}", err=True)
    run = build_map(plan, out=out)
    tell(run.account, quiet=quiet, verbose=verbose)
    if not quiet:
        _sum_up(run, out)


def _plan(
    project: "Project",
    articles: tuple[Path, ...],
    *,
    as_of: str | None,
    formats: str,
    register: str,
    strict: bool,
) -> "Plan":
    from posturemap.build import Plan

    return Plan(
        project=project,
        articles=articles,
        as_of=as_of,
        formats=tuple(name.strip() for name in formats.split(",") if name.strip()),
        draw_all=register == "all",
        strict=strict,
    )


def _sum_up(run: "Run", out: Path) -> None:
    mapped = sum(1 for claim in run.posture.claims if claim.features)
    say(
        f"{plural(len(run.articles), 'article')}, {plural(len(run.posture.claims), 'claim')}, "
        f"{mapped} on the map{_unsure(run)}, {plural(len(run.posture.conflicts), 'conflict')}"
    )
    look = f"; open {out / 'map.html'}" if "map.html" in run.outputs else ""
    say(f"wrote {len(run.outputs)} files to {out}{look}")


def _unsure(run: "Run") -> str:
    """Say how many of the claims on the map are drawn only when a reader asks for them."""
    unsure = sum(1 for claim in run.posture.claims if claim.features and not claim.sure)
    return f" ({unsure} unsure, not drawn until asked)" if unsure else ""
