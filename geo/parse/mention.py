"""Words of a text that name a place."""

from dataclasses import dataclass
from enum import StrEnum

from posturemap.geo.names import Relation

from .border_phrases import BorderPhrase
from .cues import KindCue


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
    relation
        How the words before it put a thing beside the place; None where they do not.
    role_cues
        Hints at its part in the sentence, of roles.tsv: origin, comparison, distance, dateline,
        speech, bracket, owner …; sorted, and nothing is decided by them here.
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
    relation: Relation | None = None
    role_cues: tuple[str, ...] = ()
