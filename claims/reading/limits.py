"""How much a file may be: what is refused beyond, and who raises it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of one file.

    Parameters
    ----------
    size
        MiB of a file that is read; a year of one newspaper's front pages is smaller.
    """

    size: int = 64

    @property
    def most(self) -> int:
        """Bytes of a file that is read."""
        return self.size * 2**20


_USUAL = Limits()
_limits: ContextVar[Limits] = ContextVar("limits", default=_USUAL)


def limits() -> Limits:
    """Return the limits that hold here."""
    return _limits.get()


@contextmanager
def limited(*, size: int | None = None) -> Iterator[Limits]:
    """Let another limit hold within the block; None leaves it as it is.

    Parameters
    ----------
    size
        As in `Limits`.
    """
    mark = _limits.set(_limits.get() if size is None else Limits(size=size))
    try:
        yield _limits.get()
    finally:
        _limits.reset(mark)
