"""The results of a batch: tables, counts and reading record, written from its parts."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from posturemap.claims.record import Record, records_to_text
from posturemap.errors import InputError
from posturemap.layers.tiles import Counted
from posturemap.manifest import digest
from posturemap.step import Step, nothing

from .cells import Cells
from .page import MOST, Shown, batch_page
from .partitions import Partitions, many_points, point
from .rows import CLAIMS, PLACES, claim_row, place_rows
from .stores import Store
from .tiles import FOLDER as TILES
from .tiles import batch_tiles
from .work import Done, done_in

SUCCESS = "_SUCCESS"
OURS = frozenset(
    (
        *(SUCCESS, "articles", "cells.parquet", "claims", "map.html", "places", TILES),
        "unread.jsonl",
    )
)
"""What a batch writes at the top of its folder, besides its parts."""
_RECORDS = 20_000  # of one file


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a batch came to.

    Parameters
    ----------
    articles, claims, places
        How many there are in the tables.
    unread
        How many articles cannot be read; ``unread.jsonl`` says why.
    copies
        How many say letter for letter what another says, which is read once.
    unplaced
        Places of claims that no cell holds: no points, or not known well enough.
    fresh
        How many articles were read in this run; the rest was there from before.
    """

    articles: int = 0
    claims: int = 0
    places: int = 0
    unread: int = 0
    copies: int = 0
    unplaced: int = 0
    fresh: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """What is drawn of a batch besides its tables.

    Parameters
    ----------
    page
        ``map.html``: all claims, or examples where they are too many.
    tiles
        ``tiles/``: an archive of vector tiles, and the page that reads it.
    """

    page: bool = True
    tiles: bool = False

    @property
    def files(self) -> set[str]:
        """Name files by which they are known to be there."""
        return {*(("map.html",) if self.page else ()), *(_TILES_PAGE if self.tiles else ())}


_TILES_PAGE = (f"{TILES}/index.html",)


def earlier(store: Store, parts: Sequence[str], views: Views) -> Batch | None:
    """Give what an earlier run came to, where it was of the same parts and its files are there."""
    try:
        held = json.loads(store.read(SUCCESS))
        wanted = {*held["files"], *views.files}
        same = held["parts"] == _listing(parts) and wanted <= store.names()
        return Batch(**held["counts"]) if same else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_results(
    source: str,
    store: Store,
    parts: Sequence[str],
    *,
    fresh: int,
    views: Views,
    on_step: Step = nothing,
) -> Batch:
    """Write everything from the parts, and ``_SUCCESS`` at the end.

    Parameters
    ----------
    source
        The source's name, for messages.
    store, parts
        The output, and the names of its parts in the order of the source.
    fresh
        Articles that were read in this run.
    views
        What is drawn of it.
    on_step
        Told how many parts are written.

    Raises
    ------
    InputError
        A part is broken, or none holds an article that could be read.
    """
    old = {name for name in store.names() if name.partition("/")[0] in OURS}
    store.remove(old & {SUCCESS})
    store.remove(old - {SUCCESS})
    writer = _Writer(store, tiles=views.tiles)
    for number, name in enumerate(parts, 1):
        for done in done_in(store.read(name), name):
            writer.add(done)
        on_step("writing", number, len(parts))
    if not writer.count["articles"]:
        raise InputError(source, f"nothing of it can be read: {writer.first_fault}")
    writer.close()
    if views.page:
        writer.write_page(_done(store, parts))
    writer.write_tiles(on_step)
    counts = Batch(**writer.count)
    held = {
        "posturemap": 1,
        "parts": _listing(parts),
        "counts": asdict(counts),
        "files": dict(sorted(writer.files.items())),
    }
    store.write(SUCCESS, f"{json.dumps(held, indent=1)}\n".encode())
    return replace(counts, fresh=fresh)


def _done(store: Store, parts: Sequence[str]) -> Iterator[Done]:
    for name in parts:
        yield from done_in(store.read(name), name)


def _listing(parts: Sequence[str]) -> str:
    return digest("\n".join(parts).encode())


class _Writer:
    """Takes what came of each article, and writes files as they fill."""

    def __init__(self, store: Store, *, tiles: bool) -> None:
        self._store = store
        self.files: dict[str, str] = {}
        self.count = dict.fromkeys(
            ("articles", "claims", "places", "unread", "copies", "unplaced"), 0
        )
        self.first_fault = "it holds no article"
        self._claims = Partitions("claims", CLAIMS, many_points, self._write)
        self._places = Partitions("places", PLACES, point, self._write)
        self._cells = Cells()
        self._counted = Counted() if tiles else None
        self._records: list[Record] = []
        self._unread: list[Mapping[str, str]] = []
        self._seen: dict[bytes, str] = {}

    def add(self, done: Done) -> None:
        """Take what came of an article; a copy of one that was taken says nothing of its own."""
        if done.record is None:
            self.first_fault = f"{done.name}: {done.fault}"
            self._leave_out("unread", done.name, done.fault or "")
            return
        first = self._seen.setdefault(bytes.fromhex(done.sha256), done.record.id)
        if first != done.record.id:
            what = f"says the same, letter for letter, as {first}; read once"
            self._leave_out("copies", done.name, what)
            return
        self.count["articles"] += 1
        self._add_claims(done, done.record)
        self._records.append(done.record)
        if len(self._records) == _RECORDS:
            self._flush_records()

    def _add_claims(self, done: Done, record: Record) -> None:
        for claim, line in zip(done.parsed(), done.claims, strict=True):
            self.count["claims"] += 1
            self._claims.add(claim_row(claim, record, line))
            if self._counted is not None:
                self._counted.add(claim, record)
            for row in place_rows(claim, record):
                self.count["places"] += 1
                self._places.add(row)
                self._cells.add(row)

    def _leave_out(self, kind: str, name: str, what: str) -> None:
        self.count[kind] += 1
        self._unread.append({"name": name, "what": what})

    def close(self) -> None:
        """Write what is left."""
        self._claims.close()
        self._places.close()
        self._flush_records()
        self.count["unplaced"] = self._cells.left_out
        self._write("cells.parquet", self._cells.content())
        lines = (json.dumps(one, ensure_ascii=True) + "\n" for one in self._unread)
        self._write("unread.jsonl", "".join(lines).encode())

    def write_page(self, found: Iterable[Done]) -> None:
        """Draw all claims, or examples where they are too many."""
        chosen = self._cells.examples(MOST) if self.count["claims"] > MOST else None
        shown: list[Shown] = []
        for done in found:
            if done.record and self._seen[bytes.fromhex(done.sha256)] == done.record.id:
                claims = [one for one in done.parsed() if chosen is None or one.id in chosen]
                shown += [Shown(done.record, done.sha256, tuple(claims))] if claims else []
        counts = {name: self.count[name] for name in ("articles", "claims")}
        self._write("map.html", batch_page(shown, **counts).encode())

    def write_tiles(self, on_step: Step) -> None:
        """Draw the counts of all claims, where they were wanted."""
        if self._counted is not None:
            files = batch_tiles(self._counted, articles=self.count["articles"], on_step=on_step)
            for name, content in files.items():
                self._write(name, content)

    def _flush_records(self) -> None:
        number = sum(name.startswith("articles/") for name in self.files)
        if self._records:
            content = records_to_text(self._records).encode()
            self._write(f"articles/part-{number:05}.jsonl", content)
        self._records = []

    def _write(self, name: str, content: bytes) -> None:
        self._store.write(name, content)
        self.files[name] = digest(content)
