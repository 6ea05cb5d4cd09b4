"""The reading record: what of each article was read, and what was left out, and why."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from posturemap.errors import InputError

from .article import Article, LeftOut, count_letters
from .reading.file import file_bytes
from .store import LINE_ENDS, validated
from .topic import is_on_topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was read of one article.

    Parameters
    ----------
    id
        Id of the article.
    title, author, publisher, date, url
        As claims and layers have them; null where nobody says.
    language
        ISO 639-1 code; zxx where the text is no words; null where there is too little to tell.
    found
        Where each of these was found: header, meta, JSON-LD, dateline, byline, document
        properties, file, project file, words.
    letters_read
        Letters and digits of the sentences that can make claims: none where the article is about
        something else.
    left_out
        What cannot, a row a reason, the largest first; together with `letters_read` it is every
        letter of the article and of what stood around it.
    notes
        What a reader of the map should know about the reading.
    claims
        Number of claims in the article.
    """

    id: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    found: Mapping[str, str] = field(default_factory=dict)
    letters_read: int = 0
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    claims: int = 0


def record_of(article: Article, *, claims: int) -> Record:
    """Account for an article.

    Parameters
    ----------
    article
        As it was read.
    claims
        Number of its claims.
    """
    is_read = claims > 0 or is_on_topic(article)
    told = "" if is_read else " ".join(article.text[s.start : s.end] for s in article.sentences)
    return Record(
        id=article.id,
        title=article.title,
        author=article.author,
        publisher=article.publisher,
        date=article.date,
        url=article.url,
        language=article.language,
        found=dict(article.found),
        letters_read=letters_read(article) if is_read else 0,
        left_out=summed((*article.left_out, LeftOut.of("off topic", told))),
        notes=article.notes,
        claims=claims,
    )


def letters_read(article: Article) -> int:
    """Count the letters and digits of an article's sentences."""
    return sum(count_letters(article.text[s.start : s.end]) for s in article.sentences)


def summed(parts: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """Add up what was left out for one reason, and keep the first words of the largest part."""
    largest: dict[str, LeftOut] = {}
    letters: dict[str, int] = {}
    for part in (one for one in parts if one.letters):
        letters[part.reason] = letters.get(part.reason, 0) + part.letters
        if part.reason not in largest or part.letters > largest[part.reason].letters:
            largest[part.reason] = part
    rows = (
        LeftOut(reason=reason, letters=number, words=largest[reason].words)
        for reason, number in letters.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.letters, row.reason)))


def records_to_text(records: Iterable[Record]) -> str:
    """Write records as JSON lines, in order of id."""
    lines = (
        json.dumps(asdict(record), ensure_ascii=False).translate(LINE_ENDS)
        for record in sorted(records, key=lambda record: record.id)
    )
    return "".join(f"{line}\n" for line in lines)


def read_records(path: Path | str) -> tuple[Record, ...]:
    """Read a file of records.

    Raises
    ------
    InputError
        It cannot be read, or a line of it is no record.
    """
    path = Path(path)
    try:
        text = file_bytes(path, InputError).decode()
    except UnicodeDecodeError as error:
        raise InputError(path, f"byte {error.start} is not UTF-8, which JSON lines are") from None
    return tuple(_records(text, path))


def _records(text: str, path: Path) -> Iterator[Record]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield validated(Record, line, path, number)
