"""The walls around a reader: bounds, no file but its own, no socket, no other program."""

import os
import signal
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from . import landlock, seccomp, system
from .bounds import Bounds

_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/nix/store")
_DEVICES = ("/dev/null", "/dev/urandom", "/etc/ld.so.cache")
_ARE_NAMESPACES = 0x1000_0000 | 0x4000_0000  # of users, in which one may have one of nets


@dataclass(frozen=True, slots=True, kw_only=True)
class Walls:
    """Which walls a system has.

    Parameters
    ----------
    bounds
        Memory, processor time and written bytes are bounded.
    files
        No file opens but the code and what the reader is handed.
    calls
        No call works that writes, starts a program, or reaches another process or the net.
    net
        There is no net, at the least.
    """

    bounds: bool
    files: bool
    calls: bool
    net: bool


def put_up(paths: Iterable[str], bounds: Bounds) -> Walls:
    """Put up all walls that the system has around this process, for good.

    Parameters
    ----------
    paths
        Where it may read.
    bounds
        What it may take.
    """
    bounds.hold()
    bounded = sys.platform != "win32"
    if sys.platform != "linux":
        return Walls(bounds=bounded, files=False, calls=False, net=False)
    system.control(system.SIGNAL_AT_PARENTS_DEATH, signal.SIGKILL)
    files = landlock.open_only(paths)
    calls = seccomp.refuse_calls()
    return Walls(bounds=bounded, files=files, calls=calls, net=calls or _without_net())


def _without_net() -> bool:
    """Have an empty net of one's own, which is the way where calls cannot be refused."""
    try:
        system.leave(_ARE_NAMESPACES)
    except OSError:
        return False
    return True


def code_folders() -> tuple[str, ...]:
    """Give the folders of the code that is running and of the system's libraries, and get ready."""
    seccomp.get_ready()
    return _folders(len(sys.modules))


@lru_cache(maxsize=1)
def _folders(_loaded: int) -> tuple[str, ...]:
    files: dict[str, str] = {}
    for module in tuple(sys.modules.values()):
        if path := getattr(module, "__file__", None):
            files.setdefault(os.path.dirname(path), path)  # noqa: PTH120
    real = {os.path.dirname(os.path.realpath(path)) for path in files.values()}  # noqa: PTH120
    asked = os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep)
    named = (*sysconfig.get_paths().values(), *sys.path, *asked, *_LIBRARIES, *_DEVICES)
    wanted = {os.path.realpath(path) for path in named if path} | real | set(files)
    wanted -= {"/", os.path.expanduser("~")}  # noqa: PTH111  code may lie there, and so does all else
    return tuple(sorted(path for path in wanted if not _above(path) & wanted))


def _above(path: str) -> set[str]:
    return set(map(str, PurePath(path).parents))
