"""A correction in a few words, as a person types it: ``polarity=planned date=2027``."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, cast, get_args

from posturemap.claims.claim import Claim, ClaimType, Polarity
from posturemap.claims.extract.propose.quantities import find_quantities
from posturemap.claims.named import Quantity
from posturemap.errors import ReviewError
from posturemap.geo.parse import places as look_up

from .decision import Change, Clearable, Decision, PlaceChange, QuantityChange

_FIELDS = tuple(field.name for field in fields(Change) if field.name != "clear")
_CHOICES = {"type": ClaimType, "polarity": Polarity}


def parse_change(corrections: Iterable[str], decision: Decision) -> Change:
    """Read corrections of the form ``field=value``.

    Parameters
    ----------
    corrections
        Fields type, polarity, date, attribution, quote, quantity, actors (with commas) and places
        (with semicolons: a name as the article writes it, or ``words=name`` where the gazetteer
        has another); an empty value clears date, attribution, quantity, places or actors.
    decision
        The claim, whose words a quote, a quantity and places must be among.

    Raises
    ------
    ReviewError
        A correction has no ``=``, an unknown field, or a value that the field cannot have.
    """
    values: dict[str, Any] = {}
    clear: list[Clearable] = []
    for correction in corrections:
        name, found, value = correction.partition("=")
        if not found or name not in _FIELDS:
            raise ReviewError("review", f"{correction!r:.80}: wanted FIELD=VALUE, {_listed()}")
        if value:
            values[name] = _value(name, value, decision)
        else:
            clear.append(_clearable(name))
    return Change(**values, clear=tuple(clear))


def quantities_near(claim: Claim) -> tuple[Quantity, ...]:
    """Give the numbers with a unit that stand in a claim's words or right beside them.

    Returns
    -------
    Each once, the likeliest first. A word at the edge of the context may be cut: it counts nothing.
    """
    before, after = claim.prefix.partition(" ")[2], claim.suffix.rpartition(" ")[0]
    found = find_quantities(f"{before}{claim.quote}{after}", ())
    ranked = sorted(found, key=lambda one: one.rank, reverse=True)
    return tuple(dict.fromkeys(one.quantity for one in ranked))


def _value(name: str, value: str, decision: Decision) -> Any:
    if name == "actors":
        return tuple(actor.strip() for actor in value.split(",") if actor.strip())
    if name == "places":
        return tuple(_place(one.strip(), decision) for one in value.split(";") if one.strip())
    if name == "quantity":
        return _quantity(value, decision)
    if name == "quote":
        return _of_article(name, value, decision)
    if name not in _CHOICES:
        return value
    try:
        return _CHOICES[name](value)
    except ValueError:
        known = ", ".join(_CHOICES[name])
        raise ReviewError("review", f"{name}={value}: wanted one of {known}") from None


def _of_article(name: str, words: str, decision: Decision) -> str:
    around = decision.prefix + decision.quote + decision.suffix
    if words not in around:
        raise ReviewError(
            "review",
            f"{name}: {words!r:.80} does not stand there, wanted words of “{around}”; what stands "
            "further off is corrected in the review file",
        )
    return words


def _place(written: str, decision: Decision) -> PlaceChange:
    words, _, name = written.partition("=")
    words = _of_article("places", words.strip(), decision)
    found = look_up(name.strip() or words)
    place = found.place
    if place is None:
        others = "; ".join(f"{o.place.name} ({o.place.country})" for o in found.alternatives)
        hint = f"; it could be {others}" if others else ""
        raise ReviewError("review", f"places: {found.reason}{hint}; wanted words=NAME that it has")
    point = place.point
    return PlaceChange(
        text=words,
        name=place.name,
        kind=place.kind.value,
        country=place.country,
        lat=point[1] if point else None,
        lon=point[0] if point else None,
        precision_m=place.precision_m if point else None,
        place_id=place.id,
    )


def _quantity(value: str, decision: Decision) -> QuantityChange:
    words = _of_article("quantity", value, decision)
    found = find_quantities(words, ())
    if not found:
        raise ReviewError("review", f"quantity: {words!r:.80} has no number with a unit to count")
    quantity = max(found, key=lambda one: one.rank).quantity
    return QuantityChange(value=quantity.value, unit=quantity.unit, text=quantity.text)


def _clearable(name: str) -> Clearable:
    if name not in get_args(Clearable):
        raise ReviewError("review", f"{name} cannot be empty; give it a value")
    return cast("Clearable", name)


def _listed() -> str:
    return f"a field of {', '.join(_FIELDS)}"
