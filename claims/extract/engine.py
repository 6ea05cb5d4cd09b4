"""From an article to its claims: rules propose, the encoder chooses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from posturemap.claims.article import Article
from posturemap.claims.claim import Change, Claim, ClaimType, Doubt, Polarity, claim_id
from posturemap.claims.named import Quantity
from posturemap.claims.topic import is_on_topic, is_short

from .checking import is_corrected, is_refuted
from .choose import (
    Choice,
    Chooser,
    carry,
    load_chooser,
    with_credit,
    with_entry_date,
    with_pronouns,
    with_shared_voice,
    with_turn_voice,
    without_compared,
    without_guesses,
    without_mixed,
)
from .coming import doubting_origin
from .matching import CONTEXT, matching
from .propose import Proposals, propose
from .repeats import Told
from .standing import (
    affirms,
    cues_outside,
    denies,
    is_denied,
    is_left_open,
    is_taken_back,
    is_wished,
)
from .supposing import is_supposed
from .threads import one_thread
from .timing import has_come, has_ended

_DENIED = 0.25
"""Confidence at most where the sentence denies what the clause says: of eight such claims in groups
left out of training two were right."""
_FEWEST = 2  # sure claims, one of them with a place, of an article with few words of the field
_MARKERS = re.compile(r"[.,;:!?”’\"')]*(?:\s?\[[^\[\]\n]{1,30}\])*")


def extract(article: Article) -> tuple[Claim, ...]:
    """Find an article's claims.

    Parameters
    ----------
    article
        As `read_article` made it; without sentences there are no claims, nor where it is about
        something else: has few words of the field, and hardly a sure claim.

    Returns
    -------
    Claims in text order; every quote is ``article.text[start:end]``. The same article gives the
    same claims.
    """
    copy = matching(article)
    with one_thread():
        claims = tuple(map(copy.as_read, find_claims(copy.article)))
    if not is_on_topic(copy.article) and not _tells_posture(claims):
        return ()
    return tuple(claim for claim in claims if claim.quote)  # a table's head alone claims nothing


def _tells_posture(claims: Sequence[Claim]) -> bool:
    """Tell whether an article with hardly a word of the field is read surely enough without.

    Of thirteen such annotated articles nine are, and of 266 pages about other things none.
    """
    sure = [claim for claim in claims if claim.sure]
    return len(sure) >= _FEWEST and any(claim.places for claim in sure)


def find_claims(article: Article, chooser: Chooser | None = None) -> Iterator[Claim]:
    """Find claims in an article of plain letters, with weights of one's own if wanted."""
    return (claim for claim, _ in find_claims_and_choices(article, chooser or load_chooser()))


def find_claims_and_choices(article: Article, chooser: Chooser) -> Iterator[tuple[Claim, Choice]]:
    """Find claims, and what was chosen for each: what speaks for it is learned from."""
    proposals = propose(article)
    if not proposals.actors and not proposals.sites and not is_short(article):
        return  # names no state, no force and no place of the map: about something else
    told = Told()
    certain = tuple(_certain(one, proposals) for one in chooser.choose(proposals))
    for carried in carry(with_shared_voice(certain, proposals), proposals):
        voiced = with_turn_voice(with_pronouns(carried, proposals), proposals)
        choice = with_entry_date(voiced, proposals)
        claim = _heeding(claim_of(choice, proposals), choice, proposals)
        if _is_over(claim, choice, proposals):
            claim = replace(claim, change=Change.ENDS)
        if _is_found_false(choice, proposals):
            claim = replace(claim, polarity=Polarity.NEGATED)
        claim = doubting_origin(claim, article.text)
        if told.is_new(claim):
            yield claim, choice


def _certain(choice: Choice, proposals: Proposals) -> Choice:
    """Mend a choice where grammar is surer than the encoder."""
    for mended in (without_guesses, without_mixed, without_compared, with_credit):
        choice = mended(choice, proposals)
    return choice


