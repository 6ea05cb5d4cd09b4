"""Hold the dates that rules propose against those of the annotated claims.

    python tests/yardstick/dates.py

Takes the claims of every group of ``corpus/`` but h, in articles whose day is known. Where a
claim's quote holds one date, its likelier reading should be the claim's; where the quote holds
none, the claim's date should be proposed somewhere in the article. No encoder runs, so nothing
was trained on what is measured; the rules were written with such tables in sight.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from posturemap.claims.extract.propose.dates import find_dates
from posturemap.claims.extract.propose.edtf import Anchor

CORPUS = Path(__file__).parents[2] / "corpus"
SPARED = "h"
_DAY = re.compile(r"^# date: *(\d{4}-\d\d-\d\d)$", re.MULTILINE)


def articles() -> Iterator[tuple[str, date, list[dict[str, Any]]]]:
    """Yield the text, the day and the dated claims of each article."""
    for path in sorted((CORPUS / "articles").glob("*.txt")):
        head, _, body = path.read_text("utf-8").partition("\n\n")
        day = _DAY.search(head)
        if path.stem.startswith(SPARED) or day is None:
            continue
        lines = (CORPUS / "gold" / f"{path.stem}.jsonl").read_text("utf-8").splitlines()
        claims = [claim for claim in map(json.loads, lines) if claim["date"]]
        yield body, date.fromisoformat(day[1]), claims


def main() -> None:
    """Print how many are right and wrong by the way in which a date is written."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    elsewhere: Counter[bool] = Counter()
    for text, day, claims in articles():
        found = find_dates(text, Anchor(day))
        for claim in claims:
            own = [m for m in found if m.likely and claim["start"] <= m.start < claim["end"]]
            if len(own) == 1:
                counts[own[0].form][own[0].value == claim["date"]] += 1
            elif not own:
                elsewhere[any(m.value == claim["date"] for m in found)] += 1
    for form, told in sorted(counts.items(), key=lambda item: -item[1].total()):
        print(f"{form:12} {told[True]:5} right {told[False]:4} wrong")
    print(f"not in the quote: {elsewhere[True]} proposed elsewhere, {elsewhere[False]} nowhere")


if __name__ == "__main__":
    main()
