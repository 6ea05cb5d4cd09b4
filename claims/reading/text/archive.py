"""Articles in a table that an archiving program wrote.

Known are auto-archiver's CSV and JSON, JSON Lines, a table exported from its spreadsheet, and any
table whose columns have the same names.
"""

import ast
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from posturemap.claims.reading.body import Body
from posturemap.claims.reading.decode import without_halves
from posturemap.claims.reading.limits import limits
from posturemap.errors import ArticleError

_TEXT = ("content", "text content", "text", "article", "body")
_COLUMNS = {
    "title": ("title", "upload title", "headline"),
    "url": ("url", "link", "source url", "canonical url"),
    "date": ("timestamp", "upload timestamp", "date", "published"),
    "author": ("author", "authors", "byline"),
    "publisher": ("publisher", "site", "site name", "outlet"),
}
_Row = Mapping[str, Any]
_Table = tuple[Sequence[_Row], tuple[str, ...]]
# auto-archiver's CSV holds Python's own words for a dictionary, with times in it.
_TIME = re.compile(r"datetime\.datetime\((\d+), (\d+), (\d+)[^()]*(?:\([^()]*\)[^()]*)*\)")


def read_archive(content: str, ending: str, path: Path) -> list[Body]:
    """Read the articles of an archive's table, in its order.

    Parameters
    ----------
    content, ending, path
        The file's text, its ending, and its name for messages.

    Raises
    ------
    ArticleError
        It is no table of articles, or none of its rows has text.
    """
    rows, notes = _ROWS[ending](content, path)
    bodies = [body for row in rows if (body := row_body(row)) is not None]
    if bodies and notes:
        bodies[0] = replace(bodies[0], notes=(*bodies[0].notes, *notes))
    if not bodies:
        wanted = ", ".join(_TEXT)
        raise ArticleError(path, f"has no row with text; wanted a column named one of {wanted}")
    return bodies


def _csv_rows(content: str, path: Path) -> _Table:
    return list(_csv_lines(content, path)), ()


def _csv_lines(content: str, path: Path) -> Iterator[_Row]:
    csv.field_size_limit(limits().most)
    head = content.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    table = csv.DictReader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in table:
            yield {name: value for name, value in row.items() if name is not None and value}
    except csv.Error as error:
        raise ArticleError(
            path, f"is no CSV table: {error}; save it again", line=table.line_num
        ) from None


def _json_lines(content: str, path: Path) -> _Table:
    """Read an object a line; lines that are none are named, unless they are most of the file."""
    rows: list[_Row] = []
    wrong: list[str] = []
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip("\ufeff \t\r"):
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if isinstance(row, dict):
            rows.append(row)
        else:
            wrong.append(f"line {number}")
    if len(wrong) > len(rows):
        raise ArticleError(path, f"{wrong[0]} is no JSON object; wanted one a line, one an article")
    some = ", ".join(wrong[:5]) + (" …" if len(wrong) > 5 else "")
    return rows, (f"{some} of the file is no JSON object and was left out",) if wrong else ()


def _json_rows(content: str, path: Path) -> _Table:
    try:
        found = json.loads(content)
    except json.JSONDecodeError as error:
        raise ArticleError(
            path, f"is no JSON: {error.msg}; save it again", line=error.lineno
        ) from None
    except (RecursionError, ValueError):  # the second is a number of thousands of digits
        raise ArticleError(
            path, "is nested too deep or holds a number too long to read; take the text out"
        ) from None
    rows = found if isinstance(found, list) else [found]
    if not all(isinstance(row, dict) for row in rows):
        raise ArticleError(path, "wanted one object, or a list of objects, one an article")
    return rows, ()


_ROWS = {
    ".csv": _csv_rows,
    ".json": _json_rows,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
}


def row_body(row: Mapping[str, Any]) -> Body | None:
    """Give the article of a table's row, or None where the row has no text."""
    row = {name.strip().casefold().replace("_", " "): value for name, value in row.items()}
    row = {**row, **_nested(row.get("metadata"))}
    text = next((row[name] for name in _TEXT if isinstance(row.get(name), str)), "")
    if not any(character.isalnum() for character in text):
        return None
    found = {
        key: _words(next((row[name] for name in names if row.get(name)), ""))
        for key, names in _COLUMNS.items()
    }
    return Body(
        text=without_halves(text), metadata={key: value for key, value in found.items() if value}
    )


def _nested(held: Any) -> Mapping[str, Any]:
    """Return auto-archiver's inner dictionary, which its CSV holds as Python would print it."""
    if isinstance(held, str):
        try:
            held = ast.literal_eval(_TIME.sub(_day, held))
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            return {}
    return {str(key): value for key, value in held.items()} if isinstance(held, dict) else {}


def _day(match: re.Match[str]) -> str:
    year, month, day = (int(part) for part in match.groups())
    return f"'{year:04d}-{month:02d}-{day:02d}'"


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_words(one) for one in value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value, UTC).date().isoformat()
        except (OverflowError, ValueError, OSError):
            return ""
    return without_halves(str(value)).strip()
