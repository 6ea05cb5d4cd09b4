"""Claims without a map: read, extract, hand on, and account for the reading."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from posturemap.account import Account
from posturemap.claims import Article, Claim, Inputs
from posturemap.claims.extract.many import extract_files
from posturemap.claims.record import Record, record_of
from posturemap.claims.warn import ReadingWarning, reading_warnings
from posturemap.gather import Reading, refuse
from posturemap.taking import open_taking

if TYPE_CHECKING:
    from posturemap.errors import ArticleError

Take = Callable[[Article, Sequence[Claim]], None]


def extract_claims(
    inputs: Inputs,
    take: Take,
    *,
    reading: Reading | None = None,
    claims: Sequence[Path | str] = (),
) -> Account:
    """Extract the claims of files.

    Parameters
    ----------
    inputs
        As `find_inputs` found them.
    take
        Called with each article and its claims, in the order of the files; with `strict` when all
        are read.
    reading
        How: processes that share the work, what keeps what was read, who is told how far it is.
        With `strict` a file that cannot be read ends the run; else it is left out and named in the
        account.
    claims
        Files of claims from elsewhere, which are proved by the text.

    Raises
    ------
    GivenError
        A file of claims cannot be read.
    ArticleError
        Nothing can be read, or with `strict` not everything; every fault is named.
    """
    reading = reading or Reading()
    intake = open_taking(claims).intake()
    faults: list[ArticleError] = list(inputs.faults)
    records: list[Record] = []
    warnings: list[ReadingWarning] = []
    held: list[tuple[Article, Sequence[Claim]]] = []
    files = extract_files(inputs.files, jobs=reading.jobs, cache=reading.cache)
    for number, done in enumerate(files, 1):
        reading.on_step("reading", number, len(inputs.files))
        faults += [done.fault] if done.fault else []
        for article, own in done.extracted:
            found = intake.prove(article, own, file=done.file.path.name)
            records.append(record_of(article, claims=len(found)))
            warnings += reading_warnings(done.file.path, article, found)
            held.append((article, found))
        if not reading.strict:
            _hand_on(held, take)
    refuse(faults, anything=bool(records), strict=reading.strict)
    _hand_on(held, take)
    return Account(
        records=tuple(records),
        warnings=tuple(warnings),
        unread=tuple(faults),
        passed_over=inputs.passed_over,
        intake=intake.account(),
    )


def _hand_on(held: list[tuple[Article, Sequence[Claim]]], take: Take) -> None:
    for article, claims in held:
        take(article, claims)
    held.clear()
