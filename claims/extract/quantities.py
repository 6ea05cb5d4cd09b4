"""Find numbers with their units, and tell the one that a claim is about.

Model numbers (F-16), names (Article 5), years and ordinals are not quantities.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from posturemap.claims.claim import ClaimType, Quantity

from .numbers import number_pattern, read_number, scale_pattern
from .tables import table, words

_TABLE = table("units")
_CUES: dict[str, list[str]] = _TABLE["cues"]
_HEDGES = table("numbers")["hedge"]["words"]
_MONEY = {spelling: unit for unit, all_ in _TABLE["currency"].items() for spelling in all_}
_SYMBOLS = words([spelling for spelling in _MONEY if not spelling.islower()])
_DASH = "[-\u2013\u2014]"

_NUMBER = re.compile(
    rf"(?<![\w.,/:#§\[-])(?:(?P<money>(?:{_SYMBOLS}))\s?)?(?<![A-Za-z])"
    rf"(?P<first>{number_pattern()})(?:[\s-]?(?P<scale1>{scale_pattern()}))?"
    rf"(?:(?:\s?%)?(?P<to>\s?{_DASH}\s?|\s+to\s+(?:{words(_HEDGES)})?\s*|\s+(?:and|or)\s+)"
    rf"(?:{_SYMBOLS})?\s?(?P<second>{number_pattern()})(?:[\s-]?(?P<scale2>{scale_pattern()}))?)?"
    rf"(?![A-Za-z]*\d)(?!(?:st|nd|rd|th)\b)"
)
_HEDGE = re.compile(rf"(?:^|\W)((?:(?:{words(_HEDGES)})\s+)+)$", re.IGNORECASE)
_NAMED = re.compile(rf"(?:^|\W)(?:{words(_CUES['names'])})[\s-]+$")
_BACK = re.compile(rf"(?:^|\W)(?:{words(_CUES['back'])})\s+$", re.IGNORECASE)
_MID_SENTENCE = re.compile(r"[\w,;]\s+$")
_LAST_WORD = re.compile(r"([\w'’.-]+)[\s-]+$")
_CHANGE = re.compile(rf"(?:^|\W)(?:{words(_CUES['change'])})\s+(?:(?:{words(_HEDGES)})\s+)?$")
_BETWEEN = re.compile(r"\b[Bb]etween\s+$")
_LASTING = re.compile(rf"(?:^|\W)(?:{words(_CUES['lasting'])})\s+$", re.IGNORECASE)
_DATED = re.compile(rf"['’]?s?[-\s]+(?:{words(_CUES['dated'])})\b")
_DEFINITE = re.compile(
    r"(?:^|\W)(?:the|these|those|both|our|other|their|its)\s+$|,\s+$", re.IGNORECASE
)


def _spellings(table: dict[str, list[str]]) -> dict[str, str]:
    return {spelling.casefold(): unit for unit, all_ in table.items() for spelling in all_}


_MEASURES = _spellings(_TABLE["measure"])
_TIMES = _spellings(_TABLE["time"])
_PEOPLE = _spellings(_TABLE["people"])
_SHARE = re.compile(
    rf"\s?(?P<sign>{words(_TABLE['share']['percent'])})(?!\w)(?P<gdp>\s+(?:{words(_TABLE['share']['gdp'])})\b)?"
)
_MEASURE = re.compile(rf"[\s-]?(?P<unit>{words(list(_MEASURES))})(?![\w²])", re.IGNORECASE)
_TIME = re.compile(rf"[\s-](?P<unit>{words(list(_TIMES))})(?!\w)(?P<of>['’]s?(?:\s+drive)?)?")
_NAMED_MONEY = re.compile(rf"\s+(?P<unit>{words(list(_MONEY))})(?!\w)")
_PHRASE = re.compile(r"(?:(?:\s+|-)(?![\d$€£])[\w'’.-]*[\w'’](?:\.(?=\s[a-z]))?)+")
_PLURAL = re.compile(r"[\w-]+(?<![su])s")
_ONE_FORMATION = re.compile(
    rf"\b(?P<one>an?|one)\s+(?P<kind>(?:[\w-]+\s+){{0,4}}?(?:{words(_TABLE['formation']['nouns'])}))\b"
)
_POSTING = re.compile(rf"\b(?:{words(_CUES['posting'])})(?:\s+(?:up\s+to|in|there))?\s+$")
_A_TIME = re.compile(
    rf"\b(?P<hedge>as\s+little\s+as|less\s+than|within|about|roughly|nearly|over)\s+an?\s+"
    rf"(?P<unit>{words(list(_TIMES))})\b(?P<of>['’]s?(?:\s+drive)?)?(?!\s+(?:{words(_CUES['dated'])})\b)"
)
_STOP = frozenset(_CUES["stop"])
_OPENING = frozenset(_CUES["opening"])
_ABSTRACT = frozenset(_CUES["abstract"])
_PARTIES = frozenset(_CUES["parties"]) | {"members"}
_LEFT = 40
_COUNT, _DURATION, _BARE, _FORMATION, _OPENING_FORMATION = range(5)
_SPENT = frozenset(_TABLE["currency"]) | {"%", "%GDP"}


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number in the text.

    Parameters
    ----------
    start, end
        Code-point offsets of the number with its unit.
    quantity
        What it says.
    rank
        0 for counts, money and measures; above that, ever weaker candidates for a main quantity.
    """

    start: int
    end: int
    quantity: Quantity
    rank: int


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str | None
    end: int
    rank: int


