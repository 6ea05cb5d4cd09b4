"""Bodies that publish, and whose page a citation leads to."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .address import host_of
from .article import SourceEntry

_DATA = files("posturemap.claims") / "data"
_PART = re.compile(r"\s+[|–—·•-]\s+|\s*\|\s*")
_EMPTY_WORDS = frozenset(["the", "of", "for", "and", "a", "an", "in", "on", "its", "own", "s"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body that publishes.

    Parameters
    ----------
    name
        Its full name.
    kind
        research, media or official; None where nothing tells.
    names
        All its names.
    domains
        Web domains that are its own.
    """

    name: str
    kind: str | None
    names: tuple[str, ...]
    domains: tuple[str, ...] = ()


@cache
def organisations() -> tuple[Organisation, ...]:
    """Return the rows of ``data/organisations.tsv``."""
    text = (_DATA / "organisations.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(
        Organisation(
            name=name,
            kind=kind,
            names=tuple(other for other in (name, *others.split("|")) if other),
            domains=tuple(domain for domain in domains.split("|") if domain),
        )
        for name, kind, others, domains in rows
    )


@cache
def citing_words() -> dict[str, dict[str, list[str]]]:
    """Return the tables of ``data/citing.toml``."""
    return tomllib.loads((_DATA / "citing.toml").read_text(encoding="utf-8"))


def name_organisation(words: str) -> Organisation | None:
    """Find the body that a phrase names: a listed one, or one whose noun says what it is.

    >>> name_organisation("analysts at Brookings").name
    'Brookings Institution'
    >>> name_organisation("Narva Policy Institute").kind
    'research'
    """
    listed = [name for name in _named() if f" {name} " in f" {_plain(words)} "]
    if listed:
        return _named()[max(listed, key=len)]
    folded = f" {_plain(words).casefold()} "
    for kind, nouns in citing_words()["kinds"].items():
        if any(f" {noun} " in folded for noun in nouns) and _is_name(words):
            return Organisation(name=words.strip(), kind=kind, names=(words.strip(),))
    return None


def publisher_of(entry: SourceEntry) -> Organisation | None:
    """Tell who publishes a cited page: by its address, else by what stands behind its title.

    Names inside the title say what a page is about, not whose it is.
    """
    host = host_of(entry.url)
    for body in organisations():
        if any(_is_within(host, domain) for domain in body.domains):
            return body
    *_, last = ["", *_PART.split(entry.title)[1:]]
    return name_organisation(last) if last else None


def mentions(entry: SourceEntry, body: Organisation) -> bool:
    """Tell whether an entry's title or address holds any name of a body, or of its main word."""
    title, host = f" {_plain(entry.title).casefold()} ", host_of(entry.url)
    words = set(_plain(body.name).casefold().split()) - _EMPTY_WORDS - _nouns()
    return (
        any(f" {_plain(name).casefold()} " in title for name in body.names)
        or any(_is_within(host, domain) for domain in body.domains)
        or any(f" {word} " in title or (len(word) > 3 and word in host) for word in words)
    )


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun for nouns in citing_words()["kinds"].values() for noun in nouns)


@cache
def _named() -> dict[str, Organisation]:
    return {_plain(name): body for body in organisations() for name in body.names}


def _is_within(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.replace("’s", "").replace("'s", "")))


def _is_name(words: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_]{3,}", words) if word not in _EMPTY_WORDS]
    return len(long) > 1 and all(word[0].isupper() for word in long)
