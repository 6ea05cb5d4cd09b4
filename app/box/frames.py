"""How the box is spoken to: a line of JSON with the sizes of what follows, and then the bytes."""

import json
from collections.abc import Mapping
from typing import Any, BinaryIO

ENDED = b"\0\0\0\0"
"""Stands behind the last part of an answer; a line that says how it ended follows."""
_LENGTH = 4


def write_line(stream: BinaryIO, held: Mapping[str, Any]) -> None:
    """Write a line of JSON."""
    stream.write(json.dumps(held).encode() + b"\n")


def read_line(stream: BinaryIO) -> dict[str, Any]:
    """Read a line of JSON; raises `EOFError` where the other side is gone."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    held: dict[str, Any] = json.loads(line)
    return held


def write_part(stream: BinaryIO, part: bytes) -> None:
    """Write a part of an answer, which is not empty."""
    stream.write(len(part).to_bytes(_LENGTH, "big"))
    stream.write(part)


def read_parts(stream: BinaryIO) -> bytes:
    """Read the parts of an answer; raises `EOFError` where the other side is gone."""
    parts = []
    while (length := _exactly(stream, _LENGTH)) != ENDED:
        parts.append(_exactly(stream, int.from_bytes(length, "big")))
    return b"".join(parts)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    held = stream.read(size)
    if len(held) < size:
        raise EOFError
    return held
