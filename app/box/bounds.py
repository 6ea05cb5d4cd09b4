"""How much the reading of one file may take."""

from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

resource: Any = import_module("resource") if find_spec("resource") else None
"""There is none on Windows."""

_SLOWER = 20  # times; a busy machine gives a process a part of its time


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one file may take.

    Parameters
    ----------
    memory
        Bytes of address space.
    seconds
        Processor time.
    """

    memory: int
    seconds: int

    @property
    def patience(self) -> int:
        """Seconds by the clock after which what hangs is ended."""
        return _SLOWER * self.seconds

    def __str__(self) -> str:
        return f"{self.seconds} s and {self.memory // 2**20} MiB"

    def hold(self) -> None:
        """Bound this process, and let it write no file; on systems that can."""
        if resource is None:
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime)
        for kind, most in (
            (resource.RLIMIT_AS, self.memory),
            (resource.RLIMIT_CPU, spent + self.seconds),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            _, hard = resource.getrlimit(kind)
            # macOS refuses a bound on memory below what a process has mapped.
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))
