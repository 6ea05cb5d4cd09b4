"""`posturemap watch`: the map of a folder, built again when something in it changes."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .terminal import FILE, jobs_option, say

if TYPE_CHECKING:
    from posturemap.errors import PosturemapError
    from posturemap.run import Run


@click.command()
@click.argument("folder", type=FILE)
@click.option("--out", type=FILE, default=Path("out"), show_default=True, help="Output folder.")
@click.option("--project", type=FILE, help="A posturemap.toml.")
@click.option("--poll", is_flag=True, help="Look from time to time, for shares on a network.")
@jobs_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def watch(
    folder: Path,
    out: Path,
    project: Path | None,
    *,
    poll: bool,
    jobs: int,
    quiet: bool,
) -> None:
    """Build the map of FOLDER, and again whenever a file in it changes; Ctrl-C ends it.

    Only what changed is read again. What earlier maps in --out said stays to be seen, with first
    and last day, as after `build --since`. Needs posturemap[watch].
    """
    from posturemap.claims import Project, read_project
    from posturemap.errors import PosturemapError
    from posturemap.manifest import MANIFEST
    from posturemap.plan import Plan
    from posturemap.watching import watch_folder

    def tell(told: "Run | PosturemapError") -> None:
        if isinstance(told, PosturemapError):
            for line in str(told).splitlines():
                say(f"error: {line}; waiting for a change", err=True)
        elif not quiet:
            for alert in told.account.alerts:
                say(f"warning: {alert}", err=True)
            say(f"{told.summary}; wrote {out / 'map.html'}")

    plan = Plan(
        project=read_project(project) if project else Project(),
        jobs=jobs,
        cache=out.absolute().with_name(".posturemap-cache"),
    )
    if not quiet and (out / MANIFEST).is_file():
        say(f"following the claims of the map in {out}; remove it to begin anew", err=True)
    with suppress(KeyboardInterrupt):  # in the middle of a build, which writes all or nothing
        watch_folder(plan, folder, out, tell=tell, poll=poll)
    if not quiet:
        say("stopped; the map is as of the last line", err=True)
