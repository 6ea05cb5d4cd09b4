"""A folder of articles whose map is built again when something in it changes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

from posturemap.build import build_map
from posturemap.errors import InputError, ParameterError, PosturemapError
from posturemap.manifest import MANIFEST
from posturemap.plan import Plan
from posturemap.run import Run

_GLANCE_MS = 500  # between two looks whether the watching is to end
Tell = Callable[[Run | PosturemapError], None]


def watch_folder(
    plan: Plan,
    folder: Path | str,
    out: Path | str,
    *,
    tell: Tell,
    stop: Event | None = None,
    poll: bool = False,
) -> None:
    """Build the map of a folder now, and again whenever a file in it changes, until stopped.

    What has not changed is not read again where the plan has a cache. A build that fails leaves
    the map that is there and waits for the next change. Each build follows the claims of the one
    that it replaces (`Plan.since`), so that first and last day of each are kept, from one watching
    to the next.

    Parameters
    ----------
    plan
        What to build; the folder is read besides its articles.
    folder
        The folder, with all that is below it.
    out
        Folder to write; may lie within the other, as may the cache.
    tell
        Called after each build with the run, or with why there is none.
    stop
        Ends the watching when it is set; Ctrl-C does too.
    poll
        Look at the files from time to time, as shares on a network need it, in the place of
        being told by the system.

    Raises
    ------
    InputError
        There is no such folder.
    ParameterError
        The extra is not installed.
    """
    folder, out = Path(folder), Path(out)
    if not folder.is_dir():
        raise InputError(folder, "is no folder, wanted one to watch")
    plan = replace(plan, articles=(folder,))
    for _ in _changes(folder, out, stop or Event(), poll=poll):
        try:
            told: Run | PosturemapError = build_map(_after(plan, out), out=out)
        except PosturemapError as error:
            told = error
        tell(told)


def _after(plan: Plan, out: Path) -> Plan:
    """Let a build follow the one that is there, where the plan names no other."""
    there = plan.since is None and (out / MANIFEST).is_file()
    return replace(plan, since=out) if there else plan


def _changes(folder: Path, out: Path, stop: Event, *, poll: bool) -> Iterator[None]:
    """Give a sign at once, and one a change of what may be an article."""
    try:
        from watchfiles import watch  # noqa: PLC0415  an extra
    except ImportError:
        what = "needs watchfiles; install it with pip install 'posturemap[watch]'"
        raise ParameterError("watch", what) from None

    def is_of_articles(_: object, path: str) -> bool:
        return is_watched(Path(path), folder, out)

    signs = watch(
        folder,
        watch_filter=is_of_articles,
        stop_event=stop,
        raise_interrupt=False,
        force_polling=poll or None,
        rust_timeout=_GLANCE_MS,
        yield_on_timeout=True,
    )
    # Who watches is there from the first sign on, so that no change of the first build is missed.
    for number, changed in enumerate(signs):
        if changed or number == 0:
            yield


def is_watched(path: Path, folder: Path, out: Path) -> bool:
    """Tell whether a change of a file can change the map: no hidden file, no output.

    Parameters
    ----------
    path
        The file.
    folder, out
        What is watched, and where the map is written.
    """
    path, folder = path.absolute(), folder.absolute()
    if path.is_relative_to(out.absolute()) or not path.is_relative_to(folder):
        return False
    return not any(part.startswith(".") for part in path.relative_to(folder).parts)
