"""Average the weights of before and after a training that went on from them."""

from pathlib import Path

from posturemap.claims.extract.choose.weights import Array, Weights, pack

_PIECES = "word"  # the pieces' own vectors, which no training moved


def write_average(path: Path, before: Weights, after: Weights) -> None:
    """Write the mean of two weights of one shape, with the vocabulary of the later.

    Parameters
    ----------
    path
        File to write.
    before, after
        As `read` gives them.
    """
    known = _whole(before)
    arrays = {
        name: array if name == _PIECES else (array + known[name]) / 2
        for name, array in _whole(after).items()
    }
    pack(path, arrays, after.pieces)


def _whole(weights: Weights) -> dict[str, Array]:
    """Give all arrays in floats."""
    return {
        name: array * weights.steps[name][:, None] if name in weights.steps else array
        for name, array in weights.arrays.items()
    }
