"""The countries and places that a text has named so far, as the context of each mention."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from posturemap.geo.names import Gazetteer, Place, PlaceKind

from .context import Context, Resolution
from .mention import Form, Mention
from .mentions import Toponyms

# How many divisions make a list of them.
_LIST = 3
# How many sentences back a country can still be the one that is talked about.
_BACK = 12
_UNKNOWN = re.compile(r"\b(?:Fort|Camp|Base|Joint|Naval|[A-Z][a-z]+ of)\b[^.!?\n]*[A-Z][a-z-]+$")
# Where in the text, and which countries are named there.
_Named = tuple[int, tuple[str, ...]]


class Surroundings:
    """What stands around the mentions of one text; it grows while they are resolved.

    Parameters
    ----------
    text
        The text.
    toponyms
        Found in it.
    sentence_starts
        Offsets of its sentences, ascending.
    gazetteer
        As it was used to find them.
    """

    def __init__(
        self,
        text: str,
        toponyms: Toponyms,
        *,
        sentence_starts: Sequence[int],
        gazetteer: Gazetteer,
    ) -> None:
        self._text = text
        self._starts = sentence_starts
        self._outer_ends = frozenset(m.end + 2 for m in toponyms.mentions)
        self._gazetteer = gazetteer
        self._named: dict[int, list[_Named]] = defaultdict(list)
        # Of each sentence, what it names and where last: all that later sentences ask.
        self._last: dict[int, dict[tuple[str, ...], int]] = defaultdict(dict)
        self._counts: Counter[str] = Counter()
        self._places: dict[str, Place] = {}
        self._outer: dict[int, tuple[Place, ...]] = {}
        self._inner: dict[int, tuple[Place, ...]] = {}
        self._divisions: dict[int, Counter[str]] = defaultdict(Counter)
        names = [m for m in toponyms.mentions if m.form is Form.NAME]
        self._pair_by_comma(text, names)
        self._count_divisions(names)
        for start, codes in _said(toponyms):
            self._name(start, codes)

    def add(self, mention: Mention, found: Resolution) -> None:
        """Take in what a mention was resolved to."""
        if found.place is None:
            return
        self._places.setdefault(found.place.id, found.place)
        if found.place.countries:
            self._name(mention.start, found.place.countries)

    def context(self, mention: Mention, *, border: Resolution | None = None) -> Context:
        """Gather what is known around a mention now.

        Parameters
        ----------
        mention
            Of the text.
        border
            The last border named before it.
        """
        number = self._sentence(mention.start)
        inside = [n for n in self._named[number] if not mention.start <= n[0] < mention.end]
        before = [n for n in inside if n[0] < mention.start]
        later = [n for n in inside if n[0] >= mention.end]
        recent = [
            (at, codes)
            for back in range(1, _BACK)
            for codes, at in self._last.get(number - back, {}).items()
        ]
        return Context(
            sentence=_nearest(before, mention.start),
            later=_nearest(later, mention.start),
            recent=_nearest(recent, mention.start),
            article=tuple(sorted(self._counts, key=lambda code: (-self._counts[code], code))),
            places=tuple(self._places.values()),
            border=border,
            containers=self._outer.get(mention.start, ()),
            contained=self._inner.get(mention.start, ()),
            american=self._is_american(mention),
            divisions=tuple(c for c, n in self._divisions[number].items() if n >= _LIST),
        )

    def _is_american(self, mention: Mention) -> bool:
        """Say whether "Fort Stewart, " stands before a mention, of which no place is known."""
        if (
            mention.start in self._outer_ends
            or self._text[mention.start - 2 : mention.start] != ", "
        ):
            return False
        row = self._text[max(0, mention.start - 42) : mention.start - 2]
        return _UNKNOWN.search(row) is not None

    def _name(self, start: int, codes: tuple[str, ...]) -> None:
        number = self._sentence(start)
        self._named[number].append((start, codes))
        last = self._last[number]
        if start > last.get(codes, -1):
            last.pop(codes, None)  # so that of two at one place the earlier named stays the first
            last[codes] = start
        self._counts.update(codes)

    def _pair_by_comma(self, text: str, names: list[Mention]) -> None:
        """Note the names that stand as "Athens, Georgia"."""
        for inner, outer in pairwise(names):
            if text[inner.end : outer.start] == ", ":
                within, around = self._could_be(inner), self._could_be(outer)
                if not _is_list(within, around):
                    self._outer[inner.start] = around
                    self._inner[outer.start] = within

    def _could_be(self, mention: Mention) -> tuple[Place, ...]:
        return tuple(c.place for c in self._gazetteer.candidates(mention.name))

    def _count_divisions(self, names: list[Mention]) -> None:
        """Count the divisions of each country that a sentence names."""
        for mention in names:
            found = self._could_be(mention)
            for code in {p.country for p in found if p.feature == "division" and p.country}:
                self._divisions[self._sentence(mention.start)][code] += 1

    def _sentence(self, start: int) -> int:
        return bisect_right(self._starts, start)


def _is_list(first: tuple[Place, ...], second: tuple[Place, ...]) -> bool:
    """Say whether two names are countries in a row ("China, Japan"), not "Georgia, USA"."""
    states = {p.country for p in second if p.kind is PlaceKind.COUNTRY}
    if not states or not any(p.kind is PlaceKind.COUNTRY for p in first):
        return False
    return not any(p.feature == "division" and p.country in states for p in first)


def _said(toponyms: Toponyms) -> Iterator[_Named]:
    """Yield the countries that the words themselves name, before anything is resolved."""
    borders = [m for m in toponyms.mentions if m.border is not None]
    # The owner of "the Polish border" is no hint whose border the next one is.
    spans = [(m.start, m.end) for m in borders if m.border and not m.border.neighbours]
    starts = [start for start, _ in spans]
    for word in toponyms.people:
        at = bisect_right(starts, word.start) - 1
        if at < 0 or word.start >= spans[at][1]:
            yield word.start, word.codes
    for mention in borders:
        if mention.border is not None and mention.border.neighbours:
            for code in mention.border.owners + mention.border.neighbours:
                yield mention.start, (code,)


def _nearest(named: list[_Named], at: int) -> tuple[str, ...]:
    """Order codes by their distance from a mention, those of regions behind single countries."""
    ordered = sorted(named, key=lambda n: (len(n[1]) > 1, abs(n[0] - at)))
    return tuple(dict.fromkeys(code for _, codes in ordered for code in codes))
