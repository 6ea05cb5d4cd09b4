"""Read files of claims from elsewhere, whatever wrote them."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from posturemap.claims.reading.decode import decode
from posturemap.claims.reading.file import file_bytes
from posturemap.claims.reading.limits import limits
from posturemap.claims.reading.unreadable import UnreadableError
from posturemap.errors import ArticleError, GivenError

from .annotations import annotation_to_given, annotations
from .cas import cas_to_given, is_cas, webanno_to_given
from .given import Given
from .rows import holds_quotes, reader_name, row_to_given
from .sheet import sheet_rows

_WEBANNO = "#FORMAT=WebAnno TSV 3"
_WANTED = (
    "wanted claims.jsonl, a CSV or XLSX table with columns article and quote, Web Annotations, "
    "CAS JSON or WebAnno TSV"
)


def read_given(path: Path | str) -> tuple[Given, ...]:
    """Read the claims of one file.

    Parameters
    ----------
    path
        `.jsonl` or `.ndjson`: an object a line, as `claims.jsonl` or Web Annotations; `.json`: Web
        Annotations, Hypothesis' export, CAS JSON or a list of objects; `.csv`, `.tsv`: a table,
        Atlos' export or WebAnno TSV 3; `.xlsx`: the first sheet.

    Raises
    ------
    GivenError
        It cannot be read, or holds nothing that could be a claim.
    """
    path = Path(path)
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise GivenError(path, f"format {path.suffix or 'without ending'} is not known; {_WANTED}")
    found = tuple(read(path, file_bytes(path, GivenError)))
    if not found:
        raise GivenError(path, f"has no claim; {_WANTED}")
    return found


def _lines(path: Path, content: bytes) -> Iterator[Given]:
    reader = reader_name(path.name)
    for number, line in enumerate(_decoded(path, content).split("\n"), start=1):
        if not line.strip("\ufeff \t\r"):
            continue
        row = _json(path, line, number)
        if not isinstance(row, dict):
            raise GivenError(path, f"is no JSON object; {_WANTED}", line=number)
        where = f"line {number}"
        if annotations(row):
            yield annotation_to_given(row, reader=reader, where=where)
        else:
            yield row_to_given(row, reader=reader, where=where)


def _object(path: Path, content: bytes) -> Iterator[Given]:
    reader = reader_name(path.name)
    found = _json(path, _decoded(path, content), None)
    if is_cas(found):
        yield from cas_to_given(found, reader=reader, article=path.stem)
    elif every := annotations(found):
        for number, one in enumerate(every, start=1):
            yield annotation_to_given(one, reader=reader, where=f"annotation {number}")
    else:
        rows = found if isinstance(found, list) else [found]
        if not all(isinstance(row, dict) for row in rows) or not holds_quotes(list(_keys(rows))):
            raise GivenError(path, f"holds no claims; {_WANTED}")
        for number, row in enumerate(rows, start=1):
            yield row_to_given(row, reader=reader, where=f"object {number}")


def _keys(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield from row


def _table(path: Path, content: bytes) -> Iterator[Given]:
    text = _decoded(path, content)
    if text.startswith(_WEBANNO):
        yield from webanno_to_given(text, reader=reader_name(path.name), article=path.stem)
        return
    csv.field_size_limit(limits().most)
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from _rows(path, ((table.line_num, row) for row in table))
    except csv.Error as error:
        raise GivenError(path, f"is no CSV table: {error}", line=table.line_num) from None


def _sheet(path: Path, content: bytes) -> Iterator[Given]:
    try:
        yield from _rows(path, enumerate(sheet_rows(content), start=1))
    except UnreadableError as error:
        raise GivenError(path, str(error)) from None


def _rows(path: Path, rows: Iterable[tuple[int, list[str]]]) -> Iterator[Given]:
    reader = reader_name(path.name)
    every = ((number, row) for number, row in rows if any(cell.strip() for cell in row))
    _, head = next(every, (0, []))
    if not holds_quotes(head):
        named = ", ".join(head)[:200] or "nothing"
        raise GivenError(path, f"its first row has {named}; wanted columns article and quote")
    for number, row in every:
        yield row_to_given(dict(zip(head, row, strict=False)), reader=reader, where=f"row {number}")


def _decoded(path: Path, content: bytes) -> str:
    try:
        return decode(content, path)
    except ArticleError as error:
        raise GivenError(path, error.what) from None


def _json(path: Path, text: str, line: int | None) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise GivenError(path, f"is no JSON: {error.msg}", line=line or error.lineno) from None
    except (RecursionError, ValueError):  # the second is a number of thousands of digits
        what = "is nested too deep or holds a number too long to read; wanted plain objects"
        raise GivenError(path, what, line=line) from None


_READERS: dict[str, Callable[[Path, bytes], Iterator[Given]]] = {
    ".jsonl": _lines,
    ".ndjson": _lines,
    ".json": _object,
    ".csv": _table,
    ".tsv": _table,
    ".xlsx": _sheet,
}
ENDINGS = frozenset(_READERS)
"""Endings of files of claims, in small letters."""
