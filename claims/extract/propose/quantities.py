"""Find numbers with their units, and tell the one that a claim is about.

Every number that may be one is proposed, with a rank that says how fit it looks; years, ordinals
and numbers inside a model's name (F-16) are none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from posturemap.claims.named import Quantity

from .cells import Head, head_above
from .loose import find_fractions, find_loose, find_shares, find_told
from .mentions import QuantityMention
from .numbers import (
    Value,
    number_pattern,
    read_number,
    scale_pattern,
    shared_scale,
)
from .tables import table, words
from .units import CURRENCIES, MONEY, PEOPLE, Rank, Unit, find_unit

_TABLE = table("units")
_CUES: dict[str, list[str]] = _TABLE["cues"]
_HEDGES = table("numbers")["hedge"]["words"]
_SYMBOLS = words([spelling for spelling in MONEY if not spelling.islower()])
_DASH = "[-\u2013\u2014]"

_LONGEST = 100  # characters of a number or range; longer ones count nothing
_NUMBER = re.compile(
    rf"(?<![\w.,/:#§\[-])(?:(?P<money>(?:{_SYMBOLS}))\s?)?(?<![A-Za-z])"
    rf"(?P<first>{number_pattern()})(?:[\s-]?(?P<scale1>{scale_pattern()}))?"
    rf"(?:(?:\s?%)?(?P<to>\s?{_DASH}\s?|\s+to\s+(?:{words(_HEDGES)})?\s*|\s+(?:and|or)\s+)"
    rf"(?:{_SYMBOLS})?\s?(?P<second>{number_pattern()})(?:[\s-]?(?P<scale2>{scale_pattern()}))?)?"
    rf"(?![A-Za-z]*\d)(?!(?:st|nd|rd|th)\b)"
)
_HANDING = "".join(rf"(?<!\b{verb}(?=\sover\b))" for verb in table("numbers")["hedge"]["handing"])
_HEDGE = re.compile(rf"{_HANDING}(?:^|\W)((?:(?:{words(_HEDGES)})\s+)+)$", re.IGNORECASE)
_NAMED = re.compile(rf"(?:^|\W)(?:{words(_CUES['names'])})[\s-]+$")
_NUMBERED = re.compile(rf"(?:^|\W)(?:{words(_CUES['numbered'])})[\s-]+$")
_ITEM = re.compile(r"(?:^|\n)\s*$")
_BACK = re.compile(rf"(?:^|\W)(?:{words(_CUES['back'])})\s+$", re.IGNORECASE)
_MID_SENTENCE = re.compile(r"[\w,;]\s+$")
_LAST_WORD = re.compile(r"([\w'’.-]+)[\s-]+$")
_CHANGE = re.compile(rf"(?:^|\W)(?:{words(_CUES['change'])})\s+(?:(?:{words(_HEDGES)})\s+)?$")
_FROM = re.compile(rf"\bfrom\s+(?:(?:{words(_HEDGES)})\s+)?$")
# "From 2% in 2014 to 5%": what it comes to counts.
_GOAL = re.compile(rf"[^.;,]{{0,40}}?\sto\s+(?:(?:{words(_HEDGES)})\s+)?(?:{_SYMBOLS})?\s?\d")
_BETWEEN = re.compile(r"\b[Bb]etween\s+$")
_LASTING = re.compile(rf"(?:^|\W)(?:{words(_CUES['lasting'])})\s+$", re.IGNORECASE)
_DATED = re.compile(rf"['’]?s?[-\s]+(?:{words(_CUES['dated'])})\b")
_WITHIN = re.compile(rf"(?:^|\W)(?:{words(_CUES['within'])})\s+$", re.IGNORECASE)
_ALWAYS = re.compile(rf"\s+(?:{words(_CUES['always'])})\b")
_DEFINITE = re.compile(
    r"(?:^|\W)(?:the|these|those|both|our|other|their|its)\s+$|,\s+$", re.IGNORECASE
)
_ONE_FORMATION = re.compile(
    rf"\b(?P<one>[Aa]n?|[Oo]ne|[Tt]he first|[Ii]ts|[Aa]nother)\s+"
    rf"(?P<kind>(?:(?!(?:{words(_CUES['stop'])})\b)[\w-]+\s+){{0,4}}?"
    rf"(?:{words(_TABLE['formation']['nouns'])}))\b"
)
_POSTING = re.compile(rf"\b(?:{words(_CUES['posting'])})(?:\s+(?:up\s+to|in|there))?\s+$")
_MONEY = frozenset(CURRENCIES.values())
_OPENING = frozenset(_CUES["opening"])
_ABSTRACT = frozenset(_CUES["abstract"])
_PARTIES = frozenset(_CUES["parties"]) | {"members"}
_LEFT = 40
_WIDEST = 1.5
"""How many times the smaller the larger of "eight or eleven months" may be."""


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
    counted = [mention for match in _numbers(text, dates) if (mention := _mention(match))]
    alone = [*find_told(text), *_lone_formations(text)]
    said = [m for m in alone if not _is_within(m, counted)]
    parts = list(find_fractions(text))
    counted = [m for m in counted if not _is_within(m, parts)]
    found = [
        *parts,
        *find_shares(text),
        *counted,
        *find_loose(text),
        *said,
    ]
    starts = [start for start, _ in dates]

    def is_date(mention: QuantityMention) -> bool:
        before = bisect_left(starts, mention.end) - 1
        return before >= 0 and dates[before][1] > mention.start

    return tuple(sorted((m for m in found if not is_date(m)), key=lambda m: (m.start, m.rank)))


def _is_within(mention: QuantityMention, counted: Sequence[QuantityMention]) -> bool:
    """Tell the "half" of "two and a half thousand", the "a ship" of a dozen, from one alone."""
    before = bisect_right(counted, mention.start, key=lambda one: one.start) - 1
    return before >= 0 and mention.end <= counted[before].end


def _numbers(text: str, dates: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Look between the dates: "in 2014 to 5%" is no range."""
    begin = 0
    for start, end in (*dates, (len(text), len(text))):
        yield from _NUMBER.finditer(text, begin, start)
        begin = end


