"""Rows as columns that a browser reads without unpacking what it does not show.

A column is a JSON value with a tag `t`: ``plain`` holds its values; the others point into one
binary buffer, which holds numbers byte plane by byte plane and texts end to end.
"""

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
Column = dict[str, Any]
Record = Any
"""A mapping, or a dataclass whose fields are what a mapping would hold."""

# Decimals that places are given with; a column that needs more is written as it is.
_DECIMALS = 7
_NONE = -(2**31)
_HEX = re.compile(r"[0-9a-f]+")

# Below this share of distinct values a table of values and a number a row are smaller.
_DICTIONARY_SHARE = 0.25


def plain_value(value: Any) -> Any:
    """Turn a cell of a table into what JSON can hold; what is missing becomes None.

    >>> plain_value(np.float64("nan")), plain_value((1, np.int64(2)))
    (None, [1, 2])
    """
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): plain_value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset | np.ndarray):
        return [plain_value(inner) for inner in value]
    if value is pd.NaT or value is pd.NA:
        return None
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def record_value(value: Any) -> dict[str, Any]:
    """As `dataclasses.asdict`, which copies every value of its own and takes ten times as long."""
    return {name: _deep(getattr(value, name)) for name in _names(value)}


def _deep(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_deep(inner) for inner in value]
    return record_value(value) if is_dataclass(value) and not isinstance(value, type) else value


def _names(row: Record) -> list[str]:
    return list(row if isinstance(row, Mapping) else type(row).__dataclass_fields__)


def _whole(row: Record) -> Any:
    return row if isinstance(row, Mapping) else record_value(row)


def _cell(row: Record, name: str) -> Any:
    return row[name] if isinstance(row, Mapping) else _deep(getattr(row, name))


@dataclass(slots=True, kw_only=True)
class Plain:
    """Writes columns as lists of values, for pages small enough to be read by eye."""

    def values(self, values: Sequence[Any]) -> Column:
        """Write any JSON values."""
        return {"t": "plain", "v": list(values)}

    def ints(self, values: Iterable[int] | Ints) -> Any:
        """Write whole numbers."""
        return [int(v) for v in values]

    def lists(self, rows: Sequence[Sequence[Any]]) -> Column:
        """Write a list of values a row."""
        return {"t": "plain", "v": [list(row) for row in rows]}

    def records(self, rows: Sequence[Record]) -> Column:
        """Write a record a row; all have the same names."""
        return {"t": "plain", "v": [_whole(row) for row in rows]}

    def record_lists(self, rows: Sequence[Sequence[Record]]) -> Column:
        """Write a list of records a row."""
        return {"t": "plain", "v": [[_whole(record) for record in row] for row in rows]}


@dataclass(slots=True, kw_only=True)
class Packed:
    """Writes columns into a buffer that compresses well.

    Parameters
    ----------
    buffer
        What has been written; offsets in columns count its bytes.
    """

    buffer: bytearray = field(default_factory=bytearray)

    def values(self, values: Sequence[Any]) -> Column:
        """Write any JSON values, in the smallest way that gives the very same values back."""
        if values and _all_same(values):
            return {"t": "const", "n": len(values), "v": values[0]}
        if all(type(v) is int and _NONE < v < 2**31 for v in values):
            return {"t": "int", "v": self.ints(values)}
        if all(isinstance(v, str) for v in values):
            return self._dictionary(values) or self._hex(values) or self._text(values)
        if column := self._fixed(values):
            return column
        texts = [json.dumps(v, allow_nan=False, sort_keys=True) for v in values]
        return self._dictionary(texts, is_json=True) or {"t": "json", **self._texts(texts)}

    def ints(self, values: Iterable[int] | Ints) -> Any:
        """Write whole numbers of up to 32 bits, byte plane by byte plane."""
        array = np.asarray(values if isinstance(values, np.ndarray) else list(values), np.int64)
        signed = bool(array.size) and int(array.min()) < 0
        if signed:  # 0, -1, 1, -2 become 0, 1, 2, 3: small steps either way have empty high bytes
            array = np.where(array < 0, -2 * array - 1, 2 * array)
        high = int(array.max()) if array.size else 0
        width = next((w for w in (1, 2) if high < 256**w), 4)
        cells = array.astype(f"<u{width}").view(np.uint8).reshape(-1, width)
        at = self._write(np.ascontiguousarray(cells.T).tobytes())
        return {"at": at, "n": int(array.size), "w": width, **({"s": 1} if signed else {})}

    def lists(self, rows: Sequence[Sequence[Any]]) -> Column:
        """Write a list of values a row: lengths, and all values as one column."""
        flat = [value for row in rows for value in row]
        return {"t": "list", "o": self.ints(len(row) for row in rows), "v": self.values(flat)}

    def records(self, rows: Sequence[Record]) -> Column:
        """Write a record a row, as a column a name; all have the same names."""
        names = _names(rows[0]) if rows else []
        columns = [self.values([_cell(row, name) for row in rows]) for name in names]
        return {"t": "record", "n": len(rows), "k": names, "v": columns}

    def record_lists(self, rows: Sequence[Sequence[Record]]) -> Column:
        """Write a list of records a row: lengths, and all records as one table."""
        flat = [record for row in rows for record in row]
        return {"t": "list", "o": self.ints(len(row) for row in rows), "v": self.records(flat)}

    def _fixed(self, values: Sequence[Any]) -> Column | None:
        """Write numbers of few decimals as whole ones."""
        if not all(v is None or (type(v) is float and abs(v) < 180.001) for v in values):
            return None
        whole = [_NONE if v is None else round(v * 10**_DECIMALS) for v in values]
        if any(
            v is not None and w / 10**_DECIMALS != v for v, w in zip(values, whole, strict=True)
        ):
            return None
        return {"t": "fixed", "v": self.ints(whole), "d": _DECIMALS}

    def _hex(self, values: Sequence[str]) -> Column | None:
        """Write ids of hex digits as the bytes they stand for."""
        width = len(values[0])
        if width % 2 or not all(len(v) == width and _HEX.fullmatch(v) for v in values):
            return None
        at = self._write(bytes.fromhex("".join(values)))
        return {"t": "hex", "n": len(values), "w": width // 2, "at": at}

    def _text(self, values: Sequence[str]) -> Column:
        return {"t": "text", **self._texts(values)}

    def _dictionary(self, values: Sequence[str], *, is_json: bool = False) -> Column | None:
        distinct: dict[str, int] = {}
        limit = max(16, int(len(values) * _DICTIONARY_SHARE))
        codes = np.empty(len(values), np.int64)
        for row, value in enumerate(values):
            codes[row] = distinct.setdefault(value, len(distinct))
            if len(distinct) > limit:
                return None
        table = [json.loads(v) for v in distinct] if is_json else list(distinct)
        return {"t": "dict", "v": table, "i": self.ints(codes)}

    def _texts(self, values: Sequence[str]) -> dict[str, Any]:
        encoded = [v.encode("utf-8", "surrogatepass") for v in values]
        lengths = self.ints(len(e) for e in encoded)
        return {"o": lengths, "at": self._write(b"".join(encoded))}

    def _write(self, data: bytes) -> int:
        at = len(self.buffer)
        self.buffer += data
        return at


def _all_same(values: Sequence[Any]) -> bool:
    first = values[0]
    if not all(type(v) is type(first) and v == first for v in values):
        return False
    # Of lists and objects it is what they hold that may be of several types: [1] equals [True].
    held = isinstance(first, list | dict | tuple)
    return not held or len({json.dumps(v, sort_keys=True) for v in values}) == 1


Writer = Plain | Packed
