"""Find whom an article credits for what it says, and how far each voice reaches."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from posturemap.claims.article import Article, Span

from .referents import refer
from .speakers import clean_name, is_speaker, main_subject, subject
from .tables import CAPITAL, table, words

_TABLE = table("speech")
_VERBS: dict[str, list[str]] = _TABLE["verbs"]
_CUES: dict[str, list[str]] = _TABLE["cues"]
_WORKS = frozenset(_TABLE["speakers"]["works"])
_ALWAYS = frozenset(_VERBS["say"]) | frozenset(_VERBS["judge"])
_ACTIVE = sorted({verb for row in ("say", "that", "judge") for verb in _VERBS[row]})

_VERB = re.compile(rf"\b(?:{words(_ACTIVE)})\b(?!\s+by\b)")
_PARTICIPLE = re.compile(rf",\s+(?:[a-z]+ly\s+)?(?:{words(_VERBS['participle'])})\b")
_SEEN_BY = re.compile(rf"\b(?:{words(_VERBS['passive'])})\s+by\s+")
_BETWEEN = re.compile(rf"(?:\s+(?:{words(_CUES['between'])}))+\s*$")
_PASSIVE = re.compile(rf"\b(?:{words(_CUES['passive'])})\s+$")
_ACCORDING = re.compile(rf"\b(?:{words(_CUES['according'])})\s+", re.IGNORECASE)
_EVIDENT = re.compile(rf"\b(?:{words(_CUES['evident'])})\s+", re.IGNORECASE)
_VIEW = re.compile(
    rf"\b[Ii]n\s+(?P<name>[^,;]{{2,60}}?)['’]s?\s+(?:\w+\s+)?(?:{words(_CUES['view'])})\b"
)
_NO_SOURCE = re.compile(rf"\b(?:{words(_CUES['no_source'])})\s*$")
_NAME_END = re.compile(
    r"[,;()\[\]:“”\"—–]|\.(?=\s|$)(?<!\b[A-Z]\.)(?<!Gen\.)(?<!Maj\.)(?<!Col\.)(?<!Lt\.)"
    r"|\s(?:that|which|who|as|in|on|is|are|was|were|has|have|had|will)\s"
)
_PARENTHESIS = re.compile(r"\s+(?:is|are|was|were|has|have|will|would|could|may|might)\b")
_SENTENCE_END = re.compile(r"[.!?][”\"’']*\s+(?=\S)(?<!\b[A-Z]\.\s)")
_EMBEDDED = re.compile(r"\b(?:that|what|which|as)\s+(?:many\s+|some\s+|most\s+)?$", re.IGNORECASE)
_AFTER_QUOTE = re.compile(r"[,.!?][”\"’']\s*$")
_COMPLEMENT = re.compile(
    r"\s*(?:,\s*)?(?:that\b|[“\"‘']|:"
    r"|(?:the|a|an|its|their)\s(?:[\w'’-]+\s){1,5}?"
    r"(?:is|are|was|were|will|would|could|can|has|have|had|may|might|must|should)\b)"
)
_TAIL = re.compile(
    r"\s*(?:(?:in|on|at|to|during|after|before|earlier|late|last|this|yesterday|today|with|via|by)\b[^;]*|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[^;]*)?[.,!?]?[”\"’']*\s*(?:\[\d+\]\s*)*$"
)
_INVERTED = re.compile(
    r"\s+(?P<phrase>(?:[\w'’/-]|\.(?=\s?[A-Z])"
    r"|\s(?!who\b|which\b|that\b|in\b|on\b|at\s+a\b|during\b)){2,70})"
    r"(?:,\s+(?P<name>[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+)+)(?=[,.]|$))?"
)
_DIALOGUE = re.compile(rf"(?P<name>[{CAPITAL}][\w'’.-]+(?:\s+[{CAPITAL}][\w'’.-]+)+):\s+[“\"«]")
_LEAD_IN = re.compile(r"(?:\bthat|[:;,]|[:;,]\s(?:and|or))\s*$")
_BULLET = re.compile(r"\s*\n\s*(?:[-–—*•·‣▪◦●○►]|\(?\w{1,2}[.)])?\s*")
_EMBED = re.compile(r"^[\s]*[—–-]{1,2}\s*(?P<name>[^()\n]{2,60}?)\s*\(@\w+\)", re.MULTILINE)
_OPENS_QUOTE = re.compile(r"\s*[“\"«]")
# Characters; what is longer is no sentence, and each verb of it would be sought the whole of it.
_LONGEST_SENTENCE = 3_000
# Characters between what someone said and a quotation that still is theirs.
_QUOTE_GAP = 200
_EMBED_PARAGRAPHS = 6
_EMBED_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who is credited, and the stretch that they are credited for.

    Parameters
    ----------
    start, end
        Code-point offsets of the stretch.
    name
        As the text names them.
    said
        Where the credited words begin when the stretch opens with who says them; else None.
    """

    start: int
    end: int
    name: str
    said: int | None = None


