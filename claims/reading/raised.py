"""Raised letters: which are note marks, and which belong to the text."""

import re

_MARK = re.compile(r"[\[(]?(?P<numbers>\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)[\])]?[,;]?")
_SIGN = re.compile(r"[\[(]?(?:[*†‡§#¶]{1,3}|[a-z])[\])]?")  # a mark without a number
_POWER = re.compile(r"(?:^|[\s\d(/·])(?:[ckm]?m|ft|mi|yd|[a-z])\Z", re.IGNORECASE)
_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MOST_IN_RANGE = 30
REACH = 12
"""Letters before a raised stretch that say what it is."""


def note_numbers(raised: str, before: str) -> tuple[int, ...] | None:
    """Tell the numbers of notes from raised letters that are text.

    Parameters
    ----------
    raised
        What the file shows above the line.
    before
        At least `REACH` letters before it on its line, or all of them.

    Returns
    -------
    The numbers, none for a mark such as ``*``; None where the letters belong to the text: powers,
    ordinals, and what stands first in its line.

    >>> note_numbers("1, 3–5", "has 4,800"), note_numbers("2", "of 35 km"), note_numbers("th", "9")
    ((1, 3, 4, 5), None, None)
    """
    mark = raised.strip()
    if not before.strip():
        return None
    if match := _MARK.fullmatch(mark):
        return None if is_power(before) else tuple(read_numbers(match["numbers"]))
    return () if _SIGN.fullmatch(mark) else None


def is_power(before: str) -> bool:
    """Tell whether a raised number behind these letters is a power: of a unit, or of a letter.

    >>> is_power("of 35 km"), is_power("soldiers")
    (True, False)
    """
    return bool(_POWER.search(before[-REACH:]))


def read_numbers(written: str) -> list[int]:
    """Read ``3, 5`` as two numbers and ``3–5`` as three."""
    numbers: list[int] = []
    for part in re.split(r"[,;]", written):
        ends = [int(end.strip(" ^")) for end in re.split(r"[–-]", part)]
        numbers += range(ends[0], ends[-1] + 1) if 0 < ends[-1] - ends[0] < _MOST_IN_RANGE else ends
    return numbers


def as_raised(words: str) -> str:
    """Write digits as the raised digits of plain text.

    >>> as_raised("2")
    '²'
    """
    return words.translate(_DIGITS)
