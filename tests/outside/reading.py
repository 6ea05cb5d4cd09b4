"""Measure the reading of web pages beside trafilatura, on public sets of pages with known text.

    make measure-reading FOLDERS="readability article-extraction-benchmark trafilatura htmldate"

Each folder is a checkout of one of these repositories, told by what it holds:
mozilla/readability (``test/test-pages``), scrapinghub/article-extraction-benchmark
(``ground-truth.json``), adbar/trafilatura (``tests/evaldata.json``) and adbar/htmldate
(``tests/eval_mediacloud_2020.json``). Recall is the share of the known sentences of 25 letters and
more that our running text has, precision the share of our sentences that the known text has, each
the mean over the pages. Not a test of the suite: the sets are not part of the repository.
"""

import argparse
import gzip
import json
import math
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import normalize

import htmldate
import lxml.html
import trafilatura

from posturemap.claims import Article, read_article
from posturemap.claims.article import Span
from posturemap.claims.extract import extract
from posturemap.claims.reading.sentences import split_sentences
from posturemap.errors import ArticleError

LETTERS = 25
FEWEST = 5
"""Sentences of a page's known text; pages with fewer are made up to try one thing."""

BLOCKS = "p|li|h1|h2|h3|h4|h5|h6|div|td|th|pre|blockquote|dt|dd|figcaption|br|section|article|tr"


@dataclass(slots=True)
class Tally:
    """Shares of many pages, and the pages that fall short."""

    recall: list[float] = field(default_factory=list)
    precision: list[float] = field(default_factory=list)
    low: list[tuple[float, float, str]] = field(default_factory=list)

    def add(self, recall: float | None, precision: float | None, name: str) -> None:
        """Count one page."""
        if recall is not None:
            self.recall.append(recall)
        if precision is not None:
            self.precision.append(precision)
        self.low.append((recall or 0.0, 1.0 if precision is None else precision, name))

    def __str__(self) -> str:
        shares = (sum(one) / max(1, len(one)) for one in (self.recall, self.precision))
        return " / ".join(f"{share:.3f}" for share in shares)


NOTE = re.compile(r"\[(?:\d{1,3}|edit)\]")


def plain(words: str) -> str:
    """Keep letters and digits but those of note marks: spacing and quotes make no difference."""
    words = normalize("NFC", NOTE.sub("", words))
    return "".join(filter(str.isalnum, words)).casefold()


def split(text: str) -> list[str]:
    """Return the plain sentences of 25 letters and more of a text with a paragraph a line."""
    found = []
    for line in text.split("\n"):
        for span in split_sentences(line, Span(start=0, end=len(line))):
            words = plain(line[span.start : span.end])
            if len(words) >= LETTERS:
                found.append(words)
    return found


def read(page: bytes) -> Article | None:
    """Read one page as posturemap reads it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(page)
        try:
            return read_article(path)
        except ArticleError:
            return None


def running(article: Article | None) -> str:
    """Return an article's sentences, one a line."""
    if article is None:
        return ""
    return "\n".join(" ".join(article.text[s.start : s.end].split()) for s in article.sentences)


def theirs(page: bytes) -> str:
    """Return trafilatura's text of a page."""
    return trafilatura.extract(page, include_comments=False) or ""


def compare(known: str, text: str) -> tuple[float | None, float | None]:
    """Return recall and precision of sentences."""
    wanted, found = split(known), split(text)
    in_text, in_known = "".join(found), plain(known)
    whole = plain(text)
    recall = sum(s in in_text or s in whole for s in wanted) / len(wanted) if wanted else None
    precision = sum(s in in_known for s in found) / len(found) if found else None
    return recall, precision


Page = tuple[str, bytes, Any]


def readability(folder: Path) -> Iterator[Page]:
    """Yield the pages of mozilla/readability with their known text."""
    for page in sorted((folder / "test/test-pages").iterdir()):
        known = lxml.html.fromstring((page / "expected.html").read_bytes().decode())
        for element in known.xpath(f"//*[{'|'.join('self::' + b for b in BLOCKS.split('|'))}]"):
            element.tail = f"\n{element.tail or ''}"
            element.text = f"\n{element.text or ''}"
        lines = (" ".join(line.split()) for line in known.text_content().split("\n"))
        text = "\n".join(filter(None, lines))
        if len(split(text)) >= FEWEST:
            yield page.name, (page / "source.html").read_bytes(), text


def benchmark(folder: Path) -> Iterator[Page]:
    """Yield the pages of scrapinghub/article-extraction-benchmark with their known text."""
    known = json.loads((folder / "ground-truth.json").read_bytes())
    for name in sorted(known):
        page = gzip.decompress((folder / f"html/{name}.html.gz").read_bytes())
        yield name, page, known[name]["articleBody"]


def chunks(folder: Path) -> Iterator[Page]:
    """Yield the annotated pages of adbar/trafilatura with what is and is not their text."""
    known = json.loads((folder / "tests/evaldata.json").read_bytes())
    for row in known.values():
        paths = (folder / f"tests/{place}/{row['file']}" for place in ("cache", "eval"))
        if path := next((one for one in paths if one.is_file()), None):
            yield row["file"], path.read_bytes(), row


def dated(folder: Path) -> Iterator[Page]:
    """Yield the news pages of adbar/htmldate with their day."""
    known = json.loads((folder / "tests/eval_mediacloud_2020.json").read_bytes())
    for row in known.values():
        path = folder / "tests/test_set" / row["file"]
        if path.is_file() and isinstance(row["date"], str):
            yield row["file"], path.read_bytes(), row["date"]


