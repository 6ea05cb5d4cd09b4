"""Resolve all places of one text together, so that each is the others' context."""

from collections import Counter
from collections.abc import Sequence

from posturemap.geo.names import Gazetteer

from .areas import Located, with_areas
from .context import Resolution
from .mention import Form, Mention
from .mentions import find_toponyms
from .resolving import resolve
from .support import needs_support, stands_as_place, supported
from .surroundings import Surroundings
from .tokens import opens_sentence, tokenize

# A lead in score that no context is likely to take.
_CLEAR = 0.4


def locate(
    text: str, gazetteer: Gazetteer, *, sentence_starts: Sequence[int] | None = None
) -> tuple[Located, ...]:
    """Find and resolve all places that a text names.

    The plain names come first, then the ambiguous, which see them all, then the borders in text
    order, each of which sees the last one.

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
    toponyms = find_toponyms(text, gazetteer, sentence_starts or ())
    if sentence_starts is None:
        tokens = tokenize(text)
        sentence_starts = [t.start for n, t in enumerate(tokens) if opens_sentence(tokens, n)]
    around = Surroundings(text, toponyms, sentence_starts=sentence_starts, gazetteer=gazetteer)
    names = [m for m in toponyms.mentions if m.form is not Form.BORDER]
    done = _names(names, around, gazetteer)
    last: Resolution | None = None
    for mention in toponyms.mentions:
        if mention.form is Form.BORDER:
            found = resolve(mention, around.context(mention, border=last), gazetteer=gazetteer)
            last = found if found.place else last
            done[mention.start] = found
    return with_areas([Located(mention=m, resolution=done[m.start]) for m in toponyms.mentions])


def _names(
    names: Sequence[Mention], around: Surroundings, gazetteer: Gazetteer
) -> dict[int, Resolution]:
    """Resolve the names, those that need support when everything else is known."""
    done: dict[int, Resolution] = {}
    weak: list[Mention] = []
    for mention in sorted(names, key=lambda m: not _is_plain(m, gazetteer)):
        found = resolve(mention, around.context(mention), gazetteer=gazetteer)
        if needs_support(found) or (found.place is None and found.alternatives):
            weak.append(mention)
        else:
            around.add(mention, found)
            done[mention.start] = found
    stands = Counter(m.name for m in weak if stands_as_place(m))
    for mention in sorted(weak, key=lambda m: m.start):
        context = around.context(mention)
        found = resolve(mention, context, gazetteer=gazetteer)
        found = supported(mention, found, context, times=stands[mention.name])
        around.add(mention, found)
        done[mention.start] = found
    return done


def _is_plain(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Say whether no context is likely to change what a name means."""
    found = gazetteer.candidates(mention.name) if mention.name else ()
    return len(found) == 1 or (len(found) > 1 and found[0].score - found[1].score > _CLEAR)
