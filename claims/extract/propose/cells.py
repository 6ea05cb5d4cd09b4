"""What a number alone in a cell counts: the words of its head say so, "Cost (EUR million): 26"."""

import re
from dataclasses import dataclass
from functools import cache

from .numbers import Value, read_number
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

    def times(self, value: Value) -> Value:
        """Multiply a number, or both ends of a range, with what its head counts in.

        >>> Head("EUR", "million").times(2.5), Head("km", None).times((30, 40))
        (2500000, (30, 40))
        """
        if isinstance(value, tuple):
            return self._one(value[0]), self._one(value[1])
        return self._one(value)

    def _one(self, value: float) -> int | float:
        whole = round(value * (read_number("1", self.scale) if self.scale else 1), 6)
        return int(whole) if float(whole).is_integer() else whole


def head_above(text: str, start: int, end: int) -> Head | None:
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
    return _money(head) or Head(_unit(head), _scale(head))


def _money(head: str) -> Head | None:
    """Read "Cost (EUR million)" and "Cost, €m": only behind money is a letter a million."""
    found = _patterns()["money"].search(head)
    if found is None:
        return None
    name = " ".join(found["unit"].casefold().split())
    return Head(MONEY.get(found["unit"]) or CURRENCIES[name], found["letter"] or _scale(head))


def _unit(head: str) -> str | None:
    found = _patterns()
    if found["percent"].search(head):
        return "%GDP" if found["gdp"].search(head) else "%"
    if measure := found["measure"].search(head):
        unit = " ".join(measure["unit"].casefold().split())
        return MEASURES.get(unit) or TIMES[unit]
    return counted_noun(found["beside"].sub(" ", head))


def _scale(head: str) -> str | None:
    found = _patterns()["scale"].search(head)
    return found["word"] if found else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    scales, share = table("numbers")["scale"], table("units")["share"]
    symbols = words([spelt for spelt in MONEY if not spelt[-1].isalpha()])
    names = words([spelt for spelt in MONEY if spelt[-1].isalpha()])
    spelt = words([scale for scale in scales if len(scale) > 1])
    letters = "".join(scale for scale in scales if len(scale) == 1)
    return {
        "money": re.compile(
            rf"(?P<unit>{symbols}|(?<!\w)(?i:{names})(?=\W|$|(?:{spelt}|[{letters}])\b))"
            rf"(?:\s?(?P<letter>[{letters}])(?!\w))?(?!\s?\d)"
        ),
        "percent": re.compile(rf"(?:{words(share['percent'])})(?!\w)", re.IGNORECASE),
        "gdp": re.compile(rf"\b(?:{words(share['gdp'])})\b"),
        "measure": re.compile(
            rf"(?:^|[(\[,/]|\bin)\s*(?P<unit>{words([*MEASURES, *TIMES])})"
            r"\s*(?:[)\],]|$|of\b|to\b|from\b)",
            re.IGNORECASE,
        ),
        "scale": re.compile(rf"(?<![a-z])(?i:(?P<word>{spelt})s?)(?!\w)"),
        "beside": re.compile(rf"(?<![a-z])(?i:(?:{spelt})s?)(?!\w)|^(?i:(?:total )?number of )"),
    }