def score_chunks(row: Mapping[str, Any], text: str) -> tuple[float, float | None]:
    """Return the share of wanted pieces that a text has, and of its pieces that are wanted."""
    whole = plain(text)
    good = sum(plain(one) in whole for one in row["with"])
    bad = sum(plain(one) in whole for one in row["without"])
    return good / len(row["with"]), good / (good + bad) if good + bad else None


def measure_text(pages: Iterator[Page], judge: Callable[..., Any], shown: int) -> None:
    """Print recall and precision of a set of pages, and its worst ones."""
    ours, headed, others, slowest = Tally(), Tally(), Tally(), 0.0
    for name, page, known in pages:
        begin = time.process_time()
        article = read(page)
        slowest = max(slowest, time.process_time() - begin)
        ours.add(*judge(known, running(article)), name)
        headed.add(*judge(known, article.text if article else ""), name)
        others.add(*judge(known, theirs(page)), name)
    print(f"{len(ours.low)} pages: running text {ours}, all that is read {headed}")
    print(f"  trafilatura {others}; the slowest page took {slowest:.1f} s")
    for (recall, precision, name), other in sorted(zip(ours.low, others.low, strict=True))[:shown]:
        print(f"  {recall:.2f}/{precision:.2f} theirs {other[0]:.2f}/{other[1]:.2f} {name}")
    strange = sorted(zip(ours.low, others.low, strict=True), key=lambda pair: pair[0][1])[:shown]
    for (recall, precision, name), other in strange:
        print(f"  {recall:.2f}/{precision:.2f} theirs {other[0]:.2f}/{other[1]:.2f} {name}")


def measure_dates(pages: Iterator[Page], shown: int) -> None:
    """Print how many days are right, wrong and not found."""
    counts = {"ours": [0, 0, 0], "htmldate": [0, 0, 0]}
    for name, page, known in pages:
        article = read(page)
        day = article.date if article else None
        other = htmldate.find_date(page.decode(errors="replace"), original_date=True)
        for who, answer in (("ours", day), ("htmldate", other)):
            counts[who][2 if answer is None else int(answer != known)] += 1
        if day != known and shown:
            where = article.found.get("date") if article else ""
            print(f"  {name}: {day} ({where}) for {known}, htmldate {other}")
    for who, (right, wrong, none) in counts.items():
        print(f"{who}: {right} days right, {wrong} wrong, {none} none")


def measure_authors(folder: Path, shown: int) -> None:
    """Print how many authors of the readability pages are right."""
    right = [0, 0, 0]
    for page in sorted((folder / "test/test-pages").iterdir()):
        known = json.loads((page / "expected-metadata.json").read_bytes()).get("byline") or ""
        if not known:
            continue
        content = (page / "source.html").read_bytes()
        article = read(content)
        ours = (article.author if article else None) or ""
        found = trafilatura.extract_metadata(content)
        other = (found.author if found else None) or ""
        right = [right[0] + same(known, ours), right[1] + same(known, other), right[2] + 1]
        if shown and not same(known, ours):
            print(f"  {page.name}: {ours!r} for {known!r}, trafilatura {other!r}")
    print(f"{right[2]} authors: ours {right[0]} right, trafilatura {right[1]}")


def same(known: str, answer: str) -> bool:
    """Tell whether one of two names holds the other."""
    one, other = plain(known), plain(answer)
    return len(other) > 3 and (other in one or one in other)


def measure_claims(pages: Iterator[Page]) -> None:
    """Print how many claims pages about other things make."""
    made, drawn = 0, 0
    for _, page, _ in pages:
        article = read(page)
        claims = extract(article) if article else ()
        made += len(claims)
        drawn += sum(any(math.isfinite(p.lat or math.nan) for p in c.places) for c in claims)
    print(f"off-topic pages: {made} claims, {drawn} with a place")


def every(pages: Iterator[Page], part: str, step: int = 1) -> Iterator[Page]:
    """Take every second page or the others, and of those one in `step`."""
    for index, page in enumerate(pages):
        if (part == "all" or (index % 2 == 0) == (part == "even")) and index // 2 % step == 0:
            yield page


def main() -> None:
    """Print one line a measure for each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--part", choices=("all", "even", "odd"), default="all")
    parser.add_argument("--step", type=int, default=1, help="measure one page in so many")
    parser.add_argument("--show", type=int, default=0, help="name so many of the worst pages")
    parser.add_argument("--claims", action="store_true", help="count the off-topic pages' claims")
    args = parser.parse_args()
    for folder in args.folders:
        print(folder.name)
        if (folder / "test/test-pages").is_dir():
            measure_text(every(readability(folder), args.part, args.step), compare, args.show)
            measure_authors(folder, args.show)
        elif (folder / "ground-truth.json").is_file():
            measure_text(every(benchmark(folder), args.part, args.step), compare, args.show)
            if args.claims:
                measure_claims(every(benchmark(folder), args.part, args.step))
        elif (folder / "tests/evaldata.json").is_file():
            measure_text(every(chunks(folder), args.part, args.step), score_chunks, args.show)
        elif (folder / "tests/eval_mediacloud_2020.json").is_file():
            measure_dates(every(dated(folder), args.part, args.step), args.show)
        else:
            print("  none of the known sets")


if __name__ == "__main__":
    main()
