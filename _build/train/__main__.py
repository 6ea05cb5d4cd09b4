"""Train the claim scorers: ``python _build/train CORPUS [--held-out DIR | --folds N]``.

CORPUS has ``articles/``, ``gold/`` and ``sentences.jsonl``. Without an option the weights are
written to ``claims/data/weights.json``. With ``--held-out`` nothing is shipped: each article is
extracted by scorers that never saw it, and its claims are written to DIR for the corpus's scorer.
With ``--folds`` the documents of ``sentences.jsonl`` are left out, N groups in turn, and the share
of their claims with the right type and polarity is printed. Needs scikit-learn beside the package.
"""

import argparse
import dataclasses
import json
from math import inf
from pathlib import Path

from examples import Example, read_corpus
from fit import fit, unpack
from joblib import Parallel, delayed

from posturemap.claims import read_article
from posturemap.claims.extract.engine import find_claims
from posturemap.claims.extract.features import stance_features
from posturemap.claims.extract.scorer import Scorer

PROCESSES = 2
WEIGHTS = Path(__file__).parents[2] / "claims" / "data" / "weights.json"


def main() -> None:
    """Fit on everything, or on everything but some of it at a time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    apart = parser.add_mutually_exclusive_group()
    apart.add_argument("--held-out", type=Path, metavar="DIR")
    apart.add_argument("--folds", type=int, metavar="N")
    given = parser.parse_args()
    examples = read_corpus(given.corpus)
    if given.held_out is not None:
        given.held_out.mkdir(parents=True, exist_ok=True)
        jobs = [
            delayed(_extract_unseen)(path, examples, given.held_out)
            for path in sorted((given.corpus / "articles").glob("*.txt"))
        ]
        Parallel(n_jobs=PROCESSES)(jobs)
    elif given.folds is not None:
        jobs = [delayed(_judge_unseen)(examples, n, given.folds) for n in range(given.folds)]
        seen, typed, stood = map(sum, zip(*Parallel(n_jobs=PROCESSES)(jobs), strict=True))
        print(f"{seen} claims, type {typed / seen:.3f}, polarity {stood / seen:.3f}")
    else:
        WEIGHTS.write_text(json.dumps(fit(examples), separators=(",", ":")) + "\n", "utf-8")
        print(f"{WEIGHTS}: {WEIGHTS.stat().st_size} bytes from {len(examples)} examples")


def _extract_unseen(path: Path, examples: list[Example], out: Path) -> None:
    scorers = unpack(fit([e for e in examples if e.document != path.stem]))
    claims = find_claims(read_article(path), scorers)
    rows = [json.dumps(dataclasses.asdict(c)) for c in claims]
    (out / f"{path.stem}.jsonl").write_text("\n".join(rows) + "\n", "utf-8")


def _judge_unseen(examples: list[Example], fold: int, folds: int) -> tuple[int, int, int]:
    """Count a fold's claims, and those typed and taken as a person does."""
    documents = sorted({e.document for e in examples if e.origin == "sentence"})[fold::folds]
    scorers = unpack(fit([e for e in examples if e.document not in documents]))
    apart = [e for e in examples if e.document in documents and e.type != "none"]
    typing, standing = scorers["type"], scorers["polarity"]
    none = typing.labels.index("none")
    typed = stood = 0
    for example in apart:
        scores = typing.scores([example.features], [example.stems])[0]
        scores[none] = -inf
        kind = _best(typing, scores)
        signs = stance_features(example.features, kind)
        typed += kind == example.type
        stood += _best(standing, standing.scores([signs])[0]) == example.polarity
    return len(apart), typed, stood


def _best(scorer: Scorer, scores: list[float]) -> str:
    return scorer.labels[scores.index(max(scores))]


main()
