"""Rows of tables that may be larger than memory: JSON Lines, CSV, Parquet."""

import csv
import json
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from typing import Any

from posturemap.claims.reading.limits import limits
from posturemap.claims.reading.text import row_body
from posturemap.errors import ArticleError

from .stores import needs

Row = Mapping[str, Any]
Numbered = Iterator[tuple[int, Row | ArticleError]]


def table_rows(files: Any, path: str, ending: str) -> Numbered:
    """Read the rows of a table that hold an article.

    Parameters
    ----------
    files, path, ending
        File system, file and format, one of `TABLES`.

    Yields
    ------
    The row's number in the file, from 1, and the row, or what is wrong with it.

    Raises
    ------
    ArticleError
        It is no such table, or no row of it has text.
    """
    anything = False
    with files.open(path, "rb") as file:
        for number, row in _READERS[ending](file, path):
            if isinstance(row, ArticleError):
                yield number, row
            elif row_body(row) is not None:
                anything = True
                yield number, row
    if not anything:
        raise ArticleError(
            path, "has no row with text; wanted a column named content, text, article or body"
        )


def _json_lines(file: Any, path: str) -> Numbered:
    number = 0
    while line := file.readline(limits().most + 1):
        number += 1
        if len(line) > limits().most:
            raise ArticleError(path, f"is longer than {limits().size} MiB", line=number)
        text = line.removeprefix(b"\xef\xbb\xbf").strip()
        if text:
            yield number, _object(text, path, number)


def _object(text: bytes, path: str, number: int) -> Row | ArticleError:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        row = None
    if isinstance(row, dict):
        return row
    return ArticleError(path, "is no JSON object; wanted one a line, one an article", line=number)


def _json(file: Any, path: str) -> Numbered:
    content = file.read(limits().most + 1)
    if len(content) > limits().most:
        what = f"is larger than {limits().size} MiB; write it as JSON Lines"
        raise ArticleError(path, what)
    try:
        held = json.loads(content)
    except (ValueError, RecursionError):
        raise ArticleError(path, "is no JSON that can be read") from None
    rows = held if isinstance(held, list) else [held]
    for number, row in enumerate(rows, 1):
        is_row = isinstance(row, dict)
        yield number, row if is_row else ArticleError(path, f"item {number} is no object")


def _csv(file: Any, path: str) -> Numbered:
    csv.field_size_limit(limits().most)
    head = file.readline(limits().most).decode("utf-8-sig", "replace")
    file.seek(0)
    lines = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    table = csv.DictReader(lines, delimiter=max(",;\t", key=head.count), strict=True)
    number = 0
    try:
        for number, row in enumerate(table, 1):
            yield number, {name: value for name, value in row.items() if name and value}
    except csv.Error as error:
        raise ArticleError(path, f"is no CSV table: {error}", line=table.line_num) from None
    except UnicodeDecodeError:
        what = f"is not UTF-8 behind row {number}; the rows up to there are read"
        raise ArticleError(path, what) from None
    finally:
        lines.detach()  # the file is not this function's to close


def _parquet(file: Any, path: str) -> Numbered:
    arrow, parquet = needs("pyarrow", "batch"), needs("pyarrow.parquet", "batch")
    try:
        table = parquet.ParquetFile(file)
        number = 0
        for batch in table.iter_batches(batch_size=256):
            for row in batch.to_pylist():
                number += 1
                yield number, {name: value for name, value in row.items() if value is not None}
    except (arrow.ArrowException, ValueError, OSError, OverflowError) as error:
        words = " ".join(str(error).split())[:200]
        raise ArticleError(path, f"is no Parquet file that can be read: {words}") from None


_READERS = {
    ".csv": _csv,
    ".json": _json,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".parquet": _parquet,
}
TABLES = frozenset(_READERS)
"""Endings of tables."""
