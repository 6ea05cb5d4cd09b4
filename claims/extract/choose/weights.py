"""The trained weights, packed to a byte a number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Arrays by name, and the pieces that the encoder knows.

    Parameters
    ----------
    arrays
        Matrices as bytes with a step for each row, vectors as they are.
    steps
        Step of each row of the matrices.
    pieces
        In order of number.
    layers
        How many layers the encoder has.
    """

    arrays: Mapping[str, NDArray[np.int8] | Array]
    steps: Mapping[str, Array]
    pieces: tuple[str, ...]
    layers: int

    def matrix(self, name: str) -> Array:
        """Unpack a matrix, shape (out, in), and turn it: shape (in, out)."""
        whole = self.arrays[name].astype(np.float32) * self.steps[name][:, None]
        return np.ascontiguousarray(whole.T)

    def rows(self, name: str, numbers: NDArray[np.integer] | slice) -> Array:
        """Unpack some rows of a matrix, shape (rows, in)."""
        found: Array = self.arrays[name][numbers].astype(np.float32)
        return found * self.steps[name][numbers][:, None]

    def vector(self, name: str) -> Array:
        """Return a vector."""
        return self.arrays[name].astype(np.float32)


def pack(path: Path, arrays: Mapping[str, Array], pieces: Sequence[str]) -> None:
    """Write weights: each row of a matrix as whole numbers from -127 to 127 and their step.

    Parameters
    ----------
    path
        File to write.
    arrays
        Float arrays by name; matrices have the shape (out, in).
    pieces
        In order of number.
    """
    packed: dict[str, NDArray[np.generic]] = {"pieces": np.array("\n".join(pieces))}
    for name, array in arrays.items():
        if array.ndim == 1:
            packed[name] = array.astype(np.float32)
            continue
        steps = np.maximum(np.abs(array).max(axis=1), 1e-8) / 127
        packed[name] = np.rint(array / steps[:, None]).astype(np.int8)
        packed[f"{name}:step"] = steps.astype(np.float32)
    with path.open("wb") as stream:
        np.savez_compressed(stream, **packed)  # type: ignore[arg-type]


def read(path: Path) -> Weights:
    """Read what `pack` wrote."""
    with np.load(path, allow_pickle=False) as packed:
        whole = {name: packed[name] for name in packed.files}
    pieces = tuple(str(whole.pop("pieces")).split("\n"))
    steps = {n.removesuffix(":step"): a for n, a in whole.items() if n.endswith(":step")}
    arrays = {name: array for name, array in whole.items() if not name.endswith(":step")}
    layers = 1 + max(int(n.split(".")[1]) for n in arrays if n.startswith("layers."))
    return Weights(arrays=arrays, steps=steps, pieces=pieces, layers=layers)


@cache
def load_weights() -> Weights:
    """Read the package's own weights; once a process."""
    with as_file(files("posturemap.claims") / "data" / "encoder.npz") as path:
        return read(path)
