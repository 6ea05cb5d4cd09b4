"""Which states share a land border, and on which side."""

from functools import cache

from posturemap.geo.names import read_table


@cache
def _sides() -> dict[tuple[str, str], str]:
    sides: dict[tuple[str, str], str] = {}
    for row in read_table("neighbours"):
        sides[row["first"], row["second"]] = row["second_lies"]
        sides[row["second"], row["first"]] = row["first_lies"]
    return sides


def share_border(first: str, second: str) -> bool:
    """Say whether two states have a land border, as far as the table goes.

    Parameters
    ----------
    first, second
        ISO codes.

    >>> share_border("LV", "RU"), share_border("EE", "LT")
    (True, False)
    """
    return (first, second) in _sides()


def neighbours(code: str, side: str | None = None) -> tuple[str, ...]:
    """List the states that a state borders on.

    Parameters
    ----------
    code
        ISO code.
    side
        Compass direction, "eastern" or "east": those on that side only, and those on the sides
        beside it ("eastern" has the southeast); None for all.

    >>> neighbours("LV", "eastern")
    ('RU', 'BY')
    """
    found = [(other, lies) for (own, other), lies in _sides().items() if own == code]
    if side is None:
        return tuple(other for other, _ in found)
    want = side.replace("ern", "")
    return tuple(o for o, lies in found if want in lies or lies in want)
