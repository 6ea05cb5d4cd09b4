"""`posturemap check`: hold a run against its manifest."""

import sys
from pathlib import Path

import click

from .terminal import FILE, say


@click.command()
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
