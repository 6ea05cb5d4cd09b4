"""How a request is written on each wire, and what its answer holds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PATHS = {"openai": "/v1/chat/completions", "ollama": "/api/chat"}
"""Path of each wire below the server's address."""

_SEED = 1
_SHARE = 4  # the part of the context that an answer may fill: one that goes on for ever is cut


class WireError(ValueError):
    """An answer is not what its wire says; the message says how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a model answered.

    Parameters
    ----------
    text
        Its words, as they came.
    finish
        Why it stopped: stop, length, or the server's own word.
    tokens_in, tokens_out
        As the server counted; None where it did not.
    model, digest
        Who answered, and what tells one build of it from another; None where the server is silent.
    """

    text: str
    finish: str
    tokens_in: int | None = None
    tokens_out: int | None = None
    model: str | None = None
    digest: str | None = None


def answer_limit(context: int) -> int:
    """Return how many tokens an answer may have."""
    return context // _SHARE


def body_of(request: Mapping[str, Any]) -> bytes:
    """Write a request for its wire."""
    messages = [
        {"role": "system", "content": request["system"]},
        {"role": "user", "content": request["user"]},
    ]
    body: dict[str, Any] = {"model": request["model"], "messages": messages, "stream": False}
    most = answer_limit(request["context"])
    if request["wire"] == "ollama":
        options = {"temperature": request["temperature"], "num_ctx": request["context"]}
        options |= {"num_predict": most, "seed": _SEED}
        body |= {"format": request["schema"], "options": options}
    else:
        schema = {"name": "claims", "strict": True, "schema": request["schema"]}
        body |= {"temperature": request["temperature"], "seed": _SEED, "max_tokens": most}
        body |= {"response_format": {"type": "json_schema", "json_schema": schema}}
    return json.dumps(body, ensure_ascii=False).encode()


def answer_of(wire: str, content: bytes) -> Answer:
    """Read what a server answered.

    Raises
    ------
    WireError
        It is no JSON, or lacks what its wire promises.
    """
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise WireError("the answer is no JSON") from None
    try:
        return _ollama(found) if wire == "ollama" else _openai(found)
    except (AttributeError, KeyError, IndexError, TypeError):
        raise WireError(f"the answer is not what {PATHS[wire]} promises") from None


def _openai(found: Any) -> Answer:
    choice, usage = found["choices"][0], found.get("usage") or {}
    return Answer(
        text=_words(choice["message"]["content"]),
        finish=str(choice.get("finish_reason") or "stop"),
        tokens_in=_count(usage.get("prompt_tokens")),
        tokens_out=_count(usage.get("completion_tokens")),
        model=_name(found.get("model")),
        digest=_name(found.get("system_fingerprint")),
    )


def _ollama(found: Any) -> Answer:
    return Answer(
        text=_words(found["message"]["content"]),
        finish=str(found.get("done_reason") or "stop"),
        tokens_in=_count(found.get("prompt_eval_count")),
        tokens_out=_count(found.get("eval_count")),
        model=_name(found.get("model")),
    )


def _words(held: Any) -> str:
    if not isinstance(held, str):
        raise TypeError
    return held


def _count(held: Any) -> int | None:
    return held if isinstance(held, int) and not isinstance(held, bool) else None


def _name(held: Any) -> str | None:
    return held[:200] if isinstance(held, str) and held else None
