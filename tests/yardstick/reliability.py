"""Say what confidences are worth on annotated articles.

    python tests/yardstick/reliability.py PREDICTIONS_DIR

The folder is what ``posturemap extract corpus/articles/h*.txt --out-dir DIR`` wrote. Prints, by
tenths of confidence, the mean confidence, the share of claims that are right in type, polarity and
places, and how many there are.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "corpus"
sys.path.insert(0, str(CORPUS))

import score  # noqa: E402


def main() -> None:
    """Print a line a tenth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("predictions", type=Path)
    tenths: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for path in sorted(parser.parse_args().predictions.glob("*.jsonl")):
        if not (CORPUS / "gold" / path.name).exists():
            continue
        read, gold = score.read_jsonl(path), score.read_jsonl(CORPUS / "gold" / path.name)
        meta = json.loads((CORPUS / "gold" / f"{path.stem}.meta.json").read_text("utf-8"))
        spans = [{"start": a, "end": b} for a, b in meta.get("ignore_spans", [])]
        pairs = score.match(gold, read)
        right = {
            id(p): not {"type", "polarity", "places"} & set(score.differing(g, p)) for g, p in pairs
        }
        for one in read:
            ignored = any(2 * score.overlap(one, s) > one["end"] - one["start"] for s in spans)
            if id(one) in right or not ignored:
                tenth = int(one["confidence"] * 10)
                tenths[tenth].append((one["confidence"], right.get(id(one), False)))
    for _, told in sorted(tenths.items()):
        mean, share = (sum(column) / len(told) for column in zip(*told, strict=True))
        print(f"{mean:.2f}  {share:.2f}  {len(told)}")


if __name__ == "__main__":
    main()
