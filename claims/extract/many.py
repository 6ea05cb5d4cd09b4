"""Extract the claims of many files, over several processes, in order and in constant memory."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from posturemap.claims.article import Article
from posturemap.claims.claim import Claim
from posturemap.claims.read import read_article

from .engine import extract

Extracted = tuple[Article, tuple[Claim, ...]]

# Files that may be under way a process: enough to keep it busy, few enough to hold in memory.
_AHEAD = 4


def extract_many(paths: Iterable[Path], *, jobs: int = 1) -> Iterator[Extracted]:
    """Read and extract files, one after the other.

    Parameters
    ----------
    paths
        Article files; taken as they are needed.
    jobs
        Processes to share the work; 1 stays in this one.

    Yields
    ------
    An article with its claims, in the order of the paths.

    Raises
    ------
    ArticleError
        A file cannot be read; those before it have been yielded.
    """
    if jobs == 1:
        yield from map(_extract_file, paths)
        return
    # A fresh interpreter each: a forked one would share locks that some thread holds.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Extracted]] = deque()
        try:
            for path in paths:
                waiting.append(pool.submit(_extract_file, path))
                if len(waiting) >= jobs * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for task in waiting:
                task.cancel()


def _extract_file(path: Path) -> Extracted:
    article = read_article(path)
    return article, extract(article)
