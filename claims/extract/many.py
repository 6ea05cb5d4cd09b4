"""Extract the claims of many files, over several processes, in order and in constant memory."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from posturemap.claims.article import Article
from posturemap.claims.claim import Claim
from posturemap.claims.ids import renamed
from posturemap.claims.inputs import InputFile, OnFault, find_inputs, report
from posturemap.claims.reading.limits import limited, limits
from posturemap.errors import ArticleError

from .cache import Cache, Extracted
from .engine import extract

# Files that may be under way a process: enough to keep it busy, few enough to hold in memory.
_AHEAD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class FileClaims:
    """What came of one file.

    Parameters
    ----------
    file
        The file.
    extracted
        Its article, or those of a table's rows, each with its claims; none where it has a fault.
    fault
        Why it cannot be read.
    """

    file: InputFile
    extracted: tuple[Extracted, ...] = ()
    fault: ArticleError | None = None


def extract_many(
    named: Path | str | Iterable[Path | str], *, jobs: int = 1, on_fault: OnFault | None = None
) -> Iterator[Extracted]:
    """Read and extract files, one after the other.

    Parameters
    ----------
    named
        Files, folders, patterns and ``-``, as `find_inputs` takes them.
    jobs
        Processes to share the work; 1 stays in this one.
    on_fault
        Called with what cannot be read, which is left out; None raises it.

    Yields
    ------
    An article with its claims, in the order of the files and of a table's rows.

    Raises
    ------
    ArticleError
        A file cannot be read, and there is no `on_fault`; those before it have been yielded.
    """
    found = find_inputs(named)
    for fault in found.faults:
        report(fault, on_fault)
    for done in extract_files(found.files, jobs=jobs):
        if done.fault is not None:
            report(done.fault, on_fault)
        yield from done.extracted


def extract_files(
    files: Sequence[InputFile], *, jobs: int = 1, cache: Cache | None = None
) -> Iterator[FileClaims]:
    """Read and extract files that are found, and say of each what came of it.

    Parameters
    ----------
    files, jobs
        As `extract_many`.
    cache
        Where what was read is looked for and kept; None reads everything.

    Yields
    ------
    A file with its articles, or with the reason why it has none; a process that dies, as on a
    system short of memory, names the file that it read.
    """
    taken = {file.id for file in files}
    for done in _each(files, jobs, cache):
        own = taken - {done.file.id}
        articles = tuple(renamed([article for article, _ in done.extracted], own))
        taken |= {article.id for article in articles}
        pairs = zip(articles, done.extracted, strict=True)
        yield replace(
            done, extracted=tuple((article, _of(article, claims)) for article, (_, claims) in pairs)
        )


def _of(article: Article, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(
        claim if claim.article == article.id else replace(claim, article=article.id)
        for claim in claims
    )


def _each(files: Sequence[InputFile], jobs: int, cache: Cache | None) -> Iterator[FileClaims]:
    if jobs == 1 or len(files) == 1:
        yield from (_extract_file(file, cache, limits().size) for file in files)
        return
    rest = list(files)
    while rest:
        done = 0
        for one in _shared(rest, jobs, cache):
            yield one
            done += 1
        if done < len(rest):  # a process has died; whose fault it was shows who is read alone
            yield _alone(rest[done], cache)
            done += 1
        rest = rest[done:]


def _shared(files: Sequence[InputFile], jobs: int, cache: Cache | None) -> Iterator[FileClaims]:
    """Read files over several processes, in order, until one of these dies."""
    with _pool(jobs) as pool:
        waiting: deque[Future[FileClaims]] = deque()
        try:
            for file in files:
                waiting.append(_submit(pool, file, cache))
                if len(waiting) >= jobs * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            return
        finally:
            for task in waiting:
                task.cancel()


def _alone(file: InputFile, cache: Cache | None) -> FileClaims:
    """Read a file in a process of its own; if that dies too, the file is named."""
    with _pool(1) as pool:
        try:
            return _submit(pool, file, cache).result()
        except BrokenProcessPool:
            what = "its process was ended while it was read; use fewer jobs or leave the file out"
            return FileClaims(file=file, fault=ArticleError(file.path, what))


def _pool(jobs: int) -> ProcessPoolExecutor:
    # A fresh interpreter each: a forked one would share locks that some thread holds.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


def _submit(
    pool: ProcessPoolExecutor, file: InputFile, cache: Cache | None
) -> "Future[FileClaims]":
    return pool.submit(_extract_file, file, cache, limits().size)


def _extract_file(file: InputFile, cache: Cache | None, size: int) -> FileClaims:
    try:
        with limited(size=size):
            content = file.load()
            known = cache.find(file, content) if cache else None
            if known is not None:
                return FileClaims(file=file, extracted=known)
            found = tuple((article, extract(article)) for article in file.read_from(content))
    except ArticleError as error:
        return FileClaims(file=file, fault=error)
    if cache:
        cache.keep(file, content, found)
    return FileClaims(file=file, extracted=found)
