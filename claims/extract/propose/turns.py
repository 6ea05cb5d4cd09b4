"""Turns of a conversation: paragraphs that begin with who speaks, "PEETER: …"."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .mentions import SpeakerMention
from .tables import CAPITAL, table, words

_NAME = (
    rf"(?:[{CAPITAL}][\w’'.-]*(?:[ ](?:\(ret\.\)|[{CAPITAL}][\w’'.-]*)){{0,6}}|[a-z][\w.]{{2,24}})"
)
_BESIDE = r"(?:\s\((?P<{}>[^)\n]{{1,80}})\))?"
_WROTE = f"(?:{words([*table('speech')['verbs']['say'], *table('speech')['verbs']['answer']])})"
# "PEETER:", "SPOKESWOMAN (Ann Rae):", "**Q4 Mr Pratt:**", "ANN RAE, Greens:"; the record of a
# parliament has a stop behind a surname in capitals, "General TREADAWAY.", and a forum small
# letters, "old_gunner:", or a line for itself, "**old_gunner wrote:**".
_OPENING = re.compile(
    r"^(?:[–—-]|\*\*)?[^\S\n]*(?:Q\d+\s+)?(?:(?i:Mrs?|Ms|Dr)\.?\s+)?(?:"
    rf"(?P<name>{_NAME}){_BESIDE.format('beside')}(?:,[^:.,\n]{{1,40}})?(?P<wrote>\s{_WROTE})?:"
    r"|(?!M[RS]S?\.|DR\.)"
    rf"(?P<told>(?:[{CAPITAL}][\w’'-]*\.?[ ]){{0,3}}[{CAPITAL}]{{2,}}(?:-[{CAPITAL}]+)*)"
    rf"{_BESIDE.format('aside')}\."
    r")(?:\*\*)?(?(wrote)\s+|[^\S\n]+)(?=\S)",
    re.MULTILINE,
)
_PERSON = re.compile(rf"[{CAPITAL}][\w’'-]+(?: [{CAPITAL}][\w’'.-]+){{1,3}}")
_FEWEST = 4  # turns of a conversation


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaks until another does.

    Parameters
    ----------
    start, end
        Code-point offsets, without the name.
    speaker
        Where the one who speaks is named.
    """

    start: int
    end: int
    speaker: SpeakerMention


def find_turns(text: str, speakers: Sequence[SpeakerMention]) -> tuple[Turn, ...]:
    """Find the turns of a conversation.

    Parameters
    ----------
    text
        An article's.
    speakers
        Who may speak in it, in text order.

    Returns
    -------
    In text order, each to the next, the last to the end of its paragraph. None where fewer than
    four paragraphs begin with a name, or all with the same; a name that opens no other paragraph
    and is not said to have written, or is a label such as "Answer", has none.
    """
    openings = list(_OPENING.finditer(text))
    counts = Counter(map(_surname, openings))
    if len(openings) < _FEWEST or len(counts) < 2:
        return ()
    labels = {label.casefold() for label in table("speech")["speakers"]["labels"]}
    named = {name for name, many in counts.items() if many > 1 and name not in labels}
    named |= {_surname(opening) for opening in openings if opening["wrote"]}
    return tuple(_turns(text, openings, named, speakers))


def _name(opening: re.Match[str]) -> str:
    return str(opening["name"] or opening["told"])


def _surname(opening: re.Match[str]) -> str:
    return _name(opening).split()[-1].casefold()


def _turns(
    text: str,
    openings: Sequence[re.Match[str]],
    named: set[str],
    speakers: Sequence[SpeakerMention],
) -> Iterator[Turn]:
    last = text.find("\n", openings[-1].end())
    ends = [*(after.start() for _, after in pairwise(openings)), last if last >= 0 else len(text)]
    people = dict(_people(openings))
    for opening, end in zip(openings, ends, strict=True):
        if _surname(opening) in named:
            yield Turn(opening.end(), end, _speaker(opening, people, speakers))


def _people(openings: Sequence[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Find whose label it is: "SPOKESWOMAN (Ann Rae)"."""
    for opening in openings:
        beside, name = opening["beside"] or opening["aside"] or "", _name(opening)
        if _PERSON.fullmatch(beside) and name.isupper():
            yield name, beside


def _speaker(
    opening: re.Match[str], people: Mapping[str, str], speakers: Sequence[SpeakerMention]
) -> SpeakerMention:
    name = people.get(_name(opening))
    start, end = opening.span("name" if opening["name"] else "told")
    last = bisect_left(speakers, end, key=lambda one: one.start) - 1
    if name is None and last >= 0 and speakers[last].end > start:
        return speakers[last]  # the name without its title, in full where the article has it
    return SpeakerMention(start, end, name or _name(opening), "person")
