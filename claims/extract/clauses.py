"""Cut a sentence into the clauses that each state a fact of their own."""

import re

from .lexicon import table
from .phrases import own_fact
from .tagged import Sentence

_JOINT = re.compile(r'"?[,;—]"?c?[a,]{0,2}s?|c|(?=p)')
_SUBJECT = frozenset("xXrqUuGd")
_VERB_PHRASE = re.compile(r"a{0,2}(?:F|Z|V(?=[dqxXG\"]))")
_NAMED_VERB = re.compile(r"d?X{1,4}F")
_NAMED_PAST = re.compile(r"d?X{1,4}f")
_MAIN = re.compile(r"F.*,.*F")
_SHARES = re.compile(r",c?(?=X{1,3}q%?)")
_ITEM = re.compile(r",c?(?=[qdX][^,c]{2})|c(?=[qd][^,c]{2})")
_APART = frozenset(("mZ", "bZ", "hZ", "VZ", "mV", "ZV", "bV", "UV", "BV", "VU"))
"""First and second verb that cannot share an auxiliary: "will end … and costs"."""
_SUBJECT_WORDS = 14
"""Words between a conjunction and its verb beyond which the verb belongs to something else."""


def split(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Cut a sentence where a new statement begins.

    Parameters
    ----------
    sentence
        Its words.

    Returns
    -------
    First word and the word behind the last, a clause each, in order; conjunctions and the marks
    before them belong to no clause.
    """
    cuts: list[tuple[int, int]] = []
    start = 0
    for joint in _JOINT.finditer(sentence.tags):
        left, right = joint.start(), joint.end()
        if left - start < 2:
            continue
        next_start = _next(sentence, start, left, right)
        if next_start is not None:
            cuts.append((start, left - (sentence.tags[left - 1] == "c")))
            start = next_start
    cuts.append((start, len(sentence.words)))
    return tuple(piece for a, b in cuts for piece in _enumeration(sentence, a, b))


def is_lead_in(s: Sentence, first: int, last: int) -> bool:
    """Tell whether a clause only opens a list: "The study found that", "The steps are these:".

    Parameters
    ----------
    s
        The sentence.
    first, last
        The clause's first word and the word behind its last.
    """
    while last - 1 > first and s.tags[last - 1] in ':."—':
        last -= 1
    return s.words[last - 1].stem in _LEADING


def _next(s: Sentence, start: int, left: int, right: int) -> int | None:
    """Find where the next piece begins if a joint parts two; None if it does not."""
    if left < right and left - start >= 3 and _parts(s, start, left, right):
        return right
    if s.depth[left]:
        return None
    return own_fact(s, start, left, right)


def _parts(s: Sentence, start: int, left: int, right: int) -> bool:
    """Tell whether what stands right of a joint states something of its own."""
    joint = frozenset(w.stem for w in s.words[left:right])
    short = len(s.words) - right < 3
    if short or joint & _BINDING or s.depth[left] or _bound(s, start, left):
        return False
    if ";" in joint:
        return left - start > 3
    if not _has_finite(s.marks[start:left], sure=not _is_led(s, start, left, right)):
        return False
    if joint == {","}:
        return _closes_stating(s, start, left, right) or _goes_on(s, start, left, right)
    if _asks_on(s, start, left):
        return False
    return _conjoins(s.tags[left:right], joint) and (
        _second_verb(s, start, left, right)
        or (
            not _in_list(s, start, left)
            and not _is_open(s, start, left)
            and _new_subject(s, right, near="," not in joint or "s" in s.tags[left:right])
        )
    )


def _is_led(s: Sentence, start: int, left: int, right: int) -> bool:
    """Tell whether a comma, or an auxiliary behind the conjunction, makes a past form finite."""
    if s.tags[_first_content(s, start)] in "pGVP":
        return False
    return "," in s.tags[left:right] or s.tags[right] in "mbh"


def _conjoins(tags: str, joint: frozenset[str]) -> bool:
    """Tell whether a joint can stand between statements; "or" and a bare "yet" do not."""
    return not joint & _EITHER and bool(set(tags) & set("cs—")) and joint != {"yet"}


def _bound(s: Sentence, start: int, left: int) -> bool:
    """Tell whether the sentence opens with a condition or reason that still runs on."""
    first = _first_content(s, start)
    comma = s.marks.find(",", first, left)
    phrase = comma > first + 1 and not _has_finite(s.marks[first:comma], sure=False)
    return s.words[first].stem in _BINDING and not phrase and not _MAIN.search(s.marks, first, left)


def _asks_on(s: Sentence, start: int, left: int) -> bool:
    """Tell whether a list of questions goes on: "whether roads hold, fuel flows, and ..."."""
    asked = next((i for i in range(left - 1, start, -1) if s.words[i].stem == "whether"), left)
    return "," in s.marks[asked:left]


def _closes_stating(s: Sentence, start: int, left: int, right: int) -> bool:
    """Tell whether a comma ends an opening "While ..." and a new subject follows."""
    first = _first_content(s, start)
    stating = s.words[first].stem in _STATING and not _in_list(s, start, left)
    return stating and s.words[right].stem not in _PRONOUNS and _new_subject(s, right)


def _goes_on(s: Sentence, start: int, left: int, right: int) -> bool:
    """Tell whether a name and its verb follow a comma: "Britain leads here, Canada leads there"."""
    match = _NAMED_VERB.match(s.marks, right)
    if not match or "say" in s.words[match.end() - 1].rows:
        return False
    bound = (_BINDING | _RELATIVE) & {w.stem for w in s.words[start:left]}
    return not bound and not _is_open(s, start, left)


def _new_subject(s: Sentence, right: int, *, near: bool = False) -> bool:
    """Tell whether a subject and its finite verb follow; `near` allows no comma between them."""
    if s.tags[right - 2] != "X" and _NAMED_PAST.match(s.marks, right):
        return True
    if s.words[right - 1].stem == "but" and near and s.tags[right] != "r":
        return False
    relative, comma = 0, s.tags[right] != "p"
    for i in range(right, min(right + _SUBJECT_WORDS, len(s.words))):
        mark = s.marks[i]
        if mark in ";—:)" or (near and mark == ",") or s.words[i].stem == "than":
            return False
        comma = comma or mark == ","
        if s.words[i].stem in _RELATIVE and i > right:
            relative += 1
        if mark == "F":
            if not relative:
                sure = not near or s.tags[i] != "V" or s.tags[right] != "x"
                subject = any(t in _SUBJECT for t in s.tags[right:i])
                return comma and sure and subject and not _ends_list(s.tags, right, i)
            relative -= 1
    return False


def _ends_list(tags: str, right: int, verb: int) -> bool:
    """Tell whether what follows a conjunction only ends a list: "and a host of links, Riga is"."""
    long = tags.find(",", right, verb) > right + 3
    return long and tags.count(",", right, verb) == 1 and tags[right] not in "pas"


def _second_verb(s: Sentence, start: int, left: int, right: int) -> bool:
    """Tell whether a second verb with the same subject says something else than the first."""
    match = _VERB_PHRASE.match(s.marks, right)
    if not match or len(s.words) - match.end() < 4 or "c" not in s.tags[left:right]:
        return False
    at = match.end() - 1
    first = max(s.marks.rfind("F", start, left), s.marks.rfind("f", start, left))
    if first < 0 or (first and s.words[first - 1].stem in _RELATIVE) or left - first <= 2:
        return False
    helpers = s.tags[first] + s.tags[at]
    if "," in s.tags[left:right]:
        return helpers != "mm"
    if s.words[left].stem == "but":
        return True
    if helpers[1] in "mbh":
        return helpers[0] != helpers[1]
    told = helpers[1] != "V" or s.tags[at + 1] in "dqXs"
    return left - start > 4 and told and helpers in _APART


def _is_open(s: Sentence, start: int, left: int) -> bool:
    """Tell whether the left side still waits for its verb: "said that Riga and Oslo …"."""
    last = max(s.marks.rfind("F", start, left), s.marks.rfind("f", start, left))
    if any(s.words[i].stem in _OPENS for i in range(last + 1, left)):
        return True
    return last >= 0 and "say" in s.words[last].rows and left - last > 1


def _in_list(s: Sentence, start: int, left: int) -> bool:
    """Tell whether a conjunction closes a list of names or things."""
    comma = s.marks.rfind(",", start, left)
    return comma > 0 and left - comma <= 4 and "F" not in s.marks[comma:left]


def _enumeration(s: Sentence, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a run of counted forces, or of each state's share, into its members."""
    shares = list(_SHARES.finditer(s.tags, start, end))
    if shares and "q" in s.tags[start : shares[0].start()]:
        return _cut_at(shares, start, end)
    verb = next((i for i in range(start, end) if s.words[i].stem in _LISTING), None)
    if verb is None:
        return [(start, end)]
    items = [m for m in _ITEM.finditer(s.tags, verb + 1, end) if "F" not in s.marks[m.end() : end]]
    first = s.tags.find("q", verb + 1, verb + 4)
    if first < 0 or len(items) < 2:
        return [(start, end)]
    return _cut_at(items, start, end)


def _cut_at(joints: list[re.Match[str]], start: int, end: int) -> list[tuple[int, int]]:
    edges = [(m.start(), m.end()) for m in joints]
    firsts = [start, *(b for _, b in edges)]
    lasts = [*(a for a, _ in edges), end]
    return [(a, b) for a, b in zip(firsts, lasts, strict=True) if b > a]


def _first_content(s: Sentence, start: int) -> int:
    i = start
    while i < len(s.words) - 1 and s.tags[i] in 'ac,"·(':
        i += 1
    return i


def _has_finite(marks: str, *, sure: bool) -> bool:
    return "F" in marks or (not sure and "f" in marks)


_FRAMES = table("words.toml")["frames"]
_STATING = frozenset(_FRAMES["stating"].split())
_BINDING = frozenset(_FRAMES["binding"].split())
_RELATIVE = frozenset(_FRAMES["relative"].split())
_PRONOUNS = frozenset(_FRAMES["pronouns"].split())
_OPENS = _STATING | _RELATIVE | frozenset(("that", "if", "because"))
_LEADING = frozenset(_FRAMES["leading"].split())
_EITHER = frozenset(("or", "nor"))
_LISTING = frozenset(_FRAMES["listing"].split())