def find_voices(article: Article) -> tuple[Voice, ...]:
    """Find every credited stretch of an article, in text order.

    Parameters
    ----------
    article
        With its sentences and paragraphs.
    """
    found: list[Voice] = []
    names: list[str] = []
    for sentence in article.sentences:
        voices = list(_sentence_voices(article.text, sentence))
        if not voices and found:
            voices = list(_goes_on(article.text, sentence, found[-1]))
        for voice in voices:
            name = refer(voice.name, article.text, voice.start, names)
            if name:
                found.append(replace(voice, name=name))
                names.append(name)
    found.extend(_embeds(article))
    return tuple(sorted(found, key=lambda voice: (voice.start, voice.end)))


def speaker(voices: tuple[Voice, ...], start: int, end: int) -> str | None:
    """Name whom a claim is credited to: the closest voice over two fifths of it or more.

    Parameters
    ----------
    voices
        Of the article, in text order.
    start, end
        Offsets of the claim.
    """
    best: tuple[int, str] | None = None
    for voice in voices[: bisect_right(voices, end, key=lambda voice: voice.start)]:
        if voice.said is not None and end <= voice.said:
            continue
        covered = min(end, voice.end) - max(start, voice.start)
        if 5 * covered > 2 * (end - start) and (best is None or voice.end - voice.start <= best[0]):
            best = voice.end - voice.start, voice.name
    return None if best is None else best[1]


def credit(voices: tuple[Voice, ...], start: int, end: int) -> tuple[int, int]:
    """Find the words of a claim that only say who says it: "Latvia's ministry says".

    Parameters
    ----------
    voices
        Of the article, in text order.
    start, end
        Offsets of the claim.

    Returns
    -------
    Offsets of these words; the claim's start twice where it has none.
    """
    first = bisect_left(voices, start, key=lambda voice: voice.start)
    for voice in voices[first : bisect_left(voices, end, key=lambda voice: voice.start)]:
        if voice.said is not None and voice.said < end:
            return voice.start, voice.said
    return start, start


def _sentence_voices(text: str, sentence: Span) -> Iterator[Voice]:
    if sentence.end - sentence.start > _LONGEST_SENTENCE:
        return
    body = text[sentence.start : sentence.end]
    credited = list(_whole_voices(body))
    yield from (Voice(sentence.start, sentence.end, name) for name in credited)
    if credited:
        return
    for match in _VERB.finditer(body):
        if _is_passive(body, match):
            continue
        voice = _verb_voice(body, match)
        if voice:
            said = None if voice.said is None else sentence.start + voice.said
            begin, finish = sentence.start + voice.start, sentence.start + voice.end
            yield Voice(begin, finish, voice.name, said)
    for match in _PARTICIPLE.finditer(body):
        name = main_subject(body[: match.start()])
        if name:
            yield Voice(sentence.start + match.start(), sentence.end, clean_name(name))


def _whole_voices(body: str) -> Iterator[str]:
    """Name whom a whole sentence is credited to: by "according to", "seen by", "in X's view"."""
    for pattern in (_ACCORDING, _EVIDENT, _SEEN_BY):
        for match in pattern.finditer(body):
            end = _NAME_END.search(body, match.end())
            name = body[match.end() : end.start() if end else len(body)]
            if _NO_SOURCE.search(name) or (pattern is not _ACCORDING and not is_speaker(name)):
                continue
            yield clean_name(name)
    dialogue = _DIALOGUE.match(body)
    if dialogue:
        yield clean_name(dialogue["name"])
    view = _VIEW.search(body)
    if view and is_speaker(view["name"]):
        yield clean_name(view["name"])


