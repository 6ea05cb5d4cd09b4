"""The account of a run's reading: what was read, what was not, and what to know about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from posturemap.claims.article import LeftOut
from posturemap.claims.guard import Guarded
from posturemap.claims.inputs import PassedOver
from posturemap.claims.intake import IntakeAccount
from posturemap.claims.record import Record, summed
from posturemap.claims.warn import ReadingWarning
from posturemap.errors import ArticleError

if TYPE_CHECKING:
    from posturemap.history import Followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a run read.

    Parameters
    ----------
    records
        What of each article was read and left out.
    warnings
        What a person should know about the reading before trusting the claims.
    unread
        What could not be read and was left out.
    passed_over
        The files of folders that are no articles.
    notes
        What became of a review's decisions.
    intake
        What came of claims from elsewhere.
    stale
        What a model's records lack.
    brought
        What was left out of layers of your own, mended or turned.
    inputs
        What was read besides articles: name to hex SHA-256; no article has a name with ``/``.
    history
        Every claim through published builds; empty where this one follows none.
    guarded
        What the publisher holds back; None where nothing.
    """

    records: tuple[Record, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    unread: tuple[ArticleError, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    notes: tuple[str, ...] = ()
    intake: IntakeAccount = field(default_factory=IntakeAccount)
    stale: tuple[str, ...] = ()
    brought: tuple[str, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    history: "tuple[Followed, ...]" = ()
    guarded: Guarded | None = None

    @property
    def line(self) -> str:
        """Say in one line how much was read."""
        read = sum(record.letters_read for record in self.records)
        line = f"read {plural(len(self.records), 'article')}: {plural(read, 'letter')}"
        if parts := summed(part for record in self.records for part in record.left_out):
            left = sum(part.letters for part in parts)
            line += f", {left:,} left out ({left_out_words(parts)})"
        if self.unread:
            line += f"; {plural(len(self.unread), 'file')} could not be read"
        return line

    @property
    def cautions(self) -> tuple[str, ...]:
        """Say the same in words for outputs, which tell nobody where a file lies on a disk."""
        unread = (f"{shown(one.path)} was left out: {one.what}" for one in self.unread)
        known = (f"{shown(one.path)}: {one.what}" for one in self.warnings)
        lines = (*unread, *known, *self._empty)
        return lines if self.guarded is None else tuple(map(self.guarded.hidden.redact, lines))

    @property
    def _empty(self) -> tuple[str, ...]:
        withheld = self.guarded is not None and self.guarded.withheld
        if not self.records or withheld or any(record.claims for record in self.records):
            return ()
        return ("no claim was found in any article: the map shows states and borders alone",)

    @property
    def alerts(self) -> tuple[str, ...]:
        """Say what could not be read and what to know of the rest, each with its file."""
        unread = (f"{one.path}: left out: {one.what}" for one in self.unread)
        return (*unread, *map(str, self.warnings), *self._empty, *self.stale, *self.brought)


def shown(path: Path | str) -> str:
    """Name a file in an output, which tells nobody where on a disk it was made."""
    return Path(path).name if Path(path).is_absolute() else str(path)


def left_out_words(parts: Iterable[LeftOut]) -> str:
    """Name what was left out, each reason with its letters."""
    return ", ".join(f"{part.reason} {part.letters:,}" for part in parts)


def plural(number: int, thing: str) -> str:
    """Write a number of things.

    >>> plural(1, "claim"), plural(2000, "claim")
    ('1 claim', '2,000 claims')
    """
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
