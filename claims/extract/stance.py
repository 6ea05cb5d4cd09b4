"""Signs of how a clause stands to fact: planned, hypothetical or denied, each with its scope."""

import re

from .lexicon import table
from .tagged import Sentence

_STANCE = table("stance.toml")
_CUES = {stem: row for row, stems in _STANCE["cues"].items() for stem in stems.split()}
_PHRASES = tuple(
    (tuple(phrase.split()), row)
    for row, phrases in _STANCE["phrases"].items()
    for phrase in phrases.split("|")
)
_STARTS = {
    word: tuple((p, row) for p, row in _PHRASES if p[0] == word)
    for word in {p[0] for p, _ in _PHRASES}
}
_SIGNS = frozenset(_CUES) | frozenset(_STARTS)
_NEAR = 5
_INFINITIVE = re.compile("ta?[Bu]")
_PAST = frozenset(_STANCE["scope"]["past"].split())
_SUBORDINATE = frozenset(_STANCE["scope"]["subordinate"].split())


def stance(s: Sentence, first: int, last: int, head: int) -> set[str]:
    """Name the signs in a clause.

    Parameters
    ----------
    s
        The sentence.
    first, last
        The clause's first word and the word behind its last.
    head
        Its first finite verb, or `last` where it has none.

    Returns
    -------
    Features ``q:<where><sign>``: ``s`` in the subject, ``h`` at the verb, ``o`` behind it and
    ``x`` in a subordinate clause behind it.
    """
    found = {"q:past"} if head < last and _past(s, head) else set()
    turn = _turn(s, head, last)
    for i in range(first, last):
        stem = s.words[i].stem
        if stem not in _SIGNS:
            continue
        where = _zone(i, head, turn)
        signs = [row for phrase, row in _STARTS.get(stem, ()) if _reads(s, i, phrase)]
        if stem in _CUES:
            sign = _CUES[stem]
            signs.append(sign)
            if where == "h" and _INFINITIVE.search(s.tags, i, last):
                found.add(f"q:{sign}+to")
        found.update([f"q:{where}{sign}" for sign in signs])
    return found


def _turn(s: Sentence, head: int, last: int) -> int:
    """Find the first subordinate clause behind the verb; the end where there is none."""
    for i in range(head + 1, last):
        if s.tags[i] == "r" or s.words[i].stem in _SUBORDINATE:
            return i
    return last


def _zone(i: int, head: int, turn: int) -> str:
    """Tell where a word stands: in the subject, at the verb, behind it or in what hangs on it."""
    if i < head:
        return "s"
    if i >= turn:
        return "x"
    return "o" if i - head >= _NEAR else "h"


def _reads(s: Sentence, i: int, phrase: tuple[str, ...]) -> bool:
    return tuple([w.stem for w in s.words[i : i + len(phrase)]]) == phrase


def _past(s: Sentence, head: int) -> bool:
    return s.tags[head] == "V" or s.words[head].stem in _PAST
