"""`posturemap export`, `figure` and `diff`: what else can be made of a run."""

from pathlib import Path

import click

from posturemap.account import plural

from .terminal import FILE, say


@click.command()
@click.argument("folder", type=FILE)
@click.option("--format", "to", required=True, type=click.Choice(["csv", "fgb", "kml"]))
@click.option("-o", "--out", type=FILE, help="Output folder; FOLDER-<format> by default.")
def export(folder: Path, to: str, out: Path | None) -> None:
    """Write the layers of the run in FOLDER as CSV, FlatGeobuf or KML, one file a layer."""
    from posturemap.export import export_layers

    out = export_layers(folder, to, out=out)
    say(f"wrote {plural(len(list(out.glob(f'*.{to}'))), 'layer')} to {out}")


@click.command()
@click.argument("folder", type=FILE)
@click.option("-o", "--out", type=FILE, default=Path("map.svg"), show_default=True)
@click.option("--title", default="NATO in the Baltics", show_default=True)
def figure(folder: Path, out: Path, title: str) -> None:
    """Draw the layers of the run in FOLDER as one still picture (SVG)."""
    from posturemap.figure import write_figure

    write_figure(folder, out, title=title)
    say(f"wrote {out}")


@click.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
def diff(old: Path, new: Path) -> None:
    """Say what changed from the run in OLD to the run in NEW, as Markdown."""
    from posturemap.diff import compare_runs, difference_text

    click.echo(difference_text(compare_runs(old, new)), nl=False)
