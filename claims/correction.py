"""A correction in a few words, as a person types it: ``polarity=planned date=2027``."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, cast, get_args

from posturemap.errors import ReviewError

from .claim import ClaimType, Polarity
from .review import Change, Clearable

_PLAIN = ("type", "polarity", "date", "attribution", "quote", "actors")
_CHOICES = {"type": ClaimType, "polarity": Polarity}


def parse_change(corrections: Iterable[str]) -> Change:
    """Read corrections of the form ``field=value``.

    Parameters
    ----------
    corrections
        Fields type, polarity, date, attribution, quote and actors (with commas); an empty value
        clears date, attribution, quantity, places or actors.

    Raises
    ------
    ReviewError
        A correction has no ``=``, an unknown field, or a value that the field cannot have.

    >>> parse_change(["polarity=planned", "date="]).clear
    ('date',)
    """
    values: dict[str, Any] = {}
    clear: list[Clearable] = []
    for correction in corrections:
        name, found, value = correction.partition("=")
        if not found or name not in {field.name for field in fields(Change)} - {"clear"}:
            raise ReviewError("review", f"{correction!r}: wanted FIELD=VALUE, {_listed()}")
        if value:
            values[name] = _value(name, value)
        else:
            clear.append(_clearable(name))
    return Change(**values, clear=tuple(clear))


def _value(name: str, value: str) -> Any:
    if name not in _PLAIN:
        raise ReviewError("review", f"{name} cannot be typed here; correct it in the review file")
    if name == "actors":
        return tuple(actor.strip() for actor in value.split(",") if actor.strip())
    if name not in _CHOICES:
        return value
    try:
        return _CHOICES[name](value)
    except ValueError:
        known = ", ".join(_CHOICES[name])
        raise ReviewError("review", f"{name}={value}: wanted one of {known}") from None


def _clearable(name: str) -> Clearable:
    if name not in get_args(Clearable):
        raise ReviewError("review", f"{name} cannot be empty; give it a value")
    return cast("Clearable", name)


def _listed() -> str:
    return f"a field of {', '.join(_PLAIN)}"
