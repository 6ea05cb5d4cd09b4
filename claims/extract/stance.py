"""Signs of how a clause stands to fact: planned, hypothetical or denied, each with its scope."""

from .clauses import Sentence
from .lexicon import table

_STANCE = table("stance.toml")
_CUES = {stem: row for row, stems in _STANCE["cues"].items() for stem in stems.split()}
_PHRASES = tuple(
    (tuple(phrase.split()), row)
    for row, phrases in _STANCE["phrases"].items()
    for phrase in phrases.split("|")
)
_STARTS = {
    word: tuple((p, row) for p, row in _PHRASES if p[0] == word)
    for word in {p[0] for p, _ in _PHRASES}
}
_NEAR = 5
_SUBORDINATE = frozenset(_STANCE["scope"]["subordinate"].split())


def stance(s: Sentence, first: int, last: int, head: int) -> set[str]:
    """Name the signs in a clause.

    Parameters
    ----------
    s
        The sentence.
    first, last
        The clause's first word and the word behind its last.
    head
        Its first finite verb, or `last` where it has none.

    Returns
    -------
    Features ``q:<where><sign>``: ``s`` in the subject, ``h`` at the verb, ``o`` behind it and
    ``x`` in a subordinate clause behind it.
    """
    found = set()
    where = "s"
    since = 0
    for i in range(first, last):
        stem = s.words[i].stem
        if i == head:
            where, since = "h", i
        elif where == "h" and i - since >= _NEAR:
            where = "o"
        if where in "ho" and i > head and (stem in _SUBORDINATE or s.tags[i] == "r"):
            where = "x"
        sign = _CUES.get(stem)
        if sign:
            found.add(f"q:{where}{sign}")
        for phrase, row in _STARTS.get(stem, ()):
            if tuple(w.stem for w in s.words[i : i + len(phrase)]) == phrase:
                found.add(f"q:{where}{row}")
    return found
