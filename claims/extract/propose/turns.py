"""Turns of a conversation: paragraphs that begin with who speaks, "PEETER: …"."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .mentions import SpeakerMention
from .tables import CAPITAL, table

_OPENING = re.compile(
    r"^[–—-]?[^\S\n]*(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?"
    rf"(?P<name>[{CAPITAL}][\w’'.-]*(?:[ ][{CAPITAL}][\w’'.-]*){{0,3}})"
    r"(?:\s\([^)\n]{1,40}\))?:\s+(?=\S)",
    re.MULTILINE,
)
_FEWEST = 4  # turns of a conversation


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaks until another does.

    Parameters
    ----------
    start, end
        Code-point offsets, without the name.
    speaker
        Number of the mention that names who speaks.
    """

    start: int
    end: int
    speaker: int


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
    In text order. None where fewer than four paragraphs begin with a name and a colon, or all with
    the same; a name that opens no other paragraph, or is a label such as "Answer", has none.
    """
    openings = list(_OPENING.finditer(text))
    counts = Counter(opening["name"] for opening in openings)
    if len(openings) < _FEWEST or len(counts) < 2:
        return ()
    labels = table("speech")["speakers"]["labels"]
    named = (o for o in openings if counts[o["name"]] > 1 and o["name"] not in labels)
    return tuple(_turns(text, named, speakers))


def _turns(
    text: str, openings: Iterator[re.Match[str]], speakers: Sequence[SpeakerMention]
) -> Iterator[Turn]:
    for opening in openings:
        number = bisect_left(speakers, opening.start(), key=lambda one: one.start)
        if number < len(speakers) and speakers[number].start <= opening.start("name"):
            end = text.find("\n", opening.end())
            yield Turn(opening.end(), end if end >= 0 else len(text), number)
