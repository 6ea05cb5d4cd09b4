"""What is known of a clause, and of something named beside it, apart from the words' meaning."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log1p

from posturemap.claims.extract.propose import Proposals
from posturemap.claims.extract.propose.dates import DateMention

from .windows import Words

KINDS = ("place", "actor", "date", "quantity", "speaker")
"""What a claim chooses among its proposals, a head each."""
_BACK = {"place": 700, "actor": 1500, "date": 2500, "quantity": 0, "speaker": 900}
"""Characters before a clause's sentence in which its proposals are sought."""
_AHEAD = {"speaker": 250}
FORMS = {
    "place": ("country", "town", "base", "region", "sea", "border", "corridor", "sea-area", "back"),
    "actor": (
        "name",
        "people",
        "capital",
        "body",
        "ally",
        "stand-in",
        "group",
        "adjective",
        "owner",
    ),
    "date": ("10", "7", "4", "/", "stated", "relative", "other", "ahead", "behind", "stretch"),
    "quantity": ("0", "1", "2", "3", "4", "5", "6", "7", "8"),
    "speaker": ("person", "word", "role"),
}
"""Forms of each kind, one feature each."""
_RELATIVE = frozenset(
    ("deictic", "later", "beside", "after", "ago", "weekday", "within", "yesterday", "now", "span")
)
_OBJECT = "object"  # what is spoken of does not say its own sentence
_OWNED = frozenset(("town", "base", "region"))
SHARED = 17
"""Features that every kind has."""
STANDS = 6
"""Ways in which something named stands to a clause; see `Surroundings.stand`."""


NOT_PROPOSED = -1
"""Number of somebody who is no proposal, such as a label of a conversation."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a text names, of whatever kind.

    Parameters
    ----------
    start, end
        Code-point offsets.
    value
        What counts as the same: a place's id, an actor's code, a date, a speaker's name.
    forms
        Those of its kind's `FORMS` that it has.
    number
        Its index in the proposals' row of its kind, or `NOT_PROPOSED`.
    """

    start: int
    end: int
    value: str
    forms: tuple[str, ...]
    number: int


def named_of(proposals: Proposals) -> dict[str, list[Named]]:
    """List what an article names by kind, in text order; a group of states is each of them."""
    return {
        "place": [
            Named(m.start, m.end, m.place.place_id or m.place.text, (m.place.kind, m.form), n)
            for n, m in enumerate(proposals.sites)
        ],
        "actor": _actors(proposals),
        "date": [
            Named(m.start, m.end, m.value, _date_forms(m, proposals.article.date), n)
            for n, m in enumerate(proposals.dates)
        ],
        "quantity": [
            Named(m.start, m.end, str(m.quantity.value), (str(int(m.rank)),), n)
            for n, m in enumerate(proposals.quantities)
        ],
        "speaker": [
            Named(m.start, m.end, m.name, (m.form, _OBJECT) if m.is_object else (m.form,), n)
            for n, m in enumerate(proposals.speakers)
        ],
    }


def _actors(proposals: Proposals) -> list[Named]:
    """List who is named, and whose each place is: what a state does at home needs no other name."""
    named = [
        Named(m.start, m.end, actor, (m.form,), n)
        for n, m in enumerate(proposals.actors)
        for actor in m.actors
    ]
    owners = [
        Named(m.start, m.end, m.place.country, ("owner",), n)
        for n, m in enumerate(proposals.sites)
        if m.place.country and "|" not in m.place.country and m.place.kind in _OWNED
    ]
    return sorted([*named, *owners], key=lambda one: one.start)


def _date_forms(date: DateMention, published: str | None) -> tuple[str, ...]:
    """Describe a date: how exact it is, how it is told, and on which side of now it lies."""
    forms = ["/" if "/" in date.value else str(len(date.value))]
    forms.append("relative" if date.form in _RELATIVE else "stated")
    if not date.likely:
        forms.append("other")
    if date.form == "stretch":
        forms.append("stretch")
    now = (published or "")[: len(date.value)]
    if now and now != date.value:
        forms.append("ahead" if date.value > now else "behind")
    return tuple(forms)


