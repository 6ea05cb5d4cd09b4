"""What a step of the build hands back, and how its bytes are made the same every time."""

import gzip
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file of the pack.

    Parameters
    ----------
    path
        Relative to geo/data, with forward slashes.
    sources
        Names in sources.toml that it is made from.
    what
        What it holds and how it was made, in one sentence.
    """

    path: str
    sources: tuple[str, ...]
    what: str


def write_gzip(path: Path, content: bytes) -> None:
    """Write a gzip file whose bytes depend on nothing but its content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))
