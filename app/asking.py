"""`posturemap read` in one call: ask a model about articles, and keep a record of each answer."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from posturemap.account import plural
from posturemap.claims import Article, Project
from posturemap.claims.intake.asking import Chunk
from posturemap.claims.intake.model import Failed, Patience, Server, address_of, is_loopback
from posturemap.claims.intake.records import has_record, write_record
from posturemap.claims.intake.wires import Answer, answer_limit
from posturemap.claims.project import ModelChoice
from posturemap.errors import ArticleError, GivenError
from posturemap.gather import Files, gather
from posturemap.step import Step, nothing
from posturemap.taking import requests_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a model would be asked.

    Parameters
    ----------
    model
        Whom.
    folder
        Where the records lie.
    chunks
        All requests.
    open
        Those without a record.
    unread
        Articles that cannot be read.
    """

    model: ModelChoice
    folder: Path
    chunks: tuple[Chunk, ...]
    open: tuple[Chunk, ...]
    unread: tuple[ArticleError, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Say what it would cost and what would leave the machine, before anything does."""
        address = address_of(self.model)
        articles = len({chunk.article for chunk in self.chunks})
        requests, waiting = len(self.chunks), len(self.open)
        done = requests - waiting
        tokens = sum(chunk.tokens for chunk in self.open)
        answers = len(self.open) * answer_limit(self.model.context)
        here = is_loopback(address.hostname or "")
        where = "this machine" if here else "another machine"
        place = f"{address.scheme}://{address.netloc} ({where})"
        return (
            f"{plural(articles, 'article')}, {plural(requests, 'request')}, {done:,} answered",
            f"to ask: {plural(waiting, 'request')}, about {tokens:,} tokens, {answers:,} back",
            f"what leaves: title, date and sentences, to {self.model.name} at {place}",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What came of asking.

    Parameters
    ----------
    answered
        Number of requests that have a record now and had none before.
    tokens_in, tokens_out
        As the server counted.
    failed
        Requests without an answer.
    """

    answered: int
    tokens_in: int
    tokens_out: int
    failed: tuple[Failed, ...] = ()


def plan_asking(project: Project, named: Files = ()) -> Asking:
    """Find what a model is to be asked about the project's articles and those that are named.

    Raises
    ------
    GivenError
        The project has no `[model]`, or it is wrong.
    ArticleError
        Nothing can be read.
    """
    if project.model is None:
        what = (
            "the project file has no [model] with wire, url and name; see docs/guide/own-model.md"
        )
        raise GivenError(project.path("posturemap.toml"), what)
    address_of(project.model)
    articles, faults = _articles(project, named)
    chunks = requests_of(project, articles)
    folder = project.path(project.model.readings)
    waiting = tuple(chunk for chunk in chunks if not has_record(folder, chunk))
    return Asking(
        model=project.model, folder=folder, chunks=chunks, open=waiting, unread=tuple(faults)
    )


def ask(
    asking: Asking,
    *,
    environment: Mapping[str, str] = os.environ,
    patience: Patience | None = None,
    on_step: Step = nothing,
) -> Asked:
    """Ask what has no record yet, and write a record of each answer as it comes.

    Parameters
    ----------
    asking
        From `plan_asking`.
    environment
        Where the server's key is looked for.
    patience
        How long to wait for the server.
    on_step
        Told how many requests are answered.
    """
    key = environment.get(asking.model.key) or None
    counted = [0, 0, 0]

    def take(chunk: Chunk, answer: Answer) -> None:
        write_record(asking.folder, chunk, answer)
        counted[0] += 1
        counted[1] += answer.tokens_in or 0
        counted[2] += answer.tokens_out or 0
        on_step("asking", counted[0], len(asking.open))

    failed = Server(asking.model, key, patience).ask_all(asking.open, take)
    answered, tokens_in, tokens_out = counted
    return Asked(answered=answered, tokens_in=tokens_in, tokens_out=tokens_out, failed=failed)


def _articles(project: Project, named: Files) -> tuple[list[Article], list[ArticleError]]:
    """Read articles as a build does, so that both have the same requests."""
    gathered = gather(project, named)
    return [one.article for one in gathered.read], list(gathered.unread)
