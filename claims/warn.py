"""What a person should know about the reading of an article before trusting the map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .article import Article, LeftOut
from .claim import Claim
from .extract.propose import propose, unread_dates
from .reading.language import NO_LANGUAGE
from .reading.remarks import KINDS
from .record import letters_read, summed
from .topic import is_on_topic

# Reasons for which words of the article itself are left out; menus, teasers, comments and what
# else stands around an article is left out of every page, and no loss.
_LOST = frozenset(("hidden", "headline", "source list", "table", "other language", "off topic"))
# Shorter texts may be names and figures alone, whose language cannot be told for sure.
_TELLING = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingWarning:
    """One thing that a person should know about one file.

    Parameters
    ----------
    path
        The file, as the user named it.
    what
        What was found, and what to do about it.

    Notes
    -----
    `kind` tells warnings apart: attachment, direction, document type, encoding, hidden text,
    letters, remote part and script are of the file; reading is of what was made of it.
    """

    path: Path
    what: str

    @property
    def kind(self) -> str:
        """What it is about, in a word or two."""
        kind = self.what.partition(": ")[0]
        return kind if kind in KINDS else "reading"

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


def reading_warnings(
    path: Path, article: Article, claims: Sequence[Claim]
) -> tuple[ReadingWarning, ...]:
    """Say what may be wrong with the reading of an article.

    Parameters
    ----------
    path
        Its file.
    article, claims
        As they were read and extracted.
    """
    return tuple(
        ReadingWarning(path=path, what=what)
        for found in (_left_out(article), _without(article, claims), _undated(article))
        for what in (*found,)
    ) + tuple(ReadingWarning(path=path, what=note) for note in article.notes)


def _left_out(article: Article) -> Iterator[str]:
    parts = summed(article.left_out)
    lost = [part for part in parts if part.reason in _LOST]
    read, left = letters_read(article), sum(part.letters for part in lost)
    if not read:
        yield f"nothing of it is read as running text; left out: {_listed(parts)}"
    elif left > read:
        share = left / (left + read)
        yield f"{share:.0%} of the article is left out, more than is read: {_listed(lost)}"


def _listed(parts: Sequence[LeftOut]) -> str:
    return ", ".join(f"{part.reason} {part.letters:,} (“{part.words}”)" for part in parts)


def _without(article: Article, claims: Sequence[Claim]) -> Iterator[str]:
    if not letters_read(article):
        return
    foreign = _foreign(article)
    if not claims:
        yield f"no claim in it: {foreign or _why(article)}"
    elif foreign and letters_read(article) >= _TELLING:
        yield f"its claims are not to be trusted: {foreign}"


def _foreign(article: Article) -> str | None:
    if article.language == NO_LANGUAGE:
        return "its text is no words of a language; take the text out with another program"
    if article.language not in ("en", None):
        return f"it is not English (its language looks like {article.language!r})"
    return None


def _why(article: Article) -> str:
    if not _names(article):
        return "off topic, it names no state and no force"
    if not is_on_topic(article):
        return "off topic, hardly a word in it is of forces, borders or threats"
    return "nothing in it says where forces, works or plans are"


def _names(article: Article) -> bool:
    """Tell whether an article names a state, an organisation or a place that the map knows."""
    found = propose(article)
    return bool(found.actors or found.sites)


def _undated(article: Article) -> Iterator[str]:
    unread = unread_dates(article)
    if unread:
        dates = "1 relative date is" if len(unread) == 1 else f"{len(unread)} relative dates are"
        yield (
            f"has no date, so {dates} unread (“{unread[0]}”); give it a line `# date: 2026-05-12` "
            "at its head, or a date in its row of the project file"
        )
