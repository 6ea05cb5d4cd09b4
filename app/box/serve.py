"""The box: the part inside, which takes questions until nobody is there to ask.

Where the system forks, each question is read in a copy of this process, which ends with it: no file
has a hand in how the next one is read. Elsewhere the process answers itself.
"""

import gc
import os
import select
import signal
import sys
import time
from functools import cache
from importlib import import_module
from typing import Any, BinaryIO, NoReturn

from .bounds import Bounds
from .frames import ENDED, read_line, write_line, write_part
from .walls import code_folders, put_up

FORKS = sys.platform == "linux"
"""Elsewhere a copy of a process is not safe, or there is none."""
_PART = 2**20
_SAID = 2000
_FELL = 1


def serve(*, forks: bool = FORKS) -> None:
    """Answer questions from standard input to standard output."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            asked = read_line(questions)
        except EOFError:
            return
        content = questions.read(asked["size"])
        answer = _copied if forks else _here
        try:
            _rehearse(asked["reader"], asked["rehearsal"])
            ended = answer(asked, content, answers)
        except Exception as error:  # noqa: BLE001  whatever it is, the asker has to hear it
            ended = _fallen(error)
        answers.write(ENDED)
        write_line(answers, ended)
        answers.flush()


@cache
def _rehearse(reader: str, question: str) -> None:
    """Load a reader and all that it needs, by a question of our own."""
    module = import_module(reader)
    if question:
        module.answer(question.encode())
    gc.collect()
    gc.freeze()  # what is loaded stays as it is, and so need not be copied


def _fallen(error: BaseException) -> dict[str, Any]:
    return {"code": _FELL, "said": f"{type(error).__name__}: {error}"[:_SAID], "lasts": True}


def _here(asked: dict[str, Any], content: bytes, answers: BinaryIO) -> dict[str, Any]:
    """Answer in this process, as far as the system bounds it."""
    os.environ.update(asked["environment"])
    Bounds(memory=asked["memory"], seconds=asked["seconds"]).hold()
    before = os.getcwd()  # noqa: PTH109
    try:
        os.chdir(asked["folder"] or before)
        answer: bytes = import_module(asked["reader"]).answer(content)
    except MemoryError as error:
        return {**_fallen(error), "lasts": False}
    finally:
        os.chdir(before)
    for at in range(0, len(answer), _PART):
        write_part(answers, answer[at : at + _PART])
    return {"code": 0, "said": "", "lasts": True}


def _copied(asked: dict[str, Any], content: bytes, answers: BinaryIO) -> dict[str, Any]:
    """Answer in a copy of this process, behind all walls that the system has."""
    code = code_folders()
    (out, out_end), (said, said_end) = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        _answer(asked, content, code, (out_end, said_end))
    os.close(out_end)
    os.close(said_end)
    words, is_late = _handed_on(child, (out, said), answers, asked["patience"])
    os.close(out)
    os.close(said)
    _, status = os.waitpid(child, 0)
    code_of_end = -signal.SIGALRM if is_late else os.waitstatus_to_exitcode(status)
    return {"code": int(code_of_end), "said": words, "lasts": True}


def _handed_on(
    child: int, pipes: tuple[int, int], answers: BinaryIO, patience: float
) -> tuple[str, bool]:
    """Hand on what a copy answers; give what it said besides, and whether it had to be ended."""
    out, said = pipes
    waiting, words, end = {out, said}, b"", time.monotonic() + patience
    while waiting:
        ready, _, _ = select.select([*waiting, 0], [], [], max(0, end - time.monotonic()))
        if not ready or 0 in ready:  # it hangs, or nobody waits for it any more
            os.kill(child, signal.SIGKILL)
            return "", not ready
        for pipe in ready:
            part = os.read(pipe, _PART)
            if not part:
                waiting.discard(pipe)
            elif pipe == out:
                write_part(answers, part)
            else:
                words = (words + part)[-_SAID:]
    return words.decode(errors="replace"), False


def _answer(
    asked: dict[str, Any], content: bytes, code: tuple[str, ...], ends: tuple[int, int]
) -> NoReturn:
    """Answer and end: the only thing that a copy does."""
    out, said = ends
    failed = _FELL
    try:
        nothing = os.open(os.devnull, os.O_RDONLY)
        for old, new in ((nothing, 0), (said, 1), (said, 2)):
            os.dup2(old, new)
        last = os.dup2(out, 3)
        os.closerange(last + 1, 256)
        gc.disable()  # one question, and the process ends
        os.environ.update(asked["environment"])
        if asked["folder"]:
            os.chdir(asked["folder"])
        open_to = code if asked["folder"] is None else (*code, asked["folder"])
        put_up(open_to, Bounds(memory=asked["memory"], seconds=asked["seconds"]))
        answer = memoryview(sys.modules[asked["reader"]].answer(content))
        while answer:
            answer = answer[os.write(last, answer) :]
        failed = 0
    except BaseException as error:  # noqa: BLE001  nothing of this copy goes on
        os.write(2, f"{type(error).__name__}: {error}"[:_SAID].encode(errors="replace"))
    finally:
        os._exit(failed)
