"""Extract the claims of many files, over several processes, in order and in constant memory."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from posturemap.claims.article import Article
from posturemap.claims.claim import Claim
from posturemap.claims.read import read_articles

from .engine import extract

Extracted = tuple[Article, tuple[Claim, ...]]
File = tuple[Extracted, ...]

# Files that may be under way a process: enough to keep it busy, few enough to hold in memory.
_AHEAD = 4


def extract_many(paths: Iterable[Path], *, jobs: int = 1) -> Iterator[Extracted]:
    """Read and extract files, one after the other.

    Parameters
    ----------
    paths
        Article files and archives' tables; taken as they are needed.
    jobs
        Processes to share the work; 1 stays in this one.

    Yields
    ------
    An article with its claims, in the order of the paths and of a table's rows.

    Raises
    ------
    ArticleError
        A file cannot be read; those before it have been yielded.
    """
    if jobs == 1:
        for path in paths:
            yield from _extract_file(path)
        return
    # A fresh interpreter each: a forked one would share locks that some thread holds.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[File]] = deque()
        try:
            for path in paths:
                waiting.append(pool.submit(_extract_file, path))
                if len(waiting) >= jobs * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for task in waiting:
                task.cancel()


def _extract_file(path: Path) -> File:
    """Extract a file's articles: one, or those of an archive's table."""
    return tuple((article, extract(article)) for article in read_articles(path))
