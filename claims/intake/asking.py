"""What a language model is asked about an article: its sentences, numbered, in chunks."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from posturemap.claims.article import Article
from posturemap.claims.project import ModelChoice
from posturemap.claims.reading.file import file_bytes
from posturemap.errors import GivenError

OVERLAP = 3
"""Sentences that a chunk has in common with the one before it, so that it can be understood."""

_LETTERS = 3  # a token is seldom fewer letters of English
_SHARE = 0.45  # of the context that an article's sentences may take; its answer quotes them


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """One request.

    Parameters
    ----------
    article
        Id of the article.
    sha256
        Of the article.
    number, of
        Its number among the article's, from 1, and how many there are.
    first, last
        Numbers of its sentences, from 1; claims of those before `own` are the chunk's before it.
    own
        Number of the first sentence that is its own.
    request
        What is asked, whatever the server: wire, model, temperature, context, words and schema.
    """

    article: str
    sha256: str
    number: int
    of: int
    first: int
    last: int
    own: int
    request: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Name it for a person."""
        place = f"sentences {self.first} to {self.last}"
        return f"{self.article}, chunk {self.number} of {self.of} ({place})"

    @property
    def canonical(self) -> str:
        """The request as one text: the same request, the same text."""
        return json.dumps(self.request, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def path(self) -> str:
        """Where its record lies in the folder of records."""
        return f"{self.sha256}/{hashlib.sha256(self.canonical.encode()).hexdigest()}.json"

    @property
    def tokens(self) -> int:
        """Guess how many tokens the request has, rather too many."""
        return len(self.canonical) // _LETTERS


def prompt_of(model: ModelChoice, folder: Path) -> str:
    """Return the words that a model is given before an article.

    Raises
    ------
    GivenError
        The file of one's own cannot be read, or leaves no room for an article.
    """
    if model.prompt is None:
        return _data("prompt.txt")
    path = folder / model.prompt
    try:
        return file_bytes(path, GivenError).decode()
    except UnicodeDecodeError as error:
        raise GivenError(path, f"byte {error.start} is not UTF-8; save it as UTF-8") from None


def chunks_of(article: Article, model: ModelChoice, prompt: str) -> tuple[Chunk, ...]:
    """Cut an article into requests.

    Parameters
    ----------
    article
        As it was read; without sentences there is nothing to ask.
    model
        Whom to ask.
    prompt
        From `prompt_of`.

    Raises
    ------
    GivenError
        The prompt leaves no room for a sentence.
    """
    room = int(model.context * _LETTERS * _SHARE) - len(prompt) // 2
    if room < 1000:
        what = f"a context of {model.context:,} tokens has no room for an article beside the prompt"
        raise GivenError("[model]", f"{what}; wanted a larger context or a shorter prompt")
    lines = [
        f"{number}: {' '.join(article.text[one.start : one.end].split())}"
        for number, one in enumerate(article.sentences, start=1)
    ]
    cuts = list(_packed(lines, room))
    return tuple(
        Chunk(
            article=article.id,
            sha256=article.sha256,
            number=number,
            of=len(cuts),
            first=max(1, own - OVERLAP + 1) if number > 1 else 1,
            last=last,
            own=own + 1,
            request=_request(article, model, prompt, lines[max(0, own - OVERLAP) : last]),
        )
        for number, (own, last) in enumerate(cuts, start=1)
    )


def _packed(lines: list[str], room: int) -> Iterator[tuple[int, int]]:
    """Yield the first line that is a chunk's own and the one behind its last."""
    first = size = 0
    for at, line in enumerate(lines):
        if at > first and size + len(line) > room:
            yield first, at
            first = at
            size = sum(map(len, lines[max(0, at - OVERLAP) : at]))
        size += len(line)
    if lines:
        yield first, len(lines)


def _request(article: Article, model: ModelChoice, prompt: str, lines: list[str]) -> dict[str, Any]:
    head = [f"Title: {article.title}"] if article.title else []
    head += [f"Published: {article.date}"] if article.date else []
    return {
        "wire": model.wire,
        "model": model.name,
        "temperature": model.temperature,
        "context": model.context,
        "system": prompt,
        "user": "\n".join([*head, "", *lines]).strip(),
        "schema": json.loads(_data("schema.json")),
    }


@cache
def _data(name: str) -> str:
    path = files("posturemap.claims") / "data" / "reading" / name
    return path.read_text("utf-8")
