"""Quantities told in other words than a number and its unit: "a week or two", "one in five"."""

import re
from collections.abc import Iterator
from typing import Any

from posturemap.claims.named import Quantity

from .mentions import QuantityMention
from .numbers import read_number, small_number_pattern
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
_SMALL = small_number_pattern()
_SAID: dict[str, dict[str, Any]] = {
    spelt: row for row in table("numbers")["said"] for spelt in row["words"]
}
_IN_WORDS = re.compile(rf"(?<!\w)(?:{words(list(_SAID))})(?!\w)", re.IGNORECASE)
_OF_A_PERCENT = re.compile(
    rf"\s+(?:of\s+)?(?:an?|one)\s+(?:{words(_TABLE['share']['percent'])})"
    rf"(?P<gdp>\s+(?:{words(_TABLE['share']['gdp'])}))?"
)
_PARTS: dict[str, int] = table("numbers")["fraction"]
# "Nine tenths of them", and "a fifth" where no noun makes it the one behind the fourth.
_FRACTION = re.compile(
    rf"\b(?P<some>[Aa]n?|{_SMALL})[\s-](?P<part>{words(list(_PARTS))})(?P<many>s)?\b"
    r"(?=\s+of\b|\s+(?:more|less|fewer|as)\b|\s*[.,;:)”\"]|$)(?!\s+of\s+[A-Z])"
)
# "One tank in five", "seven out of ten".
_IN_SO_MANY = re.compile(
    rf"\b(?P<some>{_SMALL}|\d{{1,2}})(?:\s+[a-z]+){{0,2}}?\s+(?:in|out\s+of)(?:\s+every)?"
    rf"\s+(?P<all>{_SMALL}|10|100)\b(?!-|\s+(?:{words(list(TIMES))})\b|\s*%)"
)


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


def find_told(text: str) -> Iterator[QuantityMention]:
    """Find "twice", "a pair of jets" and "half of it"."""
    for match in _IN_WORDS.finditer(text):
        said = _SAID[" ".join(match.group().casefold().split())]
        value, name = said["value"], said.get("unit")
        end = match.end()
        if part := _OF_A_PERCENT.match(text, end):
            value, name, end = value / 100, "%GDP" if part["gdp"] else "%", part.end()
        quantity = Quantity(value=value, unit=name, text=text[match.start() : end])
        yield QuantityMention(match.start(), end, quantity, Rank.WORDS)


def find_fractions(text: str) -> Iterator[QuantityMention]:
    """Find "nine tenths of them": a share in percent."""
    for match in _FRACTION.finditer(text):
        some = 1 if match["some"].casefold() in ("a", "an") else read_number(match["some"])
        if (some == 1) is (match["many"] is None):
            yield _percent(match, some / _PARTS[match["part"]])


def find_shares(text: str) -> Iterator[QuantityMention]:
    """Find "one tank in five": a share in percent, beside the number of tanks."""
    for match in _IN_SO_MANY.finditer(text):
        some, of = read_number(match["some"]), read_number(match["all"])
        if some < of:
            yield _percent(match, some / of)


def _percent(match: re.Match[str], share: float) -> QuantityMention:
    quantity = Quantity(value=round(100 * share), unit="%", text=match.group())
    return QuantityMention(match.start(), match.end(), quantity, Rank.WORDS)


def _told(
    match: re.Match[str], value: float | tuple[int, int], unit: str, rank: Rank
) -> QuantityMention:
    quantity = Quantity(value=value, unit=unit, text=match.group())
    return QuantityMention(match.start(), match.end(), quantity, rank)
