"""Whether a name in a text is a place, or a person, a unit, an organisation or a plain word."""

from .cues import Cues
from .gazetteer import Gazetteer
from .place import PlaceKind
from .spans import Span
from .tokens import Token, joins, opens_sentence

# A settlement smaller than this must not stand beside an unknown capitalised word.
_KNOWN_PEOPLE = 300_000
_UNIT_REACH = 4


def why_not_place(span: Span, tokens: list[Token], gazetteer: Gazetteer, cues: Cues) -> str | None:
    """Say why a name is not a place here.

    Parameters
    ----------
    span
        A name of the gazetteer.
    tokens
        Of the text.
    gazetteer, cues
        As they were used to find it.

    Returns
    -------
    The reason in words, or None for a place.
    """
    if span.cue is not None and span.curated:
        return None
    reason = _named_after(span, tokens, cues)
    if reason is None and (_single(span) or not span.curated):
        reason = _person(span, tokens, cues)
    if reason is None and span.cue is None:
        reason = _plain_word(span, tokens, gazetteer, cues)
    return reason


def _plain_word(span: Span, tokens: list[Token], gazetteer: Gazetteer, cues: Cues) -> str | None:
    """Find a name that is another word too, or a piece of a longer one."""
    if _single(span) and not _in_place_slot(span, tokens, cues):
        country = gazetteer.candidates(span.key)[0].place.kind is PlaceKind.COUNTRY
        if not country and (gazetteer.is_word(span.key) or span.key in cues["word"]):
            return "a common English word"
        if span.key in cues.first_names and not span.curated:
            return "a given name"
    if not span.curated and _part_of_name(span, tokens, gazetteer, cues):
        return "part of a longer name"
    return None


def _single(span: Span) -> bool:
    return span.first == span.last


def _named_after(span: Span, tokens: list[Token], cues: Cues) -> str | None:
    """Find a unit or an organisation that bears the name: "Narva Battalion", "Kyiv Post"."""
    word = _after(tokens, span.end)
    if word and word.key in cues["organisation"] and (word.capital or word.key in cues["event"]):
        return "an organisation, treaty or event named after it"
    for n in range(1, _UNIT_REACH + 1):
        at = span.end + n
        if at >= len(tokens) or not joins(tokens[at - 1]):
            break
        token = tokens[at]
        if token.key in cues["unit"] and (token.capital or n == 1):
            return None if _is_place_unit(span, token) else "a unit named after it"
        if not (token.capital or token.key[:1].isdigit()):
            break
    before = tokens[span.begin - 2 : span.begin] if span.begin >= 2 else []
    if len(before) == 2 and before[1].key == "of" and before[0].key in cues["organisation_of"]:
        return "an organisation, treaty or event named after it" if before[0].capital else None
    return None


def _is_place_unit(span: Span, token: Token) -> bool:
    """Let "Poland's army" pass: a country owns units, none bears its name."""
    return span.curated and not token.capital


def _after(tokens: list[Token], at: int) -> Token | None:
    return tokens[at + 1] if at + 1 < len(tokens) and joins(tokens[at]) else None


def _before(tokens: list[Token], at: int) -> Token | None:
    return tokens[at - 1] if at > 0 and joins(tokens[at - 1]) else None


def _person(span: Span, tokens: list[Token], cues: Cues) -> str | None:
    before, after = _before(tokens, span.begin), _after(tokens, span.end)
    if before is not None:
        title = before.key in cues["title"] and before.capital
        if before.key in cues.first_names and before.capital:
            return "a surname after a given name"
        if title and not span.curated:
            return "a name after a title"
        if len(before.key) == 1 and before.capital and tokens[span.begin - 1].gap.startswith("."):
            return "a surname after an initial"
    if after is not None and after.capital and span.key in cues.first_names:
        return "a given name before a surname"
    return None


def _in_place_slot(span: Span, tokens: list[Token], cues: Cues) -> bool:
    """Say whether a name stands where places stand: after "in" or "near", inside a sentence."""
    if opens_sentence(tokens, span.begin):
        return False
    before = tokens[span.begin - 1]
    after = _after(tokens, span.end)
    if after is not None and after.capital:
        return False
    return before.key in cues["locative"] and before.gap == " "


def _part_of_name(span: Span, tokens: list[Token], gazetteer: Gazetteer, cues: Cues) -> bool:
    """Say whether unknown capitalised words stand beside a small place's name."""
    best = gazetteer.candidates(span.key)[0].place
    if (best.population or 0) >= _KNOWN_PEOPLE:
        return False
    after, before = _after(tokens, span.end), _before(tokens, span.begin)
    if after is not None and after.capital and not gazetteer.people(after.key):
        return True
    if before is None or not before.capital or opens_sentence(tokens, span.begin - 1):
        return False
    plain = gazetteer.people(before.key) or before.key in cues["direction"]
    return not plain
