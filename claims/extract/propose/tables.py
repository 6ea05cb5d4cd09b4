"""Read the cue tables of `claims/data/`, each once a process."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

CAPITAL = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x180)) if c.isupper())
"""The capitals of the Latin alphabets of Europe, to stand in a class of a regular expression."""


@cache
def table(name: str) -> dict[str, Any]:
    """Read one cue table.

    Parameters
    ----------
    name
        The file's stem: ``dates`` reads ``claims/data/dates.toml``.
    """
    path = resources.files("posturemap.claims").joinpath("data", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def words(entries: list[str]) -> str:
    """Write entries as one regular expression, longest first, blanks matching any white space.

    >>> import re
    >>> re.findall(words(["per", "per cent"]), "2 per  cent")
    ['per  cent']
    """
    longest_first = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "|".join(r"\s+".join(_escape(part) for part in entry.split()) for entry in longest_first)


def _escape(part: str) -> str:
    """Escape what a regular expression would read as a command; both apostrophes are one."""
    plain = "".join(f"\\{char}" if char in r"\.^$*+?{}[]|()" else char for char in part)
    return plain.replace("'", "['\u2019]")
