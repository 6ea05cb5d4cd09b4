"""How far a work is: told to whoever shows it."""

from collections.abc import Callable

Step = Callable[[str, int, int], None]
"""Told which part is done, how much of it, and of how much."""


def nothing(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""
