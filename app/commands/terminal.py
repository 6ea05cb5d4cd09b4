"""What every command of the command line shares: how it prints, and what a path is."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., None])
FILE = click.Path(path_type=Path)
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_CACHE = ".posturemap-cache"
_WORTH_WAITING = 3  # steps; fewer are over before a bar is read


def say(text: object, *, err: bool = False) -> None:
    """Print a line; control characters are shown, so that foreign text cannot steer a terminal."""
    click.echo(_CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", str(text)), err=err)


def say_json(value: object) -> None:
    """Print a value as JSON; dataclasses are objects, and control characters are escaped."""
    say_escaped(json.dumps(plain(value), ensure_ascii=False, indent=2))


def say_escaped(text: str) -> None:
    """Print JSON with control characters escaped, which leaves its values as they are."""
    click.echo(_CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def plain(value: Any) -> Any:
    """Turn dataclasses into objects, and what JSON lacks into text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, Path) else value


def json_option(command: _Command) -> _Command:
    """Add the option that every command has which lists."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


def force_option(command: _Command) -> _Command:
    """Add the option that every command has which may replace what somebody has changed."""
    return click.option(
        "--force", is_flag=True, help="Replace an output that somebody has changed since."
    )(command)


def outside_option(command: _Command) -> _Command:
    """Add the option that every command has which reads a project file."""
    return click.option(
        "--outside", is_flag=True, help="Let the project file name files outside its folder."
    )(command)


def jobs_option(command: _Command) -> _Command:
    """Add the option that every command has which may share its work."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        help="Processes that share the reading.",
    )(command)


def cache_option(command: _Command) -> _Command:
    """Add the option that every command has which keeps what it read."""
    return click.option("--no-cache", is_flag=True, help="Read every article again; keep nothing.")(
        command
    )


def cache_beside(out: Path | None, *, no_cache: bool = False) -> Path | None:
    """Name the folder that keeps what was read for an output, or None where nothing is kept."""
    return None if no_cache or out is None else out.absolute().with_name(_CACHE)


def reading_options(command: _Command) -> _Command:
    """Add the options that every command has which reads articles."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Say of each article what was read."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
        click.option(
            "--claims",
            type=FILE,
            multiple=True,
            help="A file of claims from elsewhere, proved by the text; may be given again.",
        ),
        click.option("--strict", is_flag=True, help="Refuse where an input cannot be read."),
    ):
        command = option(command)
    return command


@contextmanager
def steps(*, quiet: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """Show how far a work of several parts is, and how long it may take, on stderr.

    Parameters
    ----------
    quiet
        Show nothing; so too where no person watches.

    Yields
    ------
    To be called with the name of a part, how much of it is done and how much it is.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Estimate

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Estimate())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def step(what: str, done: int, total: int) -> None:
            if total < _WORTH_WAITING:
                return
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield step
