"""Rows of tables, as `matching` has them with the words of their head: "Host: Latvia; Troops: 300".

The annotated articles have hardly any, so that rows get smaller chances than they deserve.
"""

import re

import numpy as np

from posturemap.claims.extract.propose import Sentence

from .weights import Array

_ROW = re.compile(r"[^:;.\n]{1,60}: [^:;\n]+; [^:;.\n]{1,60}: [^;\n]")
_CELL = 4
"""Words of a cell that may be a clause by itself."""


def is_table_row(text: str, sentence: Sentence) -> bool:
    """Tell whether a sentence is a row of a table."""
    return bool(_ROW.match(text, sentence.words[0][0], sentence.words[-1][1]))


def chances_of_row(chances: Array, sentence: Sentence, text: str) -> Array:
    """Let a row claim as a whole, as likely as any part of it, or by cells that are clauses.

    Parameters
    ----------
    chances
        Of each clause of the row, shape (clauses,).
    sentence, text
        The row, and its article's text.

    Returns
    -------
    As many, nought for what is neither the row nor a cell of a few words.
    """
    found = np.zeros_like(chances)
    for number, (first, last) in enumerate(sentence.clauses()):
        start, end = sentence.words[first][0], sentence.words[last][1]
        is_cell = text.startswith(": ", start - 2) and ";" not in text[start:end]
        if (first, last) == (0, len(sentence.words) - 1):
            found[number] = chances.max()
        elif is_cell and last - first + 1 >= _CELL:
            found[number] = chances[number]
    return found