def claim_of(choice: Choice, proposals: Proposals) -> Claim:
    """Write down what was chosen as a claim."""
    article = proposals.article
    text, start, end = article.text, choice.start, choice.end
    return Claim(
        id=claim_id(article.sha256, start, end, choice.type),
        article=article.id,
        type=choice.type,
        quote=text[start:end],
        start=start,
        end=end,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        places=tuple(proposals.sites[one.named.number].place for one in choice.places),
        actors=tuple(one.named.value for one in choice.actors),
        date=choice.date.named.value if choice.date else None,
        quantity=_quantity(choice, proposals),
        polarity=choice.polarity,
        change=choice.change,
        confidence=choice.confidence,
        doubts=choice.doubts,
        sure=choice.sure,
        attribution=choice.speaker.named.value if choice.speaker else None,
        source_ref=_source_ref(choice, proposals),
        page=article.page_at(start),
    )


def _heeding(claim: Claim, choice: Choice, proposals: Proposals) -> Claim:
    """Read a clause with what its sentence denies or affirms outside it."""
    sentence, text = proposals.sentences[choice.sentence], proposals.article.text
    is_plan, led = claim.polarity is Polarity.PLANNED, text[sentence.start : choice.end]
    if is_plan and has_come(led, claim.date, proposals.article.date):
        claim = replace(claim, polarity=Polarity.ASSERTED)
    whole, span = (sentence.start, sentence.end), (choice.start, choice.end)
    if claim.polarity is Polarity.NEGATED and affirms(text[sentence.start : choice.end]):
        return replace(claim, polarity=choice.affirmed)
    if is_left_open(text, whole, span) or is_supposed(text, whole):
        return replace(claim, polarity=Polarity.HYPOTHETICAL)
    if is_denied(text, whole, span):
        is_plain = not denies(claim.quote)  # who denies a denial means something else
        return replace(claim, polarity=Polarity.NEGATED) if is_plain else _doubting(claim)
    if is_wished(text, whole, span) and claim.polarity in (Polarity.ASSERTED, Polarity.PLANNED):
        return replace(claim, polarity=Polarity.HYPOTHETICAL)
    cues = cues_outside(text, whole, span)
    denials = (cue for cue in cues if cue.kind == "denied" and not cue.parted)
    if not all(cue.allows(claim.polarity) for cue in denials):
        return _doubting(claim)
    return _doubting(claim) if is_taken_back(text, sentence.end) else claim


def _is_over(claim: Claim, choice: Choice, proposals: Proposals) -> bool:
    """Tell whether a force was somewhere until a day that has passed: "until last autumn"."""
    if choice.date is None or claim.change is not None:
        return False
    is_told = claim.type is ClaimType.DEPLOYMENT and claim.polarity is Polarity.ASSERTED
    start = proposals.sentences[choice.sentence].start
    led = proposals.article.text[start : choice.date.named.start]
    return is_told and has_ended(led, claim.date, proposals.article.date)


def _is_found_false(choice: Choice, proposals: Proposals) -> bool:
    """Tell whether the article checks a claim and finds it false, or corrects what it printed."""
    article, sentence = proposals.article, proposals.sentences[choice.sentence]
    whole, span = (sentence.start, sentence.end), (choice.start, choice.end)
    return is_refuted(article.text, whole) or is_corrected(article.text, whole, span, article.title)


def _doubting(claim: Claim) -> Claim:
    """Doubt a claim that its surroundings seem to deny."""
    return replace(
        claim,
        confidence=min(claim.confidence, _DENIED),
        sure=False,
        doubts=(*claim.doubts, Doubt(field="polarity", instead=Polarity.NEGATED.value)),
    )


def _quantity(choice: Choice, proposals: Proposals) -> Quantity | None:
    if choice.quantity is None:
        return None
    return proposals.quantities[choice.quantity.named.number].quantity


def _source_ref(choice: Choice, proposals: Proposals) -> tuple[int, ...]:
    """Return the numbers that the claim's sentence cites, those behind its full stop too."""
    sentence, text = proposals.sentences[choice.sentence], proposals.article.text
    begin, end = (_behind_markers(text, offset) for offset in (sentence.start, sentence.end))
    numbers = [m.number for m in proposals.article.markers if begin <= m.start < end]
    return tuple(dict.fromkeys(numbers))


def _behind_markers(text: str, offset: int) -> int:
    match = _MARKERS.match(text, offset)
    return match.end() if match else offset
