"""The review file: TOML that a person can read, edit and compare."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from posturemap.claims.claim import ReviewState
from posturemap.claims.tomlfile import line_of, read_toml
from posturemap.claims.whole import write_whole
from posturemap.errors import ReviewError

from .deciding import change_fault
from .decision import Decision, ReviewFile

_HEAD = """\
# What people decided about claims. state: none, accepted, edited (see change) or rejected.
# A decision is found again by article, type, quote, prefix, suffix and start: leave those alone.
"""


def read_review(path: Path | str) -> ReviewFile:
    """Read and check a review file.

    Raises
    ------
    ReviewError
        It cannot be read, is no TOML, or a decision is wrong; says the line and what was wanted.
    """
    path = Path(path)
    review, lines = read_toml(path, ReviewFile, ReviewError)
    for claim, decision in review.claim.items():
        if what := _fault(claim, decision):
            raise ReviewError(path, what, line=line_of(lines, ("claim", claim)))
    return review


def _fault(claim: str, decision: Decision) -> str | None:
    if not re.fullmatch(r"[0-9a-f]{12}", claim):
        return f"{claim!r:.80} is no claim id, wanted 12 hex digits"
    if decision.state is ReviewState.NONE:
        return None
    if not (decision.by or "").strip():
        return f'claim {claim} is {decision.state} by nobody; wanted by = "name"'
    if decision.state is ReviewState.REJECTED and not (decision.why or "").strip():
        return f'claim {claim} is rejected for no reason; wanted why = "…"'
    if (decision.state is ReviewState.EDITED) != (decision.change is not None):
        return f'claim {claim} is {decision.state}; state = "edited" and a change go together'
    what = change_fault(decision, decision.change) if decision.change else None
    return f"claim {claim}: {what}" if what else None


def review_to_text(review: ReviewFile) -> str:
    """Write a review as TOML, one table a claim; the same review the same text."""
    tables = (_table(claim, decision) for claim, decision in review.claim.items())
    return "\n".join([_HEAD, *tables])


def write_review(path: Path | str, review: ReviewFile) -> None:
    """Write a review file whole or not at all; see `review_to_text`."""
    write_whole(Path(path), review_to_text(review))


def _table(claim: str, decision: Decision) -> str:
    lines = [f"[claim.{claim}]", *_pairs(decision)]
    if decision.change is not None:
        lines += ["", f"[claim.{claim}.change]", *_pairs(decision.change)]
    return "\n".join(lines) + "\n"


def _pairs(value: Any) -> Iterator[str]:
    for part in fields(value):
        held = getattr(value, part.name)
        if held is not None and held != () and held is not True and part.name != "change":
            yield f"{part.name} = {_toml(held)}"


def _toml(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(one) for one in value)}]"
    if is_dataclass(value):
        return f"{{ {', '.join(_pairs(value))} }}"
    if isinstance(value, str):
        # A JSON string is a TOML string, but for the one control that JSON leaves as it is.
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")
    return json.dumps(value)
