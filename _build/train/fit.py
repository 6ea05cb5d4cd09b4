"""Fit the linear scorers to labelled clauses."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from examples import Example
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from posturemap.claims.extract.features import stance_features
from posturemap.claims.extract.scorer import Scorer
from posturemap.claims.extract.vectors import load_vectors

RARE = 2
CONCEPT = {"c:", "s:", "o:"}
SCALES = {"concept": 1.0, "pair": 0.4, "two words": 0.8, "word": 1.3, "other": 1.0, "meaning": 4.0}
POLARITY_WEIGHTS = {"article": 1.0, "own short": 3.0, "own": 1.5, "sentence": 1.0}
STRENGTH = {"type": 0.2, "polarity": 0.1}
"""Inverse regularisation, chosen on articles and documents left out."""


def fit(examples: Sequence[Example]) -> dict[str, dict[str, Any]]:
    """Fit both scorers and pack them as the package ships them."""
    typed = [(sorted(e.features), e.type, e.weight) for e in examples]
    polar = [
        (stance_features(sorted(e.features), e.type), e.polarity, POLARITY_WEIGHTS[e.origin])
        for e in examples
        if e.polarity is not None
    ]
    vectors = load_vectors()
    meaning = np.array([vectors.meaning(e.stems) for e in examples]) * SCALES["meaning"]
    return {
        "type": _fit(typed, STRENGTH["type"], meaning),
        "polarity": _fit(polar, STRENGTH["polarity"], np.zeros((len(polar), 0))),
    }


def unpack(packed: dict[str, dict[str, Any]]) -> dict[str, Scorer]:
    """Make scorers of packed weights."""
    return {name: Scorer.read(one) for name, one in packed.items()}


def _fit(rows: list[tuple[list[str], str, float]], strength: float, meaning: Any) -> dict[str, Any]:
    counts = Counter(f for seen, _, _ in rows for f in seen)
    names = sorted(f for f, n in counts.items() if n >= RARE)
    index = {name: i for i, name in enumerate(names)}
    cells = [(r, index[f]) for r, (seen, _, _) in enumerate(rows) for f in seen if f in index]
    where = tuple(np.array(cells).T)
    scale = np.array([_scale(name) for name in names])
    sparse = csr_matrix((scale[where[1]], where), shape=(len(rows), len(names)))
    table = hstack([sparse, csr_matrix(meaning)]).tocsr()
    model = LogisticRegression(C=strength, max_iter=300)
    model.fit(table, [y for _, y, _ in rows], sample_weight=[w for _, _, w in rows])
    weights = model.coef_.T[: len(names)] * scale[:, None]
    weights[index["bias"]] += model.intercept_
    dense = model.coef_.T[len(names) :] * SCALES["meaning"]
    return _pack([str(c) for c in model.classes_], names, weights, dense)


def _scale(name: str) -> float:
    """Weigh what a feature says before training: named things over single words."""
    if name[:2] in CONCEPT or "&" in name:
        return SCALES["pair" if "&" in name else "concept"]
    if " " in name:
        return SCALES["two words"]
    return SCALES["other" if ":" in name or "#" in name or ">" in name or "+" in name else "word"]


def _pack(labels: list[str], names: list[str], weights: Any, meaning: Any) -> dict[str, Any]:
    step = float(np.abs(weights).max()) / 1000
    whole = np.rint(weights / step).astype(int)
    kept = np.flatnonzero(np.abs(whole).max(axis=1) > 4)
    return {
        "labels": labels,
        "step": round(step, 8),
        "names": "\n".join(names[i] for i in kept),
        "weights": whole[kept].ravel().tolist(),
        "meaning": np.rint(meaning / step).astype(int).ravel().tolist(),
    }
