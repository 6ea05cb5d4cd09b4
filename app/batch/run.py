"""A batch: every article of a source read once, wherever and however often it is interrupted."""

from collections.abc import Iterator

from posturemap.claims.extract.cache import reader_version
from posturemap.errors import InputError
from posturemap.step import Step, nothing

from .documents import Chunk, chunked
from .engines import Engine, here
from .results import OURS, SUCCESS, Batch, Views, earlier, write_results
from .source import open_source
from .stores import open_store
from .tiles import require_tiles

_PARTS = "_parts"


def run_batch(
    source: str,
    out: str,
    *,
    engine: Engine = here,
    page: bool = True,
    tiles: bool = False,
    on_step: Step = nothing,
) -> Batch:
    """Read every article of a source and write tables of what they claim.

    What was read is kept below ``_parts`` as soon as it is read, by the hash of articles and
    reader; so a run that was stopped goes on where it was, and a second one reads nothing again.
    The tables are written from the parts in the order of the source, so they are the same bytes
    whoever read them. ``_SUCCESS`` is written last: without it the tables are not whole.

    Parameters
    ----------
    source
        As `open_source` takes it.
    out
        Folder to write, as a path or an address of fsspec.
    engine
        Who reads.
    page
        Whether to write ``map.html``: all claims, or examples where they are too many.
    tiles
        Whether to write ``tiles/``: an archive of vector tiles, and a page that reads it in pieces.
    on_step
        Told how many articles are read; their total is not known before the end.

    Raises
    ------
    InputError
        The source holds no article, nothing of it can be read, or the folder holds something else.
    ParameterError
        An extra is not installed.
    """
    views = Views(page=page, tiles=tiles)
    if tiles:
        require_tiles()
    found = open_source(source)
    store = open_store(out)
    there = store.names()
    _refuse_foreign(out, there)
    parts: list[str] = []

    def wanted() -> Iterator[Chunk]:
        for chunk in chunked(found.documents(), reader_version()):
            parts.append(name := f"{_PARTS}/{chunk.key}.jsonl.gz")
            if name not in there:
                yield chunk

    fresh = 0
    for chunk, part in engine(wanted()):
        store.write(f"{_PARTS}/{chunk.key}.jsonl.gz", part)
        fresh += len(chunk.documents)
        on_step("reading", fresh, 0)
    done = earlier(store, parts, views) if SUCCESS in there and not fresh else None
    if done is None:
        done = write_results(source, store, parts, fresh=fresh, views=views, on_step=on_step)
    store.remove({name for name in there if name.startswith(f"{_PARTS}/")} - set(parts))
    return done


def _refuse_foreign(out: str, there: set[str]) -> None:
    foreign = {name for name in there if name.partition("/")[0] not in {*OURS, _PARTS}}
    if foreign:
        raise InputError(
            f"{out}/{min(foreign)}",
            "was not written by a batch, wanted an empty folder or an earlier batch's; "
            "choose another folder",
        )
