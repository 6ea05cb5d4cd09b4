"""Claims from elsewhere in a run: their files read, and what came of them in words."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from posturemap.claims import Article, Project
from posturemap.claims.ids import distinct
from posturemap.claims.intake import Given, Intake, IntakeAccount, read_given
from posturemap.claims.intake.asking import Chunk, chunks_of, prompt_of
from posturemap.claims.intake.records import Replay, replay
from posturemap.claims.reading.file import file_bytes
from posturemap.errors import GivenError


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """What others claim in a run, before it is proved.

    Parameters
    ----------
    given
        All of it.
    inputs
        Name to hex SHA-256, for the manifest; no article has a name with ``/``.
    alone
        Whether what only the own engine finds is left out.
    alerts
        What a person should know of a model's records.
    """

    given: tuple[Given, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    alone: bool = False
    alerts: tuple[str, ...] = ()

    def intake(self) -> Intake:
        """Begin to prove it."""
        return Intake(self.given, alone=self.alone)


def open_taking(named: Sequence[Path | str]) -> Taking:
    """Read files of claims, each once.

    Raises
    ------
    GivenError
        One cannot be read.
    """
    paths = list({Path(one).absolute(): Path(one) for one in named}.values())
    given = tuple(one for path in paths for one in read_given(path))
    names = distinct(f"claims/{path.name}" for path in paths)
    hashes = (_sha256(file_bytes(path, GivenError)) for path in paths)
    return Taking(given=given, inputs=dict(zip(names, hashes, strict=True)))


def with_records(taking: Taking, project: Project, articles: Sequence[Article]) -> Taking:
    """Add what a model has answered, as its records say; nothing is asked.

    Raises
    ------
    GivenError
        A record is broken.
    """
    if project.model is None or project.model.merge == "rules":
        return taking
    found = replay(project.path(project.model.readings), requests_of(project, articles))
    return replace(
        taking,
        given=(*taking.given, *found.given),
        inputs={**taking.inputs, **{name: _sha256(held) for name, held in found.inputs.items()}},
        alone=project.model.merge == "model",
        alerts=tuple(_alerts(found, project.model.name)),
    )


def _alerts(found: Replay, name: str) -> Iterator[str]:
    missing = Counter(chunk.article for chunk in found.missing)
    for article, number in missing.items():
        if article in found.stale:
            what = "its records are of another prompt, model or text, so they are stale"
        else:
            what = f"{number} of its requests have no record"
        yield f"{article}: not read by {name}: {what}; run posturemap read"


def requests_of(project: Project, articles: Sequence[Article]) -> tuple[Chunk, ...]:
    """Return what a project's model would be asked about articles."""
    if project.model is None:
        return ()
    prompt = prompt_of(project.model, project.path("."))
    return tuple(
        chunk for article in articles for chunk in chunks_of(article, project.model, prompt)
    )


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def account_lines(account: IntakeAccount) -> Iterator[str]:
    """Say of each reader what came of its claims, a line each."""
    for row in account.readers:
        line = (
            f"{row.reader}: {row.given:,} given, {row.proved:,} proved, {row.unsure:,} unsure, "
            f"{sum(row.refused.values()):,} refused"
        )
        reasons = "; ".join(
            f"{number:,} because {reason}" for reason, number in row.refused.items()
        )
        yield f"{line} ({reasons})" if reasons else line
