"""The columns of a page, read back: what `columns` writes, given back as rows."""

import base64
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import repeat
from typing import Any, Final

import numpy as np

_MOST = 2**28
"""Bytes that a page's buffer may unpack to: 256 MiB."""
_ROWS = 2**22
"""Rows of a column that need no byte each."""
_WIDTHS = (1, 2, 4)
_DECIMALS = 15  # of which a float holds each
_GZIP = 31  # zlib's name for a buffer with gzip's header

Reader = Callable[[Mapping[str, Any], bytes], list[Any]]


def read_block(text: str) -> tuple[dict[str, Any], bytes]:
    """Read a page's block of data: its JSON, and the buffer that its columns point into.

    Raises
    ------
    ValueError, TypeError
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
        It is no column, or says more than it holds.
    """
    return _READERS[column["t"]](column, buffer)


def read_ints(packed: Any, buffer: bytes) -> list[int]:
    """Give whole numbers that `columns` wrote byte plane by byte plane."""
    if isinstance(packed, list):
        return [int(value) for value in packed]
    number, width = int(packed["n"]), int(packed["w"])
    if number < 0 or width not in _WIDTHS:
        raise ValueError(f"{number} numbers of {width} bytes, wanted some of {_WIDTHS}")
    planes = np.frombuffer(buffer, np.uint8, number * width, int(packed["at"]))
    cells = np.ascontiguousarray(planes.reshape(width, number).T)
    values = cells.view(f"<u{width}").reshape(-1).astype(np.int64)
    if packed.get("s"):
        values = np.where(values % 2, -(values + 1) // 2, values // 2)
    found: list[int] = values.tolist()
    return found


def _pieces(lengths: Iterable[int], at: int, held: int) -> Iterator[slice]:
    """Give where each row lies that stands behind the one before, in something so long."""
    if at < 0:
        raise ValueError("a column begins before what it is cut from")
    for length in lengths:
        if not 0 <= length <= held - at:
            raise ValueError("a row is longer than what it is cut from")
        yield slice(at, at + length)
        at += length


def _rows(column: Mapping[str, Any]) -> int:
    """Give the number of rows of a column that need not lie anywhere."""
    number = int(column["n"])
    if not 0 <= number <= _ROWS:
        raise ValueError(f"a column has {number} rows, wanted at most {_ROWS}")
    return number


def _texts(column: Mapping[str, Any], buffer: bytes) -> list[str]:
    pieces = _pieces(read_ints(column["o"], buffer), int(column["at"]), len(buffer))
    return [buffer[piece].decode("utf-8", "surrogatepass") for piece in pieces]


def _fixed(column: Mapping[str, Any], buffer: bytes) -> list[float | None]:
    decimals = int(column["d"])
    if not 0 <= decimals <= _DECIMALS:
        raise ValueError(f"numbers of {decimals} decimals, wanted at most {_DECIMALS}")
    scale = 10**decimals
    none = -(2**31)
    return [None if v == none else v / scale for v in read_ints(column["v"], buffer)]


def _hex(column: Mapping[str, Any], buffer: bytes) -> list[str]:
    width = int(column["w"])
    if width < 1:
        raise ValueError("a row of hex digits has none")
    pieces = _pieces(repeat(width, int(column["n"])), int(column["at"]), len(buffer))
    return [buffer[piece].hex() for piece in pieces]


def _dictionary(column: Mapping[str, Any], buffer: bytes) -> list[Any]:
    table, codes = column["v"], read_ints(column["i"], buffer)
    if min(codes, default=0) < 0:
        raise ValueError("a row has a number of no value")
    return [table[code] for code in codes]


def _lists(column: Mapping[str, Any], buffer: bytes) -> list[list[Any]]:
    flat = read_column(column["v"], buffer)
    return [flat[piece] for piece in _pieces(read_ints(column["o"], buffer), 0, len(flat))]


def _records(column: Mapping[str, Any], buffer: bytes) -> list[dict[str, Any]]:
    columns = [read_column(one, buffer) for one in column["v"]]
    names = column["k"]
    return [
        {name: values[row] for name, values in zip(names, columns, strict=True)}
        for row in range(_rows(column))
    ]


_READERS: Final[Mapping[str, Reader]] = {
    "plain": lambda column, _: list(column["v"]),
    "const": lambda column, _: [column["v"]] * _rows(column),
    "int": lambda column, buffer: read_ints(column["v"], buffer),
    "fixed": _fixed,
    "hex": _hex,
    "text": _texts,
    "json": lambda column, buffer: [json.loads(text) for text in _texts(column, buffer)],
    "dict": _dictionary,
    "list": _lists,
    "record": _records,
}
