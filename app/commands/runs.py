"""`posturemap export`, `figure`, `diff` and `stats`: what else can be made of a run."""

from pathlib import Path

import click

from posturemap.account import plural

from .terminal import FILE, force_option, json_option, say, say_json, steps

_FORMATS = ("csv", "fgb", "kml", "parquet", "jsonld", "xlsx", "pmtiles", "postgis")


@click.command()
@click.argument("folder", type=FILE)
@click.argument("dsn", required=False)
@click.option("--format", "to", required=True, type=click.Choice(_FORMATS))
@click.option("-o", "--out", type=FILE, help="Output folder; FOLDER-<format> by default.")
@click.option("--schema", help="Schema of the database; posturemap by default.")
@force_option
def export(
    folder: Path, to: str, dsn: str | None, out: Path | None, *, schema: str | None, force: bool
) -> None:
    """Write the layers of the run in FOLDER in another format, one file a layer.

    csv, fgb (FlatGeobuf), kml, parquet (GeoParquet); jsonld (the claims as linked data) and xlsx
    are one file; pmtiles is vector tiles and a page that reads them from any server of files. Some
    need an extra: posturemap[parquet], posturemap[xlsx], posturemap[tiles].

    With --format postgis the run goes into the database DSN, as postgresql://user@host/database
    or service=NAME; it needs posturemap[postgis].
    """
    if (to == "postgis") != (dsn is not None) or (to == "postgis" and out):
        raise click.UsageError("--format postgis takes a DSN and no -o; no other format takes one")
    if dsn is not None:
        _into_database(folder, dsn, schema)
        return
    from posturemap.export import export_layers

    def tell(loss: str) -> None:
        say(f"note: {to}: {loss}", err=True)

    with steps() as step:
        out = export_layers(folder, to, out=out, force=force, on_loss=tell, on_step=step)
    say(f"wrote {plural(len(list(out.glob(f'*.{to}'))), 'file')} to {out}")


def _into_database(folder: Path, dsn: str, schema: str | None) -> None:
    from posturemap.postgis import SCHEMA, export_postgis

    done = export_postgis(folder, dsn, schema=schema or SCHEMA)
    say(
        f"wrote {plural(done.articles, 'article')}, {plural(done.claims, 'claim')} and "
        f"{plural(done.features, 'feature')} to the schema {schema or SCHEMA}"
    )


@click.command()
@click.argument("folder", type=FILE)
@click.option("-o", "--out", type=FILE, default=Path("map.svg"), show_default=True)
@click.option("--title", help="Stands above the map; the run's own by default.")
@click.option(
    "--size",
    type=click.Choice(["feed", "column", "slide", "poster"]),
    default="slide",
    show_default=True,
    help="1200 by 630 pixels, 85 mm wide, 16 to 9, or A2.",
)
@force_option
def figure(folder: Path, out: Path, title: str | None, size: str, *, force: bool) -> None:
    """Draw the layers of the run in FOLDER as one still picture: SVG, PDF or PNG by its ending.

    PDF and PNG need an extra: posturemap[figure].
    """
    from posturemap.figure import write_figure

    write_figure(folder, out, title=title, size=size, force=force)
    say(f"wrote {out}")


@click.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@json_option
def diff(old: Path, new: Path, *, as_json: bool) -> None:
    """Say what changed from the run in OLD to the run in NEW, as Markdown."""
    from posturemap.diff import compare_runs, difference_text

    difference = compare_runs(old, new)
    if as_json:
        say_json(
            {
                "added": difference.added,
                "withdrawn": difference.withdrawn,
                "changed": [
                    {"old": old, "new": new, "fields": names}
                    for old, new, names in difference.changed
                ],
                "features": {
                    layer: dict(zip(("new", "gone", "changed"), ids, strict=True))
                    for layer, ids in difference.features.items()
                },
            }
        )
    else:
        say(difference_text(difference).rstrip("\n"))


@click.command()
@click.argument("folder", type=FILE)
@json_option
def stats(folder: Path, *, as_json: bool) -> None:
    """Count what the run in FOLDER holds: claims, articles, types, grades, layers."""
    from posturemap.stats import run_stats, stats_text

    found = run_stats(folder)
    if as_json:
        say_json(found)
    else:
        say(stats_text(found))
