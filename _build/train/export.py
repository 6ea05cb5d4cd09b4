"""Write a trained network as the weights that the package ships."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from fit import Shelf
from network import Network

from posturemap.claims.extract.choose.weights import pack

MOST_PIECES = 12_800
"""Pieces that are shipped: with them the file stays under 16 MB."""
_MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def write_weights(path: Path, network: Network, pieces: list[str], shelf: Shelf) -> None:
    """Trim the vocabulary to what English texts of the field use, and pack the weights.

    Parameters
    ----------
    path
        File to write.
    network
        Trained.
    pieces
        The whole vocabulary, in order of number; commoner words come first.
    shelf
        Lessons, whose pieces are kept.
    """
    kept = kept_pieces(pieces, shelf)
    arrays = {name: value.detach().float().numpy() for name, value in network.state_dict().items()}
    arrays["word"] = arrays.pop("word.weight")[kept]
    arrays["pos"], arrays["tag"] = arrays.pop("pos.weight"), arrays.pop("tag.weight")
    arrays["told"] = np.array([network.told], dtype=np.float32)
    path.parent.mkdir(parents=True, exist_ok=True)
    pack(path, arrays, [pieces[number] for number in kept])


def kept_pieces(pieces: list[str], shelf: Shelf) -> list[int]:
    """Choose marks, single letters, what the lessons hold, then the commonest."""
    counts = Counter(n for lesson in shelf.whole() for w in lesson.windows for n in w.pieces)
    latin = [n for n, piece in enumerate(pieces) if _is_latin(piece)]
    single = [n for n in latin if len(pieces[n].removeprefix("##")) == 1]
    seen = [n for n in latin if counts[n]]
    marks = [pieces.index(mark) for mark in _MARKS]
    order = dict.fromkeys([*marks, *single, *sorted(seen, key=_by(counts)), *latin])
    return sorted(list(order)[:MOST_PIECES])


def _by(counts: Mapping[int, int]):  # noqa: ANN202
    return lambda number: -counts[number]


def _is_latin(piece: str) -> bool:
    letters = piece.removeprefix("##")
    return (
        bool(letters)
        and not piece.startswith("[")
        and ord(max(letters)) < 0x2100
        and all(not letter.isalpha() or letter < "\u0250" for letter in letters)
    )
