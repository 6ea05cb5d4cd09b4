"""Why a vector file cannot be used: said in words, one line."""

from collections.abc import Iterable

SAID = 3
"""How many faults of a file are said one by one."""


class VectorFault(Exception):  # noqa: N818  it is a reason, not a class of errors that users see
    """A file cannot be used; its text is the reason and the remedy."""


def feature_fault(number: int, what: str) -> str:
    """Say which feature it is.

    >>> feature_fault(3, "is empty")
    'feature 3: is empty'
    """
    return f"feature {number}: {what}"


def joined(faults: Iterable[str]) -> str:
    """Put faults on one line: the first few, and how many more there are.

    >>> joined(["a", "b", "c", "d", "e"])
    'a; b; c; and 2 more'
    """
    told = list(faults)
    more = [f"and {len(told) - SAID:,} more"] if len(told) > SAID else []
    return "; ".join([*told[:SAID], *more])
