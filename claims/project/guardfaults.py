"""What is wrong with the guard of a project file, and with what it lets the rest say."""

from collections.abc import Iterator

from posturemap.claims.guard import KINDS, Withheld, placed_alike
from posturemap.claims.tomlfile import Where
from posturemap.geo.names import names_like, places_called

from .project import Project


def guard_faults(project: Project) -> Iterator[tuple[Where, str]]:
    """Yield the key and what is wrong: a name that no place has, or a text that names one.

    Parameters
    ----------
    project
        As it was read; what its articles say is the build's affair.
    """
    for name in project.guard.withhold:
        if not placed_alike(name):
            yield ("guard", "withhold"), _unknown(name)
            return
    hidden = Withheld(project.guard.withhold)
    if not hidden:
        return
    for where, text in _texts(project):
        if hidden.names(text) or ("://" in text and hidden.is_in_address(text)):
            what = f"{where[-1]} = {text!r:.60} names a place that [guard] withholds"
            yield where, f"{what}; write it without, since readers see it"


def _unknown(name: str) -> str:
    if found := places_called(name):
        wanted = ", ".join(KINDS)
        return f"withhold: {name!r:.80} is a {found[0].kind}; wanted a place of kind {wanted}"
    near = names_like(name)
    meant = (
        f"; did you mean {', '.join(near[:-1])}{' or ' if near[:-1] else ''}{near[-1]}?"
        if near
        else ""
    )
    return f"withhold: no place is called {name!r:.80}{meant or '; see posturemap places NAME'}"


def _texts(project: Project) -> Iterator[tuple[Where, str]]:
    """Yield what a project file itself puts before readers."""
    share = project.share
    said: list[tuple[Where, str | None]] = [
        (("title",), project.title),
        *((("story", n, "text"), step.text) for n, step in enumerate(project.story)),
        *((("note", n, "text"), note.text) for n, note in enumerate(project.note)),
        *((("nudge", n, "name"), nudge.name) for n, nudge in enumerate(project.nudge)),
        *((("layer", n, "title"), row.title) for n, row in enumerate(project.layer)),
        *((("layer", n, "attribution"), row.attribution) for n, row in enumerate(project.layer)),
        (("share", "address"), share.address if share else None),
        (("share", "picture"), share.picture if share else None),
    ]
    yield from ((where, text) for where, text in said if text)
