"""What a number may be, once its hedge and its rounding are read: a lowest and a highest value."""

import math
import re

from posturemap.claims import Claim, Quantity
from posturemap.layers.scene import Cues

Bounds = tuple[float, float]

# How far a number with "about" may be off; "roughly 450 miles" is no better than that.
_ABOUT = 0.1
# Lengths are measured, and rounded or cut off where they are printed; other numbers are counted.
_MEASURED = "length"
_FIGURES = re.compile(r"(?P<sign>[A-Z]{0,3}[€$£]\s?)?(?P<digits>\d[\d.,'’\s–-]*)(?<=\d)$")


def bounds_of(value: float | tuple[float, float], text: str, attribute: str, cues: Cues) -> Bounds:
    """Give the lowest and highest value that a statement allows.

    Parameters
    ----------
    value
        The number, or lower and upper end.
    text
        The words around it, hedge included.
    attribute
        What it is of; a length is taken as rounded or cut off at its last digit.
    cues
        The hedges.
    """
    if isinstance(value, tuple):
        return value
    number = float(value)
    if cues.hedge["at_most"].search(text):
        return (0.0, number)
    if cues.hedge["at_least"].search(text):
        return (number, math.inf)
    if cues.hedge["about"].search(text):
        return (number * (1 - _ABOUT), number * (1 + _ABOUT))
    slack = _last_digit(number) if attribute == _MEASURED else 0.0
    return (number - slack, number + slack)


def _last_digit(number: float) -> float:
    """Give the weight of a number's last printed digit: 1 for 283, 0.1 for 283.6."""
    _, _, decimals = f"{number:g}".partition(".")
    return float(10 ** -len(decimals))


def agree(one: Bounds, other: Bounds) -> bool:
    """Tell whether two statements can both be true.

    >>> agree((0.0, 600.0), (600.0, 600.0)), agree((600.0, 600.0), (628.0, 628.0))
    (True, False)
    """
    return one[0] <= other[1] and other[0] <= one[1]


def shown(quantity: Quantity) -> str:
    """Write a claim's number as its article does.

    With the unit where the words leave it out, and whole where a table's head says what it is
    multiplied with.

    >>> shown(Quantity(value=2200, unit="troops", text="about 2,200"))
    'about 2,200 troops'
    >>> shown(Quantity(value=26_000_000, unit="EUR", text="26"))
    '26,000,000 EUR'
    """
    text, unit = quantity.text, quantity.unit
    figures = _FIGURES.search(text)
    if figures is None or not unit or unit.casefold() in text.casefold():
        return text
    if figures["sign"] and _digits(figures["digits"]) == quantity.value:
        return text
    return f"{text[: figures.start()]}{figure(quantity.value, unit)}"


def figure_of(claim: Claim) -> str | None:
    """Write the number of a claim as `shown` does; None for none."""
    return shown(claim.quantity) if claim.quantity else None


def _digits(text: str) -> float | None:
    plain = re.sub(r"[,\s]", "", text)
    return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


def figure(value: float | tuple[float, float] | str, unit: str | None) -> str:
    """Write a register's value for readers.

    >>> figure(60_000_000, "EUR"), figure((0, 600), "bunkers")
    ('60,000,000 EUR', '0 to 600 bunkers')
    """
    if isinstance(value, str):
        return value
    ends = value if isinstance(value, tuple) else (value,)
    number = " to ".join(f"{end:,.10g}" for end in ends)
    return f"{number} {unit}" if unit else number
