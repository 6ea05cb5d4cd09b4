"""Figures written as English does not write them, where what they say is certain."""

import re
from functools import cache

from .tables import table, words

_OTHER = re.compile(r"\d[,.'’]\d")
_SWISS = re.compile(r"(?<![\d.,'’])\d{1,3}(?:['’]\d{3})+(?![\d'’])")
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![.,]?\d)")
_PRICE = re.compile(r"(?<=[€£])\s?\d{1,3}\.\d{3}(?![.,]?\d)(?!\s?(?:m|bn|million|billion)\b)")


def english_figures(text: str) -> str:
    """Write figures the English way, in as many characters.

    A comma before one or two digits and a unit is a decimal point; stops between groups of three
    are commas where what is counted has no thousandths, as soldiers and euros have none.

    >>> english_figures("5,4 percent of 4.800 soldiers, 1.340 km")
    '5.4 percent of 4,800 soldiers, 1.340 km'
    """
    if not _OTHER.search(text):
        return text
    text = _decimal().sub(lambda match: match.group().replace(",", "."), text)
    for pattern in (_SWISS, _GROUPS, _PRICE, _counted()):
        text = pattern.sub(lambda match: re.sub("[.'’]", ",", match.group()), text)
    return text


@cache
def _decimal() -> re.Pattern[str]:
    units = table("units")
    measures = [
        spelt for group in ("measure", "time") for row in units[group].values() for spelt in row
    ]
    whole = words([*measures, *_money(), *units["share"]["percent"], *_SCALES])
    return re.compile(rf"(?<![\d.,])\d{{1,3}},\d{{1,2}}(?=\s?(?:{whole})(?!\w))")


@cache
def _counted() -> re.Pattern[str]:
    units = table("units")
    people = [spelt for row in units["people"].values() for spelt in row]
    whole = words([*people, *_money(), *units["formation"]["nouns"], *_THINGS])
    return re.compile(rf"(?<![\d.,])\d{{1,3}}\.\d{{3}}(?=\s?(?:[\w-]+\s){{0,2}}(?:{whole})(?!\w))")


def _money() -> list[str]:
    return [spelt for row in table("units")["currency"].values() for spelt in row]


_SCALES = ["thousand", "million", "billion", "trillion", "mln", "bn", "m", "percentage"]
_THINGS = [
    "bunkers",
    "tanks",
    "vehicles",
    "aircraft",
    "drones",
    "mines",
    "shells",
    "missiles",
    "trees",
]
