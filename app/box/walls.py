"""The walls around a reader: bounds, no file but its own, no socket, no other program."""

import os
import signal
import sys
import sysconfig
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import PurePath

from . import landlock, seccomp, system
from .bounds import Bounds

_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/nix/store")
_DEVICES = ("/dev/null", "/dev/urandom", "/etc/ld.so.cache")
_OWN_NAMESPACES = 0x1000_0000 | 0x4000_0000  # of users, in which one may have one of nets


def put_up(paths: Iterable[str], bounds: Bounds) -> None:
    """Put up all walls that the system has around this process, for good.

    Parameters
    ----------
    paths
        Where it may read.
    bounds
        What it may take.
    """
    bounds.hold()
    if sys.platform != "linux":
        return
    system.control(system.SIGNAL_AT_PARENTS_DEATH, signal.SIGKILL)
    landlock.open_only(paths)
    if not seccomp.refuse_calls():
        with suppress(OSError):  # the net at the least, where one may have one of one's own
            system.leave(_OWN_NAMESPACES)


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
