"""The columns of a page, read back: what `columns` writes, given back as rows."""

import base64
import json
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np

_MOST = 2**28
"""Bytes that a page's buffer may unpack to: 256 MiB."""
_ROWS = 2**22
_GZIP = 31  # zlib's name for a buffer with gzip's header

Reader = Callable[[Mapping[str, Any], bytes], list[Any]]


def read_block(text: str) -> tuple[dict[str, Any], bytes]:
    """Read a page's block of data: its JSON, and the buffer that its columns point into.

    Raises
    ------
    ValueError
        It is no such block, or unpacks to more than a page would.
    """
    head = json.loads(text)
    if not isinstance(head, dict):
        raise TypeError("no object")
    if "packed" not in head:
        return head, b""
    unpacker = zlib.decompressobj(_GZIP)
    try:
        buffer = unpacker.decompress(base64.b64decode(head["packed"], validate=True), _MOST)
    except zlib.error as error:
        raise ValueError(f"the packed data is broken ({error})") from None
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise ValueError("the packed data is cut off, or larger than a page's")
    return head, buffer


def read_column(column: Any, buffer: bytes) -> list[Any]:
    """Give the values of a column, a row each.

    Raises
    ------
    ValueError, KeyError, TypeError, IndexError
        It is no column.
    """
    return _READERS[column["t"]](column, buffer)


def read_ints(packed: Any, buffer: bytes) -> list[int]:
    """Give whole numbers that `columns` wrote byte plane by byte plane."""
    if isinstance(packed, list):
        return [int(value) for value in packed]
    number, width = int(packed["n"]), int(packed["w"])
    planes = np.frombuffer(buffer, np.uint8, number * width, int(packed["at"]))
    cells = np.ascontiguousarray(planes.reshape(width, number).T)
    values = cells.view(f"<u{width}").reshape(-1).astype(np.int64) if number else cells.reshape(-1)
    if packed.get("s"):
        values = np.where(values % 2, -(values + 1) // 2, values // 2)
    found: list[int] = values.tolist()
    return found


def _texts(column: Mapping[str, Any], buffer: bytes) -> list[str]:
    at = int(column["at"])
    texts = []
    for length in read_ints(column["o"], buffer):
        texts.append(buffer[at : at + length].decode("utf-8", "surrogatepass"))
        at += length
    return texts


def _fixed(column: Mapping[str, Any], buffer: bytes) -> list[float | None]:
    scale = 10 ** int(column["d"])
    none = -(2**31)
    return [None if v == none else v / scale for v in read_ints(column["v"], buffer)]


def _hex(column: Mapping[str, Any], buffer: bytes) -> list[str]:
    at, width = int(column["at"]), int(column["w"])
    cells = (at + row * width for row in range(int(column["n"])))
    return [buffer[cell : cell + width].hex() for cell in cells]


def _dictionary(column: Mapping[str, Any], buffer: bytes) -> list[Any]:
    table = column["v"]
    return [table[code] for code in read_ints(column["i"], buffer)]


def _lists(column: Mapping[str, Any], buffer: bytes) -> list[list[Any]]:
    flat, at, rows = read_column(column["v"], buffer), 0, []
    for length in read_ints(column["o"], buffer):
        rows.append(flat[at : at + length])
        at += length
    return rows


def _records(column: Mapping[str, Any], buffer: bytes) -> list[dict[str, Any]]:
    columns = [read_column(one, buffer) for one in column["v"]]
    names = column["k"]
    return [
        {name: values[row] for name, values in zip(names, columns, strict=True)}
        for row in range(int(column["n"]))
    ]


_READERS: Final[Mapping[str, Reader]] = {
    "plain": lambda column, _: list(column["v"]),
    "const": lambda column, _: [column["v"]] * min(int(column["n"]), _ROWS),
    "int": lambda column, buffer: read_ints(column["v"], buffer),
    "fixed": _fixed,
    "hex": _hex,
    "text": _texts,
    "json": lambda column, buffer: [json.loads(text) for text in _texts(column, buffer)],
    "dict": _dictionary,
    "list": _lists,
    "record": _records,
}
