"""Find the places that a text names."""

from dataclasses import dataclass
from enum import StrEnum

from .border_phrases import BorderPhrase, FoundBorder, find_borders
from .cues import KindCue, load_cues
from .evidence import why_not_place
from .gazetteer import Gazetteer
from .land_phrases import LandPhrase, find_land
from .spans import Span, find_spans
from .tokens import Token, tokenize


class Form(StrEnum):
    """How a text names a place."""

    NAME = "name"
    BORDER = "border"
    PART = "part"
    TERRITORY = "territory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of a text that name a place, as many as belong to the name.

    Parameters
    ----------
    text, start, end
        The words and their code-point offsets: ``whole[start:end] == text``.
    name
        What to look up: "Ämari" of "Ämari Air Base", "Poland" of "northeastern Poland"; "" where
        only the context can tell ("the border").
    form
        name, border, part ("northeastern Poland") or territory ("Polish airspace").
    name_start, name_end
        Offsets of `name` alone; those of the mention where it has none.
    cue
        What the words beside the name say about its kind; None where they say nothing.
    side
        Compass direction, folded, where it is a part: northeastern; None for the whole.
    border
        The parties of a border phrase; None for other forms.
    """

    text: str
    start: int
    end: int
    name: str
    form: Form = Form.NAME
    name_start: int
    name_end: int
    cue: KindCue | None = None
    side: str | None = None
    border: BorderPhrase | None = None


def find_mentions(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Find the places that a text names, none overlapping another.

    Persons, units, organisations, treaties and events that bear a place's name are left out, and
    so are adjectives ("Latvian"), except in a border phrase or before land ("Polish airspace").
    Countries inside a border phrase are not given again. One pass over the words; time grows with
    the text's length.

    Parameters
    ----------
    text
        Any text; offsets count its code points.
    gazetteer
        From `load_gazetteer`.

    Returns
    -------
    In text order.
    """
    cues = load_cues()
    tokens = tokenize(text)
    spans = find_spans(tokens, text, gazetteer, cues)
    known = [s for s in spans if s.people or why_not_place(s, tokens, gazetteer, cues) is None]
    borders = find_borders(known, tokens, gazetteer, cues)
    land = find_land(known, tokens, gazetteer, cues)
    taken = {n for b in borders for n in range(b.begin, b.end + 1)}
    found = [_border(b, tokens, text) for b in borders]
    for piece in land:
        if not taken.intersection(range(piece.begin, piece.end + 1)):
            taken.update(range(piece.begin, piece.end + 1))
            found.append(_land(piece, tokens, text, gazetteer))
    found += [
        _name(s, tokens, text)
        for s in known
        if not s.people and taken.isdisjoint(range(s.begin, s.end + 1))
    ]
    return tuple(sorted(found, key=lambda m: m.start))


def _border(found: FoundBorder, tokens: list[Token], text: str) -> Mention:
    start, end = tokens[found.begin].start, tokens[found.end].end
    return Mention(
        text=text[start:end],
        start=start,
        end=end,
        name="",
        form=Form.BORDER,
        name_start=start,
        name_end=end,
        border=found.phrase,
    )


def _land(found: LandPhrase, tokens: list[Token], text: str, gazetteer: Gazetteer) -> Mention:
    start, end = tokens[found.begin].start, tokens[found.end].end
    name, span = "", found.span
    inner = (start, end)
    if span is not None:
        inner = tokens[span.begin].start, tokens[span.end].end
        name = text[slice(*inner)]
        if span.people:
            name = gazetteer.land_of(span.people).name
    return Mention(
        text=text[start:end],
        start=start,
        end=end,
        name=name,
        form=Form.PART if found.side else Form.TERRITORY,
        name_start=inner[0],
        name_end=inner[1],
        side=found.side,
    )


def _name(span: Span, tokens: list[Token], text: str) -> Mention:
    start, end = tokens[span.begin].start, tokens[span.end].end
    name_start, name_end = tokens[span.first].start, tokens[span.last].end
    return Mention(
        text=text[start:end],
        start=start,
        end=end,
        name=text[name_start:name_end],
        name_start=name_start,
        name_end=name_end,
        cue=span.cue,
    )
