"""The register without what lies at places of which nothing is to be published."""

from dataclasses import replace
from typing import Any

from posturemap.claims.guard import Withheld

from .geography import find_place
from .register import Base, Battlegroup, Fact, Register


def quiet_register(register: Register, hidden: Withheld) -> Register:
    """Leave out of a register what lies at withheld places or is named after one.

    Parameters
    ----------
    register
        Publicly documented entities.
    hidden
        The places.

    Returns
    -------
    The others, without facts that name such a place, and with their citations redacted.
    """
    return replace(
        register,
        battlegroup=tuple(
            replace(_quiet(unit, hidden), framework=_cited(unit.framework, hidden))
            for unit in register.battlegroup
            if not _is_at(unit, hidden)
        ),
        line=_left(register.line, hidden),
        operation=_left(register.operation, hidden),
        base=tuple(_quiet(base, hidden) for base in register.base if not _is_at(base, hidden)),
    )


def _is_at(entry: Battlegroup | Base, hidden: Withheld) -> bool:
    others = entry.aliases if isinstance(entry, Base) else ()
    named = (entry.name, entry.place, *others)
    places = (find_place(name, entry.host) for name in (entry.place, *others))
    return any(map(hidden.names, named)) or any(hidden.holds(place) for place in places if place)


def _left(entries: tuple[Any, ...], hidden: Withheld) -> tuple[Any, ...]:
    return tuple(_quiet(entry, hidden) for entry in entries if not hidden.names(entry.name))


def _quiet(entry: Any, hidden: Withheld) -> Any:
    facts = tuple(fact for fact in entry.fact if not _is_named(fact, hidden))
    note = entry.note and hidden.redact(entry.note)
    return replace(entry, fact=facts, source=hidden.redact(entry.source), note=note)


def _is_named(fact: Fact, hidden: Withheld) -> bool:
    said = (fact.value, fact.source, fact.text, fact.scope, fact.note, fact.attribute)
    return any(hidden.names(text) for text in said if isinstance(text, str))


def _cited(periods: tuple[Any, ...], hidden: Withheld) -> tuple[Any, ...]:
    return tuple(replace(one, source=hidden.redact(one.source)) for one in periods)
