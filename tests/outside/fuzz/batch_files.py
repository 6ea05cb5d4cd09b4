"""What is fuzzed of `batch`: tables and web archives, by the readers that its sources use."""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from posturemap.batch.source import open_source
from posturemap.errors import ArticleError

Target = Callable[[bytes], None]


def source(ending: str) -> Target:
    """Read a source of articles: each has an id of its own, or a reason of one line."""
    path = Path(tempfile.mkdtemp(prefix="posturemap-fuzz-")) / f"fuzz{ending}"

    def target(content: bytes) -> None:
        path.write_bytes(content)
        ids = []
        for one in open_source(str(path)).documents():
            if isinstance(one, ArticleError):
                if "\n" in str(one):
                    raise AssertionError(f"no reason on one line: {one!r}")
                continue
            ids.append(one.id)
            if not re.fullmatch(r"fuzz(\.warc)?(-\d+)?", one.id) or not isinstance(
                one.content, bytes
            ):
                raise AssertionError(f"no id of its file: {one.id!r}")
        if len({*ids}) != len(ids):
            raise AssertionError(f"an id twice: {ids}")

    return target


TARGETS: dict[str, Target] = {
    "batch_csv": source(".csv"),
    "batch_json": source(".json"),
    "batch_jsonl": source(".jsonl"),
    "parquet": source(".parquet"),
    "wacz": source(".wacz"),
    "warc": source(".warc"),
    "warc_gz": source(".warc.gz"),
}
