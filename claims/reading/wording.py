"""The word lists that reading goes by."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_DATA = files("posturemap.claims") / "data"


@cache
def layout_words() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the words of ``data/layout.toml`` by table and key, in lower case."""
    table: dict[str, dict[str, Any]] = tomllib.loads(_text("layout.toml"))
    return {
        name: {key: tuple(word.casefold() for word in words) for key, words in rows.items()}
        for name, rows in table.items()
    }


@cache
def tags(meaning: str) -> frozenset[str]:
    """Return the elements, roles or classes that have a meaning in ``data/elements.toml``."""
    table: dict[str, list[str]] = tomllib.loads(_text("elements.toml"))
    return frozenset(table[meaning])


@cache
def property_words() -> Mapping[str, tuple[str, ...]]:
    """Return the words of ``data/properties.toml`` by key."""
    table: dict[str, list[str]] = tomllib.loads(_text("properties.toml"))
    return {name: tuple(words) for name, words in table.items()}


@cache
def surroundings() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return what stands around an article, of ``data/surroundings.toml``, by reason."""
    table: dict[str, dict[str, list[str]]] = tomllib.loads(_text("surroundings.toml"))
    return {name: {key: tuple(rows[key]) for key in rows} for name, rows in table.items()}


@cache
def page_names() -> Mapping[str, tuple[str, ...]]:
    """Return the names of meta elements that state a thing, of ``data/page.toml``."""
    table: dict[str, list[str]] = tomllib.loads(_text("page.toml"))
    return {key: tuple(names) for key, names in table.items()}


@cache
def mail_words() -> Mapping[str, Any]:
    """Return the words of ``data/mail.toml`` by key."""
    return tomllib.loads(_text("mail.toml"))


@cache
def abbreviations() -> Mapping[str, str]:
    """Return the abbreviations of ``data/abbreviations.tsv`` without last stop, and their rules."""
    rows = (line.split("\t") for line in _lines("abbreviations.tsv"))
    return {word: rule for word, rule in rows}  # noqa: C416  a row of three would pass as dict()


@cache
def colour_names() -> Mapping[str, str]:
    """Return the named colours of ``data/colours.tsv`` as hexadecimal ones."""
    return dict(line.split("\t", 1) for line in _lines("colours.tsv"))


@cache
def sentence_starters() -> frozenset[str]:
    """Return the words of ``data/starters.txt``."""
    return frozenset(_lines("starters.txt"))


def _text(name: str) -> str:
    return (_DATA / name).read_text(encoding="utf-8")


def _lines(name: str) -> list[str]:
    return [line for line in _text(name).splitlines() if line and not line.startswith("#")]
