"""Prove claims from elsewhere against the article that they are about."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from posturemap.claims.article import Article
from posturemap.claims.claim import Claim, Doubt, Proof
from posturemap.claims.extract import Described, Describer, weigh

from .given import Given, Reason, Refused
from .values import Difference, Whole, compare
from .verbatim import Found, Verbatim

AGREES, DIFFERS = 1.5, 0.25
"""By how much the odds of a claim are multiplied where another reader agrees, or does not."""

_LEAST_SHARED = 0.5  # of two stretches that are one claim
_HELD = 0.8  # share of a claim that another one must hold to hold it


class Proving:
    """One article, and the claims that are proved against it.

    Parameters
    ----------
    article
        As it was read.
    own
        What the engine found in it.
    """

    def __init__(self, article: Article, own: Sequence[Claim]) -> None:
        self._article = article
        self._own = {claim.id: claim for claim in own}
        self._claims = dict(self._own)
        self._words = Verbatim(article)
        self._describer = Describer(article)
        self._whole = Whole(article, self._describer.proposals)
        self._starts = [sentence.start for sentence in article.sentences]
        self._in: dict[int, list[str]] = defaultdict(list)
        for claim in own:
            self._in[self._sentence(claim)].append(claim.id)
        self._before: set[tuple[object, ...]] = set()
        self.unread: tuple[str, ...] = ()

    def claims(self, *, alone: bool) -> tuple[Claim, ...]:
        """Return what is claimed now, in text order; with `alone` without what only we find."""
        kept = (one for one in self._claims.values() if not alone or one.proof is not None)
        return tuple(sorted(kept, key=lambda one: (one.start, one.end, one.id)))

    def prove(self, given: Given) -> Refused | str:
        """Take a claim in and return its id; or why it is refused."""
        found = self._words.find(given)
        if isinstance(found, Refused):
            return found
        described = self._describer.describe(found.span)
        if described is None:
            several = self._describer.sentences(found.span) > 1
            reason = Reason.SENTENCES if several else Reason.NO_SENTENCE
            detail = "quote one of them" if several else "it is a headline, a caption or a list"
            return Refused(given=given, reason=reason, detail=detail)
        known = self._same(described.claim)
        if known is not None:
            described = replace(described, claim=self._claims[known])
        return self._held_against(given, found, described)

    def _held_against(self, given: Given, found: Found, described: Described) -> Refused | str:
        compared = compare(given.values, described, self._whole)
        self.unread = compared.unread
        if absent := [one for one in compared.differs if not one.anywhere]:
            return Refused(given=given, reason=Reason.NOT_SAID, detail=_absent(absent[0]))
        key = given.reader, described.claim.id, tuple(sorted(given.values.items()))
        if key in self._before:
            return Refused(given=given, reason=Reason.TWICE, detail="it counts once")
        self._before.add(key)
        claim = self._claims.get(described.claim.id) or replace(described.claim, reader="")
        differs = [*compared.differs, *self._hidden(described)]
        if claim.id not in self._claims:
            self._in[self._sentence(claim)].append(claim.id)
        self._claims[claim.id] = _proved(claim, given, found, compared.agrees, differs)
        return claim.id

    def _sentence(self, claim: Claim) -> int:
        return bisect_right(self._starts, claim.start)

    def _hidden(self, described: Described) -> Iterator[Difference]:
        """Yield what stands against a claim in its own sentence, and in the engine's own claims."""
        claim = described.claim
        if described.unheeded:
            words = ", ".join(dict.fromkeys(described.unheeded))
            yield Difference(
                field="polarity", given=f"“{words}”", said=claim.polarity, anywhere=True
            )
        if claim.id not in self._own:
            beside = self._in[self._sentence(claim)]
            own = [self._own[one] for one in beside if one in self._own]
            held = [one for one in own if _shared(one, claim) >= _HELD]
            if len(held) > 1:
                yield Difference(field="quote", given=held[0].quote, said=None, anywhere=True)

    def _same(self, claim: Claim) -> str | None:
        """Return the claim that is made of nearly the same words; of several the one like it."""
        if claim.id in self._claims:
            return claim.id
        near = [
            (one.type is claim.type, shared, one.id)
            for one in (self._claims[i] for i in self._in[self._sentence(claim)])
            if (shared := _both(one, claim)) >= _LEAST_SHARED
        ]
        return max(near)[2] if near else None


def _absent(one: Difference) -> str:
    said = f"the text says “{one.said}”" if one.said else "the text says nothing of it"
    return f"{one.field} “{one.given}” is not in it; {said}"


def _proved(
    claim: Claim,
    given: Given,
    found: Found,
    agrees: tuple[str, ...],
    differs: Sequence[Difference],
) -> Claim:
    """Put a reader's name and its proof on a claim, and move its confidence."""
    fields = tuple(dict.fromkeys(one.field for one in differs))
    quote = " ".join(given.quote.split())
    wider = len(" ".join(claim.quote.split())) > len(quote)
    agrees = tuple(one for one in agrees if one not in fields)
    proof = Proof(found=found.how, given=quote if wider else None, agrees=agrees, differs=fields)
    doubts = tuple(Doubt(field=one.field, instead=one.given) for one in differs)
    new = given.reader not in claim.reader.split(", ")
    claim = replace(
        claim,
        reader=_reader(claim, given.reader),
        proof=_joined(claim.proof, proof),
        doubts=tuple(dict.fromkeys((*claim.doubts, *doubts))),
    )
    if fields:
        claim = weigh(claim, DIFFERS)
    elif agrees and new:
        claim = weigh(claim, AGREES)
    return replace(claim, sure=claim.sure and not is_contested(claim))


def is_contested(claim: Claim) -> bool:
    """Tell whether a reader of a claim says otherwise than the text does, as it is read here."""
    return claim.proof is not None and bool(claim.proof.differs)


def _reader(claim: Claim, reader: str) -> str:
    """Name all readers of a claim, the own engine first."""
    known = claim.reader.split(", ") if claim.reader else []
    return claim.reader if reader in known else ", ".join((*known, reader))


def _joined(known: Proof | None, proof: Proof) -> Proof:
    if known is None:
        return proof
    return Proof(
        found=known.found,
        given=known.given or proof.given,
        agrees=tuple(dict.fromkeys((*known.agrees, *proof.agrees))),
        differs=tuple(dict.fromkeys((*known.differs, *proof.differs))),
    )


def _both(one: Claim, other: Claim) -> float:
    """Return the share of two claims' words that both have."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start) or 1)


def _shared(part: Claim, whole: Claim) -> float:
    """Return the share of a claim's words that another has too."""
    both = min(part.end, whole.end) - max(part.start, whole.start)
    return max(0, both) / (part.end - part.start or 1)
