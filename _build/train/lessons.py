"""Annotated articles as what the encoder and its heads learn from.

A lesson is one article, or some of its paragraphs, as arrays; `fit` reads them.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import score
from numpy.typing import NDArray

from posturemap.claims import read_article
from posturemap.claims.article import Article
from posturemap.claims.extract.choose.features import KINDS, Named, Surroundings
from posturemap.claims.extract.choose.pieces import Vocabulary
from posturemap.claims.extract.choose.windows import Window, Words, tags_of, windows_of, words_of
from posturemap.claims.extract.propose import Proposals, propose

Gold = dict[str, Any]
TYPES = (
    "fortification",
    "exercise",
    "operation",
    "membership",
    "spending",
    "reinforcement_plan",
    "infrastructure",
    "capability",
    "deployment",
    "threat",
    "assessment",
)
LABELS = ("none", *TYPES)
POLARITIES = ("asserted", "planned", "hypothetical", "negated")
CHANGES = (None, "begins", "ends")
_UNKNOWN = -1
_NEAR = 150  # letters: mentions of a speaker this much farther off than the nearest count too
_CLAUSES = 14  # of a list that stand in one lesson


@dataclass(slots=True)
class Lesson:
    """What is known of one article.

    Parameters
    ----------
    name
        Its id.
    windows
        Its pieces.
    spans
        First and last word of every clause that the cuts allow, shape (n, 2).
    labels, polarities, changes
        Of each span: indices of `LABELS`, `POLARITIES`, `CHANGES`; -1 where none is known.
    pairs
        By kind: span, first and last word of what is named, features, and 1, 0 or -1.
    """

    name: str
    windows: list[Window]
    spans: NDArray[np.int32]
    labels: NDArray[np.int64]
    polarities: NDArray[np.int64]
    changes: NDArray[np.int64]
    pairs: dict[str, tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.int64]]] = field(
        default_factory=dict
    )


def overlap(a: Any, b: Any) -> int:
    """Count the letters that two stretches share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def lesson_of(
    article: Article, gold: Sequence[Gold], ignored: Sequence[Sequence[int]], vocabulary: Vocabulary
) -> Lesson:
    """Make a lesson of an article and its annotations."""
    proposals = propose(article)
    words = words_of(proposals.sentences)
    tags = tags_of(proposals, words)
    windows = windows_of(proposals, words, tags, vocabulary)
    spans, chars, sentence = _spans(proposals, words)
    taken = _taken(gold, spans, chars)
    labels = np.zeros(len(spans), dtype=np.int64)
    polarities = np.full(len(spans), _UNKNOWN, dtype=np.int64)
    changes = np.full(len(spans), _UNKNOWN, dtype=np.int64)
    for n, span in enumerate(chars):
        if any(2 * overlap(span, i) > span[1] - span[0] for i in ignored):
            labels[n] = _UNKNOWN
        for number in taken:
            both = overlap(span, chars[number])
            union = span[1] - span[0] + chars[number][1] - chars[number][0] - both
            if both > 0.8 * union:
                labels[n] = _UNKNOWN
    for number, claim in taken.items():
        labels[number] = LABELS.index(claim["type"])
        polarities[number] = POLARITIES.index(claim["polarity"])
        if "change" in claim:
            changes[number] = CHANGES.index(claim["change"])
    around = Surroundings(proposals, words)
    pairs = {kind: _pairs(kind, taken, chars, sentence, around, words, proposals) for kind in KINDS}
    return Lesson(article.id, windows, spans, labels, polarities, changes, pairs)


def _spans(
    proposals: Proposals, words: Words
) -> tuple[NDArray[np.int32], list[tuple[int, int]], list[int]]:
    spans, chars, numbers = [], [], []
    for number, sentence in enumerate(proposals.sentences):
        base = words.first[number]
        for first, last in sentence.clauses():
            spans.append((base + first, base + last))
            chars.append((sentence.words[first][0], sentence.words[last][1]))
            numbers.append(number)
    return np.array(spans, dtype=np.int32).reshape(-1, 2), chars, numbers


def _taken(
    gold: Sequence[Gold], spans: NDArray[np.int32], chars: Sequence[tuple[int, int]]
) -> dict[int, Gold]:
    """Give each annotated claim the clause that comes nearest to it."""
    found: dict[int, Gold] = {}
    starts = np.array([c[0] for c in chars])
    ends = np.array([c[1] for c in chars])
    for claim in gold:
        if not len(spans):
            break
        both = np.minimum(ends, claim["end"]) - np.maximum(starts, claim["start"])
        union = ends - starts + claim["end"] - claim["start"] - both
        best = int(np.argmax(np.where(both > 0, both / union, 0)))
        if both[best] > 0.4 * union[best] and best not in found:
            found[best] = claim
    return found