def _mention(match: re.Match[str]) -> QuantityMention | None:
    text, start, end = match.string, match.start(), match.end()
    left = text[max(0, start - _LEFT) : start]
    unit = find_unit(match) if len(match.group()) < _LONGEST else None
    if unit is None or _counts_nothing(left, match, end):
        return None
    value = _value(match, left, unit)
    if value is None:
        return None
    hedge = _HEDGE.search(left)
    begin = start - (len(left) - hedge.start(1)) if hedge else start
    if head := _head(match, unit, begin):
        known = unit.name or head.unit
        unit = replace(unit, name=known, rank=Rank.COUNT if known else unit.rank)
        value = head.times(value)
    quantity = Quantity(value=value, unit=unit.name, text=text[begin : max(end, unit.end)])
    return QuantityMention(start, max(end, unit.end), quantity, _rank(match, unit, left))


def _head(match: re.Match[str], unit: Unit, begin: int) -> Head | None:
    """Read what stands over a number alone in its cell, unless the cell says all itself."""
    if match["scale1"] or match["scale2"] or not (unit.name is None or match["money"]):
        return None
    return head_above(match.string, begin, match.end())


def _counts_nothing(left: str, match: re.Match[str], end: int) -> bool:
    """Tell "Leopard 2" and the "3/" before a post from a number of things."""
    if _NAMED.search(left) and not match["money"]:
        return True
    return match.string.startswith("/ ", end) and bool(_ITEM.search(left))


def _is_no_length(match: re.Match[str], unit: Unit, left: str) -> bool:
    """Tell a length of time from "two days after it", which dates, and "24 hours a day"."""
    if _ALWAYS.match(match.string, unit.end):
        return True
    return bool(_DATED.match(match.string, unit.end)) and not _WITHIN.search(left)


