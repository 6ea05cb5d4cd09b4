"""Read who speaks out of the words beside a verb of speech."""

import re

from .tables import CAPITAL, table, words

_TABLE = table("speech")
_CUES: dict[str, list[str]] = _TABLE["cues"]
_NOUNS = frozenset(_TABLE["speakers"]["nouns"])
_LOOSE = frozenset(("he", "she", "others", "many", "some", "state", "states"))
_NEVER = frozenset(_TABLE["speakers"]["never"])
_TITLES = frozenset(_TABLE["speakers"]["titles"])
_NAME = rf"[{CAPITAL}][\w'’.-]+(?:\s+[{CAPITAL}][\w'’.-]+)+"
_CLAUSE_START = re.compile(
    rf"(?:[;:“”\"—–]|\((?![^)]*\))|,(?=\s)|\b(?i:{words(_CUES['clause'])})(?=\s|$))\s*"
)
_OUTER_START = re.compile(r"[;:“”\"—–]\s*")
_APPOSITION = 2
_NAMED_BEFORE = re.compile(rf"(?P<name>{_NAME}),\s*$")
_ROLE = re.compile(
    rf"(?:(?:a|an|the)\s+)?(?:[\w'’-]+\s+){{0,4}}?(?:{words(sorted(_NOUNS - _LOOSE))})\b",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(_NAME)
_OPENING = re.compile(r"^(?:In|On|At|Last|Since|During|By|Earlier)\s+(?:\S+\s+){1,3}?(?=the\s)")
_NO_SUBJECT = re.compile(rf"\b(?:{words(_CUES['no_subject'])})\b", re.IGNORECASE)
_SHARED_SUBJECT = re.compile(
    rf"(?:[A-Z][a-z]+,\s+)?(?:[Tt]he\s+)?"
    rf"(?P<name>[{CAPITAL}][\w'’.-]*(?:\s+(?:of\s+)?[{CAPITAL}][\w'’.-]*)*)"
    r"(?=\s+(?:has|have|had|[a-z]+ed|[a-z]+s)\b)"
)
_MAIN_SUBJECT = re.compile(
    rf"(?:[\"“]?(?:In|On|At|After|During|Since|By|Earlier|Last|This)\s[^,]{{2,60}},\s+)?"
    rf"(?P<name>(?:The\s+|the\s+)?[{CAPITAL}][\w'’.-]*(?:,?\s+(?:and\s+|of\s+)?[\w'’.-]+){{0,6}}?)"
    rf"(?:,\s[^,]{{2,80}},)?"
    r"(?=\s+(?:also\s+)?(?:has|have|had|is|are|was|were|will|did|[a-z]+ed|met|sent|held|shut|left)\b)"
)
_RELATIVE = re.compile(r"(?P<noun>(?:[\w'’.-]+\s+){0,4}[\w'’.-]+),?\s+who$")
# What cannot stand inside "the army's critics" of "faced with the army's critics, who".
_OUTSIDE = re.compile(
    r".*\b(?:from|by|among|with|without|to|of|for|than|its|their|his|her|the|a|an|some|has|have"
    r"|are|is|and|or)\s+"
)
_THROUGH = re.compile(
    rf".*\b(?:{words(_CUES['through'])}|(?:{words(_TABLE['speakers']['works'])})\s+by)"
    r"\s+(?P<name>.+)$"
)
_BRACKETS = re.compile(r"\s*\([^)]*\)?")
_ABBREVIATED = re.compile(rf"[{CAPITAL}].*\([{CAPITAL}]{{2,8}}\)$")


def subject(left: str) -> tuple[int, str]:
    """Cut the subject off the end of what stands before a verb; where it begins, and its words."""
    if left.endswith(","):
        return _closed_subject(left.rstrip(" ,"))
    relative = left.endswith(" who") and _RELATIVE.search(left)
    if relative:
        noun = _OUTSIDE.sub("", relative["noun"])
        return relative.end("noun") - len(noun), noun
    begin = max((cut.end() for cut in _CLAUSE_START.finditer(left)), default=0)
    part = left[begin:]
    if not part and left.endswith((" and", " but")):
        shared = _SHARED_SUBJECT.match(left)
        return (shared.start("name"), shared["name"]) if shared else (begin, "")
    named = _NAMED_BEFORE.search(left, 0, begin)
    if named and _ROLE.match(part):
        return named.start("name"), named["name"]
    through = _THROUGH.match(part)
    return begin, through["name"] if through else _OPENING.sub("", part)


def _closed_subject(left: str) -> tuple[int, str]:
    """Read "X, a spokesman for Y," and "the minister for Y, X,"; a lone name is no subject."""
    begin = max((cut.end() for cut in _OUTER_START.finditer(left)), default=0)
    parts = left[begin:].split(", ")
    if len(parts) < _APPOSITION:
        return begin, ""
    if _FULL_NAME.fullmatch(parts[-1]):
        return begin, parts[-1]
    return begin, parts[0]


def main_subject(left: str) -> str:
    """Return the words that a sentence is about, from its start; none where they cannot speak.

    Parameters
    ----------
    left
        The sentence as far as the comma before "arguing that".
    """
    found = _MAIN_SUBJECT.match(left)
    name = found["name"] if found else ""
    return name if is_speaker(name) else ""


def is_speaker(phrase: str) -> bool:
    """Tell whether a noun phrase can speak: a name, or a noun such as officials."""
    if _ABBREVIATED.fullmatch(phrase.strip()):
        return True
    phrase = _BRACKETS.sub("", phrase).strip()
    parts = phrase.split()
    if not parts or parts[0].casefold() in _NEVER or _NO_SUBJECT.search(phrase):
        return False
    head = re.split(r"\s(?:of|for|in|at|from|on)\s", phrase)[0].split()
    noun = head[-2] if len(head) > 1 and head[-1].endswith("ed") else head[-1]
    return noun[:1].isupper() or noun.casefold() in _NOUNS


def clean_name(name: str) -> str:
    """Cut articles, titles and punctuation off a speaker's name."""
    name = name.strip(" ,.;:\"“”'’")
    name = _BRACKETS.sub("", name)
    name = re.sub(r"^(?:the|The|a|an|As|as|and|but|However|Meanwhile|Likewise)\s+", "", name)
    parts = name.split()
    for index in range(len(parts) - 2, -1, -1):
        rest = parts[index + 1 :]
        if (
            parts[index].casefold() in _TITLES
            and len(rest) > 1
            and all(w[:1].isupper() for w in rest)
        ):
            return " ".join(rest)
    return name
