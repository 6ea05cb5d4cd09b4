"""Publicly documented entities: battlegroups, lines, operations, bases, accessions."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib import resources
from itertools import zip_longest
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from posturemap.claims.tomlfile import toml_text
from posturemap.errors import RegisterError

from .period import days, started_by

_STRICT = ConfigDict(extra="forbid")
_KINDS = ("battlegroup", "line", "operation", "base")


@with_config(_STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One published figure or statement about an entity, with who published it.

    Parameters
    ----------
    attribute
        What it is about, such as cost or strength.
    value
        A number, lower and upper end, or words.
    source
        Citation.
    unit, text
        Of a number; `text` is how the source puts it, hedge included.
    as_of
        EDTF; None where the source gives none.
    scope
        What the figure covers where that is not the whole entity.
    stage
        total, delivered, installed ...: figures of different stages do not contradict.
    note
        What a reader should know.
    """

    attribute: str
    value: float | tuple[float, float] | str
    source: str
    unit: str | None = None
    text: str | None = None
    as_of: str | None = None
    scope: str | None = None
    stage: str | None = None
    note: str | None = None


@with_config(_STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """Who leads a battlegroup from when to when; `until` is the last day."""

    nation: str
    since: str
    source: str
    until: str | None = None


@with_config(_STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Battlegroup:
    """A multinational unit with a host nation, a host place and a framework nation."""

    id: str
    name: str
    host: str
    place: str
    echelon: str
    since: str
    sidc: str
    source: str
    framework: tuple[Framework, ...] = ()
    fact: tuple[Fact, ...] = ()
    note: str | None = None

    def framework_nation(self, day: str) -> str | None:
        """Name who leads it on a day, or None where the register does not know."""
        for period in self.framework:
            last = days(period.until)[1]
            today = days(day)[0]
            ended = last is not None and today is not None and today > last
            if started_by(period.since, day) and not ended:
                return period.nation
        return None


@with_config(_STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One state's part of a fortified line, and the neighbours that it faces."""

    id: str
    programme: str
    name: str
    state: str
    faces: tuple[str, ...]
    since: str
    source: str
    fact: tuple[Fact, ...] = ()
    note: str | None = None


@with_config(_STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A named operation or standing mission over an area."""

    id: str
    name: str
    area: str
    actors: tuple[str, ...]
    since: str
    source: str
    aliases: tuple[str, ...] = ()
    until: str | None = None
    fact: tuple[Fact, ...] = ()
    note: str | None = None


@with_config(_STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A base that a named operation uses."""

    id: str
    name: str
    place: str
    host: str
    since: str
    sidc: str
    operation: str
    source: str
    aliases: tuple[str, ...] = ()
    fact: tuple[Fact, ...] = ()
    note: str | None = None


@with_config(_STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Accession:
    """When states joined the alliance: day to ISO 3166-1 alpha-2."""

    source: str
    days: Mapping[str, tuple[str, ...]]
    note: str | None = None


@with_config(_STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All entries; ids are unique over all kinds.

    Parameters
    ----------
    checked
        Day on which the entries were last held against their sources.
    battlegroup, line, operation, base
        In the order of the file.
    accession
        Membership of the alliance.
    """

    checked: str
    accession: Accession
    battlegroup: tuple[Battlegroup, ...] = ()
    line: tuple[Line, ...] = ()
    operation: tuple[Operation, ...] = ()
    base: tuple[Base, ...] = ()

    def acceded(self, iso: str) -> str | None:
        """Give the day on which a state joined NATO, or None for one that is outside."""
        for day, states in self.accession.days.items():
            if iso in states:
                return day
        return None

    def is_member(self, iso: str, day: str) -> bool:
        """Tell whether a state is in NATO on a day."""
        joined = self.acceded(iso)
        return joined is not None and started_by(joined, day)


@with_config(_STRICT)
@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """Entries that a project file adds; one with the id of ours takes its place."""

    battlegroup: tuple[Battlegroup, ...] = ()
    line: tuple[Line, ...] = ()
    operation: tuple[Operation, ...] = ()
    base: tuple[Base, ...] = ()


@cache
def load_register() -> Register:
    """Read the register that comes with the package."""
    file = resources.files("posturemap.layers") / "data" / "register.toml"
    text = file.read_text(encoding="utf-8")
    register: Register = _parse(TypeAdapter(Register), text, "register.toml", within=())
    return register


def extend_register(register: Register, path: Path, *, within: tuple[str, ...] = ()) -> Register:
    """Add the entries of a TOML file.

    Parameters
    ----------
    register
        What there is.
    path
        A file with tables such as ``[[battlegroup]]``.
    within
        Tables above them: ``("register",)`` for a project file's ``[[register.battlegroup]]``.

    Returns
    -------
    A new register; an added entry with a known id takes that entry's place.

    Raises
    ------
    RegisterError
        With file, line and what is wanted.
    """
    text = toml_text(path, RegisterError)
    added: Additions = _parse(TypeAdapter(Additions), text, path, within=within)
    changes: dict[str, Any] = {
        field.name: _joined(getattr(register, field.name), getattr(added, field.name))
        for field in fields(Additions)
    }
    extended = replace(register, **changes)
    _check_ids(extended, path)
    return extended


def _joined(ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    entries = {entry.id: entry for entry in ours} | {entry.id: entry for entry in theirs}
    return tuple(entries.values())


def _check_ids(register: Register, path: Path) -> None:
    seen: dict[str, str] = {}
    for kind in _KINDS:
        for entry in getattr(register, kind):
            if entry.id in seen:
                raise RegisterError(
                    path,
                    f"id {entry.id!r:.80} is a {seen[entry.id]} and a {kind}; give one another id",
                )
            seen[entry.id] = kind


def _parse(
    adapter: TypeAdapter[Any], text: str, path: Path | str, *, within: tuple[str, ...]
) -> Any:
    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise RegisterError(path, f"not TOML: {error}", int(at[1]) if at else None) from error
    except RecursionError:
        raise RegisterError(path, "is nested too deep; wanted tables of entries") from None
    for key in within:
        table = table.get(key, {}) if isinstance(table, dict) else table
    try:
        return adapter.validate_python(table)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        what = f"register entry {where}: {first['msg']}; see the package's register.toml"
        known = first["loc"][:-1] if first["type"] == "missing" else first["loc"]
        raise RegisterError(path, what, _line_of(text, (*within, *known))) from error


def _line_of(text: str, steps: tuple[int | str, ...]) -> int | None:
    """Find the line of a TOML value: the n-th header of its table, then its key below it."""
    lines = [line.replace(" ", "") for line in text.splitlines()]
    header, at = "", None
    for step, after in zip_longest(steps, steps[1:]):
        if isinstance(step, int):
            continue
        name = f"{header}.{step}" if header else step
        number = after if isinstance(after, int) else 0
        start = at or 0
        wanted = (f"[[{name}]]", f"[{name}]", f"{step}=")
        hits = [n for n in range(start, len(lines)) if lines[n].startswith(wanted)]
        if number < len(hits):
            header, at = name, hits[number] + 1
    return at
