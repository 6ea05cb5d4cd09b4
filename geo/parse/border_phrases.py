"""Borders as English writes them: "Latvia's eastern border with Russia and Belarus"."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from posturemap.geo.names import Gazetteer, PlaceKind

from .cues import Cues
from .spans import Span
from .tokens import Tokens, joins

_HYPHENS = frozenset({"-", "–", "‑", "/", " - ", " – "})
_DETERMINERS = frozenset({"the", "its", "their", "our", "his", "her", "your", "my"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderPhrase:
    """The parties of a border, as far as the words name them.

    Parameters
    ----------
    owners
        ISO codes of the states whose border it is; none where only the context knows.
    neighbours
        ISO codes of the states on the other side; none where only the context knows.
    side
        Compass direction of the stretch, folded: southeastern, eastern; None for all of it.
    plural
        The text says "borders" or "their".
    """

    owners: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    side: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBorder:
    """A border phrase and the numbers of its first and last word."""

    begin: int
    end: int
    phrase: BorderPhrase


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parties:
    """Names in a row, with the numbers of their first and last word."""

    begin: int
    end: int
    codes: tuple[tuple[str, ...], ...]
    hyphened: bool

    @property
    def flat(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for group in self.codes for code in group))


@dataclass(frozen=True, slots=True)
class _Reader:
    """The words of one text and the countries among them."""

    tokens: Tokens
    cues: Cues
    by_begin: dict[int, tuple[Span, tuple[str, ...]]]
    by_end: dict[int, tuple[Span, tuple[str, ...]]]

    def read(self, at: int) -> FoundBorder | None:
        """Read the phrase around one word "border"; None where it is none."""
        if at and self.tokens[at - 1].key in self.cues["not_border"]:
            return None
        begin, side = self._side(at)
        left = self._left(begin, plural=self.tokens[at].key.endswith("s"))
        end = self._noun(at)
        if (end == at and self._skipped(at)) or (left is None and self._is_common(begin)):
            return None
        joined = self._word(end)
        right = self._list(end + 1 + len(joined.split())) if joined else None
        if right is not None:
            end = right.end
        plural = self.tokens[at].key.endswith("s")
        theirs = begin > 0 and self.tokens[begin - 1].key == "their"
        phrase = _parties(left, right, joined, side, plural=plural)
        phrase = replace(phrase, plural=plural or theirs)
        if left is not None:
            begin = left.begin
        elif right is None and side is None:
            if begin == 0 or self.tokens[begin - 1].key not in _DETERMINERS:
                return None
            if not self.tokens[at].key.startswith("border"):
                return None  # "the frontiers of what is possible"
            begin -= 1
        return FoundBorder(begin=begin, end=end, phrase=phrase)

    def read_work(self, at: int) -> FoundBorder | None:
        """Read "both crossings with Belarus": a border, by what stands on it."""
        pair = " ".join(token.key for token in self.tokens[at : at + 2])
        end = at + (" " in pair and pair in self.cues["border_work"])
        right = self._list(end + 2) if self._word(end) == "with" else None
        if right is None:
            return None
        left = self._left(at, plural=False)
        phrase = _parties(left, right, "with", None, plural=False)
        return FoundBorder(begin=left.begin if left else at, end=right.end, phrase=phrase)

    def _is_common(self, begin: int) -> bool:
        """Say whether it is "NATO's eastern border": that of many states, and of none alone."""
        before = self.tokens[begin - 1] if begin else None
        return before is not None and before.key in self.cues["border_common"]

    def _side(self, at: int) -> tuple[int, str | None]:
        """Step back over adjectives of the border; give the direction among them."""
        side: list[str] = []
        while at and joins(self.tokens[at - 1]):
            key = self.tokens[at - 1].key
            if key in self.cues["direction"]:
                side.insert(0, key)
            elif key not in self.cues["border_adjective"]:
                break
            at -= 1
        return at, "".join(side) or None

    def _left(self, at: int, *, plural: bool) -> _Parties | None:
        """Read the names before: "Polish-Lithuanian", "the Baltic countries'"."""
        last = self.by_end.get(at - 1)
        if last is None or not (joins(self.tokens[at - 1]) or self.tokens[at - 1].possessive):
            return None
        found, gaps = [last], []
        while (before := self._separator_before(found[0][0].begin)) is not None:
            previous = self.by_end.get(before[0])
            if previous is None or bool(previous[0].people) != bool(last[0].people):
                break
            found.insert(0, previous)
            gaps.append(before[1])
        named = not last[0].people
        if named and plural and not self.tokens[at - 1].possessive and "-" not in gaps:
            return None
        return _Parties(
            begin=found[0][0].begin,
            end=at - 1,
            codes=tuple(codes for _, codes in found),
            hyphened="-" in gaps,
        )

    def _separator_before(self, at: int) -> tuple[int, str] | None:
        """Give the word before a hyphen or an "and", and which of them it is."""
        if at and self.tokens[at - 1].gap in _HYPHENS:
            return at - 1, "-"
        if at > 1 and self.tokens[at - 1].key in {"and", "or"} and self.tokens[at - 2].gap == " ":
            return at - 2, "and"
        return None

    def _noun(self, at: int) -> int:
        """Step over a noun that keeps it a border: "border crossing points"."""
        for n in (2, 1):
            words = self.tokens[at + 1 : at + 1 + n]
            key = " ".join(t.key for t in words)
            if key in self.cues["border_with"] and all(joins(t) for t in self.tokens[at : at + n]):
                return at + n
        return at

    def _skipped(self, at: int) -> bool:
        """Say whether it is another noun's part: "border guards", "border-fortification"."""
        return self.tokens[at].gap in _HYPHENS or (
            at + 1 < len(self.tokens)
            and joins(self.tokens[at])
            and self.tokens[at + 1].key in self.cues["border_skip"]
        )

    def _word(self, at: int) -> str:
        """Give the words that join the border to the names after it, "" where none does."""
        for n in (2, 1):
            words = self.tokens[at + 1 : at + 1 + n]
            key = " ".join(t.key for t in words)
            if key in self.cues["border_join"] and joins(self.tokens[at]):
                return key
        return ""

    def _list(self, at: int) -> _Parties | None:
        """Read the names after: "Russia, Belarus and Ukraine"."""
        begin, end = at, at
        codes: list[tuple[str, ...]] = []
        hyphened = False
        while at < len(self.tokens):
            while at < len(self.tokens) - 1 and self.tokens[at].key in self.cues["border_filler"]:
                at += 1
            item = self.by_begin.get(at)
            if item is None:
                break
            if self.tokens[item[0].end].possessive:
                break  # "with Russia, and Latvia's border": the next phrase begins
            codes.append(item[1])
            end = item[0].end
            gap, at = self.tokens[end].gap, end + 1
            hyphened = hyphened or gap in _HYPHENS
            if (
                at < len(self.tokens)
                and self.tokens[at].key in {"and", "or"}
                and gap in {" ", ", "}
            ):
                at += 1
            elif gap != ", " and gap not in _HYPHENS:
                break
        if not codes:
            return None
        return _Parties(begin=begin, end=end, codes=tuple(codes), hyphened=hyphened)


