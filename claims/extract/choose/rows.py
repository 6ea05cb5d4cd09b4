"""Rows of tables, as `matching` has them with the words of their head: "Host: Latvia; Troops: 300".

The annotated articles have hardly any, so that rows get smaller chances than they deserve.
"""

import re
from collections.abc import Sequence
from itertools import groupby

import numpy as np

from posturemap.claims.extract.propose import Sentence

from .weights import Array

_HEAD = r"(?:[^:;.\n]|\.(?!\s)){1,60}"
_ROW = re.compile(rf"{_HEAD}: [^:;\n]+; {_HEAD}: [^;\n]")
_LABEL = re.compile(r"(?:^|; )([^:;]+):(?= )")
_CELL = 4
"""Words of a cell that may be a clause by itself."""


def head_of(text: str, sentence: Sentence) -> tuple[str, ...]:
    """Give the words of a table's head that stand before a row's cells; none where it is no row."""
    start, end = sentence.words[0][0], sentence.words[-1][1]
    return tuple(_LABEL.findall(text[start:end])) if _ROW.match(text, start, end) else ()


def chances_of_rows(
    chances: Sequence[Array],
    sentences: Sequence[Sentence],
    heads: Sequence[tuple[str, ...]],
    text: str,
) -> list[Array]:
    """Let the rows of one table be claims together, or none of them.

    Parameters
    ----------
    chances
        Of each clause of each sentence, shape (clauses,) each.
    sentences, heads
        As many, and the head of each.
    text
        Their article's.

    Returns
    -------
    As they were; of rows below one head, each whole one with the mean of their likeliest clauses,
    besides cells that are clauses.
    """
    found = list(chances)
    for head, group in groupby(range(len(sentences)), key=heads.__getitem__):
        if head:
            rows = list(group)
            mean = sum(float(chances[n].max()) for n in rows) / len(rows)
            for n in rows:
                found[n] = _of_row(chances[n], sentences[n], text, np.float32(mean))
    return found


def _of_row(chances: Array, sentence: Sentence, text: str, whole: np.float32) -> Array:
    """Let a row claim as a whole, or by cells that are clauses."""
    found = np.zeros_like(chances)
    for number, (first, last) in enumerate(sentence.clauses()):
        start, end = sentence.words[first][0], sentence.words[last][1]
        is_cell = text.startswith(": ", start - 2) and ";" not in text[start:end]
        if (first, last) == (0, len(sentence.words) - 1):
            found[number] = whole
        elif is_cell and last - first + 1 >= _CELL:
            found[number] = chances[number]
    return found
