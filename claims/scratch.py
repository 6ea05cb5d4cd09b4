"""Folders that are there while something is written, and go with the run or with the next one.

A scratch folder lies beside what it is for, under a name of ours, and holds a file that is locked
as long as its process lives. A system takes the lock from a process that it ends, however it ends;
so a folder whose lock is free is nobody's.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_MARK = ".posturemap-"
_LOCK = "lock"
_TRIES = 5
_YOUNG = 3600
"""Seconds for which a folder without a lock may still be about to get one."""

Rescue = Callable[[Path], None]


@contextmanager
def scratch(folder: Path, name: str) -> Iterator[Path]:
    """Make a scratch folder; see `sweep` for what removes those of ended runs.

    Parameters
    ----------
    folder
        Where it is made.
    name
        What it is for; the scratch folder's name begins with it, behind a dot.

    Yields
    ------
    The scratch folder, removed with all that is in it at the end.

    Raises
    ------
    OSError
        It cannot be made.
    """
    path, lock = _make(folder, name)
    try:
        yield path
    finally:
        os.close(lock)
        shutil.rmtree(path, ignore_errors=True)


def sweep(folder: Path, name: str | None = None, *, rescue: Rescue | None = None) -> None:
    """Remove the scratch folders of ended runs; those of running ones stay.

    Parameters
    ----------
    folder, name
        As for `scratch`; no name means every one.
    rescue
        Called with each left folder before it is removed, to save what must not be lost.
    """
    for path in sorted(folder.glob(f".*{_MARK}*")):
        if not _is_own(path) or (name and path.name.rpartition(_MARK)[0] != f".{name}"):
            continue
        lock = _lock(path / _LOCK, create=False)
        if lock is None and not _is_abandoned(path):
            continue
        try:
            if rescue is not None:
                rescue(path)
            shutil.rmtree(path, ignore_errors=True)
        finally:
            if lock is not None:
                os.close(lock)


def _make(folder: Path, name: str) -> tuple[Path, int]:
    for _ in range(_TRIES):
        path = Path(tempfile.mkdtemp(prefix=f".{name}{_MARK}", dir=folder))
        lock = _lock(path / _LOCK, create=True)
        if lock is None:  # somebody who sweeps had it first, and removes the folder
            continue
        if (path / _LOCK).exists():
            return path, lock
        os.close(lock)
    raise BlockingIOError(11, "another run removes what this one writes", str(folder))


def _lock(path: Path, *, create: bool) -> int | None:
    """Take a lock; None where another process has it or there is nothing to lock."""
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | (os.O_CREAT if create else 0)
    try:
        number = os.open(path, flags, 0o600)
    except OSError:
        if create:
            shutil.rmtree(path.parent, ignore_errors=True)
            raise
        return None
    if _hold(number, trusting=create):
        return number
    os.close(number)
    return None


def _hold(number: int, *, trusting: bool) -> bool:
    """Lock an open file; where files cannot be locked, only who made it takes it for locked."""
    try:
        import fcntl  # noqa: PLC0415  there is none on Windows
    except ImportError:
        return _hold_on_windows(number)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return trusting
    return True


def _hold_on_windows(number: int) -> bool:
    import msvcrt  # noqa: PLC0415  there is one on Windows alone

    try:
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
    except OSError:
        return False
    return True


def _is_own(path: Path) -> bool:
    """Tell a folder that this user made: others may put folders into a shared one."""
    try:
        found = path.lstat()
    except OSError:
        return False
    mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return mine and path.is_dir() and not path.is_symlink()


def _is_abandoned(path: Path) -> bool:
    """Tell a folder whose process ended before it had made its lock."""
    try:
        return not (path / _LOCK).exists() and time.time() - path.stat().st_mtime > _YOUNG
    except OSError:
        return False
