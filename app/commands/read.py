"""`posturemap read`: a language model reads; the only command that opens a connection."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from posturemap.account import plural

from .terminal import FILE, outside_option, say, steps

if TYPE_CHECKING:
    from posturemap.claims import Project


def _project(path: Path | None, *, outside: bool, quiet: bool) -> "Project":
    from posturemap.claims import Project, read_project

    found = path or Path("posturemap.toml")
    if path is None and not found.is_file():
        return Project()
    if path is None and not quiet:
        say(f"project: {found}", err=True)
    return read_project(found, outside=outside)


@click.command()
@click.argument("articles", nargs=-1, type=FILE)
@click.option("--project", type=FILE, help="A posturemap.toml; the folder's own is the default.")
@click.option("--dry-run", is_flag=True, help="Say what would be asked and sent, and ask nothing.")
@outside_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def read(
    articles: tuple[Path, ...], project: Path | None, *, outside: bool, dry_run: bool, quiet: bool
) -> None:
    """Let the project's language model read ARTICLES, and keep a record of each answer.

    The only command that opens a connection. Whom to ask stands in [model] of the project file;
    what has a record is not asked again; `build` replays the records and proves every claim.
    """
    from posturemap.asking import ask, plan_asking

    asking = plan_asking(_project(project, outside=outside, quiet=quiet), articles)
    for fault in asking.unread:
        say(f"warning: {fault.path}: left out: {fault.what}", err=True)
    for line in () if quiet else asking.lines:
        say(line, err=True)
    if dry_run or not asking.open:
        return
    with steps(quiet=quiet) as step:
        asked = ask(asking, on_step=step)
    for failed in asked.failed:
        say(f"error: {failed}; run the command again", err=True)
    if not quiet:
        say(
            f"{plural(asked.answered, 'answer')} in {asking.folder}; "
            f"{asked.tokens_in:,} tokens in, {asked.tokens_out:,} out"
        )
    if asked.failed:
        sys.exit(1)
