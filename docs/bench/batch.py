"""Measure `posturemap batch` over articles made of the corpus' own sentences, none a copy.

usage: python docs/bench/batch.py N [--workers W…] [--cluster]

N articles are made of sentences that the annotated articles of corpus/ have, drawn by chance (the
same at every run) and put into JSON Lines of a few hundred articles each. Each is read by one
process and by W; with --cluster by W workers of a Dask scheduler of this machine. Printed are the
processor time of all processes, the time by the clock, the memory of the largest process, and what
10^5 and 10^6 such articles cost: processor time of reading and of writing grow with the articles,
so they are multiplied; what is paid once (imports, pack, encoder) is the time for no more than one
article, and is not.
"""

import argparse
import json
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from random import Random

from posturemap.claims import find_inputs, read_article

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
_OF_AN_ARTICLE = (8, 24)  # sentences
_IN_A_FILE = 500


def main() -> None:
    """Print a row a way of reading."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--cluster", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_articles(root / "one", 1)
        size = write_articles(root / "all", args.articles)
        print(f"{args.articles:,} articles, {size / args.articles:,.0f} characters each\n")
        print("| workers | processor s | clock s | peak MB | 10^5 h | 10^6 h |")
        print("|---|---|---|---|---|---|")
        for workers in args.workers:
            once = measured(root, "one", workers, cluster=args.cluster)
            done = measured(root, "all", workers, cluster=args.cluster)
            print_row(workers, args.articles, once, done)


def write_articles(folder: Path, number: int) -> int:
    """Write articles as JSON Lines; return their characters."""
    folder.mkdir()
    sentences = corpus_sentences()
    lines, size = [], 0
    for one in range(number):
        chance = Random(one)  # noqa: S311  no secret
        text = " ".join(chance.sample(sentences, chance.randrange(*_OF_AN_ARTICLE)))
        day = f"{chance.randrange(2022, 2027)}-{chance.randrange(1, 13):02}-10"
        lines.append(json.dumps({"title": f"Notes {one}", "date": day, "text": text}))
        size += len(text)
    for start in range(0, number, _IN_A_FILE):
        part = "\n".join(lines[start : start + _IN_A_FILE])
        (folder / f"notes-{start:07}.jsonl").write_text(part + "\n", encoding="utf-8")
    return size


def corpus_sentences() -> list[str]:
    """Give the sentences of the corpus, each once, in order."""
    found: dict[str, None] = {}
    for file in find_inputs(sorted(CORPUS.glob("*.txt"))[::4]).files:
        article = read_article(file.path)
        for span in article.sentences:
            found[" ".join(article.text[span.start : span.end].split())] = None
    return list(found)


def measured(root: Path, name: str, workers: int, *, cluster: bool) -> tuple[float, float]:
    """Run a batch in a process of its own; return processor and clock seconds."""
    out = root / f"{name}-{workers}"
    before, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with machines(workers) if cluster else nullcontext(("--jobs", str(workers))) as how:
        words = ("batch", str(root / name), "--out", str(out), "--no-page", "-q", *how)
        subprocess.run([sys.executable, "-m", "posturemap", *words], check=True)  # noqa: S603  ours
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = sum(after[:2]) - sum(before[:2])
    return spent, time.monotonic() - clock


@contextmanager
def machines(workers: int) -> Iterator[tuple[str, str]]:
    """Start a scheduler and workers; give the words that name it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    scheduler = ("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
    worker = ("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
    running = [
        subprocess.Popen([sys.executable, "-m", "dask", *words], stderr=subprocess.DEVNULL)  # noqa: S603  ours
        for words in (scheduler, *[worker] * workers)
    ]
    yield ("--scheduler", address)
    for process in reversed(running):
        process.terminate()
        process.wait()


def print_row(
    workers: int,
    number: int,
    once: tuple[float, float],
    done: tuple[float, float],
) -> None:
    """Print what was measured, and what follows for more articles."""
    each = (done[0] - once[0]) / number
    more = [f"{(once[0] + each * many) / 3600:,.1f}" for many in (10**5, 10**6)]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    cells = (workers, f"{done[0]:.1f}", f"{done[1]:.1f}", f"{peak:.0f}", *more)
    print("|", " | ".join(map(str, cells)), "|", flush=True)


if __name__ == "__main__":
    main()
