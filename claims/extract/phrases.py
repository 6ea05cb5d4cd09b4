"""Where a phrase behind a main clause states a fact of its own."""

import re

from .lexicon import table
from .tagged import Sentence

_OPENING = re.compile(r'[a"]*')
_RUN = re.compile(r"[^,;—:?]*")
_RESUMES = re.compile(r"[,—)]\"?a{0,2}F")
_THING = re.compile(r"a*(q+)(?:[xXdG]|p[dxX])")
_NAMED = re.compile(r"(?:d[xX]{1,3}|X{1,4}a?[xuB]{0,3})a?F")
_ABSOLUTE = re.compile(r"pa*[dxap]{0,3}q+[xX]{0,4}[GVP]")
_DATED = re.compile(r"[daxXqf]{1,6}p[xXa]{0,2}(q)(?=[.,;:)]|$)")
_YEAR = re.compile(r"(?:19|20)\d\d$")


def own_fact(s: Sentence, start: int, left: int, right: int) -> int | None:
    """Find where a phrase begins that tells something else than the clause before it.

    Parameters
    ----------
    s
        The sentence.
    start
        First word of the clause before.
    left, right
        The joint: the word behind that clause, and the word behind the comma, dash or conjunction.

    Returns
    -------
    The phrase's first word; None where what follows belongs to the clause before.
    """
    opens = _OPENING.match(s.tags, right)
    at = opens.end() if opens else right
    if len(s.words) - at < 3 or _interrupts(s, at) or _is_bound(s, start):
        return None
    if _goes_on_alike(s, start, left, at):
        return at
    if "F" not in s.marks[:left]:
        return None
    return at if any(holds(s, left, at) for holds in _KINDS) else None


def _interrupts(s: Sentence, at: int) -> bool:
    """Tell whether the main clause's verb follows: "the deal, valued at 3 million, ends"."""
    run = _RUN.match(s.marks, at)
    return bool(run and _RESUMES.match(s.marks, run.end()))


def _goes_on_alike(s: Sentence, start: int, left: int, at: int) -> bool:
    """Tell whether a second "-ing" phrase follows a first: "allocating …, and planning …"."""
    return s.tags[at] == "G" and _tells(s, start) and left - start > 3


def _tells(s: Sentence, start: int) -> bool:
    return start > 0 and s.tags[start] in "GVP"


def _doing(s: Sentence, left: int, at: int) -> bool:
    """Tell whether "allocating 3 million …" or "marking the first …" follows a comma."""
    if s.tags[at] != "G" or not _behind_mark(s, left) or s.words[at].stem in _FRAME:
        return False
    return s.words[at].stem in _CONSEQUENCE or counts(s, at)


def _done(s: Sentence, left: int, at: int) -> bool:
    """Tell whether "designed to hold 300 …" follows a comma."""
    past = s.tags[at] in "VP" and s.marks[at] != "F" and s.words[at].stem not in _FRAME
    return past and _behind_mark(s, left) and counts(s, at)


def _having(s: Sentence, left: int, at: int) -> bool:
    """Tell whether "with 300 men …", "including three …" or "among them …" follows."""
    if s.words[at].stem not in _HAVING:
        return False
    if not _behind_mark(s, left):
        return s.words[at].stem == "with" and bool(_ABSOLUTE.match(s.tags, at))
    return counts(s, at)


def _relating(s: Sentence, left: int, at: int) -> bool:
    """Tell whether ", which will …" or ", which were …" tells of another event."""
    if s.words[at].stem not in _RELATIVE or not _behind_mark(s, left):
        return False
    run = _RUN.match(s.marks, at)
    verb = s.marks.find("F", at, run.end() if run else at)
    if verb < 0:
        return False
    return s.tags[verb] == "m" or s.words[verb].stem in _EVENT or counts(s, at)


def _located(s: Sentence, left: int, at: int) -> bool:
    """Tell whether ", where Germany builds …" or ", as the fleet is …" follows."""
    joined = s.words[at - 1].stem in _JOINED and _behind_mark(s, left)
    return joined and bool(_NAMED.match(s.marks, at))


def _listed(s: Sentence, left: int, at: int) -> bool:
    """Tell whether another counted thing follows a counted one, or a dash."""
    thing = _THING.match(s.tags, at)
    run = _RUN.match(s.marks, at)
    if not thing or not run or "F" in run.group() or not _is_thing(s, thing):
        return False
    if s.tags[left] == "—":
        return True
    last = max(s.marks.rfind("F", 0, left), 0)
    return any(_is_thing(s, m) for m in _THING.finditer(s.tags, last, left))


def _dated(s: Sentence, left: int, at: int) -> bool:
    """Tell whether another thing with its own year follows: "… in 2028 and the last in 2030"."""
    match = _DATED.match(s.marks, at)
    if s.tags[left] not in "c," or not match or not _is_year(s, match.start(1)):
        return False
    return "F" not in s.marks[at : match.end()] and _is_year(s, left - 1)


def _is_year(s: Sentence, at: int) -> bool:
    return bool(_YEAR.match(s.words[at].stem))


def counts(s: Sentence, at: int) -> bool:
    """Tell whether a phrase holds a number that is no more than "one"."""
    run = _RUN.match(s.tags, at)
    end = run.end() if run else at
    return any(
        s.tags[i] == "q" and s.tags[i - 1] != "X" and not s.depth[i] and s.words[i].stem != "one"
        for i in range(at, end)
    )


def _is_thing(s: Sentence, match: re.Match[str]) -> bool:
    """Tell a number of things from a measure, a year or a share."""
    first, behind = match.start(1), match.end(1)
    number = s.words[first].stem
    if s.tags[behind] == "p":
        return number in _MANY  # of
    return number != "one" and not _YEAR.match(number) and s.words[behind].stem not in _MEASURES


def _behind_mark(s: Sentence, left: int) -> bool:
    return s.tags[left] in ",—"


def _is_bound(s: Sentence, start: int) -> bool:
    return s.words[start].stem in _CONDITIONS


_PHRASES = table("words.toml")["phrases"]
_CONSEQUENCE = frozenset(_PHRASES["consequence"].split())
_FRAME = frozenset(_PHRASES["frame"].split())
_HAVING = frozenset(_PHRASES["having"].split())
_RELATIVE = frozenset(_PHRASES["relative"].split())
_EVENT = frozenset(_PHRASES["event"].split())
_JOINED = frozenset(_PHRASES["joined"].split())
_MANY = frozenset(("dozens", "hundreds", "thousands"))
_MEASURES = frozenset(_PHRASES["measures"].split())
_CONDITIONS = frozenset(_PHRASES["conditions"].split())
_KINDS = (_doing, _done, _having, _relating, _located, _listed, _dated)