class Surroundings:
    """What an article names, to be asked what belongs to a clause.

    Parameters
    ----------
    proposals
        Of the article.
    words
        Of its running text.
    """

    def __init__(self, proposals: Proposals, words: Words) -> None:
        self._sentences = proposals.sentences
        self._sites = proposals.sites
        self._words = words
        self.named = named_of(proposals)
        self._starts = {kind: [n.start for n in row] for kind, row in self.named.items()}
        self._counts = {kind: Counter(n.value for n in row) for kind, row in self.named.items()}
        title = (proposals.article.title or "").casefold()
        self._titled = {
            kind: frozenset(
                n.value
                for n in row
                if title and proposals.article.text[n.start : n.end].casefold() in title
            )
            for kind, row in self.named.items()
        }
        self._quoted = _quotations(proposals.article.text)

    def near(self, kind: str, start: int, end: int, sentence: int) -> list[Named]:
        """Return what of a kind may belong to a clause.

        Parameters
        ----------
        kind
            One of `KINDS`.
        start, end
            Code-point offsets of the clause.
        sentence
            Number of its sentence.
        """
        whole = self._sentences[sentence]
        first = bisect_left(self._starts[kind], whole.start - _BACK[kind])
        last = bisect_left(self._starts[kind], whole.end + _AHEAD.get(kind, 0))
        found = self.named[kind][first:last]
        if kind == "quantity":
            return [n for n in found if n.start < end and n.end > start]
        return [
            n for n in found if _OBJECT not in n.forms or not whole.start <= n.start < whole.end
        ]

    def features(
        self, kind: str, found: Sequence[Named], start: int, end: int, sentence: int
    ) -> list[list[float]]:
        """Describe how each of a kind stands to a clause.

        Parameters
        ----------
        kind, start, end, sentence
            As for `near`.
        found
            What `near` returned.

        Returns
        -------
        A row each: `SHARED` features, then one for each of the kind's `FORMS`.
        """
        whole = self._sentences[sentence]
        inside = [n.start < end and n.end > start for n in found]
        within = {n.value for n, is_in in zip(found, inside, strict=True) if is_in}
        before = sum(n.end <= start for n in found)
        fixed = [
            min(sum(inside), 4) / 4,
            float(start == whole.start),
            float(_is_quoted(self._quoted, start)),
        ]
        rows = []
        for number, one in enumerate(found):
            ahead = before - number if number < before else 1
            rows.append(
                [
                    *self._distance(one, (start, end), sentence),
                    1.0 / max(ahead, 1),
                    log1p(self._counts[kind][one.value]) / 3,
                    float(one.value in self._titled[kind]),
                    float(one.value in within),
                    *fixed,
                    *(float(form in one.forms) for form in FORMS[kind]),
                ]
            )
        return rows

    def owners(self, places: Iterable[Named]) -> list[str]:
        """Return whose each place is: ISO codes, joined by ``|`` where it is of several states."""
        countries = (self._sites[one.number].place.country for one in places)
        return [country for country in countries if country]

    def stand(self, one: Named, start: int, end: int, sentence: int) -> int:
        """Tell how something named stands to a clause.

        Parameters
        ----------
        one
            What is named, not behind the clause's sentence.
        start, end, sentence
            As for `near`.

        Returns
        -------
        0 in the clause, 1 before it in its sentence, 2 behind it there, 3 in the sentence before,
        4 earlier in its paragraph, 5 in a paragraph before.
        """
        if one.start < end and one.end > start:
            return 0
        own = self._sentence_at(one.start)
        if own >= sentence:
            return 1 if one.start < start else 2
        if self._sentences[own].paragraph != self._sentences[sentence].paragraph:
            return 5
        return 3 if own == sentence - 1 else 4

    def _sentence_at(self, at: int) -> int:
        return max(0, bisect_right(self._sentences, at, key=lambda s: s.start) - 1)

    def _distance(self, one: Named, span: tuple[int, int], sentence: int) -> tuple[float, ...]:
        start, end = span
        is_in = one.start < end and one.end > start
        own = self._sentence_at(one.start)
        back = sentence - own
        gap = 0 if is_in else (start - one.end if one.end <= start else one.start - end)
        return (
            float(is_in),
            float(not is_in and back == 0 and one.start < start),
            float(not is_in and back == 0 and one.start >= start),
            float(back == 1),
            float(back == 2),
            float(back > 2),
            float(back < 0),
            float(self._sentences[own].paragraph == self._sentences[sentence].paragraph),
            log1p(max(gap, 0)) / 6,
            float(one.start - self._sentences[own].start < 12),
        )


def _quotations(text: str) -> tuple[list[int], list[int]]:
    """List where quotations begin and end."""
    opens = [at for at, letter in enumerate(text) if letter in "“«"]
    ends = [at for at, letter in enumerate(text) if letter in "”»"]
    straight = [at for at, letter in enumerate(text) if letter == '"']
    return sorted(opens + straight[::2]), sorted(ends + straight[1::2])


def _is_quoted(quotations: tuple[list[int], list[int]], start: int) -> bool:
    opens, ends = quotations
    return bisect_right(opens, start) > bisect_right(ends, start)
