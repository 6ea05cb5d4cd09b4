"""How a border of two states is named."""

import re

# Who is named first in a pair: the Baltic states from north to south, other states, and last those
# that the alliance's edge faces.
_FIRST, _LAST = ("EE", "LV", "LT"), ("BY", "RU", "UA")


def border_pair(first: str, second: str) -> str:
    """Name the border of two states as people on the alliance's side of it do.

    >>> border_pair("BY", "LV"), border_pair("PL", "LT"), border_pair("SE", "FI")
    ('LV-BY', 'LT-PL', 'FI-SE')
    """
    return "-".join(sorted((first, second), key=_rank))


def read_pair(written: str) -> str | None:
    """Read a border as a person types it: two codes in any order and case.

    >>> read_pair("pl-lt"), read_pair("LV/by"), read_pair("Lithuania")
    ('LT-PL', 'LV-BY', None)
    """
    found = re.fullmatch(r"\s*([a-z]{2})[^a-z0-9]+([a-z]{2})\s*", written, re.IGNORECASE)
    return border_pair(found[1].upper(), found[2].upper()) if found else None


def pairs_of(place_id: str) -> tuple[str, ...]:
    """Read a border's pairs, sorted, from its gazetteer id.

    Other ids have none, nor has a border whose other side nobody names.

    >>> pairs_of("border:LV-RU+LV-BY:eastern"), pairs_of("border:EE|RU"), pairs_of("country:LV")
    (('LV-BY', 'LV-RU'), (), ())
    """
    sort, _, rest = place_id.partition(":")
    named = rest.partition(":")[0].split("+")
    return tuple(sorted(pair for pair in named if sort == "border" and "-" in pair))


def _rank(code: str) -> tuple[int, int, str]:
    if code in _FIRST:
        return 0, _FIRST.index(code), code
    return (2 if code in _LAST else 1), 0, code
