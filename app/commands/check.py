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
    from posturemap.check import check_run

    found = check_run(folder, articles)
    if as_json:
        say_json(
            {
                "folder": folder,
                "articles": articles,
                "faults": found.faults,
                "unchecked": found.unchecked,
                "guarded": found.guarded,
            }
        )
    else:
        for fault in found.faults:
            say(f"error: {fault}", err=True)
        if not found.faults:
            say(f"{folder}: {_RIGHT[bool(articles)]}")
        if found.guarded:
            say(f"{folder}: {found.guarded}")
        if found.unchecked:
            say(f"not checked: {'; '.join(found.unchecked)}", err=True)
    if found.faults:
        sys.exit(1)


_RIGHT = {
    True: "as its manifest says, every quote stands in its article; page and report say so",
    False: "as its manifest says, its files quote alike; name articles to look in them",
}
