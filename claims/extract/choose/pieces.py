"""Words as the pieces that the encoder knows."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property

_BASIC = re.compile(r"\w+|[^\w\s]")
_MOST_LETTERS = 40
_CODE = str.maketrans(dict.fromkeys("<>{}\\=^~", "-"))
"""Marks of code and mark-up among prose: what they mean the annotated articles do not teach."""
_MOST_WORDS = 100_000


class Vocabulary:
    """The encoder's pieces, numbered.

    Parameters
    ----------
    pieces
        In order of number; a piece inside a word begins with ``##``.
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self._known: dict[str, tuple[int, ...]] = {}
        self.unknown, self.opening, self.parting = (
            self._numbers[mark] for mark in ("[UNK]", "[CLS]", "[SEP]")
        )

    @cached_property
    def longest(self) -> int:
        """Letters of the longest piece."""
        return max(map(len, self._numbers))

    def numbers(self, word: str) -> tuple[int, ...]:
        """Split a word, longest piece first; letters lose case and marks before.

        Parameters
        ----------
        word
            As the text writes it.
        """
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            found = self._known[word] = tuple(
                number for part in _BASIC.findall(_plain(word)) for number in self._split(part)
            ) or (self.unknown,)
        return found

    def _split(self, word: str) -> list[int]:
        if len(word) > _MOST_LETTERS:
            return [self.unknown]
        found, at = [], 0
        while at < len(word):
            begin = "##" if at else ""
            ends = range(min(len(word), at + self.longest), at, -1)
            end = next((e for e in ends if begin + word[at:e] in self._numbers), None)
            if end is None:
                return [self.unknown]
            found.append(self._numbers[begin + word[at:end]])
            at = end
        return found


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower().translate(_CODE))
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
