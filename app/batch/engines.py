"""Who does the work: this process, some of this machine, or a Dask cluster; one at a time."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Any

from posturemap.errors import InputError

from .documents import Chunk
from .stores import needs
from .work import read_chunk

Engine = Callable[[Iterable[Chunk]], Iterator[tuple[Chunk, bytes]]]
"""Given chunks, it gives each with its part, in any order, and never holds many."""
LOCAL = "local"
"""The address that means a cluster of this machine."""
_AHEAD = 4  # chunks under way a worker: enough to keep it busy, few enough to hold in memory
_AGAIN = "; what was read is kept, run the same command again"


def here(chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, bytes]]:
    """Read in this process."""
    for chunk in chunks:
        yield chunk, read_chunk(chunk)


def processes(jobs: int) -> Engine:
    """Read in some processes of this machine, each a fresh interpreter."""

    def engine(chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, bytes]]:
        waiting: deque[tuple[Chunk, Future[bytes]]] = deque()
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            try:
                for chunk in chunks:
                    waiting.append((chunk, pool.submit(read_chunk, chunk)))
                    if len(waiting) >= jobs * _AHEAD:
                        yield _result(*waiting.popleft())
                while waiting:
                    yield _result(*waiting.popleft())
            finally:
                for _, task in waiting:
                    task.cancel()

    return engine


def _result(chunk: Chunk, task: "Future[bytes]") -> tuple[Chunk, bytes]:
    try:
        return chunk, task.result()
    except BrokenProcessPool:
        raise InputError(
            _named(chunk), f"its process was ended while it was read{_AGAIN}"
        ) from None


def cluster(address: str) -> Engine:
    """Read on the workers of a Dask scheduler.

    Parameters
    ----------
    address
        Of the scheduler, as ``tcp://host:8786``; ``local`` starts one with workers on this machine.
    """

    def engine(chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, bytes]]:
        distributed = needs("distributed", "dask")
        with _client(distributed, address) as client:
            yield from _on_cluster(distributed, client, chunks, address)

    return engine


def _client(distributed: Any, address: str) -> Any:
    try:
        if address == LOCAL:
            return distributed.Client(threads_per_worker=1, dashboard_address=None)
        return distributed.Client(address, timeout="30s", name="posturemap")
    except (OSError, ValueError, TimeoutError) as error:
        what = f"no Dask scheduler answers there ({type(error).__name__}); start one with"
        raise InputError(address, f"{what} `dask scheduler`, or leave out --scheduler") from None


def _on_cluster(
    distributed: Any, client: Any, chunks: Iterable[Chunk], address: str
) -> Iterator[tuple[Chunk, bytes]]:
    rest = iter(chunks)
    under_way: dict[str, Chunk] = {}

    def more(number: int) -> list[Any]:
        return [_submit(client, chunk, under_way) for chunk in islice(rest, number)]

    ahead = _AHEAD * max(1, len(client.scheduler_info()["workers"]))
    queue = distributed.as_completed(more(ahead))
    for task in queue:
        chunk = under_way.pop(task.key)
        yield chunk, _gathered(distributed, task, chunk, address)
        queue.update(more(1))


def _submit(client: Any, chunk: Chunk, under_way: dict[str, Chunk]) -> Any:
    task = client.submit(read_chunk, chunk, key=f"posturemap-{chunk.key}", pure=True)
    under_way[task.key] = chunk
    return task


def _gathered(distributed: Any, task: Any, chunk: Chunk, address: str) -> bytes:
    try:
        part: bytes = task.result()
    except distributed.KilledWorker:
        what = "every worker that read it was ended"
        raise InputError(_named(chunk), f"{what}{_AGAIN}") from None
    except (distributed.client.FutureCancelledError, OSError):
        raise InputError(address, f"the scheduler is gone{_AGAIN}") from None
    return part


def _named(chunk: Chunk) -> str:
    names = [document.name for document in chunk.documents] or [name for name, _ in chunk.faults]
    first, last = names[0], names[-1]
    return first if first == last else f"{first} to {last}"
