"""Resolve all places of one text together, so that each is the others' context."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .gazetteer import Gazetteer
from .mentions import Form, Mention, Toponyms, find_toponyms
from .place import Place
from .resolve import Context, Resolution, resolve
from .tokens import opens_sentence, tokenize

# A lead in score that no context is likely to take, and how many divisions make a list of them.
_CLEAR, _LIST = 0.4, 3
# Where in the text, and which countries are named there.
_Named = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A mention and what it was resolved to."""

    mention: Mention
    resolution: Resolution


def locate(
    text: str, gazetteer: Gazetteer, *, sentence_starts: Sequence[int] | None = None
) -> tuple[Located, ...]:
    """Find and resolve all places that a text names.

    Parameters
    ----------
    text
        Any text; offsets count its code points.
    gazetteer
        From `load_gazetteer`.
    sentence_starts
        Offsets of the sentences, ascending; found by punctuation where None.

    Returns
    -------
    In text order; a refusal is a result too.
    """
    toponyms = find_toponyms(text, gazetteer)
    if sentence_starts is None:
        tokens = tokenize(text)
        sentence_starts = [t.start for n, t in enumerate(tokens) if opens_sentence(tokens, n)]
    return _Text(text, toponyms, sentence_starts, gazetteer).locate()


class _Text:
    """The countries that a text names, by sentence, while its places are resolved one by one."""

    def __init__(
        self,
        text: str,
        toponyms: Toponyms,
        sentence_starts: Sequence[int],
        gazetteer: Gazetteer,
    ) -> None:
        self._toponyms = toponyms
        self._starts = sentence_starts
        self._gazetteer = gazetteer
        self._outer: dict[int, tuple[Place, ...]] = {}
        self._inner: dict[int, tuple[Place, ...]] = {}
        self._divisions: dict[int, Counter[str]] = defaultdict(Counter)
        self._pair_by_comma(text)
        self._count_divisions()
        self._codes: list[_Named] = []
        open_borders = [m for m in toponyms.mentions if m.border and not m.border.neighbours]
        for word in toponyms.people:
            # The owner of "the Polish border" is no hint whose border the next one is.
            if not any(m.start <= word.start < m.end for m in open_borders):
                self._codes.append((word.start, word.codes))
        for mention in toponyms.mentions:
            if mention.border is not None and mention.border.neighbours:
                codes = mention.border.owners + mention.border.neighbours
                self._codes += [(mention.start, (code,)) for code in codes]

    def locate(self) -> tuple[Located, ...]:
        """Resolve the plain first, then the ambiguous, then the borders in text order."""
        done: dict[int, Resolution] = {}
        waiting = []
        for number, mention in enumerate(self._toponyms.mentions):
            if mention.form is Form.BORDER:
                continue
            if self._is_plain(mention):
                done[number] = self._resolve(mention, done)
            else:
                waiting.append(number)
        for number in waiting:
            done[number] = self._resolve(self._toponyms.mentions[number], done)
        last: Resolution | None = None
        for number, mention in enumerate(self._toponyms.mentions):
            if mention.form is Form.BORDER:
                context = replace(self._context(mention, done), border=last)
                done[number] = resolve(mention, context, gazetteer=self._gazetteer)
                last = done[number] if done[number].place else last
        mentions = enumerate(self._toponyms.mentions)
        return tuple(Located(mention=m, resolution=done[n]) for n, m in mentions)

    def _is_plain(self, mention: Mention) -> bool:
        """Say whether no context is likely to change what a name means."""
        found = self._gazetteer.candidates(mention.name) if mention.name else ()
        return len(found) == 1 or (len(found) > 1 and found[0].score - found[1].score > _CLEAR)

    def _pair_by_comma(self, text: str) -> None:
        """Note the names that stand as "Athens, Georgia"."""
        names = [m for m in self._toponyms.mentions if m.form is Form.NAME]
        for inner, outer in pairwise(names):
            if text[inner.end : outer.start] == ", ":
                self._outer[inner.start] = self._could_be(outer)
                self._inner[outer.start] = self._could_be(inner)

    def _could_be(self, mention: Mention) -> tuple[Place, ...]:
        return tuple(c.place for c in self._gazetteer.candidates(mention.name))

    def _count_divisions(self) -> None:
        """Count the divisions of each country that a sentence names."""
        for mention in self._toponyms.mentions:
            found = self._could_be(mention) if mention.form is Form.NAME else ()
            for code in {p.country for p in found if p.feature == "division" and p.country}:
                self._divisions[self._sentence(mention.start)][code] += 1

    def _resolve(self, mention: Mention, done: dict[int, Resolution]) -> Resolution:
        context = self._context(mention, done)
        found = resolve(mention, context, gazetteer=self._gazetteer)
        if found.place is not None and found.place.countries:
            self._codes.append((mention.start, found.place.countries))
        return found

    def _context(self, mention: Mention, done: dict[int, Resolution]) -> Context:
        sentence = self._sentence(mention.start)
        before: list[_Named] = []
        later: list[_Named] = []
        recent: list[_Named] = []
        for start, codes in self._codes:
            if mention.start <= start < mention.end:
                continue
            if self._sentence(start) == sentence:
                (before if start < mention.start else later).append((start, codes))
            elif start < mention.start:
                recent.append((start, codes))
        counted = Counter(code for _, codes in self._codes for code in codes)
        most = sorted(counted, key=lambda code: (-counted[code], code))
        places = {r.place.id: r.place for r in done.values() if r.place is not None}
        return Context(
            sentence=_nearest(before, mention.start),
            later=_nearest(later, mention.start),
            recent=_nearest(recent, mention.start),
            article=tuple(most),
            places=tuple(places.values()),
            containers=self._outer.get(mention.start, ()),
            contained=self._inner.get(mention.start, ()),
            divisions=tuple(c for c, n in self._divisions[sentence].items() if n >= _LIST),
        )

    def _sentence(self, start: int) -> int:
        return bisect_right(self._starts, start)


def _nearest(named: list[_Named], at: int) -> tuple[str, ...]:
    """Order codes by their distance from a mention, those of regions behind single countries."""
    ordered = sorted(named, key=lambda n: (len(n[1]) > 1, abs(n[0] - at)))
    return tuple(dict.fromkeys(code for _, codes in ordered for code in codes))
