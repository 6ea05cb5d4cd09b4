"""What a reader would do that is turned against its user: tried in the box, and told."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path


def answer(question: bytes) -> bytes:
    """Try what a reader may not; the question is JSON with names of files for each trial."""
    asked = json.loads(question)
    return json.dumps({name: _told(name, path) for name, path in asked.items()}).encode()


def _told(name: str, path: str) -> str:
    try:
        return str(_TRIALS[name](path))
    except OSError as error:
        return f"refused: {error.strerror or error}"


def _read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def _write(path: str) -> int:
    return Path(path).write_text("", encoding="utf-8")


def _mark(path: str) -> None:
    Path(path).chmod(0o777)


def _remove(path: str) -> None:
    Path(path).unlink()


def _connect(_: str) -> str:
    with socket.socket() as made:
        return str(made)


def _run(_: str) -> int:
    return subprocess.run([sys.executable, "-c", ""], check=False).returncode


def _signal(_: str) -> None:
    os.kill(os.getppid(), 0)


_TRIALS: Mapping[str, Callable[[str], object]] = {
    "read": _read,
    "list": os.listdir,
    "write": _write,
    "mark": _mark,
    "remove": _remove,
    "connect": _connect,
    "run": _run,
    "signal": _signal,
}
