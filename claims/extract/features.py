"""What the scorer sees of a clause: its words, what they name, and where it stands."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .lexicon import Lexicon, Word, concepts, table
from .stance import stance
from .tagged import Sentence

_HELPING = frozenset("mbhoe")
_LENGTHS = (4, 8, 14, 22, 32)
_TOPICS = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a clause.

    Parameters
    ----------
    title, topics
        Concepts that the headline names, and those that the article names most.
    before
        Concepts of the sentence before.
    """

    title: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()


NOWHERE = Setting()
"""The setting of a clause that stands alone."""


def named(words: Sequence[Word], lexicon: Lexicon) -> frozenset[str]:
    """Collect the concepts that bear on a claim's type."""
    return frozenset(c for _, c in concepts(lexicon, words) if c in _BEARING)


def topics(groups: Iterable[frozenset[str]]) -> frozenset[str]:
    """Pick the concepts that most sentences of an article name."""
    counts = Counter(c for group in groups for c in group)
    ranked = sorted(counts.items(), key=lambda e: (-e[1], e[0]))
    return frozenset(c for c, n in ranked[:_TOPICS] if n > 1)


def features(
    sentence: Sentence, first: int, last: int, setting: Setting, lexicon: Lexicon
) -> set[str]:
    """Name what is true of a clause.

    Parameters
    ----------
    sentence
        The sentence that it is part of.
    first, last
        Its first word and the word behind its last.
    setting
        What surrounds it.
    lexicon
        The field words.

    Returns
    -------
    Names of features; the scorer skips those that it has no weight for.
    """
    words = sentence.words[first:last]
    stems = [w.stem for w in words]
    head = _head(sentence.marks, first, last)
    found = set(stems)
    found.update(f"{a} {b}" for a, b in pairwise(stems))
    found.update(_concept_features(words, head, lexicon))
    if first and not head:
        found.update(_inherited(sentence, lexicon))
    found.update(_verb_features(sentence, first + head, last))
    found.update(stance(sentence, first, last, first + head))
    found.update(f"t:{c}" for c in setting.title)
    found.update(f"d:{c}" for c in setting.topics)
    found.update(f"p:{c}" for c in setting.before)
    found.update(_shape(sentence, first, last))
    return found


def following(seen: Collection[str], last: str) -> list[str]:
    """Name what the claim before adds: a clause that points back often goes on with its type."""
    if not last:
        return ["after:nothing"]
    back = [f"{mark}>{last}" for mark in _POINTERS if mark in seen]
    return [f"after:{last}", *back]


def stance_features(seen: Iterable[str], kind: str) -> list[str]:
    """Keep what tells how a clause stands to fact: signs of stance, its type, verb and concepts."""
    signs = [f for f in seen if f[:2] in _STANDING]
    cues = [f for f in signs if f[:2] == "q:"]
    return [*signs, f"is:{kind}", *(f"{cue}@{kind}" for cue in cues), "bias"]


def _concept_features(words: Sequence[Word], head: int, lexicon: Lexicon) -> set[str]:
    found = set()
    bearing = set()
    for i, concept in concepts(lexicon, words):
        found.add(f"c:{concept}")
        found.add(f"{'s' if i < head else 'o'}:{concept}")
        if concept in _BEARING:
            bearing.add(concept)
    kinds = sorted(bearing)
    if not bearing:
        found.add("bare")
    found.update(f"{a}&{b}" for i, a in enumerate(kinds) for b in kinds[i + 1 :])
    if len(kinds) == 1:
        found.add(f"only:{kinds[0]}")
    return found


def _inherited(s: Sentence, lexicon: Lexicon) -> set[str]:
    """Give a clause that starts with its verb the subject of its sentence."""
    subject = s.words[: _head(s.marks, 0, len(s.words))]
    return {f"{zone}:{c}" for _, c in concepts(lexicon, subject) for zone in "cs"}


def _verb_features(s: Sentence, head: int, last: int) -> set[str]:
    """Describe the first finite verb and the verb that carries its meaning."""
    if head >= last:
        return {"verb:none"}
    found = {f"f:{s.words[head].stem}", f"f#{s.tags[head]}"}
    at = head
    while at + 1 < last and (s.tags[at] in _HELPING or s.tags[at] in "an"):
        if s.tags[at] == "n":
            found.add("not")
        at += 1
    main = s.words[at]
    found.add(f"v:{main.stem}")
    found.add(f"v#{s.tags[at]}")
    found.update(f"r:{row}" for row in main.rows)
    if at > head and s.words[head].tag == "m":
        found.update(f"{s.words[head].stem}+{row}" for row in main.rows)
    return found


def _head(marks: str, first: int, last: int) -> int:
    at = marks.find("F", first, last)
    if at < 0:
        at = marks.find("f", first, last)
    return (at if at >= 0 else last) - first


def _shape(s: Sentence, first: int, last: int) -> set[str]:
    tags = s.tags[first:last]
    found = {f"long:{sum(last - first > n for n in _LENGTHS)}", "bias"}
    found.update(name for name, tag in _SHAPES if tag in tags)
    if first:
        found.add("later")
    opening = [w.stem for w in s.words[first : min(first + 3, last)]]
    found.add(f"start:{opening[0]}")
    if opening[0] in _BACKWARD or (opening[0] == "the" and _GENERIC & set(opening)):
        found.add("back")
    found.add(f"end:{s.words[last - 1].stem}")
    return found


_SCORING = table("scoring.toml")
_BEARING = frozenset(_SCORING["bearing"].split())
_BACKWARD = frozenset(_SCORING["backward"].split())
_GENERIC = frozenset(_SCORING["generic"].split())
_STANDING = frozenset(("q:", "f:", "f#", "v#", "no", "st", "qu", "r:", "c:", "ba"))
_POINTERS = ("back", "bare")
_SHAPES = (("number", "q"), ("quote", '"'), ("percent", "%"), ("question", "?"), ("row", "|"))
