"""Find what a number counts: money, a share, a measure, a length of time, or the noun behind it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from .tables import table, words

_TABLE = table("units")
_CUES: dict[str, list[str]] = _TABLE["cues"]


class Rank(IntEnum):
    """How fit a number looks to be what a claim is about.

    A count with its unit, or a bare number; a length of time; what a change starts from; one
    formation, or one that a clause begins with; the number of a name; one that points back to what
    was counted before ("the other three"); one told in other words ("twice", "half").
    """

    COUNT = 0
    BARE = 1
    DURATION = 2
    FAINT = 3
    FORMATION = 4
    OPENING_FORMATION = 5
    NAME = 6
    BACK = 7
    WORDS = 8


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts.

    Parameters
    ----------
    name
        As in `units.toml`, else the noun in lower case; None where the number stands alone.
    end
        Offset behind it.
    rank
        Of a number with this unit.
    """

    name: str | None
    end: int
    rank: Rank


def _spellings(units: dict[str, list[str]]) -> dict[str, str]:
    return {spelling.casefold(): unit for unit, all_ in units.items() for spelling in all_}


MONEY: dict[str, str] = {
    spelling: unit for unit, all_ in _TABLE["currency"].items() for spelling in all_
}
"""Unit of each symbol or name of money as it is written."""
TIMES: dict[str, str] = _spellings(_TABLE["time"])
"""Unit of each word for a length of time."""

MEASURES: dict[str, str] = _spellings(_TABLE["measure"])
"""Unit of each word for a measure."""

CURRENCIES: dict[str, str] = _spellings(_TABLE["currency"])
"""Unit of each symbol or name of money in small letters."""

PEOPLE = frozenset(_TABLE["people"])
"""Units that are people."""

_PEOPLE = _spellings(_TABLE["people"])
_STOP = frozenset(_CUES["stop"])
_TIMES = "times"
_FRACTION = re.compile(rf"[\s-](?:{words(_CUES['fractions'])})\b")
_STRONG = re.compile(r"-strong\b")
_SHARE = re.compile(
    rf"\s?(?:{words(_TABLE['share']['percent'])})(?!\w)"
    rf"(?P<gdp>\s+(?:{words(_TABLE['share']['gdp'])})\b)?"
)
_MEASURE = re.compile(rf"[\s-]?(?P<unit>{words(list(MEASURES))})(?![\w²])", re.IGNORECASE)
_TIME = re.compile(rf"[\s-](?P<unit>{words(list(TIMES))})(?!\w)(?:['’]s?(?:\s+drive)?)?")
_CURRENCY = re.compile(rf"(?:\s+|-)(?P<unit>{words(list(CURRENCIES))})(?!\w)", re.IGNORECASE)
# A word with a digit in it belongs to the phrase only as a model: 2A8, K9.
# ... or a short number behind a name: Leopard 2.
_PHRASE = re.compile(
    r"(?:\s+[A-Z][\w-]*\s\d{1,3}[A-Z]?\d?(?![\w.,%])|(?:\s+|-)(?!\d+(?![\dA-Z])|[$€£])[\w'’.-]*[\w'’](?:\.(?=\s[a-z]))?)+"
)
_PLURAL = re.compile(r"[\w-]+(?<![su])s|(?:[\w-]+-)?(?:air|hover)?craft")


def find_unit(match: re.Match[str]) -> Unit | None:
    """Find what a number counts.

    Parameters
    ----------
    match
        A number, with groups ``money`` for the symbol before it and ``first`` for its digits.

    Returns
    -------
    None where the number is no quantity at all, as in "two thirds".
    """
    text, end = match.string, match.end()
    if match["money"]:
        return Unit(MONEY[match["money"]], end, Rank.COUNT)
    if _FRACTION.match(text, end):
        return None
    for pattern, name, rank in _FORMS:
        if found := pattern.match(text, end):
            return Unit(name(found), found.end(), rank)
    return _counted(text, end)


def _named(units: dict[str, str], written: str) -> str:
    return units[" ".join(written.casefold().split())]


def _none(end: int) -> Unit:
    return Unit(None, end, Rank.BARE)


# Ways of naming a unit; the earlier wins.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str], Rank], ...] = (
    (_STRONG, lambda _: "troops", Rank.COUNT),
    (_SHARE, lambda found: "%GDP" if found["gdp"] else "%", Rank.COUNT),
    (_MEASURE, lambda found: _named(MEASURES, found["unit"]), Rank.COUNT),
    (_TIME, lambda found: _named(TIMES, found["unit"]), Rank.DURATION),
    (_CURRENCY, lambda found: _named(CURRENCIES, found["unit"]), Rank.COUNT),
)


def counted_noun(head: str) -> str | None:
    """Find the noun that the words of a head count: "soldiers" of "Spanish soldiers in Latvia"."""
    return _counted(f" {head}", 0).name


def _counted(text: str, end: int) -> Unit:
    """Find the noun behind a number: a known one first, else the last plural of its phrase."""
    phrase = _PHRASE.match(text, end)
    if phrase is None:
        return _none(end)
    plural: Unit | None = None
    for word in re.finditer(r"[^\s-][^\s]*", phrase.group()):
        noun = word.group().casefold().rstrip(".")
        if noun in _STOP and (plural or noun not in ("and", "or")):
            break
        if noun in _PEOPLE or noun == _TIMES:
            return Unit(_PEOPLE.get(noun, noun), end + word.end(), Rank.COUNT)
        is_name = word.group()[0].isupper()
        if _PLURAL.fullmatch(noun) and not (is_name and plural):
            plural = Unit(noun, end + word.end(), Rank.COUNT)
    return plural or _none(end)
