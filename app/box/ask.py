"""Ask a reader in the box: the part outside."""

import atexit
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from typing import Any, BinaryIO, cast

import posturemap

from .bounds import Bounds
from .frames import read_line, read_parts, write_line

_KEPT = ("SYSTEMROOT", "TEMP", "LD_LIBRARY_PATH")
_LATE = -getattr(signal, "SIGALRM", 14)
_MORE_PATIENCE = 5  # seconds; the server ends what hangs, and somebody has to end the server
# -E -P: neither the environment nor the current folder has a say in what is imported.
_START = "import sys; sys.path.append(sys.argv[1]); from posturemap.box.serve import serve; serve()"


class BoxError(Exception):
    """Nothing came out of the box; the message says why, and the caller adds what to do."""


def ask(
    reader: str,
    question: bytes,
    *,
    bounds: Bounds,
    rehearsal: bytes = b"",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """Put a question to a reader, which runs behind the box's walls.

    Parameters
    ----------
    reader
        Module whose ``answer`` takes bytes and gives bytes.
    question
        What it is given.
    bounds
        What it may take.
    rehearsal
        A question of our own, which is answered once before any other, so that what a reader loads
        is loaded before anything of others is looked at, and only once.
    folder
        Its current folder: the only one, besides the code, in which it can open a file.
    environment
        What its libraries look up.

    Raises
    ------
    BoxError
        It was ended, or fell over.
    """
    asked = {
        "reader": reader,
        "folder": None if folder is None else str(folder.resolve()),
        "environment": dict(environment or {}),
        "memory": bounds.memory,
        "seconds": bounds.seconds,
        "patience": bounds.patience,
        "rehearsal": rehearsal.decode(),
        "size": len(question),
    }
    server = _server()
    try:
        answer, ended = server.answer(asked, question, bounds.patience + _MORE_PATIENCE)
    except (EOFError, OSError):
        code = server.end()
        raise BoxError(_why(_LATE if server.is_late else code, "", bounds)) from None
    except BaseException:
        server.end()
        raise
    if ended["lasts"]:
        _idle.append(server)
    else:
        server.end()
    if ended["code"]:
        raise BoxError(_why(ended["code"], ended["said"], bounds))
    return answer


def _why(code: int, said: str, bounds: Bounds) -> str:
    """Say why there is no answer."""
    if code == _LATE:
        return f"takes longer than {bounds.patience} s to read"
    if code == -getattr(signal, "SIGXCPU", 24):
        return f"takes more than {bounds.seconds} s of processor time to read"
    if code < 0 or not said.strip():
        return f"cannot be read within {bounds}"
    reason = re.sub(r"^(?:\w+\.)*\w+(?:Error|Exception): ", "", said.strip().splitlines()[-1])
    return f"cannot be read: {reason:.200}"


class _Server:
    """A process that reads many files, each in a process of its own where the system forks."""

    def __init__(self) -> None:
        self.is_late = False
        root = str(Path(posturemap.__file__).parents[1])
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603  our own module, no word of it from outside
            [sys.executable, "-E", "-P", "-c", _START, root],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**kept, "LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"},
        )
        self._questions = cast("BinaryIO", self._process.stdin)
        self._answers = cast("BinaryIO", self._process.stdout)

    def answer(
        self, asked: Mapping[str, Any], question: bytes, patience: float
    ) -> tuple[bytes, dict[str, Any]]:
        """Hand a question on, and wait for the answer, but not for ever."""
        timer = Timer(patience, self._is_too_late)
        timer.daemon = True
        timer.start()
        try:
            write_line(self._questions, asked)
            self._questions.write(question)
            self._questions.flush()
            return read_parts(self._answers), read_line(self._answers)
        finally:
            timer.cancel()

    def _is_too_late(self) -> None:
        self.is_late = True
        self._process.kill()

    def end(self) -> int:
        """End it, and give its exit code."""
        self._process.kill()
        for stream in (self._questions, self._answers):
            try:
                stream.close()
            except OSError:  # what it did not read is still in there
                continue
        return self._process.wait()


_idle: list[_Server] = []
"""Those that wait for a question: one a thread that asks at the same time."""


def _server() -> _Server:
    try:
        return _idle.pop()
    except IndexError:
        return _Server()


def _end_all() -> None:
    while _idle:
        _idle.pop().end()


atexit.register(_end_all)
if hasattr(os, "register_at_fork"):  # a copy of this process must not speak into our pipes
    os.register_at_fork(after_in_child=_idle.clear)
