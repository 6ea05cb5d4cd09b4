"""What a project file wishes of the page, as JSON values for the page's code."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any

from posturemap.claims import Project, address_parts
from posturemap.claims.guard import Guarded
from posturemap.claims.project import NoteRow, StoryStep
from posturemap.geo.ground import Grid


def page_settings(
    project: Project | None,
    corrections: Sequence[Mapping[str, Any]] = (),
    guarded: Guarded | None = None,
) -> Mapping[str, Any]:
    """Give the page's code what it needs of a project: story, tiles, closed layers, notes."""
    known = {**_measured(), **({"corrections": list(corrections)} if corrections else {})}
    if guarded is not None:
        known["guard"] = guarded.settings
    if project is None:
        return known
    wishes = {
        "story": [_step(step, guarded) for step in project.story],
        "tiles": asdict(project.tiles) if project.tiles else None,
        "hidden": list(project.layers.hidden),
        "notes": [_note(note, guarded) for note in project.note],
        "nudges": {nudge.name: list(nudge.by) for nudge in project.nudge},
    }
    return {**known, **{name: wish for name, wish in wishes.items() if wish}}


def _step(step: StoryStep, guarded: Guarded | None) -> dict[str, Any]:
    view = step.view and (*_rounded(step.view[:2], guarded), step.view[2])
    return {**asdict(step), "view": view}


def _note(note: NoteRow, guarded: Guarded | None) -> dict[str, Any]:
    return {**asdict(note), "at": _rounded(note.at, guarded)}


def _rounded(point: tuple[float, float], guarded: Guarded | None) -> tuple[float, float]:
    """Round what the maker points at like everything else, where the maker rounds."""
    if guarded is None or guarded.round_m is None:
        return point
    return Grid(guarded.round_m).rounded(*point)


@cache
def _measured() -> Mapping[str, Any]:
    """Give how well the reader reads, as docs/accuracy.md has it."""
    text = files("posturemap.maps").joinpath("data/accuracy.json").read_text("utf-8")
    measured: dict[str, Any] = json.loads(text)
    return measured


def image_hosts(project: Project | None) -> tuple[str, ...]:
    """Name the hosts that the page may load pictures from: the tiles' one, or none."""
    if project is None or project.tiles is None:
        return ()
    address = address_parts(project.tiles.url)
    return (f"{address.scheme}://{address.netloc}",) if address else ()