def _pairs(  # noqa: PLR0913, PLR0917
    kind: str,
    taken: dict[int, Gold],
    chars: Sequence[tuple[int, int]],
    sentence: Sequence[int],
    around: Surroundings,
    words: Words,
    proposals: Proposals,
) -> tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.int64]]:
    ends: list[tuple[int, int, int]] = []
    rows: list[list[float]] = []
    marks: list[int] = []
    for number, claim in taken.items():
        start, end = chars[number]
        found = around.near(kind, start, end, sentence[number])
        features = around.features(kind, found, start, end, sentence[number])
        known = _MARKS[kind](claim, found, proposals, (start, end))
        for one, row, mark in zip(found, features, known, strict=True):
            if between := words.between(one.start, one.end):
                ends.append((number, *between))
                rows.append(row)
                marks.append(mark)
    return (
        np.array(ends, dtype=np.int32).reshape(-1, 3),
        np.array(rows, dtype=np.float32),
        np.array(marks, dtype=np.int64),
    )


def _place_marks(
    claim: Gold, found: Sequence[Named], proposals: Proposals, _span: tuple[int, int]
) -> list[int]:
    marks = []
    for one in found:
        place = proposals.sites[one.number].place
        given = {"start": one.start, "end": one.end, "country": place.country}
        given |= {"lat": place.lat, "lon": place.lon}
        same = [p for p in claim["places"] if score.overlap(p, given)]
        right = any(score.same_place(p, given) for p in same)
        again = any(_alike(p, given) for p in claim["places"])
        marks.append(1 if right else _UNKNOWN if same or again else 0)
    return marks


def _alike(gold: Gold, given: Gold) -> bool:
    """Tell whether a mention means a place of the claim's, named elsewhere."""
    return bool(score.same_place(gold | {"start": 0, "end": 1}, given | {"start": 0, "end": 1}))


def _actor_marks(
    claim: Gold, found: Sequence[Named], _proposals: Proposals, span: tuple[int, int]
) -> list[int]:
    marks = []
    actors = set(claim["actors"])
    inside = {n.value for n in found if n.start < span[1] and n.end > span[0]}
    last = {n.value: n.start for n in found if n.start < span[1]}
    for one in found:
        is_in = one.start < span[1] and one.end > span[0]
        if one.value not in actors:
            marks.append(0)
        elif is_in or (one.value not in inside and last.get(one.value, one.start) == one.start):
            marks.append(1)
        else:
            marks.append(_UNKNOWN)
    return marks


def _date_marks(
    claim: Gold, found: Sequence[Named], _proposals: Proposals, _span: tuple[int, int]
) -> list[int]:
    return [int(one.value == claim["date"]) for one in found]


def _quantity_marks(
    claim: Gold, found: Sequence[Named], proposals: Proposals, _span: tuple[int, int]
) -> list[int]:
    if not claim["quantity"]:
        return [0] * len(found)
    values = [proposals.quantities[one.number].quantity.value for one in found]
    given = [{"value": list(v) if isinstance(v, tuple) else v} for v in values]
    return [int(score.same_quantity(claim["quantity"], value)) for value in given]


def _speaker_marks(
    claim: Gold, found: Sequence[Named], _proposals: Proposals, span: tuple[int, int]
) -> list[int]:
    if not claim["attribution"]:
        return [0] * len(found)
    same = [bool(score.same_speaker(claim["attribution"], one.value)) for one in found]
    gaps = [max(one.start - span[1], span[0] - one.end, 0) for one in found]
    nearest = min((gap for gap, is_same in zip(gaps, same, strict=True) if is_same), default=None)
    if nearest is None:
        return [_UNKNOWN] * len(found)
    return [
        (1 if gap <= nearest + _NEAR else _UNKNOWN) if is_same else 0
        for gap, is_same in zip(gaps, same, strict=True)
    ]


_MARKS = {
    "place": _place_marks,
    "actor": _actor_marks,
    "date": _date_marks,
    "quantity": _quantity_marks,
    "speaker": _speaker_marks,
}


