"""Lines that end where the page ended: which of a block's line ends are breaks."""

import re
from collections.abc import Sequence
from itertools import pairwise

_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]\s]*$")
_BULLET = re.compile(r"\s*(?:[-–—*•·‣▪◦●○►▶✓✔➢]|\(?\d{1,3}[.)]|\(?[a-z]\)|\[\d)\s*")
_WORD = re.compile(r"\S+")
_LEAST = 40  # letters; a wrapped line is longer

Piece = tuple[str, str]
"""Words, and the address that they lead to."""


def unwrapped(pieces: Sequence[Piece]) -> list[Piece]:
    r"""Put a space for every line end that only wraps a sentence.

    >>> unwrapped([("Norway sent 120 soldiers of its brigade to Rukla\nin March.\nMore.", "")])
    [('Norway sent 120 soldiers of its brigade to Rukla in March.\nMore.', '')]
    """
    whole = "".join(words for words, _ in pieces)
    if "\n" not in whole.strip():
        return list(pieces)
    soft = _soft_ends("".join(words for words, _ in pieces))
    found, at = [], 0
    for words, link in pieces:
        kept = "".join(
            " " if letter == "\n" and at + index in soft else letter
            for index, letter in enumerate(words)
        )
        found.append((kept, link))
        at += len(words)
    return found


def _soft_ends(text: str) -> frozenset[int]:
    """Return the offsets of the line ends that end no line of thought."""
    lines = text.split("\n")
    widest = max(len(line.strip()) for line in lines)
    soft, at = [], 0
    flows = any(
        len(one.strip()) >= _LEAST and not _ENDED.search(one) and _begins_low(other)
        for one, other in pairwise(lines)
    )
    for line, following in pairwise(lines):
        at += len(line)
        if _is_soft(line, following, widest=widest if flows else 0):
            soft.append(at)
        at += 1
    return frozenset(soft)


def _is_soft(line: str, following: str, *, widest: int) -> bool:
    words, word = line.strip(), _WORD.search(following)
    if len(words) < _LEAST or word is None or _BULLET.match(following):
        return False
    if _begins_low(following) and not _ENDED.search(words):
        return True
    return len(words) + 1 + len(word.group()) > widest > 0


def _begins_low(line: str) -> bool:
    words = line.strip()
    return bool(words) and (words[0].islower() or words[0].isdigit())
