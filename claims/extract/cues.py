"""What the words beside a country say: where it is, what it owns, whether it speaks."""

import re
from collections.abc import Iterator

from .roles import is_subject
from .tables import table, words

_TABLE = table("places")
_NEXT: dict[str, str] = {w: group for group, row in table("actors")["next"].items() for w in row}
_LEFT = 45
_LAST = {word.casefold().split()[-1] for row in _TABLE["before"].values() for word in row}
_FIRST = {word.split()[0] for row in _TABLE["after"].values() for word in row}
_NEXT_WORD = re.compile(r"(?:['’]s?)?\s+([\w-]+)")
_LAST_WORD = re.compile(r"([\w-]+)\s+(?:the\s+)?$")


def _before(row: str) -> re.Pattern[str]:
    entries = words(_TABLE["before"][row])
    return re.compile(rf"(?:^|\W)(?:{entries})\s+(?:the\s+)?$", re.IGNORECASE)


def _after(row: str) -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s?)?\s+(?:{words(_TABLE['after'][row])})\b(?!\s+guards?\b)")


_BEFORE = {row: _before(row) for row in _TABLE["before"]}
_AFTER = {row: _after(row) for row in _TABLE["after"]}
_UNIT = re.compile(r"['’]s?\s+(?:[A-Z\d]|own\s+[A-Z])")
_NOUN = re.compile(r"[-\s]([\w-]+)")
_CELL = re.compile(r"\s*\|")
_ADJECTIVES = frozenset(("US", "U.S.", "UK", "U.K.", "EU"))


def cues(text: str, start: int, end: int, floor: int) -> Iterator[str]:
    """Read the words around a mention.

    Parameters
    ----------
    text
        The article's text.
    start, end
        Offsets of the mention.
    floor
        Where its sentence begins.

    Yields
    ------
    The names of the rows of ``places.toml``, unit, attribute, and cell for the first cell of a
    table's row.
    """
    left = text[max(floor, start - _LEFT) : start]
    last = _LAST_WORD.search(left)
    if last and last[1].casefold() in _LAST:
        yield from (row for row, pattern in _BEFORE.items() if pattern.search(left))
    behind = _NEXT_WORD.match(text, end)
    if behind and behind[1] in _FIRST:
        yield from (row for row, pattern in _AFTER.items() if pattern.match(text, end))
    if _UNIT.match(text, end):
        yield "unit"
    noun = _NOUN.match(text, end)
    if noun and _is_attribute(text, start, end, noun[1]):
        yield "attribute"
    if not left.strip() and _CELL.match(text, end):
        yield "cell"


def _is_attribute(text: str, start: int, end: int, noun: str) -> bool:
    """Tell "US troops" and "Russia-led" from a country that stands for itself."""
    if noun.casefold() in _NEXT or text[end] == "-":
        return True
    return text[start:end] in _ADJECTIVES and noun.islower() and not is_subject(text, end)
