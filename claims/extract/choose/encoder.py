"""The encoder: what each word of a window means where it stands.

A transformer of a few layers, begun as all-MiniLM-L6-v2 (Apache-2.0) and trained on the annotated
articles; float32 arithmetic.
"""

import numpy as np

from .weights import Array, Weights
from .windows import Window

_HEADS = 12
_TINY = np.float32(1e-12)
_ROOT = np.float32(np.sqrt(2 / np.pi))
_CUBE = np.float32(0.044715)


class Encoder:
    """Read windows.

    Parameters
    ----------
    weights
        Unpacked once; some 30 MB. ``told`` is the layer before which it is told what each word is
        proposed as.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._places = weights.rows("pos", slice(None))
        self._tags = weights.rows("tag", slice(None))
        self._told = int(weights.vector("told")[0])
        self._norm = weights.vector("n0.weight"), weights.vector("n0.bias")
        self._layers = [_Layer(weights, f"layers.{n}") for n in range(weights.layers)]

    def words(self, window: Window) -> Array:
        """Return a vector for each word that is the window's own, shape (words, width)."""
        count = len(window.pieces)
        seen: Array = self._weights.rows("word", window.pieces)
        seen += self._places[:count]
        seen = normal(seen, *self._norm)
        for number, layer in enumerate(self._layers):
            if number == self._told:
                seen += self._tags[window.tags]
            seen = layer(seen)
        own = seen[window.starts[0] : window.starts[-1] + window.sizes[-1]]
        sums = np.add.reduceat(own, window.starts - window.starts[0], axis=0)
        means: Array = (sums / window.sizes[:, None]).astype(np.float32)
        return means


class _Layer:
    def __init__(self, weights: Weights, name: str) -> None:
        for part in ("qkv", "out", "up", "down"):
            matrix = weights.matrix(f"{name}.{part}.weight")
            setattr(self, part, (matrix, weights.vector(f"{name}.{part}.bias")))
        self.norms = [
            (weights.vector(f"{name}.{n}.weight"), weights.vector(f"{name}.{n}.bias"))
            for n in ("n1", "n2")
        ]

    qkv: tuple[Array, Array]
    out: tuple[Array, Array]
    up: tuple[Array, Array]
    down: tuple[Array, Array]

    def __call__(self, seen: Array) -> Array:
        seen = normal(seen + linear(self._attend(seen), *self.out), *self.norms[0])
        return normal(seen + linear(gelu(linear(seen, *self.up)), *self.down), *self.norms[1])

    def _attend(self, seen: Array) -> Array:
        count, width = seen.shape
        parts = linear(seen, *self.qkv).reshape(count, 3, _HEADS, width // _HEADS)
        query, key, value = parts.transpose(1, 2, 0, 3)
        scores = query @ key.transpose(0, 2, 1)
        scores *= np.float32(1 / np.sqrt(width // _HEADS))
        mixed: Array = softmax(scores) @ value
        return mixed.transpose(1, 0, 2).reshape(count, width)


def linear(seen: Array, matrix: Array, bias: Array) -> Array:
    """Multiply by a matrix and add a bias."""
    found: Array = seen @ matrix
    found += bias
    return found


def gelu(values: Array) -> Array:
    """Apply the smooth threshold GELU in its tanh form (Hendrycks and Gimpel 2016)."""
    inner = values * values
    inner *= _CUBE
    inner += np.float32(1)
    inner *= values
    inner *= _ROOT
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= values
    inner *= np.float32(0.5)
    return inner


def softmax(scores: Array) -> Array:
    """Make shares of scores along the last axis."""
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    return scores


def normal(values: Array, weight: Array, bias: Array) -> Array:
    """Give each row mean 0 and variance 1, then stretch and move it."""
    values = values - values.mean(axis=-1, keepdims=True)
    variance = np.einsum("ij,ij->i", values, values)[:, None] / np.float32(values.shape[-1])
    values /= np.sqrt(variance + _TINY)
    values *= weight
    values += bias
    return values
