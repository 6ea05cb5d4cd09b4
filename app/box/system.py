"""Linux's system calls, by number, for what Python has no function for."""

import ctypes
import os

NO_NEW_PRIVILEGES = 38
SECCOMP = 22
SIGNAL_AT_PARENTS_DEATH = 1


def call(number: int, *values: object) -> int:
    """Make a system call; raises `OSError`."""
    done = int(_library().syscall(ctypes.c_long(number), *values))
    if done < 0:
        raise _fault()
    return done


def control(option: int, *values: object) -> None:
    """Call ``prctl``, which asks something of this process; raises `OSError`."""
    if _library().prctl(option, *values, *[0] * (4 - len(values))) != 0:
        raise _fault()


def leave(spaces: int) -> None:
    """Call ``unshare``: have namespaces of one's own; raises `OSError`."""
    if _library().unshare(spaces) != 0:
        raise _fault()


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _fault() -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number))
