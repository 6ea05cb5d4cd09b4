"""Read numbers as English writes them: 16,000, 10 000, 2.47, twenty-five, two hundred, a dozen."""

import re

from .tables import table, words

Value = float | int | tuple[float | int, float | int]
"""A number, or the two ends of a range."""

_TABLE = table("numbers")
_SMALL: dict[str, int] = _TABLE["small"]
_SCALE: dict[str, int] = _TABLE["scale"]
_SPOKEN_SCALE = ["dozen", "hundred", "thousand", "million", "billion", "trillion"]
_ONE = ("a", "an", "another")
_HALF = "half"
_PART_OF = {
    _HALF: 0.5,
    "a quarter of a": 0.25,
    "one quarter of a": 0.25,
    "three quarters of a": 0.75,
    "a couple of": 2,
    "a couple": 2,
    "a pair of": 2,
}
"""What stands before a scale word as a number does: "a couple of dozen"."""
_MORE_HALF = "½"
_AND_A_HALF = re.compile(r"\s+and\s+a\s+half\b")
_MORE = ("extra", "additional", "further", "estimated")
_WORTH = {**_SMALL, **dict.fromkeys(_ONE, 1), **dict.fromkeys(_MORE, 0), _MORE_HALF: 0.5}
_SHARED = re.compile(rf"(?:\s+(?:{'|'.join(_SPOKEN_SCALE)}))+$")
_GROUP_BLANK = "[ \u00a0\u2009\u202f]"


def small_number_pattern() -> str:
    """Match one number word up to ninety-nine."""
    small = words(list(_SMALL))
    return rf"(?i:(?:{small})\b(?:-(?:{small})\b)?)"


def number_pattern() -> str:
    """Match a number in digits or words, without scale words behind digits."""
    grouped = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:{_GROUP_BLANK}\d{{3}})+(?!\d)"
    digits = rf"{grouped}|\d+(?:\.\d+)?"
    one = rf"(?:[Aa]n?|[Aa]nother)(?:\s+(?:{'|'.join(_MORE)}))?"
    scale = "|".join(_SPOKEN_SCALE)
    small = rf"{small_number_pattern()}(?:\s+and\s+a\s+half)?"
    half = r"(?:[Aa]\s+)?[Hh]alf(?:[\s-]an?)?"
    part = rf"(?:{words([name.capitalize() for name in _PART_OF])}|{words(list(_PART_OF))})"
    first = rf"(?:{small}|(?<![a-zA-Z])(?:{part}|{half}|{one}))"
    rest = rf"(?:\s+and)?\s+{small_number_pattern()}(?:\s+hundred\b)?"
    spoken = rf"{first}[\s-](?:{scale})\b(?:\s+(?:{scale})\b)?"
    counted = rf"{small}\s+(?:hundred|thousand)\b(?:\s+thousand\b)?(?:{rest}){{1,2}}"
    round_ = rf"(?:[Aa]\s+)?(?:hundred|thousand)\s+and\s+{small_number_pattern()}"
    return rf"(?:{digits}|{counted}|{round_}|{spoken}|{small})"


def scale_pattern() -> str:
    """Match a scale word or its abbreviation behind digits; a letter only where it stands alone."""
    letters = "".join(scale for scale in _SCALE if len(scale) == 1)
    spelt = words([scale for scale in _SCALE if len(scale) > 1])
    return rf"(?i:(?:{spelt})\b|[{letters}](?![\w-]))"


def read_number(text: str, scale: str | None = None) -> int | float:
    """Read a number that `number_pattern` matched.

    Parameters
    ----------
    text
        Digits or words.
    scale
        A scale word behind it, or None.

    Raises
    ------
    ValueError
        The text is not a number.

    >>> read_number("10 000"), read_number("twenty-five"), read_number("2.5", "billion")
    (10000, 25, 2500000000)
    >>> read_number("two thousand one hundred"), read_number("a hundred and twenty")
    (2100, 120)
    >>> read_number("half-dozen"), read_number("a quarter of a million")
    (6, 250000)
    """
    value = _digits(text) if text[:1].isdigit() else _spoken(text)
    if scale:
        value *= _SCALE[scale.casefold().rstrip(".")]
    rounded = round(value, 6)
    return int(rounded) if float(rounded).is_integer() else float(rounded)


def shared_scale(first: str, second: str) -> str:
    """Give the first of two numbers the scale words that only the second has.

    Parameters
    ----------
    first, second
        Both ends of a range, as they are written.

    >>> shared_scale("seven", "eight hundred"), shared_scale("two hundred", "three hundred")
    ('seven hundred', 'two hundred')
    >>> shared_scale("ninety", "two hundred")
    'ninety'
    """
    scale = _SHARED.search(second.casefold())
    if scale is None or first[:1].isdigit() or _SHARED.search(first.casefold()):
        return first
    whole = f"{first}{scale.group()}"
    return whole if read_number(whole) < read_number(second) else first


def _digits(text: str) -> float:
    plain = re.sub(rf",|{_GROUP_BLANK}", "", text)
    return float(plain) if "." in plain else int(plain)


def _spoken(text: str) -> float:
    said = re.split(r"[\s-]+", _AND_A_HALF.sub(f" {_MORE_HALF}", text.casefold().strip()))
    if said[:2] == ["a", _HALF]:
        del said[0]
    for begin, worth in _PART_OF.items():
        if said[: len(lead := begin.split())] == lead and len(said) > len(lead):
            return worth * _sum(said[len(lead) :])
    return _sum(said)


def _sum(said: list[str]) -> float:
    total, current = 0.0, 0.0
    for word in (one for one in said if one != "and"):
        if word in _WORTH:
            current += _WORTH[word]
        elif word in _SCALE:
            current = max(current, 1.0) * _SCALE[word]
        else:
            raise ValueError(f"{' '.join(said)!r} is not a number word")
        if current >= 1000:
            total, current = total + current, 0
    return total + current
