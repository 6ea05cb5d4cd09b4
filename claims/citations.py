"""Audit of an article's citations: what points nowhere, and what does not fit."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from .article import Article, SourceEntry, Span
from .claim import Claim
from .organisations import Organisation, citing_words, mentions, name_organisation, publisher_of


class FaultKind(StrEnum):
    """What is wrong with a citation."""

    NO_LIST = "no source list"
    NO_SOURCE = "marker without source"
    NEVER_CITED = "source never cited"
    MISSING_NUMBER = "number missing from the list"
    TWICE = "number listed twice"
    MISFIT = "attribution does not fit the source"


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationFault:
    """One thing that is wrong, or looks wrong, with an article's citations.

    Parameters
    ----------
    article
        Id of the article.
    kind
        What it is.
    message
        One sentence for the report.
    numbers
        The citation numbers that it is about.
    start, end
        Code-point offsets of the words that it is about; None for a number that stands nowhere.
    """

    article: str
    kind: FaultKind
    message: str
    numbers: tuple[int, ...] = ()
    start: int | None = None
    end: int | None = None


def audit_citations(article: Article, claims: Iterable[Claim]) -> tuple[CitationFault, ...]:
    """Check every marker, every entry of the source list, and who is credited for what.

    An attribution is called a misfit in two cases only:

    - it names a publishing body, the sources that its sentence cites are all pages of other
      bodies, and no cited title or address names it (news that quote a body are no misfit);
    - it speaks of a body's own page or report, another entry of the list is that body's, and no
      cited one is.

    Parameters
    ----------
    article
        With its markers and sources.
    claims
        The article's claims; those of other articles are passed over.

    Returns
    -------
    Faults in text order; those that stand nowhere in the text last.
    """
    faults = [*_list_faults(article), *_marker_faults(article), *_misfits(article, claims)]
    last = len(article.text)
    return tuple(sorted(faults, key=lambda f: (last if f.start is None else f.start, f.message)))


def _marker_faults(article: Article) -> Iterator[CitationFault]:
    listed = {entry.number for entry in article.sources}
    if article.markers and not listed:
        numbers = tuple(sorted({marker.number for marker in article.markers}))
        first = article.markers[0]
        yield CitationFault(
            article=article.id,
            kind=FaultKind.NO_LIST,
            message=f"cites {_shown(numbers)}, but has no source list",
            numbers=numbers,
            start=first.start,
            end=first.end,
        )
        return
    seen: set[int] = set()
    for marker in article.markers:
        if marker.number not in listed | seen:
            seen.add(marker.number)
            yield CitationFault(
                article=article.id,
                kind=FaultKind.NO_SOURCE,
                message=f"cites [{marker.number}], which the source list does not have",
                numbers=(marker.number,),
                start=marker.start,
                end=marker.end,
            )


def _list_faults(article: Article) -> Iterator[CitationFault]:
    cited = {marker.number for marker in article.markers}
    listed = Counter(entry.number for entry in article.sources)
    for entry in article.sources:
        if cited and entry.number not in cited:
            yield _entry_fault(article, entry, FaultKind.NEVER_CITED, "is listed, but never cited")
    twice = {number for number, times in listed.items() if times > 1}
    for entry in article.sources:
        if entry.number in twice:
            twice.remove(entry.number)
            yield _entry_fault(article, entry, FaultKind.TWICE, "is listed more than once")
    for number in range(1, max(listed, default=0)):
        if number not in listed and number not in cited:
            message = f"the source list has no [{number}], though it goes on to [{max(listed)}]"
            yield CitationFault(
                article=article.id,
                kind=FaultKind.MISSING_NUMBER,
                message=message,
                numbers=(number,),
            )


def _entry_fault(article: Article, entry: SourceEntry, kind: FaultKind, what: str) -> CitationFault:
    return CitationFault(
        article=article.id,
        kind=kind,
        message=f"[{entry.number}] {entry.title} {what}",
        numbers=(entry.number,),
        start=entry.start,
        end=entry.end,
    )


def _misfits(article: Article, claims: Iterable[Claim]) -> Iterator[CitationFault]:
    entries = {entry.number: entry for entry in article.sources}
    seen: set[tuple[str, tuple[int, ...]]] = set()
    for claim in claims:
        if claim.article != article.id or not claim.attribution or not claim.source_ref:
            continue
        credited = name_organisation(claim.attribution)
        cited = [entries[number] for number in claim.source_ref if number in entries]
        if credited is None or not cited or (credited.name, claim.source_ref) in seen:
            continue
        why = _other_publisher(credited, cited) or _other_entry(article, claim, credited, cited)
        if why:
            seen.add((credited.name, claim.source_ref))
            yield CitationFault(
                article=article.id,
                kind=FaultKind.MISFIT,
                message=f"credits {claim.attribution}, but {why}",
                numbers=claim.source_ref,
                start=claim.start,
                end=claim.end,
            )


def _other_publisher(credited: Organisation, cited: list[SourceEntry]) -> str | None:
    if any(mentions(entry, credited) for entry in cited):
        return None
    publishers = [publisher_of(entry) for entry in cited]
    others = [body for body in publishers if body and body.name != credited.name]
    if len(others) < len(cited):
        return None
    if credited.kind != "media" and any(body.kind == "media" for body in others):
        return None  # news may quote anybody
    names = " and ".join(dict.fromkeys(body.name for body in others))
    return f"cites {_shown(tuple(entry.number for entry in cited))}, a page of {names}"


def _other_entry(
    article: Article, claim: Claim, credited: Organisation, cited: list[SourceEntry]
) -> str | None:
    around = _sentence(article, claim)
    words = article.text[around.start : around.end].casefold()
    at = words.find((claim.attribution or "").casefold())
    near = words[at : at + len(claim.attribution or "") + 40] if at >= 0 else ""
    if not any(f" {word} " in f"{near} " for word in citing_words()["own"]["words"]):
        return None
    own = [entry.number for entry in article.sources if publisher_of(entry) == credited]
    if not own or any(entry.number in own for entry in cited):
        return None
    return f"cites {_shown(claim.source_ref)}, while {_shown(tuple(own))} is its own page"


def _sentence(article: Article, claim: Claim) -> Span:
    around = (s for s in article.sentences if s.start <= claim.start < s.end)
    return next(around, Span(start=claim.start, end=claim.end))


def _shown(numbers: tuple[int, ...]) -> str:
    return ", ".join(f"[{number}]" for number in numbers)
