"""Gather labelled clauses: the annotated articles, further sentences, and our own examples."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from posturemap.claims import Article, read_article
from posturemap.claims.extract.engine import candidates
from posturemap.claims.extract.features import NOWHERE, Setting, features, following, named, topics
from posturemap.claims.extract.lexicon import load_lexicon
from posturemap.claims.extract.tagged import read_sentence

HERE = Path(__file__).parent
SHORT = ("examples", "articles")
"""Own files of short clauses, even over the types; the others argue at length, as briefs do."""

WEIGHTS = {
    "article": 1.0,
    "own short": 3.0,
    "own": 1.0,
    "sentence": 0.5,
    "sentence none": 0.25,
}
"""How much an example of each origin counts; chosen on articles and documents left out."""


Row = tuple[str, str, str]
"""Type, polarity and text."""


@dataclass(frozen=True, slots=True)
class Example:
    """A clause as the scorer sees it, and what a person says it is."""

    features: frozenset[str]
    stems: tuple[str, ...]
    type: str
    polarity: str | None
    origin: str
    document: str

    @property
    def weight(self) -> float:
        """How much it counts for the type."""
        return WEIGHTS[
            "sentence none" if (self.origin, self.type) == ("sentence", "none") else self.origin
        ]


def read_corpus(folder: Path, read: Callable[[Path], Article] = read_article) -> list[Example]:
    """Read every labelled clause there is."""
    found = list(_own())
    found.extend(_sentences(folder / "sentences.jsonl"))
    for gold in sorted((folder / "gold").glob("*.jsonl")):
        article = read(folder / "articles" / f"{gold.stem}.txt")
        meta = json.loads(gold.with_suffix(".meta.json").read_text("utf-8"))
        found.extend(_annotated(article, _lines(gold), meta))
    return found


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(row) for row in path.read_text("utf-8").splitlines() if row]


def own_texts() -> Iterator[str]:
    """Read every text of our own, headlines included."""
    for path in sorted([*HERE.glob("examples*.tsv"), *HERE.glob("articles*.tsv")]):
        yield from (text for _, _, text in _table(path))


def _own() -> Iterator[Example]:
    """Read our own examples: clauses that stand alone, and short articles."""
    for path in sorted(HERE.glob("examples*.tsv")):
        for row in _table(path):
            yield from _document([row], _origin(path), path.stem)
    for path in sorted(HERE.glob("articles*.tsv")):
        article: list[Row] = []
        for row in [*_table(path), ("title", "-", "")]:
            if row[0] == "title" and article:
                yield from _document(article[1:], _origin(path), path.stem, title=article[0][2])
                article = []
            article.append(row)


def _origin(path: Path) -> str:
    return "own short" if path.stem in SHORT else "own"


def _document(
    rows: list[Row], origin: str, name: str, title: str | None = None
) -> Iterator[Example]:
    """See each row as the engine sees a clause of an article."""
    lexicon = load_lexicon()
    read = [read_sentence(text, 0, len(text), lexicon) for _, _, text in rows]
    groups = [named(s.words, lexicon) for s in read]
    heading = named(read_sentence(title or "", 0, len(title or ""), lexicon).words, lexicon)
    main = topics(groups if title is None else [heading, *groups])
    before, last, alone = frozenset[str](), "", len(rows) == 1
    for (label, polarity, _), sentence, group in zip(rows, read, groups, strict=True):
        setting = NOWHERE if alone else Setting(title=heading, topics=main, before=before)
        seen = features(sentence, 0, len(sentence.words), setting, lexicon)
        if not alone:
            seen.update(following(seen, last))
        stems = tuple(w.stem for w in sentence.words)
        stands = None if label == "none" else polarity
        yield Example(frozenset(seen), stems, label, stands, origin, name)
        before, last = group, label if label != "none" else last


def _table(path: Path) -> list[Row]:
    rows = path.read_text("utf-8").splitlines()
    return [(a, b, c) for a, b, c in (r.split("\t") for r in rows if r and r[0] != "#")]


def _sentences(path: Path) -> Iterator[Example]:
    documents: dict[str, list[Row]] = {}
    for row in _lines(path):
        label = (row["type"], row["polarity"], row["sentence"])
        documents.setdefault(row["document"], []).append(label)
    for name, rows in documents.items():
        yield from _document(rows, "sentence", name)


def _annotated(
    article: Article, gold: list[dict[str, Any]], meta: dict[str, Any]
) -> Iterator[Example]:
    found = [c for c in candidates(article) if c.start < meta["annotated_until"]]
    last = ""
    for c in found:
        best = max(gold, key=lambda g: _share(c.start, c.end, g["start"], g["end"]))
        seen = frozenset(c.features).union(following(c.features, last))
        if _share(c.start, c.end, best["start"], best["end"]) > 0:
            last = best["type"]
            yield Example(seen, c.stems, last, best["polarity"], "article", article.id)
        elif not any(_overlap(c.start, c.end, a, b) for a, b in meta["ignore_spans"]):
            yield Example(seen, c.stems, "none", None, "article", article.id)


def _overlap(a: int, b: int, c: int, d: int) -> int:
    return max(0, min(b, d) - max(a, c))


def _share(a: int, b: int, c: int, d: int) -> float:
    """Return how well two spans fit, 0 where they would not be matched."""
    both = _overlap(a, b, c, d)
    short, long = sorted((b - a, d - c))
    return both / long if both >= short / 2 and both >= long / 4 else 0.0
