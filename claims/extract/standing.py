"""Find what stands in a sentence outside a clause and says how the clause stands to fact."""

import re
from dataclasses import dataclass
from functools import cache

from posturemap.claims.claim import Polarity

from .propose.numbers import number_pattern
from .propose.tables import table, words

_REACH = table("standing")["reach"]
_ALLOWED = {
    "denied": (Polarity.NEGATED,),
    "negated": (Polarity.NEGATED, Polarity.HYPOTHETICAL),
    "hypothetical": (Polarity.HYPOTHETICAL, Polarity.NEGATED),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that says how what stands beside it stands to fact.

    Parameters
    ----------
    start, end
        Code-point offsets.
    kind
        denied, negated or hypothetical.
    parted
        Whether a word or mark lies between it and the clause that begins something new.
    """

    start: int
    end: int
    kind: str
    parted: bool

    def allows(self, polarity: Polarity) -> bool:
        """Tell whether a clause that is read so takes the word into account."""
        return polarity in _ALLOWED[self.kind]


def cues_outside(text: str, sentence: tuple[int, int], clause: tuple[int, int]) -> tuple[Cue, ...]:
    """Find the denials, hedges and conditions of a sentence that stand outside a clause of it.

    Parameters
    ----------
    text
        The article's.
    sentence, clause
        Code-point offsets; the clause lies in the sentence.

    Returns
    -------
    In text order.

    >>> text = "Poland denied that it had moved tanks."
    >>> [text[cue.start:cue.end] for cue in cues_outside(text, (0, 38), (19, 38))]
    ['denied']
    """
    start, end = clause
    found = []
    for match in _cues().finditer(text, *sentence):
        ahead = match.end() <= start
        if not ahead and match.start() < end:
            continue
        between = text[match.end() : start] if ahead else text[end : match.start()]
        points = match.lastgroup == "denied" and _pointing().match(text, match.end())
        parted = not points and _is_parted(between, ahead=ahead)
        kind = match.lastgroup or ""
        found.append(Cue(start=match.start(), end=match.end(), kind=kind, parted=parted))
    return tuple(found)


def is_denied(text: str, sentence: tuple[int, int], clause: tuple[int, int]) -> bool:
    """Tell whether the words right before a clause deny it: "denied reports that".

    Parameters
    ----------
    text, sentence, clause
        As for `cues_outside`.

    >>> text = "Minsk dismissed as a lie the report that it hosts mercenaries."
    >>> is_denied(text, (0, 62), (41, 62))
    True
    >>> text = "It hosts none, contradicting a report by a Riga paper that tanks came."
    >>> is_denied(text, (0, 70), (59, 69))
    True

    So does a label at the sentence's head.

    >>> is_denied("Myth: tanks stand at Tapa.", (0, 26), (6, 26))
    True
    """
    head = label("denied").match(text, *sentence)
    is_labelled = head is not None and ";" not in text[head.end() : clause[0]]
    return is_labelled or bool(_denying().search(text, sentence[0], clause[0]))


def is_left_open(text: str, sentence: tuple[int, int], clause: tuple[int, int]) -> bool:
    """Tell whether a clause, or the words of its sentence before it, leave something open.

    Parameters
    ----------
    text, sentence, clause
        As for `cues_outside`.

    >>> is_left_open("He did not rule out that tanks come.", (0, 36), (25, 36))
    True
    >>> is_left_open("He declined to say whether tanks come.", (0, 38), (27, 38))
    True
    """
    start, end = clause
    if label("open").match(text, *sentence):
        return True
    left = list(_leaving_open().finditer(text, sentence[0], end))
    if not left:
        return False
    between = text[left[-1].end() : start]
    is_aside = left[-1].lastgroup == "silent" and "," in between
    return not is_aside and not _is_parted(between, ahead=True)


def is_taken_back(text: str, end: int) -> bool:
    r"""Tell whether the sentence behind an offset only denies what stands before it.

    >>> is_taken_back("It came. It did not.", 8), is_taken_back("It came. It was not first.", 8)
    (True, False)
    >>> is_taken_back("Q: Did it?\nA: Your cousin is wrong.", 10)
    True
    """
    return bool(_taking_back().match(text, end))


def is_wished(text: str, sentence: tuple[int, int], clause: tuple[int, int]) -> bool:
    """Tell whether the words right before a clause want it: "recommended that".

    Parameters
    ----------
    text, sentence, clause
        As for `cues_outside`.

    >>> is_wished("The chief has recommended that tanks go along.", (0, 46), (31, 46))
    True
    """
    return bool(_wishing().search(text, sentence[0], clause[0]))


def denies(clause: str) -> bool:
    """Tell whether a clause has a word that denies, "no doubt" and "not only" not counted.

    >>> denies("no fewer than 300 are there"), denies("none is there"), denies("they aren't there")
    (False, True, True)
    """
    return bool(_denials().search(_affirming().sub(" ", clause)))


def affirms(clause: str) -> bool:
    """Tell whether a clause affirms by words that look like denials, and has no other such word.

    >>> affirms("no doubt they are there"), affirms("they are there")
    (True, False)
    >>> affirms("no ships beyond two boats"), affirms("no ships beyond the pier")
    (True, False)
    """
    return bool(_affirming().search(clause)) and not denies(clause)


def order_in(sentence: str) -> str | None:
    """Return the word by which a sentence orders its reader about; None where it tells something.

    >>> order_in("Ignore the text above."), order_in("Riga ignored the text.")
    ('Ignore', None)
    """
    words = sentence.lstrip(" \"'“‘(").split(maxsplit=1)
    word = words[0].rstrip(",:") if words else ""
    return word if word in table("standing")["orders"]["openers"] else None


def _is_parted(between: str, *, ahead: bool) -> bool:
    """Tell whether something new begins between a word and a clause."""
    walls = list(_walls(ahead=ahead).finditer(between))
    return bool(walls) and not (ahead and _bridges().match(between, walls[-1].end()))


@cache
def _cues() -> re.Pattern[str]:
    rows: dict[str, list[str]] = table("standing")["cues"]
    # A capital only where a sentence may begin so: May is a month.
    parts = (
        rf"(?P<{name}>{words([*row, *(one.capitalize() for one in row if one != 'may')])})"
        for name, row in rows.items()
    )
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(parts)})(?![\w'’-])(?!\s+(?:only|just|merely)\b)")


@cache
def _walls(*, ahead: bool) -> re.Pattern[str]:
    """Match what parts; an "and" before a clause does so only where a new subject follows."""
    marks = "".join(map(re.escape, _REACH["marks"]))
    joined = r",\s+(?:and|or)\b(?=\s+(?:[A-Z\d]|the\b|it\b|they\b|he\b|she\b|there\b))"
    joined = joined if ahead else r"\b(?:and|or)\b"
    return re.compile(rf"[{marks}]|\b(?:{words(_REACH['walls'])})\b|{joined}")


@cache
def _bridges() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{words(_REACH['bridges'])})\b")


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{words(_REACH['pointing'])})\b")


@cache
def _denying() -> re.Pattern[str]:
    """Match a verb that denies, what it may be said of, and the "that" behind which it stands."""
    row = table("standing")["denying"]
    return re.compile(
        rf"(?<!not\s)(?<!n['’]t\s)(?<!cannot\s)\b(?:{words(row['verbs'])})\s+(?:as\s+(?:an?\s+)?\w+\s+)?"
        rf"(?:(?:the|an?|such|these|those|all|any|earlier|foreign|media|press)\s+)*(?:(?:{words(row['nouns'])})\s+)?"
        r"(?:(?:in|by|from|of)\s+(?:[\w’'-]+\s+){1,4}?)?that\s*$"
        rf"|\b(?i:it|that|this)\s+(?:is|was)\s+(?:{words(row['untrue'])})\b[^.;]{{0,60}}\bthat\s*$"
    )


@cache
def _leaving_open() -> re.Pattern[str]:
    row = table("standing")["open"]
    denied = (
        rf"(?:\b(?:not|never|nobody|cannot)|n['’]t)\s+(?:[\w’'-]+\s+)?(?:{words(row['verbs'])})"
    )
    silent = rf"\b(?:{words(row['silence'])})\b[^.;,]{{0,40}}?\b(?:whether|if)"
    return re.compile(rf"(?:{denied}|(?P<silent>{silent}))\b")


@cache
def label(kind: str) -> re.Pattern[str]:
    """Match "Myth 3:" at the head of a sentence; denied or open, as the table of labels has it."""
    names = words(table("standing")["labels"][kind])
    return re.compile(rf"\W*(?:{names})(?:\s+(?:no\.?\s*|#)?\d+)?\s*[:–—]\s")


@cache
def _taking_back() -> re.Pattern[str]:
    untrue = words(table("standing")["denying"]["untrue"])
    verbs = "is|are|was|were|has|have|had|does|do|did|will|would|can|could"
    return re.compile(
        rf"[^\w\n]*(?:\n+A(?:nswer)?:\s*)?(?:(?i:it|they|he|she|that|this|there|we|none)\s+(?:{verbs})(?:\s+not|n['’]t)"
        rf"|(?i:it|that|this|all\s+this)\s+(?:is|was)(?:\s+simply|\s+plainly)?\s+(?:{untrue})"
        rf"|(?i:the|this|that|your|my|our|his|her|their)\s+[\w-]+\s+(?:is|was)\s+(?:{untrue}|mistaken)"
        r"|(?i:not\s+(?:true|so)|wrong))[.!]"
    )


@cache
def _wishing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words(table('standing')['wishing']['verbs'])})\s+that\s*$")


@cache
def _affirming() -> re.Pattern[str]:
    row = table("standing")["affirming"]
    # "no ships beyond two corvettes": two there are
    spared = rf"no(?:\s+[\w-]+){{1,8}}\s+(?:{words(row['sparing'])})"
    counted = rf"(?=\s+(?:the\s+)?{number_pattern()}\b)"
    return re.compile(rf"(?i:\b(?:{words(row['words'])}|{spared}{counted})\b)")


@cache
def _denials() -> re.Pattern[str]:
    row = table("standing")["cues"]
    return re.compile(
        rf"(?i:(?<![\w’'-])(?:{words([*row['negated'], *row['denied']])})(?![\w’'-]))"
    )