def _rank(match: re.Match[str], unit: Unit, left: str) -> Rank:
    if _is_name(left, match, unit):
        return Rank.NAME
    if _points_back(left, match, unit):
        return Rank.BACK
    if unit.rank == Rank.DURATION and _is_no_length(match, unit, left):
        return Rank.BACK
    if _FROM.search(left) and _GOAL.match(match.string, unit.end):
        return Rank.FAINT
    if unit.rank == Rank.DURATION and not _LASTING.search(left):
        return Rank.FAINT
    return unit.rank


def _value(match: re.Match[str], left: str, unit: Unit) -> Value | None:
    """Read the number, or both ends of a range; of a change, the end that it comes to."""
    joined = (match["to"] or "").strip()
    is_range = bool(joined) and (joined not in ("and", "or") or _is_between(match, left))
    scale = match["scale1"] or (match["scale2"] if is_range else None)
    first = read_number(_first(match, is_range=is_range), _scale(match, unit, scale))
    if not is_range:
        return first
    second = read_number(match["second"], _scale(match, unit, match["scale2"] or match["scale1"]))
    if _CHANGE.search(left):
        return second
    return (first, second) if first < second else first


def _first(match: re.Match[str], *, is_range: bool) -> str:
    """Give the first number of a range whole: "seven or eight hundred" begins at 700."""
    return shared_scale(match["first"], match["second"]) if is_range else match["first"]


def _is_between(match: re.Match[str], left: str) -> bool:
    """Tell "between 10 and 20" and "eight or nine" from two numbers that are only neighbours."""
    if _BETWEEN.search(left):
        return True
    if (match["to"] or "").strip() != "or":
        return False
    first, second = read_number(_first(match, is_range=True)), read_number(match["second"])
    return first < second <= max(first + 1, _WIDEST * first)


def _scale(match: re.Match[str], unit: Unit, scale: str | None) -> str | None:
    """Take a letter for a scale only beside money, and k before people: else it is a name."""
    is_money = match["money"] or unit.name in _MONEY
    is_scale = scale and (len(scale) > 1 or is_money or (scale == "k" and unit.name in PEOPLE))
    return scale if is_scale else None


def _is_name(left: str, match: re.Match[str], unit: Unit) -> bool:
    """Tell the number of a name (Article 5, Nord Stream 2) from a count."""
    if match["money"] or unit.name in ("%", "%GDP"):
        return False
    if _NUMBERED.search(left) or (match["first"][0].isupper() and _MID_SENTENCE.search(left)):
        return True
    word = _LAST_WORD.search(left)
    if word is None or not word[1][0].isupper() or word[1].casefold() in _OPENING:
        return False
    return not word[1].endswith((".", "'s", "\u2019s"))


def _points_back(left: str, match: re.Match[str], unit: Unit) -> bool:
    """Tell "all 600 bunkers", "the two countries" and "one of them" from a new number."""
    if _BACK.search(left) or unit.name in _ABSTRACT:
        return True
    if unit.rank == Rank.BARE and not match["first"].isdigit() and match["first"][0].isalpha():
        return not re.search(r"\b(?:only|just|least)\s+$", left)
    if unit.rank == Rank.BARE and _HEDGE.search(left) is None:
        return not (re.search(r"[,.\u00a0 ]", match["first"]) or match["second"])
    parties = match.string[match.end() : unit.end].split()
    if parties and _PARTIES.intersection(parties):
        return "Baltic" in parties or bool(_DEFINITE.search(left))
    return False


def _lone_formations(text: str) -> Iterator[QuantityMention]:
    """Find "deploys a brigade": one formation, where it is posted or a claim begins with it."""
    for match in _ONE_FORMATION.finditer(text):
        posted = _POSTING.search(text, max(0, match.start() - _LEFT), match.start())
        quantity = Quantity(value=1, unit=match["kind"].split()[-1], text=match.group())
        rank = Rank.FORMATION if posted else Rank.OPENING_FORMATION
        yield QuantityMention(match.start(), match.end(), quantity, rank)
