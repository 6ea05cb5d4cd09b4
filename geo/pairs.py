"""How a border of two states is named."""

# Who is named first in a pair: the Baltic states from north to south, other states, and last those
# that the alliance's edge faces.
_FIRST, _LAST = ("EE", "LV", "LT"), ("BY", "RU", "UA")


def border_pair(first: str, second: str) -> str:
    """Name the border of two states as people on the alliance's side of it do.

    >>> border_pair("BY", "LV"), border_pair("PL", "LT"), border_pair("SE", "FI")
    ('LV-BY', 'LT-PL', 'FI-SE')
    """
    return "-".join(sorted((first, second), key=_rank))


def _rank(code: str) -> tuple[int, int, str]:
    if code in _FIRST:
        return 0, _FIRST.index(code), code
    return (2 if code in _LAST else 1), 0, code
