"""The persons that a text names, so that "Austin" alone can be the one met as "Lloyd Austin"."""

from .cues import Cues
from .tokens import Tokens, joins

_LONGEST = 3


def find_surnames(tokens: Tokens, cues: Cues) -> frozenset[str]:
    """Collect the words that follow a given name or a title: "General Lloyd Austin".

    Parameters
    ----------
    tokens
        Of the text.
    cues
        Given names and titles.

    Returns
    -------
    Folded words.
    """
    surnames: set[str] = set()
    for at in tokens.where(cues.marks["person"]):
        surnames.update(_row_after(tokens, at, cues))
    return frozenset(surnames)


def _row_after(tokens: Tokens, at: int, cues: Cues) -> list[str]:
    row = []
    for n in range(at + 1, min(at + 1 + _LONGEST, len(tokens))):
        word = tokens[n]
        initial = len(tokens[n - 1].key) == 1 and tokens[n - 1].gap == ". "
        if not (joins(tokens[n - 1]) or initial) or not word.capital:
            break
        if word.key in cues["organisation"] or word.key in cues.after:
            return []
        row.append(word.key)
    return row
