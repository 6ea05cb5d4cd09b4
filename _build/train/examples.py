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

OWN = Path(__file__).with_name("examples.tsv")
OWN_ARTICLES = Path(__file__).with_name("articles.tsv")
WEIGHTS = {"article": 1.0, "own": 3.0, "sentence": 0.3, "sentence none": 0.15}
"""How much an example of each origin counts; chosen by leave-one-article-out."""


@dataclass(frozen=True, slots=True)
class Example:
    """A clause as the scorer sees it, and what a person says it is."""

    features: frozenset[str]
    type: str
    polarity: str | None
    group: str
    weight: float


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


def _own() -> Iterator[Example]:
    """Read our own examples: clauses that stand alone, and short articles."""
    lexicon = load_lexicon()
    for label, polarity, text in _table(OWN):
        sentence = read_sentence(text, 0, len(text), lexicon)
        seen = features(sentence, 0, len(sentence.words), NOWHERE, lexicon)
        yield _example(seen, label, polarity, "own")
    article: list[tuple[str, str, str]] = []
    for row in [*_table(OWN_ARTICLES), ("title", "-", "")]:
        if row[0] == "title" and article:
            yield from _own_article(article)
            article = []
        article.append(row)


def _own_article(rows: list[tuple[str, str, str]]) -> Iterator[Example]:
    lexicon = load_lexicon()
    read = [read_sentence(text, 0, len(text), lexicon) for _, _, text in rows]
    groups = [named(s.words, lexicon) for s in read]
    main, before, last = topics(groups), frozenset[str](), ""
    for (label, polarity, _), sentence, group in list(zip(rows, read, groups, strict=True))[1:]:
        setting = Setting(title=groups[0], topics=main, before=before)
        seen = features(sentence, 0, len(sentence.words), setting, lexicon)
        yield _example(seen.union(following(seen, last)), label, polarity, "own")
        before, last = group, label if label != "none" else last


def _example(seen: set[str], label: str, polarity: str, group: str) -> Example:
    return Example(
        frozenset(seen), label, None if label == "none" else polarity, group, WEIGHTS[group]
    )


def _table(path: Path) -> list[tuple[str, str, str]]:
    rows = path.read_text("utf-8").splitlines()
    return [(a, b, c) for a, b, c in (r.split("\t") for r in rows if r and r[0] != "#")]


def _sentences(path: Path) -> Iterator[Example]:
    lexicon = load_lexicon()
    documents: dict[str, list[dict[str, Any]]] = {}
    for row in _lines(path):
        documents.setdefault(row["document"], []).append(row)
    for rows in documents.values():
        read = [read_sentence(r["sentence"], 0, len(r["sentence"]), lexicon) for r in rows]
        groups = [named(s.words, lexicon) for s in read]
        main, before, last = topics(groups), frozenset[str](), ""
        for row, sentence, group in zip(rows, read, groups, strict=True):
            setting = Setting(topics=main, before=before)
            seen = features(sentence, 0, len(sentence.words), setting, lexicon)
            seen.update(following(seen, last))
            before, last = group, row["type"] if row["type"] != "none" else last
            weight = WEIGHTS["sentence none" if row["type"] == "none" else "sentence"]
            yield Example(frozenset(seen), row["type"], row["polarity"], "sentence", weight)


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
            yield Example(seen, last, best["polarity"], article.id, WEIGHTS["article"])
        elif not any(_overlap(c.start, c.end, a, b) for a, b in meta["ignore_spans"]):
            yield Example(seen, "none", None, article.id, WEIGHTS["article"])


def _overlap(a: int, b: int, c: int, d: int) -> int:
    return max(0, min(b, d) - max(a, c))


def _share(a: int, b: int, c: int, d: int) -> float:
    """Return how well two spans fit, 0 where they would not be matched."""
    both = _overlap(a, b, c, d)
    short, long = sorted((b - a, d - c))
    return both / long if both >= short / 2 and both >= long / 4 else 0.0
