"""What was read in articles left out of training, beside what is annotated there."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marks import Gold
from texts import read_corpus


@dataclass(frozen=True, slots=True)
class Apart:
    """An article left out of training.

    Parameters
    ----------
    gold, ignored
        Annotations, and stretches that count neither way.
    read
        The claims read.
    signs, actors
        Of each what speaks for it, and for each who may act in it.
    hand
        Who annotated it: the letters of its id.
    """

    gold: Sequence[Gold]
    ignored: Sequence[Sequence[int]]
    read: Sequence[Gold]
    signs: Sequence[dict[str, float]]
    actors: Sequence[dict[str, list[float]]]
    hand: str


def read_apart(folder: Path, corpus: Path) -> Iterator[Apart]:
    """Pair the claims of a folder of predictions with the annotations of their articles."""
    known: dict[str, list[dict[str, Any]]] = {}
    for line in (folder / "signs.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        known.setdefault(row["article"], []).append(row)
    for name, rows in known.items():
        _, gold, ignored = read_corpus(corpus, name)
        claims = (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
        yield Apart(
            gold,
            ignored,
            [json.loads(line) for line in claims],
            [row["signs"] for row in rows],
            [row["actors"] for row in rows],
            name.rstrip("0123456789"),
        )
