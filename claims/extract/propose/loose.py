"""Lengths and times that are told around one: "a week or two", "a metre and a half"."""

import re
from collections.abc import Iterator

from posturemap.claims.named import Quantity

from .mentions import QuantityMention
from .tables import table, words
from .units import MEASURES, TIMES, Rank

_TABLE = table("units")
_DATED = rf"(?!\s+(?:{words(_TABLE['cues']['dated'])})\b)"
_ONE_TIME = re.compile(
    rf"\b(?P<hedge>as\s+little\s+as|less\s+than|within|about|roughly|nearly|over)\s+an?\s+"
    rf"(?P<unit>{words(list(TIMES))})\b(?P<of>['’]s?(?:\s+drive)?)?{_DATED}"
)
_MORE = re.compile(
    rf"\b(?:an?|one)\s+(?P<unit>{words([*TIMES, *MEASURES])})\s+"
    rf"(?P<more>and\s+a\s+half|or\s+two|or\s+so)\b{_DATED}",
    re.IGNORECASE,
)
_WORTH: dict[str, float | int | tuple[int, int]] = {"half": 1.5, "two": (1, 2), "so": 1}


def find_loose(text: str) -> Iterator[QuantityMention]:
    """Find "as little as a week", "about an hour's drive", "a day or two", "a year and a half"."""
    for match in _ONE_TIME.finditer(text):
        unit = TIMES[match["unit"]] + (" drive" if (match["of"] or "").endswith("drive") else "")
        yield _told(match, 1, unit, Rank.DURATION)
    for match in _MORE.finditer(text):
        spelt = " ".join(match["unit"].casefold().split())
        rank = Rank.DURATION if spelt in TIMES else Rank.COUNT
        unit = TIMES.get(spelt) or MEASURES[spelt]
        yield _told(match, _WORTH[match["more"].split()[-1].casefold()], unit, rank)


def _told(
    match: re.Match[str], value: float | tuple[int, int], unit: str, rank: Rank
) -> QuantityMention:
    quantity = Quantity(value=value, unit=unit, text=match.group())
    return QuantityMention(match.start(), match.end(), quantity, rank)
