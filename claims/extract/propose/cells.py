"""What a number alone in a cell counts: the words of its head say so, "Cost (EUR million): 26"."""

import re
from dataclasses import dataclass
from functools import cache

from .numbers import read_number
from .tables import table, words
from .units import CURRENCIES, MEASURES, MONEY, TIMES, counted_noun

_HEAD = re.compile(r"(?:^|[;\n|])[ \t]*(?P<head>[^;:\n|]{1,80}):[ \t]*(?:[~≈+±]\s?)?$")
_CLOSED = re.compile(r"[ \t]*(?:[;|]|\.?[ \t]*(?:\n|$))")
_LONGEST = 90  # letters of a head and what stands between it and its number


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says of the numbers below it.

    Parameters
    ----------
    unit
        What they count; None where it does not say.
    scale
        What they are multiplied with: a million, where they count millions.
    """

    unit: str | None
    scale: str | None


def head_of(text: str, start: int, end: int) -> Head | None:
    """Read the head of a number that has a cell for itself.

    Parameters
    ----------
    text
        A cell stands in it as "Troops: 2,200", parted from others by a semicolon, a bar or a line's
        end.
    start, end
        Offsets of the number with its hedge.

    Returns
    -------
    None where other words stand beside the number, or no head before it.
    """
    before = _HEAD.search(text[max(0, start - _LONGEST) : start])
    if before is None or not _CLOSED.match(text, end):
        return None
    head = before["head"].strip()
    return Head(_unit(head), _scale(head))


def _unit(head: str) -> str | None:
    found = _patterns()
    if money := found["money"].search(head):
        return MONEY.get(money["unit"]) or CURRENCIES[" ".join(money["unit"].casefold().split())]
    if share := found["share"].search(head):
        return "%GDP" if share["gdp"] else "%"
    if measure := found["measure"].search(head):
        unit = " ".join(measure["unit"].casefold().split())
        return MEASURES.get(unit) or TIMES[unit]
    return counted_noun(found["scale"].sub(" ", head))


def _scale(head: str) -> str | None:
    found = _patterns()["scale"].search(head)
    return (found["word"] or found["letter"]) if found else None


def scaled(value: float, head: Head) -> int | float:
    """Multiply a number with what its head counts in.

    >>> scaled(2.5, Head("EUR", "million"))
    2500000
    """
    factor = read_number("1", head.scale) if head.scale else 1
    whole = round(value * factor, 6)
    return int(whole) if float(whole).is_integer() else whole


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    scales, share = table("numbers")["scale"], table("units")["share"]
    symbols = words([spelt for spelt in MONEY if not spelt[-1].isalpha()])
    names = words([spelt for spelt in MONEY if spelt[-1].isalpha()])
    spelt = words([scale for scale in scales if len(scale) > 1])
    letters = "".join(scale for scale in scales if len(scale) == 1)
    return {
        "money": re.compile(rf"(?P<unit>{symbols}|(?<!\w)(?i:{names})(?=[\W\d]|[{letters}]?n?\b))"),
        "share": re.compile(
            rf"(?:(?:{words(share['percent'])})(?!\w)\s*(?P<gdp>(?:{words(share['gdp'])})\b)?)",
            re.IGNORECASE,
        ),
        "measure": re.compile(
            rf"(?:^|[(\[,/]|\bin)\s*(?P<unit>{words([*MEASURES, *TIMES])})"
            r"\s*(?:[)\],]|$|of\b|to\b|from\b)",
            re.IGNORECASE,
        ),
        "scale": re.compile(
            rf"(?<![a-z])(?i:(?P<word>{spelt})s?)(?!\w)"
            rf"|(?<=[€$£ LNRKD])(?P<letter>[{letters}])(?=\)|$)"
        ),
    }
