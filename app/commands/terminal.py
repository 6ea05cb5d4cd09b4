"""What every command of the command line shares: how it prints, and what a path is."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

FILE = click.Path(path_type=Path)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def say(text: object, *, err: bool = False) -> None:
    """Print a line; control characters are shown, so that foreign text cannot steer a terminal."""
    click.echo(_CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", str(text)), err=err)


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that every command has which reads articles."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Say of each article what was read."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
        click.option("--strict", is_flag=True, help="Refuse where an input cannot be read."),
    ):
        command = option(command)
    return command


@contextmanager
def progress(total: int, what: str) -> Iterator[Callable[[], None]]:
    """Show a bar on stderr when a person watches and there is something to wait for."""
    if total < 3 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)