def find_quantities(text: str, dates: Sequence[tuple[int, int]]) -> tuple[QuantityMention, ...]:
    """Find every quantity of a text.

    Parameters
    ----------
    text
        Running text.
    dates
        Spans in text order that are dates and so no quantities.

    Returns
    -------
    Mentions in text order.
    """
    found = [mention for match in _NUMBER.finditer(text) if (mention := _mention(match))]
    found.extend(_lone_formations(text))
    found.extend(_lone_times(text))
    starts = [start for start, _ in dates]

    def is_date(mention: QuantityMention) -> bool:
        before = bisect_left(starts, mention.end) - 1
        return before >= 0 and dates[before][1] > mention.start

    return tuple(sorted((m for m in found if not is_date(m)), key=lambda m: (m.start, m.rank)))


def main_quantity(
    mentions: Iterable[QuantityMention], claim_type: ClaimType, start: int
) -> Quantity | None:
    """Choose the number that a claim is about.

    Parameters
    ----------
    mentions
        Quantities inside the claim, in text order.
    claim_type
        Spending is about money and shares of GDP before it is about anything else.
    start
        Where the claim begins: "a brigade" counts one there, elsewhere only where it is posted.
    """
    candidates = [m for m in mentions if m.rank < _OPENING_FORMATION or m.start == start]
    if sum(mention.rank >= _FORMATION for mention in candidates) > 1:
        candidates = [mention for mention in candidates if mention.rank < _FORMATION]
    if claim_type is ClaimType.SPENDING:
        money = [m for m in candidates if m.quantity.unit in _SPENT]
        candidates = money or candidates
    best = min(candidates, key=lambda mention: mention.rank, default=None)
    return None if best is None else best.quantity


def _mention(match: re.Match[str]) -> QuantityMention | None:
    text, start, end = match.string, match.start(), match.end()
    left = text[max(0, start - _LEFT) : start]
    unit = _unit(match)
    if unit is None or _is_name(left, match, unit) or _points_back(left, match, unit):
        return None
    if unit.rank == _DURATION and _DATED.match(text, unit.end):
        return None
    value = _value(match, left)
    if value is None:
        return None
    hedge = _HEDGE.search(left)
    begin = start - (len(left) - hedge.start(1)) if hedge else start
    quantity = Quantity(value=value, unit=unit.name, text=text[begin : max(end, unit.end)])
    return QuantityMention(start, max(end, unit.end), quantity, _rank(unit, left))


def _rank(unit: _Unit, left: str) -> int:
    if unit.rank == _DURATION and not _LASTING.search(left):
        return _BARE
    return unit.rank


def _value(match: re.Match[str], left: str) -> float | int | tuple[float | int, float | int] | None:
    """Read the number, or both ends of a range; of a change, the end that it comes to."""
    joined = (match["to"] or "").strip()
    is_range = bool(joined) and (joined not in ("and", "or") or _BETWEEN.search(left) is not None)
    scale = match["scale1"] or (match["scale2"] if is_range else None)
    first = read_number(match["first"], _scale(match, scale))
    if not is_range:
        return first
    second = read_number(match["second"], _scale(match, match["scale2"] or match["scale1"]))
    if _CHANGE.search(left):
        return second
    return (first, second) if first < second else first


