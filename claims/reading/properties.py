"""What a program wrote beside a document's text, without what says nothing."""

from datetime import datetime

from .wording import property_words


def stated(title: str | None, author: str | None, created: datetime | str | None) -> dict[str, str]:
    """Return title, author and date of a document's properties, those that say something."""
    day = created.date().isoformat() if isinstance(created, datetime) else (created or "")[:10]
    if day in property_words()["created"]:
        day = ""
    found = {"title": _title(title or ""), "author": _author(author or ""), "date": day}
    return {key: value for key, value in found.items() if value}


def is_template(description: str | None) -> bool:
    """Tell properties that a program's template brought along."""
    return (description or "").strip().casefold() in property_words()["template"]


def _title(written: str) -> str:
    title = " ".join(written.split())
    folded, words = title.casefold(), property_words()
    nothing = folded in words["title"] or folded.startswith(tuple(words["title_starts"]))
    return "" if nothing or folded.endswith(tuple(words["title_ends"])) else title


def _author(written: str) -> str:
    author = " ".join(written.split())
    return "" if author.casefold() in property_words()["author"] else author
