"""Formats that are archives or hold others, each read in a process of its own."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from pydantic import TypeAdapter

from posturemap.errors import ArticleError

from .body import Body
from .child import SECONDS, memory_of

LIBRARIES: Mapping[str, str] = {"pdf": "pypdfium2", "docx": "docx"}
"""Kind of document to the module that reads it, of those that the extra brings."""

# Where the system bounds a reader's processor time, waiting only ends what hangs.
_PATIENCE = (20 if find_spec("resource") else 3) * SECONDS


def read_document(kind: str, content: bytes, path: Path) -> Body:
    """Read a document under limits of memory and time.

    Parameters
    ----------
    kind
        A key of `child.WINGS`.
    content, path
        Its bytes, and its name for messages.

    Raises
    ------
    ArticleError
        The library is not installed, or the document cannot be read within the limits.
    """
    if kind in LIBRARIES and find_spec(LIBRARIES[kind]) is None:
        what = f".{kind} files need more: pip install 'posturemap[documents]'"
        raise ArticleError(path, what)
    # -I: neither the current folder nor the environment has a say in what is imported.
    command = [sys.executable, "-I", "-m", "posturemap.claims.reading.child", kind]
    try:
        done = subprocess.run(  # noqa: S603  our own module, no word of it from outside
            command, input=content, capture_output=True, check=False, timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired:
        raise ArticleError(path, f"takes longer than {_PATIENCE} s to read") from None
    if done.returncode == -getattr(signal, "SIGXCPU", 0):
        what = f"takes more than {SECONDS} s of processor time to read; take the text out"
        raise ArticleError(path, what)
    if done.returncode < 0:
        limits = f"{SECONDS} s and {memory_of(kind) // 2**20} MiB"
        raise ArticleError(path, f"cannot be read within {limits}; take the text out")
    if done.returncode:
        *_, last = ["no reason given", *done.stderr.decode(errors="replace").splitlines()]
        reason = re.sub(r"^(?:\w+\.)*\w+(?:Error|Exception): ", "", last)
        raise ArticleError(path, f"cannot be read: {reason:.200}; take the text out")
    answer = json.loads(done.stdout)
    if "reason" in answer:
        raise ArticleError(path, answer["reason"])
    return TypeAdapter(Body).validate_python(answer["body"])
