"""What bears a place's name and is none: ships, classes of ships, units, firms, persons."""

from collections.abc import Iterator

from posturemap.geo.names import Gazetteer, PlaceKind

from .cues import Cues
from .spans import Span
from .tokens import Token, Tokens, joins

# Capitalised words that may stand between a name and what is named after it: "Narva 1st Infantry
# Battalion", "Kenya Broadcasting Corporation".
_REACH = 4

_MARK = 4  # letters of a model: "Voronezh-DM"
_ITALIC = ("*", "_")

UNIT = "a unit named after it"
SHIP = "a ship named after it"
ORGANISATION = "an organisation, treaty or event named after it"
AGENCY = "part of an agency's name"


class Namesakes:
    """What the words beside the names of one text say that bears them.

    Parameters
    ----------
    tokens
        Of the text.
    gazetteer, cues
        As they were used to find the names.
    """

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, cues: Cues) -> None:
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._cues = cues

    def bearer(self, span: Span) -> str | None:
        """Say what bears a name: "Narva Battalion", "Kyiv Post", "frigate Hamburg".

        Parameters
        ----------
        span
            A name of the gazetteer.

        Returns
        -------
        The reason why it is no place, None where nothing is named after it.
        """
        return self._vessel(span) or self._after(span) or self._before(span)

    def _vessel(self, span: Span) -> str | None:
        """Find "frigate Hamburg", "Kilo class", "Voronezh-DM" and "the Serpukhov", no town."""
        at, behind = span.begin - 1, span.end + 1
        if at >= 0 and self._tokens[at].gap in {" ", "-", " “", ' "'}:
            if self._tokens[at].key in self._cues["vessel"]:
                return SHIP
            if self._tokens[at].key == "the" and self._alone(span):
                return "a thing that bears its name"
        gap = self._tokens[span.end].gap
        stands = at >= 0 and self._tokens[at].key in self._cues["locative"]
        if at >= 0 and not stands and _in_italics(self._tokens[at].gap, gap):
            return "set in italics, as ships and papers are"
        if behind >= len(self._tokens) or gap not in {" ", "-", "‑"}:
            return None
        token = self._tokens[behind]
        if gap != " " and token.upper and len(token.key) <= _MARK:
            return "a model named after it"
        return "a class or type named after it" if token.key in self._cues["class"] else None

    def _alone(self, span: Span) -> bool:
        """Say whether a town's name is all that stands behind "the"."""
        found = self._gazetteer.candidates(span.key)[0].place
        if span.curated or span.cue is not None or found.kind is not PlaceKind.TOWN:
            return False
        token = self._tokens[span.end]
        if token.possessive or found.name.startswith("The "):
            return False
        if span.end + 1 == len(self._tokens) or token.gap != " ":
            return not token.gap.startswith(("-", "–", "/"))
        key = self._tokens[span.end + 1].key
        if key == "and":  # "the Serpukhov and the Kazan", not "the Rakvere and Tapa districts"
            return [t.key for t in self._tokens[span.end + 2 : span.end + 3]] == ["the"]
        return key in self._cues["follows"] and key not in {"of", "or"}

    def _after(self, span: Span) -> str | None:
        # "Estonia division" says whose it is; "Gotland regiment" is its name.
        country = self._gazetteer.candidates(span.key)[0].place.kind is PlaceKind.COUNTRY
        named = False
        for n, token in enumerate(self._row_after(span), start=1):
            key = token.key
            if key in self._cues["unit"] and (token.capital or ((n == 1 or named) and not country)):
                return UNIT
            if key in self._cues["event"] and n == 1:
                return ORGANISATION
            if not token.capital:
                continue  # a number: "Narva 2nd Battalion"; other small words end the row
            named = True
            if key in self._cues["organisation"] and not (span.curated and n > 1):
                return ORGANISATION
            if key in self._cues["agency"]:
                return AGENCY
        last = self._tokens[span.last]
        if not span.curated and span.last > span.first and last.key in self._cues["organisation"]:
            return ORGANISATION
        return None

    def _row_after(self, span: Span) -> Iterator[Token]:
        """Yield the words behind a name, up to the first that is not capitalised or a number."""
        for at in range(span.end + 1, min(span.end + 1 + _REACH, len(self._tokens))):
            if not joins(self._tokens[at - 1]):
                return
            token = self._tokens[at]
            yield token
            if not (token.capital or token.key[:1].isdigit()):
                return

    def _before(self, span: Span) -> str | None:
        at = span.begin - 1
        if at >= 0 and self._tokens[at].key in self._cues["direction"]:
            at -= 1
        before = self._tokens[max(0, at - 1) : at + 1]
        if len(before) == 2 and before[1].key == "of" and before[0].capital:
            return ORGANISATION if before[0].key in self._cues["organisation_of"] else None
        last = self._tokens[span.begin - 1] if span.begin else None
        if last is None or not joins(last) or not last.capital:
            return None
        return ORGANISATION if last.key in self._cues["organisation_before"] else None


def _in_italics(before: str, behind: str) -> bool:
    """Tell the ship in "a boat, *Kazan*, joined" from a place in italics at a line's head."""
    mark = before[-1:]
    if mark not in _ITALIC or not behind.startswith(mark) or "\n" in before:
        return False
    return before[-2:-1] != mark and behind[1:2] not in (mark, ":")


def person_beside(span: Span, tokens: Tokens, cues: Cues) -> str | None:
    """Find a given name, title, initial or particle beside a name: "M. Saar", "van Damme".

    Parameters
    ----------
    span
        A name of the gazetteer.
    tokens
        Of the text.
    cues
        Given names, titles and particles.

    Returns
    -------
    The reason why it is no place, None where no person is named.
    """
    before = tokens[span.begin - 1] if span.begin else None
    if before is not None and not span.curated and _is_initial(before):
        return "a surname after an initial"
    if before is not None and joins(before):
        if before.key in cues["particle"] and not span.curated and span.begin > 1:
            outer = tokens[span.begin - 2]
            if outer.capital and joins(outer):
                return "a surname after a particle"
        if before.capital and before.key in cues.first_names:
            return "a surname after a given name"
        if before.capital and before.key in cues["title"] and not span.curated:
            return "a name after a title"
    if span.end + 1 < len(tokens) and joins(tokens[span.end]):
        surname = tokens[span.end + 1].capital and span.key in cues.first_names
        return "a given name before a surname" if surname else None
    return None


def _is_initial(token: Token) -> bool:
    """Say whether a word is the M. of "M. Saar" or the J.P. of "J.P. Riga"."""
    letters = token.key.split()
    if not token.capital or any(len(letter) > 1 for letter in letters):
        return False
    return token.gap in {". ", "."} if len(letters) == 1 else token.gap in {" ", ". "}
