"""The command line: parse, call one public function, print."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from posturemap.errors import PosturemapError
from posturemap.review_cli import review
from posturemap.terminal import FILE, count, say

if TYPE_CHECKING:
    from posturemap.claims import Claim, Project
    from posturemap.geo.names import Place


class _Commands(click.Group):
    """A group in which what the user got wrong ends in one line and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PosturemapError as error:
            say(f"error: {error}", err=True)
            sys.exit(1)
        except OSError as error:
            if error.filename is None:
                raise
            reason = f"{error.strerror}; look at the path and its permissions"
            say(f"error: {error.filename}: {reason}", err=True)
            sys.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="posturemap")
def main() -> None:
    """Turn articles about NATO's posture in the Baltics into a layered map."""


@contextmanager
def _progress(total: int, what: str) -> Iterator[Callable[[], None]]:
    """Show a bar on stderr when a person watches and there is something to wait for."""
    if total < 3 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


def _project(path: Path | None) -> "Project":
    from posturemap.claims import Project, read_project

    if path is None and (found := Path("posturemap.toml")).is_file():
        path = found
    return read_project(path) if path else Project()


@main.command()
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
def build(
    articles: tuple[Path, ...],
    project: Path | None,
    out: Path,
    as_of: str | None,
    formats: str,
    register: str,
) -> None:
    """Read ARTICLES, and write map, layers, claims and report to a folder.

    Without ARTICLES and project file, the built-in briefing is read.
    """
    from posturemap.build import Plan, build_map

    plan = Plan(
        project=_project(project),
        articles=articles,
        as_of=as_of,
        formats=tuple(name.strip() for name in formats.split(",") if name.strip()),
        draw_all=register == "all",
    )
    run = build_map(plan, out=out)
    mapped = sum(1 for claim in run.posture.claims if claim.features)
    say(
        f"{count(len(run.articles), 'article')}, {count(len(run.posture.claims), 'claim')}, "
        f"{mapped} on the map, {count(len(run.posture.conflicts), 'conflict')}"
    )
    look = f"; open {out / 'map.html'}" if "map.html" in run.outputs else ""
    say(f"wrote {len(run.outputs)} files to {out}{look}")


@main.command()
@click.argument("articles", nargs=-1, required=True, type=FILE)
@click.option("-o", "output", type=FILE, help="Write all claims to this file.")
@click.option("--out-dir", type=FILE, help="Write <article id>.jsonl for each article.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True)
def extract(
    articles: tuple[Path, ...], output: Path | None, out_dir: Path | None, jobs: int
) -> None:
    """Write the claims of ARTICLES as JSON lines, to standard output unless told otherwise."""
    from posturemap.claims.extract import extract_many
    from posturemap.claims.store import claims_to_text, write_claims

    if output and out_dir:
        raise click.UsageError("-o and --out-dir exclude each other")
    found: list[Claim] = []
    with _progress(len(articles), "reading") as step:
        for article, claims in extract_many(articles, jobs=jobs):
            if out_dir:
                out_dir.mkdir(parents=True, exist_ok=True)
                write_claims(out_dir / f"{article.id}.jsonl", claims)
            elif output:
                found += claims
            else:
                click.echo(claims_to_text(claims), nl=False)
            step()
    if output:
        write_claims(output, found)


@main.command()
@click.argument("folder", type=FILE)
@click.argument("articles", nargs=-1, type=FILE)
def check(folder: Path, articles: tuple[Path, ...]) -> None:
    """Hold FOLDER against its manifest, and its quotes against each other and ARTICLES."""
    from posturemap.check import check_folder

    faults = check_folder(folder, articles)
    for fault in faults:
        say(f"error: {fault}", err=True)
    if faults:
        sys.exit(1)
    say(f"{folder}: as its manifest says, every quote stands")


@main.command()
@click.argument("pairs", nargs=-1)
def borders(pairs: tuple[str, ...]) -> None:
    """List land borders, all or those of PAIRS: our geodesic length beside published figures."""
    from posturemap.geo.ground import border_table

    table = [border for border in border_table() if not pairs or border.pair in pairs]
    if unknown := sorted(set(pairs) - {border.pair for border in table}):
        known = ", ".join(border.pair for border in border_table())
        raise click.UsageError(f"{unknown[0]} is no land border here, wanted one of {known}")
    say("pair     land km  water km  together    sea km")
    for border in table:
        lengths = (border.land_km, border.water_km, border.length_km, border.sea_km)
        say(border.pair + "".join(f"{length:10.1f}" for length in lengths))
        for figure in border.published:
            differs = border.length_km / figure.km - 1
            say(f"    {figure.km:g} km ({differs:+.1%}): {figure.counts}; {figure.source}")


@main.command()
@click.argument("name")
@click.option("--world", is_flag=True, help="Search the whole world (extra posturemap[world]).")
def places(name: str, *, world: bool) -> None:
    """Say which place NAME means and why, or why none."""
    from posturemap.geo.parse import places as look_up

    found = look_up(name, scope="world" if world else "region")
    if found.place is None:
        say(f"no place: {found.reason}")
    else:
        say(f"{_place(found.place)}  score {found.score:.2f}: {found.reason}")
    for other in found.alternatives:
        say(f"  also {_place(other.place)}  score {other.score:.2f}: {other.reason}")
    if found.place is None:
        sys.exit(1)


def _place(place: "Place") -> str:
    where = f" {place.point[1]:.3f} N {place.point[0]:.3f} E" if place.point else ""
    return f"{place.name} ({place.country or 'no country'}, {place.feature}){where} {place.id}"


@main.command()
@click.argument("folder", type=FILE)
@click.option("--format", "to", required=True, type=click.Choice(["csv", "fgb", "kml"]))
@click.option("-o", "--out", type=FILE, help="Output folder; FOLDER-<format> by default.")
def export(folder: Path, to: str, out: Path | None) -> None:
    """Write the layers of the run in FOLDER as CSV, FlatGeobuf or KML, one file a layer."""
    from posturemap.export import export_layers

    out = export_layers(folder, to, out=out)
    say(f"wrote {count(len(list(out.glob(f'*.{to}'))), 'layer')} to {out}")


@main.command()
@click.argument("folder", type=FILE)
@click.option("-o", "--out", type=FILE, default=Path("map.svg"), show_default=True)
@click.option("--title", default="NATO in the Baltics", show_default=True)
def figure(folder: Path, out: Path, title: str) -> None:
    """Draw the layers of the run in FOLDER as one still picture (SVG)."""
    from posturemap.figure import write_figure

    write_figure(folder, out, title=title)
    say(f"wrote {out}")


@main.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
def diff(old: Path, new: Path) -> None:
    """Say what changed from the run in OLD to the run in NEW, as Markdown."""
    from posturemap.diff import compare_runs, difference_text

    click.echo(difference_text(compare_runs(old, new)), nl=False)


main.add_command(review)
