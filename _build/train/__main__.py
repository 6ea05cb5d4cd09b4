"""Train the claim scorers: ``python _build/train CORPUS [--held-out DIR]``.

CORPUS has ``articles/``, ``gold/`` and ``sentences.jsonl``. Without an option the weights are
written to ``claims/data/weights.json``. With ``--held-out`` nothing is shipped: each article is
extracted by scorers that never saw it, and its claims are written to DIR for the corpus's scorer.
Needs scikit-learn beside the package.
"""

import argparse
import dataclasses
import json
from pathlib import Path

from examples import read_corpus
from fit import fit, unpack

from posturemap.claims import read_article
from posturemap.claims.extract.engine import find_claims

WEIGHTS = Path(__file__).parents[2] / "claims" / "data" / "weights.json"


def main() -> None:
    """Fit on everything, or on everything but one article at a time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--held-out", type=Path, metavar="DIR")
    given = parser.parse_args()
    examples = read_corpus(given.corpus)
    if given.held_out is None:
        WEIGHTS.write_text(json.dumps(fit(examples), separators=(",", ":")) + "\n", "utf-8")
        print(f"{WEIGHTS}: {WEIGHTS.stat().st_size} bytes from {len(examples)} examples")
        return
    given.held_out.mkdir(parents=True, exist_ok=True)
    for path in sorted((given.corpus / "articles").glob("*.txt")):
        scorers = unpack(fit([e for e in examples if e.group != path.stem]))
        claims = find_claims(read_article(path), scorers)
        rows = [json.dumps(dataclasses.asdict(c)) for c in claims]
        (given.held_out / f"{path.stem}.jsonl").write_text("\n".join(rows) + "\n", "utf-8")


main()
