"""Measure `extract` beside the matrix products that its encoder cannot do without.

usage: python docs/bench/extraction.py FOLDER [--copies N]

FOLDER holds articles as .txt. Without --copies: processor time of one process for 6,000 characters,
and of numpy's products of the same shapes, text by text in turns; set OMP_NUM_THREADS=1. With
--copies: N files made of the folder's go through `posturemap extract --out-dir` with one process
and with two, each with its time by the clock and the memory of its largest process.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from posturemap.claims import Article, read_article
from posturemap.claims.extract import extract

LETTERS = 4.8
"""Of a piece, with the title and the context that each window repeats."""
WINDOW = 260
SHAPES = ((384, 1152), (384, 384), (384, 1536), (1536, 384))


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
    """Print what reading takes, what the products take, and their quotient."""
    extract(articles[0])  # reads the weights
    count = sum(len(article.text) for article in articles)
    whole = bare = 0.0
    for article in articles:
        begin = time.process_time()
        extract(article)
        middle = time.process_time()
        multiply(int(len(article.text) / LETTERS))
        whole += middle - begin
        bare += time.process_time() - middle
    each = 6000 / count
    print(f"{len(articles)} articles, {count:,} characters; seconds for 6,000 of them")
    print(
        f"extract {whole * each:.2f}, its products {bare * each:.2f}, quotient {whole / bare:.2f}"
    )


def multiply(pieces: int) -> None:
    """Multiply as the encoder's six layers do, a window at a time."""
    shapes = [np.ones(shape, dtype=np.float32) for shape in SHAPES]
    for first in range(0, pieces, WINDOW):
        rows = min(WINDOW, pieces - first)
        seen = {size: np.ones((rows, size), dtype=np.float32) for size in (384, 1536)}
        for matrix in shapes * 6:
            seen[matrix.shape[0]] @ matrix


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
