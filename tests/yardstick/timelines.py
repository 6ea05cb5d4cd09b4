"""Say how well claims of annotated timelines are dated, with and without the dates of entries.

    python tests/yardstick/timelines.py

Reads every text of corpus/ that is a timeline: they were trained on, the rule was not. Prints how
many there are, and of the claims in them that are dated, by hand or here, the share that has the
annotated date.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "corpus"
sys.path.insert(0, str(CORPUS))

import score  # noqa: E402

from posturemap.claims import Article, claim_to_json, read_article  # noqa: E402
from posturemap.claims.extract.engine import find_claims  # noqa: E402
from posturemap.claims.extract.matching import matching  # noqa: E402


def main() -> None:
    """Print a line each."""
    articles = [read_article(path) for path in sorted((CORPUS / "articles").glob("*.txt"))]
    timelines = [article for article in articles if article.entries]
    print(f"timelines {len(timelines)}")
    for name, entries in (("without", False), ("with", True)):
        kept = (a if entries else replace(a, entries=()) for a in timelines)
        dated = [is_right for article in kept for is_right in _dated(article)]
        print(f"{name} the dates of entries: {sum(dated) / len(dated):.3f} of {len(dated)}")


def _dated(article: Article) -> Iterator[bool]:
    """Yield of each claim that is dated, by hand or here, whether both say the same."""
    copy = matching(article)
    read = [json.loads(claim_to_json(copy.as_read(one))) for one in find_claims(copy.article)]
    for gold, found in score.match(score.read_jsonl(CORPUS / "gold" / f"{article.id}.jsonl"), read):
        if gold["date"] or found["date"]:
            yield gold["date"] == found["date"]


if __name__ == "__main__":
    main()
