"""Landlock: the kernel lets this process open what lies below some folders, and nothing else.

Numbers are those of Linux's ``linux/landlock.h``; an older kernel knows fewer rights.
"""

import ctypes
import os
from collections.abc import Iterable

from . import system

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH = 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_RIGHTS = ((1, 0x1FFF), (2, 1 << 13), (3, 1 << 14), (5, 1 << 15))
"""From which version on which rights over files are known."""
_NET_SINCE, _SCOPES_SINCE = 4, 6
_BIND_AND_CONNECT = 0b11
_SOCKETS_AND_SIGNALS = 0b11


class _Rules(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("net", ctypes.c_uint64),
        ("scopes", ctypes.c_uint64),
    )


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("rights", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """Give the version that the kernel has; 0 where it has none."""
    try:
        return system.call(_CREATE, None, ctypes.c_size_t(0), _ASK_VERSION)
    except OSError:
        return 0


def open_only(paths: Iterable[str]) -> bool:
    """Let this process read what lies below paths, and neither write nor connect; tell whether.

    Parameters
    ----------
    paths
        Folders and files; what is not there is passed over.
    """
    known = version()
    if not known:
        return False
    rules = _Rules(
        files=sum(rights for since, rights in _RIGHTS if known >= since),
        net=_BIND_AND_CONNECT if known >= _NET_SINCE else 0,
        scopes=_SOCKETS_AND_SIGNALS if known >= _SCOPES_SINCE else 0,
    )
    size = ctypes.c_size_t(ctypes.sizeof(rules))
    ruleset = system.call(_CREATE, ctypes.byref(rules), size, 0)
    for path in paths:
        _allow(ruleset, path)
    system.control(system.NO_NEW_PRIVILEGES, 1)
    system.call(_RESTRICT, ruleset, 0)
    os.close(ruleset)
    return True


def _allow(ruleset: int, path: str) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    rights = _READ_FILE | (_READ_FOLDER if os.path.isdir(path) else 0)  # noqa: PTH112
    beneath = _Beneath(rights=rights, folder=place)
    try:
        system.call(_ADD, ruleset, _PATH_BENEATH, ctypes.byref(beneath), 0)
    finally:
        os.close(place)
