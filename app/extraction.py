"""Claims without a map: read, extract, hand on, and account for the reading."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from posturemap.account import Account
from posturemap.claims import Article, Claim, Inputs
from posturemap.claims.extract.many import FileClaims, extract_files
from posturemap.claims.intake import Intake
from posturemap.claims.record import Record, record_of
from posturemap.claims.warn import ReadingWarning, reading_warnings
from posturemap.errors import ArticleError
from posturemap.gather import Reading, refuse
from posturemap.taking import open_taking

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
    work = _Work(intake=open_taking(claims).intake(), faults=list(inputs.faults))
    held: list[tuple[Article, Sequence[Claim]]] = []
    files = extract_files(inputs.files, jobs=reading.jobs, cache=reading.cache)
    for number, done in enumerate(files, 1):
        reading.on_step("reading", number, len(inputs.files))
        held += work.add(done)
        if not reading.strict:
            _hand_on(held, take)
    refuse(work.faults, anything=bool(work.records), strict=reading.strict)
    _hand_on(held, take)
    return work.account(inputs)


@dataclass(slots=True, kw_only=True)
class _Work:
    """What has come of the files so far.

    Parameters
    ----------
    intake
        Of claims from elsewhere.
    faults, records, warnings
        Of the reading.
    """

    intake: Intake
    faults: list[ArticleError]
    records: list[Record] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)

    def add(self, done: FileClaims) -> Iterator[tuple[Article, Sequence[Claim]]]:
        """Take in what came of one file; yield its articles, with claims from elsewhere too."""
        self.faults += [done.fault] if done.fault else []
        for article, own in done.extracted:
            claims = self.intake.prove(article, own, file=done.file.path.name)
            self.records.append(record_of(article, claims=len(claims)))
            self.warnings += reading_warnings(done.file.path, article, claims)
            yield article, claims

    def account(self, inputs: Inputs) -> Account:
        """Account for the reading."""
        return Account(
            records=tuple(self.records),
            warnings=tuple(self.warnings),
            unread=tuple(self.faults),
            passed_over=inputs.passed_over,
            intake=self.intake.account(),
        )


def _hand_on(held: list[tuple[Article, Sequence[Claim]]], take: Take) -> None:
    for article, claims in held:
        take(article, claims)
    held.clear()
