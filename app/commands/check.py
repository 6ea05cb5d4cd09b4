"""`posturemap check`: hold a run against its manifest."""

import sys
from pathlib import Path

import click

from .terminal import FILE, json_option, say, say_json


@click.command()
@click.argument("folder", type=FILE)
@click.argument("articles", nargs=-1, type=FILE)
@json_option
def check(folder: Path, articles: tuple[Path, ...], *, as_json: bool) -> None:
    """Hold FOLDER against its manifest, and its quotes against each other and ARTICLES."""
    from posturemap.check import check_folder

    faults = check_folder(folder, articles)
    if as_json:
        say_json({"folder": folder, "articles": articles, "faults": faults})
    elif faults:
        for fault in faults:
            say(f"error: {fault}", err=True)
    elif articles:
        say(f"{folder}: as its manifest says, every quote stands in its article")
    else:
        say(f"{folder}: as its manifest says, its files quote alike; name articles to look in them")
    if faults:
        sys.exit(1)
