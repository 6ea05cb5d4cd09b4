"""Visible text in the making, spaced as a browser would space it."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Flow:
    """Pieces of text that know where a space or a line end belongs between them.

    Parameters
    ----------
    pieces
        The text so far; `length` counts its code points.
    gap
        Whether white space was met since the last piece.
    """

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    gap: bool = False
    _last: str = "\n"

    def add(self, words: str) -> tuple[int, int]:
        """Append words and return their offsets."""
        if self.gap and self._last not in "\n\t " and not words.startswith((" ", "\t", "\n")):
            self._put(" ")
        start = self.length
        self._put(words)
        self.gap = False
        return start, self.length

    def break_with(self, mark: str) -> None:
        """End a line, or a table's cell, unless one has just ended."""
        self.gap = False
        if self._last != "\n" and not (mark == "\t" and self._last == "\t"):
            self._put(mark)

    def _put(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)
        self._last = piece[-1]

    def __str__(self) -> str:
        return "".join(self.pieces)