def _scale(match: re.Match[str], scale: str | None) -> str | None:
    """Take m and k for a scale only behind a currency: elsewhere they are metres and names."""
    return scale if scale and (len(scale) > 1 or match["money"]) else None


def _is_name(left: str, match: re.Match[str], unit: _Unit) -> bool:
    """Tell the number of a name (Article 5, Nord Stream 2) from a count."""
    if match["money"] or unit.name in ("%", "%GDP"):
        return False
    if _NAMED.search(left) or (match["first"][0].isupper() and _MID_SENTENCE.search(left)):
        return True
    word = _LAST_WORD.search(left)
    if word is None or not word[1][0].isupper() or word[1].casefold() in _OPENING:
        return False
    return not word[1].endswith((".", "'s", "\u2019s"))


def _points_back(left: str, match: re.Match[str], unit: _Unit) -> bool:
    """Tell "all 600 bunkers", "the two countries" and "one of them" from a new number."""
    if _BACK.search(left) or unit.name in _ABSTRACT:
        return True
    if unit.rank == _BARE and not match["first"].isdigit() and match["first"][0].isalpha():
        return not re.search(r"\b(?:only|just|least)\s+$", left)
    if unit.rank == _BARE and _HEDGE.search(left) is None:
        return not (re.search(r"[,.\u00a0 ]", match["first"]) or match["second"])
    parties = match.string[match.end() : unit.end].split()
    if parties and _PARTIES.intersection(parties):
        return "Baltic" in parties or bool(_DEFINITE.search(left))
    return False


def _unit(match: re.Match[str]) -> _Unit | None:
    """Find what a number counts; None where it is not a quantity at all."""
    text, end = match.string, match.end()
    if match["money"]:
        return _Unit(_MONEY[match["money"]], end, _COUNT)
    if share := _SHARE.match(text, end):
        return _Unit("%GDP" if share["gdp"] else "%", share.end(), _COUNT)
    if measure := _MEASURE.match(text, end):
        return _Unit(_MEASURES[measure["unit"].casefold()], measure.end(), _COUNT)
    if time := _TIME.match(text, end):
        return _Unit(_TIMES[time["unit"].casefold()], time.end(), _DURATION)
    if money := _NAMED_MONEY.match(text, end):
        return _Unit(_MONEY[money["unit"]], money.end(), _COUNT)
    return _counted(text, end) if match["first"].casefold() != "one" else _Unit(None, end, _BARE)


def _counted(text: str, end: int) -> _Unit | None:
    """Find the noun behind a number: a known one first, else the last plural of its phrase."""
    phrase = _PHRASE.match(text, end)
    if phrase is None:
        return _Unit(None, end, _BARE)
    plural: _Unit | None = None
    for word in re.finditer(r"[^\s-][^\s]*", phrase.group()):
        noun = word.group().casefold().rstrip(".")
        if noun in _STOP and (plural or noun not in ("and", "or")):
            break
        if noun in _PEOPLE:
            return _Unit(_PEOPLE[noun], end + word.end(), _COUNT)
        is_name = word.group()[0].isupper()
        if _PLURAL.fullmatch(noun) and not (is_name and plural):
            plural = _Unit(noun, end + word.end(), _COUNT)
    return plural or _Unit(None, end, _BARE)


def _lone_formations(text: str) -> Iterator[QuantityMention]:
    """Find "deploys a brigade": one formation, where it is posted or a claim begins with it."""
    for match in _ONE_FORMATION.finditer(text):
        posted = _POSTING.search(text, max(0, match.start() - _LEFT), match.start())
        quantity = Quantity(value=1, unit=match["kind"].split()[-1], text=match.group())
        rank = _FORMATION if posted else _OPENING_FORMATION
        yield QuantityMention(match.start(), match.end(), quantity, rank)


def _lone_times(text: str) -> Iterator[QuantityMention]:
    """Find "as little as a week" and "about an hour's drive"."""
    for match in _A_TIME.finditer(text):
        unit = _TIMES[match["unit"]] + (" drive" if (match["of"] or "").endswith("drive") else "")
        quantity = Quantity(value=1, unit=unit, text=match.group())
        yield QuantityMention(match.start(), match.end(), quantity, _DURATION)