def find_borders(
    spans: Iterable[Span], tokens: Tokens, gazetteer: Gazetteer, cues: Cues
) -> list[FoundBorder]:
    """Find the border phrases of a text.

    Parameters
    ----------
    spans
        Places and adjectives of countries in the text.
    tokens
        Of the text.
    gazetteer, cues
        As they were used to find the spans.

    Returns
    -------
    In text order, none overlapping another.
    """
    parties = [(s, codes) for s in spans if (codes := _codes(s, gazetteer))]
    reader = _Reader(
        tokens, cues, {s.begin: (s, c) for s, c in parties}, {s.end: (s, c) for s, c in parties}
    )
    works = set(tokens.where(cues.marks["border_work"]))
    found: list[FoundBorder] = []
    for at in sorted(works.union(tokens.where(cues.marks["border"]))):
        if not found or at > found[-1].end:
            border = reader.read_work(at) if at in works else reader.read(at)
            if border is not None and (not found or border.begin > found[-1].end):
                found.append(border)
    return found


def _codes(span: Span, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Give the countries of an adjective, a country or a region of countries."""
    if span.people:
        return tuple(span.people.split("|"))
    if not span.curated:
        return ()
    place = gazetteer.candidates(span.key)[0].place
    return place.countries if place.kind in {PlaceKind.COUNTRY, PlaceKind.REGION} else ()


def _parties(
    left: _Parties | None, right: _Parties | None, joined: str, side: str | None, *, plural: bool
) -> BorderPhrase:
    """Decide who owns the border and who is on its other side."""
    if left is not None and right is not None:
        return BorderPhrase(owners=left.flat, neighbours=right.flat, side=side)
    parties = left or right
    if parties is None:
        return BorderPhrase(side=side)
    two = joined == "of" and len(parties.codes) == 2 and not plural
    apart = joined == "between" or two or (right is None and parties.hyphened)
    if apart and len(parties.codes) > 1:
        rest = tuple(dict.fromkeys(c for group in parties.codes[1:] for c in group))
        return BorderPhrase(owners=parties.codes[0], neighbours=rest, side=side)
    if joined in {"of", "between"} or (right is None and len(parties.codes) == 1):
        return BorderPhrase(owners=parties.flat, side=side)
    return BorderPhrase(neighbours=parties.flat, side=side)