def _is_passive(body: str, match: re.Match[str]) -> bool:
    """Tell "was announced" and "to say" from verbs that have a subject of their own."""
    if match.group().split()[0].endswith("ing"):
        return False
    return _PASSIVE.search(body, max(0, match.start() - 20), match.start()) is not None


def _verb_voice(body: str, match: re.Match[str]) -> Voice | None:
    left = _BETWEEN.sub("", body[: match.start()]).rstrip()
    begin, phrase = subject(left)
    if not is_speaker(phrase):
        return _inverted_voice(body, match)
    reach = _reach(body, match, begin)
    if reach is None:
        return None
    said = match.end() if reach == (begin, len(body)) else None
    return Voice(*reach, clean_name(phrase), said)


def _reach(body: str, match: re.Match[str], begin: int) -> tuple[int, int] | None:
    """Say how far a verb whose subject begins at an offset credits it; None for not at all."""
    verb = match.group().casefold()
    whole, onward = (0, len(body)), (begin, len(body))
    is_work = _WORKS.intersection(body[begin : match.start()].casefold().split())
    is_closed = body[match.end() : match.end() + 1] == ","
    is_inside = verb in _ALWAYS and _PARENTHESIS.match(body, match.end())
    if (begin and is_closed) or (is_inside and _EMBEDDED.search(body, 0, begin)):
        return whole
    if _COMPLEMENT.match(body, match.end()):
        return onward
    if _AFTER_QUOTE.search(body, 0, begin):
        return whole
    if begin and _TAIL.match(body, match.end()):
        ends = [cut.end() for cut in _SENTENCE_END.finditer(body, 0, begin)]
        return (ends[-1] if ends else 0, begin)
    return onward if verb in _ALWAYS or is_work else None


def _inverted_voice(body: str, match: re.Match[str]) -> Voice | None:
    """Read '"...," said X'."""
    if match.start() and body[: match.start()].rstrip()[-1:] not in ",”\"’'":
        return None
    verb = match.group().casefold()
    name = _INVERTED.match(body, match.end())
    if name is None or verb not in _ALWAYS or verb in ("told", "tells"):
        return None
    if not is_speaker(name["phrase"]):
        return None
    is_described = name["name"] and name["phrase"].split()[-1].islower()
    return Voice(0, len(body), clean_name(name["name"] if is_described else name["phrase"]))


def _goes_on(text: str, sentence: Span, last: Voice) -> Iterator[Voice]:
    """Carry a voice into a quotation, or a list's item, that names no speaker of its own."""
    if sentence.start - last.end > _QUOTE_GAP:
        return
    if _is_item(text, sentence, last):
        yield Voice(sentence.start, sentence.end, last.name)
        return
    gap = text[last.end : sentence.start].strip()
    if "\n" in gap:
        return
    inside = text.rfind("“", last.start, sentence.start) > text.rfind(
        "”", last.start, sentence.start
    )
    if inside or _OPENS_QUOTE.match(text, sentence.start):
        yield Voice(sentence.start, sentence.end, last.name)


def _is_item(text: str, sentence: Span, last: Voice) -> bool:
    """Tell the next item of a list under "the study concluded that"."""
    is_open = _LEAD_IN.search(text, max(last.start, last.end - 6), last.end)
    return bool(is_open and _BULLET.fullmatch(text, last.end, sentence.start))


def _embeds(article: Article) -> Iterator[Voice]:
    """Credit an embedded post, signed "— Name (@handle)", to whoever signed it."""
    for match in _EMBED.finditer(article.text):
        start = match.start()
        last = bisect_right(article.paragraphs, start + 1, key=lambda paragraph: paragraph.end)
        for paragraph in reversed(article.paragraphs[max(0, last - _EMBED_PARAGRAPHS) : last]):
            if match.start() - paragraph.start > _EMBED_LENGTH:
                break
            start = paragraph.start
        yield Voice(start, match.start(), match["name"].strip())
