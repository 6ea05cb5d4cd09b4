"""How two claims about one thing stand to each other: they agree, contradict or are silent."""

import re
from enum import Enum, auto
from functools import cache

from posturemap.claims.claim import Claim, Polarity
from posturemap.claims.named import Quantity
from posturemap.claims.organisations import citing_words

_FAR = "9999"


class Stance(Enum):
    """How one claim stands to another about the same thing."""

    AGREES = auto()
    CONTRADICTS = auto()
    SILENT = auto()


def stance(claim: Claim, other: Claim) -> Stance:
    """Tell how two claims about one thing stand to each other.

    Claims of different types, or of times that do not meet, are silent about each other. Figures
    in one unit agree where they overlap; where they do not, they are silent, because what they
    count may differ. Other claims agree, or one denies the other, where they share at least half
    of the shorter one's words, names and small words apart.
    """
    if claim.id == other.id or claim.type is not other.type or not _meet(claim.date, other.date):
        return Stance.SILENT
    if claim.quantity and other.quantity and claim.polarity is other.polarity:
        same = claim.quantity.unit == other.quantity.unit
        agrees = same and _overlap(claim.quantity, other.quantity)
        return Stance.AGREES if agrees else Stance.SILENT
    if not _are_alike(claim.quote, other.quote):
        return Stance.SILENT
    denied = (claim.polarity is Polarity.NEGATED) != (other.polarity is Polarity.NEGATED)
    return Stance.CONTRADICTS if denied else Stance.AGREES


def _are_alike(one: str, other: str) -> bool:
    words, others = content_words(one), content_words(other)
    fewer = min(len(words), len(others))
    return fewer > 1 and 2 * len(words & others) >= fewer


@cache
def content_words(quote: str) -> frozenset[str]:
    """Return what a quote says beside names: its longer words in lower case, without endings."""
    small = citing_words()["small"]["words"]
    words = re.findall(r"(?<!\w)[a-zà-ž]{4,}", quote)
    return frozenset(re.sub(r"(?:ing|ed|es|s|e)$", "", word) for word in words if word not in small)


def _overlap(one: Quantity, other: Quantity) -> bool:
    low, high = ends_of(one)
    other_low, other_high = ends_of(other)
    return low <= other_high and other_low <= high


def ends_of(quantity: Quantity) -> tuple[float, float]:
    """Give the lowest and the highest value of a quantity."""
    value = quantity.value
    return (value[0], value[-1]) if isinstance(value, tuple) else (value, value)


def _meet(one: str | None, other: str | None) -> bool:
    """Tell whether two EDTF dates can be the same time."""
    if one is None or other is None:
        return True
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    return low <= other_high and other_low <= high


@cache
def _bounds(edtf: str) -> tuple[str, str]:
    """Return texts that sort before and after every day of a date."""
    start, slash, end = edtf.partition("/")
    first, last = start.rstrip("~?%"), (end if slash else start).rstrip("~?%")
    low = "" if first in ("", "..") else first.replace("X", "0")
    return low, _FAR if last in ("", "..") else f"{last.replace('X', '9')}-99"
