"""What is worked out once for each distinct word, and then remembered."""

from collections.abc import Callable
from typing import TypeVar

_Value = TypeVar("_Value")

_MOST = 200_000
"""Entries kept before the memory is emptied: some 60 MB, whatever the number of articles."""


class Memory(dict[str, _Value]):
    """A table that fills itself as it is asked.

    Parameters
    ----------
    work_out
        What a word not asked for before gives.

    >>> sizes = Memory(len)
    >>> sizes["Narva"], list(sizes)
    (5, ['Narva'])
    """

    def __init__(self, work_out: Callable[[str], _Value]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> _Value:
        if len(self) >= _MOST:
            self.clear()
        value = self[word] = self._work_out(word)
        return value