def read_corpus(corpus: Path, name: str) -> tuple[str, list[Gold], list[list[int]]]:
    """Read one article's file, its annotations and the stretches that count neither way."""
    text = (corpus / "articles" / f"{name}.txt").read_text("utf-8")
    lines = (corpus / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines()
    meta = json.loads((corpus / "gold" / f"{name}.meta.json").read_text("utf-8"))
    return text, [json.loads(line) for line in lines], meta.get("ignore_spans", [])


Part = tuple[str, list[Gold], list[list[int]]]


def parts_of(
    text: str, gold: Sequence[Gold], ignored: Sequence[Sequence[int]], rng: random.Random
) -> Iterator[Part]:
    """Cut an article into short texts of one to five paragraphs, as people paste them."""
    head, body = text.split("\n\n", 1)
    dated = "".join(f"{line}\n" for line in head.splitlines() if line.startswith("# date"))
    ends = list(accumulate(map(len, body.splitlines(keepends=True))))
    start = at = 0
    while at < len(ends):
        at += rng.randint(1, 5)
        end = ends[min(at, len(ends)) - 1]
        if body[start:end].strip():
            kept = [_moved(g, start, end) for g in gold if start <= g["start"] and g["end"] <= end]
            lost = [[a - start, b - start] for a, b in ignored if start <= a and b <= end]
            yield (f"{dated}\n" if dated else "") + body[start:end], kept, lost
        start = end


def _moved(claim: Gold, start: int, end: int) -> Gold:
    places = [
        place | {"start": place["start"] - start, "end": place["end"] - start}
        for place in claim["places"]
        if start <= place["start"] < end
    ]
    return claim | {"start": claim["start"] - start, "end": claim["end"] - start, "places": places}


def make_lesson(
    text: str,
    name: str,
    gold: Sequence[Gold],
    ignored: Sequence[Sequence[int]],
    vocabulary: Vocabulary,
) -> Lesson:
    """Read a text as a file is read, and make a lesson of it."""
    article = _read(text, name)
    body = text.split("\n\n", 1)[1] if text.startswith("# ") else text
    lead = max(body.find(article.text[:40]), 0)
    moved = [_moved(claim, lead, lead + len(article.text)) for claim in gold]
    return lesson_of(article, moved, [[a - lead, b - lead] for a, b in ignored], vocabulary)


def _read(text: str, name: str) -> Article:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.txt"
        path.write_text(text, "utf-8")
        return read_article(path)


def clause_lessons(folder: Path, vocabulary: Vocabulary) -> Iterator[Lesson]:
    """Make lessons of our own made-up clauses: their type and polarity, and nothing else."""
    for path in sorted(folder.glob("*.tsv")):
        for number, rows in enumerate(_made_up(path)):
            text = "\n\n".join(words for _, _, words in rows)
            article = _read(text, f"{path.stem}-{number}")
            gold = [
                _typed(kind, polarity, article.text.find(words), words)
                for kind, polarity, words in rows
                if kind != "none"
            ]
            found = [claim for claim in gold if claim["start"] >= 0]
            yield _of_clauses(lesson_of(article, found, [], vocabulary), len(gold) == len(found))


def _made_up(path: Path) -> Iterator[list[tuple[str, str, str]]]:
    """Yield a made-up article's clauses, or some of a list of clauses."""
    rows: list[tuple[str, str, str]] = []
    for line in path.read_text("utf-8").splitlines():
        kind, _, rest = line.partition("\t")
        if line.startswith("#") or not rest:
            continue
        if rows and (kind == "title" or len(rows) == _CLAUSES):
            yield rows
            rows = []
        if kind != "title":
            polarity, _, words = rest.partition("\t")
            rows.append((kind, polarity, words))
    if rows:
        yield rows


def _typed(kind: str, polarity: str, start: int, words: str) -> Gold:
    return {
        "type": kind,
        "polarity": polarity,
        "start": start,
        "end": start + len(words),
        "places": [],
        "actors": [],
        "date": None,
        "quantity": None,
        "attribution": None,
    }


def _of_clauses(lesson: Lesson, is_whole: bool) -> Lesson:  # noqa: FBT001
    """Leave open what is known of no made-up clause: its parts, and what belongs to it."""
    known = lesson.labels > 0
    for first, last in lesson.spans[known]:
        touching = (lesson.spans[:, 0] <= last) & (lesson.spans[:, 1] >= first)
        lesson.labels[touching & ~known] = _UNKNOWN
    if not is_whole:
        lesson.labels[~known] = _UNKNOWN
    for kind, (ends, features, marks) in lesson.pairs.items():
        lesson.pairs[kind] = ends[:0], features[:0], marks[:0]
    return lesson
