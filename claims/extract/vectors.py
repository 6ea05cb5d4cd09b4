"""What words mean, as points: words of like meaning lie near one another."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

FLOATS = npt.NDArray[np.float32]


class Vectors:
    """A point for each known word stem.

    Parameters
    ----------
    words
        The stems.
    rows
        One point a stem; the commoner a word, the nearer to the origin, so that "the" counts for
        little in a sum.
    """

    def __init__(self, words: Iterable[str], rows: npt.NDArray[np.int8]) -> None:
        self.index = {word: i for i, word in enumerate(words)}
        self.rows = rows

    def meaning(self, stems: Iterable[str]) -> FLOATS:
        """Return the direction of the sum of the stems' points; zero where none is known.

        Source: Arora et al. 2017, "A simple but tough-to-beat baseline for sentence embeddings".
        """
        index = self.index
        known = [index[stem] for stem in stems if stem in index]
        total = self.rows[known].sum(axis=0, dtype=np.int64).astype(np.float32)
        length = float(np.sqrt((total * total).sum()))
        return np.asarray(total / length if length else total, dtype=np.float32)


@cache
def load_vectors() -> Vectors:
    """Read the shipped vectors; once a process."""
    packed = files("posturemap.claims").joinpath("data", "vectors.npz")
    with as_file(packed) as path, np.load(path) as arrays:
        return Vectors(arrays["words"].tobytes().decode().split("\n"), arrays["rows"])
