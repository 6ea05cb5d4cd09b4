"""seccomp: the kernel refuses this process the calls that reach beyond it.

A list of what is refused, not of what is allowed: a C library that makes a call of a new kind goes
on working. The filter is a program for the kernel's packet filter, see ``linux/filter.h``.
"""

import ctypes
import errno
import os
from collections.abc import Iterator
from functools import cache
from struct import pack

from . import system
from .calls import JUDGED, REFUSED

_MACHINES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1), "riscv64": (0xC00000F3, 1)}
"""How the kernel names a machine, and which column of the tables holds its numbers."""
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_KILL, _ALLOW, _REFUSE = 0x8000_0000, 0x7FFF_0000, 0x0005_0000
_NUMBER, _MACHINE, _VALUES = 0, 4, 16
_FIRST_X32 = 0x4000_0000
_BY_FILTER = 2
_THREAD = 0x10000
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_ALL_BITS = 0xFFFF_FFFF
_REFUSED = _REFUSE | errno.EACCES
_UNKNOWN = _REFUSE | errno.ENOSYS
_Step = tuple[int, int, int, int]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def refuse_calls() -> bool:
    """Refuse this process what it never needs; tell whether the kernel does."""
    known = _MACHINES.get(os.uname().machine)
    if known is None:
        return False
    steps = _packed(*known) + b"".join(pack("=HBBI", *step) for step in _own_process(known[1]))
    program = _Program(len(steps) // 8, steps)
    try:
        system.control(system.NO_NEW_PRIVILEGES, 1)
        system.control(system.SECCOMP, _BY_FILTER, ctypes.byref(program))
    except OSError:
        return False
    return True


def get_ready() -> None:
    """Write the filter out before it is needed again and again."""
    if known := _MACHINES.get(os.uname().machine):
        _packed(*known)


@cache
def _packed(machine: int, column: int) -> bytes:
    """Write out the part of the filter that is the same for every process, once."""
    return b"".join(pack("=HBBI", *step) for step in _steps(machine, column))


def _steps(machine: int, column: int) -> Iterator[_Step]:
    """Give the filter's program: code, steps to skip where true and where false, value."""
    yield (_LOAD, 0, 0, _MACHINE)
    yield (_EQUAL, 1, 0, machine)
    yield (_RETURN, 0, 0, _KILL)
    yield (_LOAD, 0, 0, _NUMBER)
    if column == 0:
        yield from _where(_AT_LEAST, _FIRST_X32, _UNKNOWN)
    for numbers in REFUSED.values():
        if (number := numbers[column]) is not None:
            yield from _where(_EQUAL, number, _REFUSED)
    for name in ("clone3", "openat2"):  # what they are given is not to be seen here
        yield from _where(_EQUAL, JUDGED[name][column] or 0, _UNKNOWN)
    yield from _judged(column)


def _where(test: int, value: int, answer: int) -> Iterator[_Step]:
    yield (test, 0, 1, value)
    yield (_RETURN, 0, 0, answer)


def _judged(column: int) -> Iterator[_Step]:
    """Look at what a call is given: place of the value, bits, and whether these are wanted."""
    for name, place, bits, wanted in (
        ("open", 1, _WRITES, False),
        ("openat", 2, _WRITES, False),
        ("clone", 0, _THREAD, True),
        ("prlimit64", 2, _ALL_BITS, False),  # a limit to set; asking gives none
    ):
        if (number := JUDGED[name][column]) is not None:
            yield (_EQUAL, 0, 4, number)
            yield (_LOAD, 0, 0, _VALUES + 8 * place)
            yield (_ANY_BIT, *((1, 0) if wanted else (0, 1)), bits)
            yield (_RETURN, 0, 0, _REFUSED)
            yield (_RETURN, 0, 0, _ALLOW)


def _own_process(column: int) -> Iterator[_Step]:
    """Let a process signal itself, as abort() does, and nobody else; all else is allowed."""
    yield (_EQUAL, 0, 4, JUDGED["tgkill"][column] or 0)
    yield (_LOAD, 0, 0, _VALUES)
    yield (_EQUAL, 1, 0, os.getpid())
    yield (_RETURN, 0, 0, _REFUSED)
    yield (_RETURN, 0, 0, _ALLOW)
    yield (_RETURN, 0, 0, _ALLOW)
