"""Measure `extract` beside spaCy's blank English tokenizer, and the command over many files.

usage: python docs/bench/extraction.py FOLDER [--copies N]

FOLDER holds articles as .txt. Without --copies: characters a second of both, text by text in
turns, in processor time of one process; "new" is the first time that a text is seen, "again" the
best of three more, when caches of words are full. This needs spaCy in the environment
(pip install spacy); posturemap does not. With --copies: N files made of the folder's go through
`posturemap extract --out-dir` with one process and with two, each with its time by the clock and
the memory of its largest process.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from posturemap.claims import Article, read_article
from posturemap.claims.extract import extract

ROUNDS = 4


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int)
    args = parser.parse_args()
    paths = sorted(args.folder.glob("*.txt"))
    if args.copies:
        print_scaling(paths, args.copies)
    else:
        print_rates([read_article(path) for path in paths])


def print_rates(articles: Sequence[Article]) -> None:
    """Print both rates and their quotient, for new texts and for texts seen before."""
    tokenize = import_module("spacy").blank("en").tokenizer
    extract(articles[0])  # reads the tables
    tokenize(articles[0].text)
    count = sum(len(article.text) for article in articles)
    rounds = [one_round(articles, tokenize) for _ in range(ROUNDS)]
    again = tuple(min(column) for column in zip(*rounds[1:], strict=True))
    print(f"{len(articles)} articles, {count:,} characters; thousand characters a second")
    for name, (theirs, ours) in (("new", rounds[0]), ("again", again)):
        rates = f"spaCy {count / theirs / 1000:,.0f}, extract {count / ours / 1000:,.0f}"
        print(f"{name:6}{rates}, quotient {theirs / ours:.2f}")


def one_round(
    articles: Sequence[Article], tokenize: Callable[[str], object]
) -> tuple[float, float]:
    """Return the seconds of both over all articles."""
    theirs = ours = 0.0
    for article in articles:
        begin = time.process_time()
        tokenize(article.text)
        middle = time.process_time()
        extract(article)
        theirs += middle - begin
        ours += time.process_time() - middle
    return theirs, ours


def print_scaling(paths: Sequence[Path], copies: int) -> None:
    """Run the command over copies of the files, with one process and with two."""
    with tempfile.TemporaryDirectory() as folder:
        made = [Path(folder, f"{number:06}.txt") for number in range(copies)]
        for number, path in enumerate(made):
            path.write_bytes(paths[number % len(paths)].read_bytes())
        for jobs in (1, 2):
            seconds, megabytes = run(made, Path(folder, "out"), jobs)
            print(f"{copies} articles, --jobs {jobs}: {seconds:.1f} s, {megabytes:.0f} MB")


def run(paths: Sequence[Path], out: Path, jobs: int) -> tuple[float, float]:
    """Return the seconds by the clock and the megabytes of the largest process."""
    program = str(Path(sys.executable).with_name("posturemap"))
    command = [program, "extract", *map(str, paths), "--out-dir", str(out), "--jobs", str(jobs)]
    begin = time.perf_counter()
    process = subprocess.Popen(command)  # noqa: S603 - our own command
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"posturemap extract ended with {process.returncode}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
