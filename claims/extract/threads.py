"""How many threads multiply matrices: one, so that processes beside each other do not wait."""

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from threadpoolctl import ThreadpoolController


@cache
def _pools() -> ThreadpoolController:
    return ThreadpoolController()


def one_thread() -> AbstractContextManager[Any]:
    """Let the products within the block be made in one thread.

    The encoder's matrices are small: a second thread gains little where a core is free, and where
    none is both wait for each other, at full load. The same sums are made on every machine, too.
    """
    limit: AbstractContextManager[Any] = _pools().limit(limits=1, user_api="blas")
    return limit
