"""`posturemap batch`: many articles in, tables of what they claim out."""

from typing import TYPE_CHECKING

import click

from posturemap.account import plural

from .terminal import jobs_option, say, steps

if TYPE_CHECKING:
    from posturemap.batch import Engine

_TABLES = "claims, places, cells.parquet and articles"


@click.command()
@click.argument("source")
@click.option("--out", required=True, metavar="URL", help="Folder to write, or its address.")
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Read on the workers of this Dask scheduler; `local` starts one here.",
)
@jobs_option
@click.option("--tiles", is_flag=True, help="Write vector tiles, and a page that reads them, too.")
@click.option("--no-page", is_flag=True, help="Write tables only.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def batch(  # noqa: PLR0913  each is an option
    source: str,
    out: str,
    scheduler: str | None,
    *,
    jobs: int,
    tiles: bool,
    no_page: bool,
    quiet: bool,
) -> None:
    """Read every article of SOURCE into GeoParquet tables of claims and places.

    SOURCE is a folder, a quoted pattern, or a file: articles as build reads them, JSON Lines, CSV,
    Parquet, WARC or WACZ; a path, or an address such as s3://bucket/folder. A run that was stopped
    goes on where it was; a second one reads nothing again. Needs posturemap[batch], with
    --scheduler posturemap[dask], with --tiles posturemap[tiles].
    """
    from posturemap.batch import run_batch

    with steps(quiet=quiet) as step:
        done = run_batch(
            source,
            out,
            engine=_engine(scheduler, jobs),
            page=not no_page,
            tiles=tiles,
            on_step=step,
        )
    if quiet:
        return
    if done.unread or done.copies:
        left = f"{plural(done.unread, 'article')} that cannot be read"
        say(f"left out {left} and {done.copies:,} copies; see {out}/unread.jsonl", err=True)
    say(
        f"read {plural(done.fresh, 'article')}; the tables hold {plural(done.articles, 'article')},"
        f" {plural(done.claims, 'claim')}, {plural(done.places, 'place')}"
    )
    look = "" if no_page else f"; open {out}/map.html"
    named = "claims, places, cells.parquet, articles and tiles" if tiles else _TABLES
    say(f"wrote {named} to {out}{look}")


def _engine(scheduler: str | None, jobs: int) -> "Engine":
    from posturemap.batch import cluster, here, processes

    if scheduler is None:
        return here if jobs == 1 else processes(jobs)
    if jobs != 1:
        raise click.UsageError("--jobs and --scheduler exclude each other")
    return cluster(scheduler)
