"""Measure what the box costs: `python docs/bench/box.py [FILES]`.

Prints processor time until a first page is read, start and loading, and of each file after it: in
the box, and of the same reader in this process.
"""

import resource
import sys
import time
from pathlib import Path

from posturemap.claims.reading import boxed, child

SAID = "Germany sent 600 soldiers to Rukla in Lithuania in May 2025, the ministry said."
PAGE = (
    f"<html><body><article><h1>A head</h1>{f'<p>{SAID}</p>' * 20}</article></body></html>".encode()
)
asking = sys.modules["posturemap.box.ask"]


def spent_inside() -> float:
    """Let the box end, and give the processor time of all that ran in it."""
    while asking._idle:  # noqa: SLF001
        server = asking._idle.pop()  # noqa: SLF001
        server._questions.close()  # noqa: SLF001
        server._process.wait()  # noqa: SLF001
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print both."""
    files = int(sys.argv[1]) if sys.argv[1:] else 100
    begin = spent_inside()
    boxed.read_boxed("webpage", PAGE, Path("a.html"))
    start = spent_inside() - begin
    for _ in range(files + 1):
        boxed.read_boxed("webpage", PAGE, Path("a.html"))
    inside = (spent_inside() - begin - 2 * start) / files
    question = boxed._question("webpage", PAGE, "a.html")  # noqa: SLF001
    child.answer(question)
    begin = time.process_time()
    for _ in range(files):
        child.answer(question)
    here = (time.process_time() - begin) / files
    print(
        f"start {start:.2f} s; a file {inside * 1000:.1f} ms in the box, {here * 1000:.1f} ms here"
    )


if __name__ == "__main__":
    main()
