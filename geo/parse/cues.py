"""Words around a name that say what it is: lists kept as tables in geo/data/curated."""

from dataclasses import dataclass
from functools import cache

from posturemap.geo.names import Memory, PlaceKind, read_table, spelled


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
    ends_before, begins_after
        The last words of `before` and the first of `after`: those beside the name.
    longest
        Words in the longest of `after` and `before`.
    marks
        Whether a spelling is a border, begins what stands on one (border_work), is the word
        country, island in small letters, a kind (as of `after`, with a capital) or person (a given
        name or title with a capital).
    """

    lists: dict[str, frozenset[str]]
    first_names: frozenset[str]
    after: dict[str, KindCue]
    before: dict[str, KindCue]
    ends_before: frozenset[str]
    begins_after: frozenset[str]
    longest: int
    marks: dict[str, Memory[bool]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@cache
def load_cues() -> Cues:
    """Read the lists; the same ones at every call."""
    sides: dict[str, dict[str, KindCue]] = {"after": {}, "before": {}}
    for row in read_table("kinds"):
        cue = KindCue(kind=PlaceKind(row["kind"]), features=tuple(row["feature"].split("|")))
        sides[row["side"]][row["word"]] = cue
    lists = {r["list"]: frozenset(r["words"].split("|")) for r in read_table("cues")}
    first_names = frozenset(
        name for row in read_table("first_names") for name in row["names"].split("|")
    )
    people = first_names | lists["title"]
    return Cues(
        lists=lists,
        first_names=first_names,
        after=sides["after"],
        before=sides["before"],
        ends_before=frozenset(word.split()[-1] for word in sides["before"]),
        begins_after=frozenset(word.split()[0] for word in sides["after"]),
        longest=max(len(word.split()) for side in sides.values() for word in side),
        marks={
            "border": spelled(lambda word: word.key in lists["border"]),
            "border_work": spelled(lambda word: word.key in lists["border_work"]),
            "country": spelled(lambda word: word.key == "country"),
            "island": spelled(lambda word: word.key == "island" and not word.capital),
            "kind": spelled(lambda word: word.capital and word.key in sides["after"]),
            "person": spelled(lambda word: word.capital and word.key in people),
        },
    )
