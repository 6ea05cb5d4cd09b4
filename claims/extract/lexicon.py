"""Words of English and of the field, read once from the data tables."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_SYMBOLS = {
    ",": ",",
    ";": ";",
    ":": ":",
    "—": "—",
    "–": "—",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    '"': '"',
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "‘": '"',
    "’": '"',
    "'": '"',
    ".": ".",
    "!": ".",
    "?": "?",
    "%": "%",
    "|": "|",
}
_MOST_WORDS = 200_000
"""Words remembered before the memory is emptied: some 60 MB, whatever the number of articles."""

_ORDINAL = ("st", "nd", "rd", "th")

TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?:-\w+)*|\w+(?:[-'’./&]\w+)*|[^\w\s]")
"""A number, a word with its hyphens and apostrophes, or one mark."""


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of one word as it is written.

    Parameters
    ----------
    stem
        Lower case, without possessive, plural or verb ending.
    tag
        One letter, see ``words.toml``; open classes are ``X`` name, ``x`` other, ``q`` number,
        and of verbs ``B`` base form, ``Z`` -s form, ``V`` past, ``P`` participle, ``G`` -ing form;
        ``U`` and ``u`` are -s and base forms that are more often nouns.
    rows
        Names of the verb rows that the word belongs to.
    """

    stem: str
    tag: str
    rows: tuple[str, ...] = ()


class Lexicon(dict[str, Word]):
    """Every word met, by its spelling; unknown ones are worked out when first asked for."""

    def __init__(self) -> None:
        super().__init__()
        words = table("words.toml")
        closed = words["tags"]
        self._names = frozenset(words["names"]["words"].split())
        self._closed = {w: tag for tag, row in closed.items() for w in row.split()}
        self._verbs = _verb_forms(table("verbs.toml"))
        self.phrases = self._read_phrases()

    def __missing__(self, raw: str) -> Word:
        if len(self) >= _MOST_WORDS:
            self.clear()
        word = self[raw] = self._work_out(raw)
        return word

    def _work_out(self, raw: str) -> Word:
        if not raw[0].isalnum():
            return Word(raw, _SYMBOLS.get(raw, "·"))
        if raw[0].isdigit():
            return Word(raw.lower(), "X" if raw.endswith(_ORDINAL) else "q")
        low = raw.lower().replace("’", "'")
        if raw in self._names:
            return Word(_singular(low), "X")
        if low in self._closed:
            return Word(low, self._closed[low])
        if low in self._verbs:
            return self._verbs[low]
        return Word(_singular(low), "X" if raw[0].isupper() else "x")

    def _read_phrases(self) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for concept, row in table("concepts.toml").items():
            for term in row.split("|"):
                stems = tuple(self[t].stem for t in TOKEN.findall(term))
                found.setdefault(stems[0], []).append((stems[1:], concept))
        return {k: tuple(sorted(set(v), key=lambda e: -len(e[0]))) for k, v in found.items()}


def concepts(lexicon: Lexicon, words: Sequence[Word]) -> list[tuple[int, str]]:
    """Find the field words of a stretch.

    Parameters
    ----------
    lexicon
        Where to look them up.
    words
        The words to look through.

    Returns
    -------
    Index of the first word and the concept, in text order.
    """
    stems = [w.stem for w in words]
    phrases = lexicon.phrases
    found = []
    for i in [i for i, stem in enumerate(stems) if stem in phrases]:
        for rest, concept in phrases[stems[i]]:
            if not rest or tuple(stems[i + 1 : i + 1 + len(rest)]) == rest:
                found.append((i, concept))
    return found


@cache
def load_lexicon() -> Lexicon:
    """Read the tables; once a process."""
    return Lexicon()


def table(name: str) -> dict[str, Any]:
    """Read one of the data tables."""
    return tomllib.loads(files("posturemap.claims").joinpath("data", name).read_text("utf-8"))


def _singular(word: str) -> str:
    if word.endswith("'s"):
        word = word[:-2]
    elif word.endswith("'"):
        word = word[:-1]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]


def _verb_forms(verbs: dict[str, Any]) -> dict[str, Word]:
    rows: dict[str, list[str]] = {}
    for row, names in verbs["rows"].items():
        for verb in names.split():
            rows.setdefault(verb, []).append(row)
    nounish = set(verbs["nounish"]["words"].split())
    doubled = set(verbs["doubled"]["words"].split())
    forms: dict[str, Word] = {}
    for verb, its_rows in rows.items():
        root = verb + verb[-1] if verb in doubled else verb
        past, participle = (verbs["irregular"].get(verb) or _regular_past(verb, root)).split()
        third = _third_person(verb)
        noun = third in nounish
        spelled = ((participle, "P"), (past, "V"), (_gerund(verb, root), "G"))
        shared = ((verb, "u" if noun else "B"), (third, "U" if noun else "Z"))
        for form, tag in (*spelled, *shared):
            forms[form] = Word(verb, tag, tuple(its_rows))
    return forms


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "x", "ch", "sh", "o", "z")):
        return verb + "es"
    return verb[:-1] + "ies" if _ends_in_consonant_y(verb) else verb + "s"


def _regular_past(verb: str, root: str) -> str:
    if verb.endswith("e"):
        past = verb + "d"
    elif _ends_in_consonant_y(verb):
        past = verb[:-1] + "ied"
    else:
        past = root + "ed"
    return f"{past} {past}"


def _gerund(verb: str, root: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye")):
        return verb[:-1] + "ing"
    return root + "ing"


def _ends_in_consonant_y(verb: str) -> bool:
    return len(verb) > 1 and verb[-1] == "y" and verb[-2] not in "aeiou"
