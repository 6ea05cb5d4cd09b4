"""Whether a name in a text is a place, or a person, a unit, an organisation or a plain word."""

from collections.abc import Iterable, Iterator

from posturemap.geo.names import Gazetteer, Place, PlaceKind

from .cues import Cues
from .namesakes import Namesakes, person_beside
from .persons import find_surnames
from .spans import Span
from .tokens import Token, Tokens, joins, opens_sentence

# A settlement smaller than this must not stand beside an unknown capitalised word.
_KNOWN_PEOPLE = 300_000
# Letters of an abbreviation that is not a place's name shouted: "HIV", "ALMA".
_ABBREVIATION = 6


class Evidence:
    """What the words of one text say about the names in it.

    Parameters
    ----------
    spans
        Names and adjectives in the text.
    tokens
        Of the text.
    gazetteer, cues
        As they were used to find the spans.
    """

    def __init__(
        self, spans: Iterable[Span], tokens: Tokens, gazetteer: Gazetteer, cues: Cues
    ) -> None:
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._cues = cues
        self._by_begin = {s.begin: s for s in spans}
        self._ends = {s.end for s in self._by_begin.values()}
        self._namesakes = Namesakes(tokens, gazetteer, cues)
        self._surnames = find_surnames(tokens, cues)

    def why_not_place(self, span: Span) -> str | None:
        """Say why a name is not a place here.

        Parameters
        ----------
        span
            A name of the gazetteer.

        Returns
        -------
        The reason in words, or None for a place.
        """
        if span.cue is not None and span.curated:
            return None
        single = span.first == span.last
        reason = self._namesakes.bearer(span)
        if reason is None and (single or not span.curated):
            reason = self._person(span)
        if reason is None and span.cue is None and single:
            reason = self._plain_word(span)
        if reason is None and span.cue is None and not span.curated:
            reason = self._part_of_name(span)
        return reason

    def _person(self, span: Span) -> str | None:
        """Find the name of a person: "Lloyd Austin", "President Obama"."""
        beside = person_beside(span, self._tokens, self._cues)
        return beside or next(self._person_alone(span), None)

    def _person_alone(self, span: Span) -> Iterator[str]:
        if span.curated or span.first != span.last or self._stands_as_place(span):
            return
        if span.key in self._surnames:
            yield "a surname of somebody in the text"
        after = self._after(span)
        speaks = after is not None and after.key in self._cues["speech"]
        if speaks and self._best(span).kind is PlaceKind.TOWN and not self._is_capital(span):
            yield "a speaker's name"

    def _plain_word(self, span: Span) -> str | None:
        """Find a name that is another word too: "May", "HIV", "Most"."""
        reason = self._no_name(span)
        if reason is not None:
            return reason
        if self._stands_as_place(span) or self._best(span).kind is PlaceKind.COUNTRY:
            return None
        if self._gazetteer.is_word(span.key) or span.key in self._cues["word"]:
            return "a common English word"
        given = span.key in self._cues.first_names and not span.curated
        return "a given name" if given else None

    def _no_name(self, span: Span) -> str | None:
        """Find what is no name wherever it stands."""
        if self._is_money(span):
            return "a currency"
        if span.curated:
            return None
        if span.key in self._cues["never"]:
            return "a day, month or feast"
        if span.key in self._cues["direction"]:
            return "a direction"
        return "an abbreviation" if self._is_abbreviation(span) else None

    def _is_abbreviation(self, span: Span) -> bool:
        token = self._tokens[span.first]
        if token.mixed:
            return True
        if not token.upper or len(token.key) > _ABBREVIATION:
            return False
        return not opens_sentence(self._tokens, span.first)

    def _is_money(self, span: Span) -> bool:
        """Say whether it is the US of "US$5" or "$US 5"."""
        before = self._tokens[span.first - 1].gap if span.first else ""
        return self._tokens[span.last].gap[:1] == "$" or before[-1:] == "$"

    def _stands_as_place(self, span: Span) -> bool:
        """Say whether a name stands where places stand: "in Most", "Most, Czechia"."""
        if opens_sentence(self._tokens, span.begin):
            return False
        before, after = self._tokens[span.begin - 1], self._after(span)
        if after is not None and after.capital:
            return False
        behind = self._by_begin.get(span.end + 1)
        if behind is not None and self._tokens[span.end].gap == ", ":
            return not behind.people and self._best(behind).kind in _CONTAINERS
        return before.key in self._cues["locative"] and before.gap == " "

    def _part_of_name(self, span: Span) -> str | None:
        """Say whether unknown capitalised words stand beside a small place's name."""
        if (self._best(span).population or 0) >= _KNOWN_PEOPLE:
            return None
        after, before = self._after(span), self._before(span)
        if span.end + 1 in self._by_begin and self._is_way(span.end):
            after = None
        if span.begin - 1 in self._ends and self._is_way(span.begin - 1):
            before = None
        if after is not None and after.capital and not self._gazetteer.people(after.key):
            return "part of a longer name"
        if before is None or not before.capital or opens_sentence(self._tokens, span.begin - 1):
            return None
        if self._gazetteer.people(before.key) or before.key in self._cues["direction"]:
            return None
        return "part of a longer name"

    def _is_way(self, at: int) -> bool:
        """Say whether a dash stands behind a word, as in "the Orsha–Zhlobin line"."""
        return self._tokens[at].gap in _DASHES

    def _best(self, span: Span) -> Place:
        return self._gazetteer.candidates(span.key)[0].place

    def _is_capital(self, span: Span) -> bool:
        return self._gazetteer.capital(span.key) is not None

    def _after(self, span: Span) -> Token | None:
        at = span.end
        return (
            self._tokens[at + 1] if at + 1 < len(self._tokens) and joins(self._tokens[at]) else None
        )

    def _before(self, span: Span) -> Token | None:
        at = span.begin
        return self._tokens[at - 1] if at > 0 and joins(self._tokens[at - 1]) else None


_DASHES = frozenset({"-", "–", "‑", "—", " – ", " — "})
_CONTAINERS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION})
