"""Texts as lessons: annotated articles, whole and in parts, and our own made-up clauses."""

import json
import random
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from lessons import Lesson, lesson_of
from marks import UNKNOWN, Gold

from posturemap.claims import read_article
from posturemap.claims.article import Article
from posturemap.claims.extract.choose.pieces import Vocabulary
from posturemap.claims.extract.matching import matching

_ENDS = ("start", "end")
_CLAUSES = 14  # of a list that stand in one lesson
_RULE = re.compile(r"^\|?-{3,}\|", re.MULTILINE)
"""The rule below the head of a table: a text that has one is read as Markdown."""


Part = tuple[str, list[Gold], list[list[int]]]


def read_corpus(corpus: Path, name: str) -> tuple[str, list[Gold], list[list[int]]]:
    """Read one article's file, its annotations and the stretches that count neither way."""
    text = (corpus / "articles" / f"{name}.txt").read_text("utf-8")
    lines = (corpus / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines()
    meta = json.loads((corpus / "gold" / f"{name}.meta.json").read_text("utf-8"))
    return text, [json.loads(line) for line in lines], meta.get("ignore_spans", [])


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
            kept = [moved(g, start, end) for g in gold if start <= g["start"] and g["end"] <= end]
            lost = [[a - start, b - start] for a, b in ignored if start <= a and b <= end]
            yield (f"{dated}\n" if dated else "") + body[start:end], kept, lost
        start = end


def moved(claim: Gold, start: int, end: int) -> Gold:
    """Count a claim's offsets from another start, without the places that lie outside."""
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
    copy = matching(_read(text, name))
    body = text.split("\n\n", 1)[1] if text.startswith("# ") else text
    as_read = _where_read(body, copy.read.text)

    def plain(start: int, end: int) -> tuple[int, int]:
        span = copy.letters.as_plain(*as_read(start, end))
        return span.start, span.end

    return lesson_of(
        copy.article,
        [_placed(claim, plain) for claim in gold],
        [plain(start, end) for start, end in ignored],
        vocabulary,
    )


_Ends = Callable[[int, int], tuple[int, int]]


def _where_read(body: str, read: str) -> _Ends:
    """Tell where a stretch of an article's file stands in it as it is read.

    Both have the same letters and figures where a table is only set otherwise, and are the same
    but for what stands before where something was left out.
    """
    old, new = ([n for n, sign in enumerate(text) if sign.isalnum()] for text in (body, read))
    if [body[n] for n in old] == [read[n] for n in new]:
        return lambda start, end: _by_letters(old, new, start, end)
    lead = max(body.find(read[:40]), 0)
    return lambda start, end: (max(start - lead, 0), max(end - lead, 0))


def _by_letters(old: list[int], new: list[int], start: int, end: int) -> tuple[int, int]:
    first, last = bisect_left(old, start), bisect_left(old, end) - 1
    if last < first:
        return 0, 0
    return new[first] - (old[first] - start), new[last] + end - old[last]


def _placed(claim: Gold, ends: _Ends) -> Gold:
    """Move a claim to where it stands in the plain letters in which words are looked for."""
    places = [
        place | dict(zip(_ENDS, ends(place["start"], place["end"]), strict=True))
        for place in claim["places"]
    ]
    own = dict(zip(_ENDS, ends(claim["start"], claim["end"]), strict=True))
    return claim | own | {"places": places}


def _read(text: str, name: str) -> Article:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}{'.md' if _RULE.search(text) else '.txt'}"
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
        lesson.labels[touching & ~known] = UNKNOWN
    if not is_whole:
        lesson.labels[~known] = UNKNOWN
    for kind, (ends, features, marks) in lesson.pairs.items():
        lesson.pairs[kind] = ends[:0], features[:0], marks[:0]
    return lesson
