"""Words around a name that say what it is: lists kept as tables in geo/data/curated."""

from dataclasses import dataclass
from functools import cache

from .curated import read_table
from .place import PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCue:
    """What a word beside a name says about the place.

    Parameters
    ----------
    kind
        The kind of place.
    features
        Features of gazetteer rows that fit, best first.
    """

    kind: PlaceKind
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """All lists, folded.

    Parameters
    ----------
    lists
        By name: title, unit, organisation … as in cues.tsv.
    first_names
        Given names of people.
    after, before
        Words that say the kind of the name they follow or precede.
    longest
        Words in the longest of `after` and `before`.
    """

    lists: dict[str, frozenset[str]]
    first_names: frozenset[str]
    after: dict[str, KindCue]
    before: dict[str, KindCue]
    longest: int

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@cache
def load_cues() -> Cues:
    """Read the lists; the same ones at every call."""
    sides: dict[str, dict[str, KindCue]] = {"after": {}, "before": {}}
    for row in read_table("kinds"):
        cue = KindCue(kind=PlaceKind(row["kind"]), features=tuple(row["feature"].split("|")))
        sides[row["side"]][row["word"]] = cue
    return Cues(
        lists={r["list"]: frozenset(r["words"].split("|")) for r in read_table("cues")},
        first_names=frozenset(
            name for row in read_table("first_names") for name in row["names"].split("|")
        ),
        after=sides["after"],
        before=sides["before"],
        longest=max(len(word.split()) for side in sides.values() for word in side),
    )
