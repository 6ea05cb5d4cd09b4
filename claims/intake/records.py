"""Records of what a model was asked and answered: inputs of a build, replayed without a network."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from posturemap.claims.reading.file import file_bytes
from posturemap.claims.whole import write_whole
from posturemap.errors import GivenError

from .asking import Chunk
from .given import Given
from .rows import reader_name, row_to_given
from .wires import Answer, WireError


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What the records of a run hold.

    Parameters
    ----------
    given
        The claims of all answers.
    inputs
        Name of each record that was read to its content.
    missing
        Requests without a record.
    stale
        Articles that have records, of which none is of what would be asked now.
    """

    given: tuple[Given, ...] = ()
    inputs: Mapping[str, bytes] = field(default_factory=dict)
    missing: tuple[Chunk, ...] = ()
    stale: tuple[str, ...] = ()


def write_record(folder: Path, chunk: Chunk, answer: Answer) -> None:
    """Write one record, whole or not at all.

    Raises
    ------
    GivenError
        It cannot be written.
    """
    path = folder / chunk.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GivenError(path, f"cannot be written: {error.strerror}") from None
    record = {"request": chunk.request, "answer": asdict(answer)}
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(path, text.encode("utf-8", "backslashreplace").decode() + "\n")


def has_record(folder: Path, chunk: Chunk) -> bool:
    """Tell whether a request has a record."""
    return (folder / chunk.path).is_file()


def replay(folder: Path, chunks: tuple[Chunk, ...]) -> Replay:
    """Read the records of requests.

    Parameters
    ----------
    folder
        The records.
    chunks
        All requests that would be made now.

    Raises
    ------
    GivenError
        A record is no record, or of another request than its name says.
    """
    given: list[Given] = []
    inputs: dict[str, bytes] = {}
    missing: list[Chunk] = []
    for chunk in chunks:
        if not has_record(folder, chunk):
            missing.append(chunk)
            continue
        content = file_bytes(folder / chunk.path, GivenError)
        inputs[f"readings/{chunk.path}"] = content
        given += given_of(_text(folder / chunk.path, content, chunk), chunk)
    lacking = dict.fromkeys((one.article, one.sha256) for one in missing)
    stale = tuple(name for name, sha256 in lacking if any((folder / sha256).glob("*.json")))
    return Replay(given=tuple(given), inputs=inputs, missing=tuple(missing), stale=stale)


def _text(path: Path, content: bytes, chunk: Chunk) -> str:
    try:
        record = json.loads(content)
        request, text = record["request"], record["answer"]["text"]
    except (ValueError, KeyError, TypeError, RecursionError):
        request, text = None, None
    if request != chunk.request or not isinstance(text, str):
        raise GivenError(path, "is no record of this request; delete it and ask again")
    return text


def given_of(text: str, chunk: Chunk) -> Iterator[Given]:
    """Yield the claims of an answer; those of sentences before the chunk's own are left out.

    Raises
    ------
    WireError
        The answer is not of the form that was asked for.
    """
    reader = reader_name(str(chunk.request["model"]))
    for number, row in enumerate(rows_of(text), start=1):
        where = f"{chunk.name}, claim {number}"
        one = row_to_given(row, reader=reader, where=where, article=chunk.article)
        if not one.sentences or max(one.sentences) >= chunk.own:
            yield one


def rows_of(text: str) -> list[dict[str, Any]]:
    """Read the claims of an answer.

    Raises
    ------
    WireError
        It is no JSON object with a list of claims.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise WireError("the model's answer is no JSON") from None
    rows = found.get("claims") if isinstance(found, dict) else None
    if not isinstance(rows, list):
        raise WireError("the model's answer has no list of claims")
    return [row for row in rows if isinstance(row, dict)]
