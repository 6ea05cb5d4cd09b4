"""Take claims from elsewhere in, article by article, and keep count of what comes of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from posturemap.claims.article import Article
from posturemap.claims.claim import Claim
from posturemap.claims.unseen import with_unseen

from .given import Given, Reason, Refused
from .naming import names_of, written
from .prove import Proving

_MOST_TOLD = 500  # refusals that are told one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderAccount:
    """What came of one reader's claims.

    Parameters
    ----------
    reader
        A file or a model.
    given
        Number of its claims.
    proved, unsure
        Of these those that are taken: drawn, or drawn only when somebody asks.
    refused
        Number of the others by reason.
    unread
        Number of values that mean nothing here, by field, and were not compared.
    """

    reader: str
    given: int
    proved: int = 0
    unsure: int = 0
    refused: Mapping[Reason, int] = field(default_factory=dict)
    unread: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeAccount:
    """What came of claims from elsewhere.

    Parameters
    ----------
    readers
        A row a reader, in the order in which they were named.
    refused
        Why, one by one; of very many the first.
    """

    readers: tuple[ReaderAccount, ...] = ()
    refused: tuple[Refused, ...] = ()


class Intake:
    """Claims from elsewhere, to be proved article by article.

    Parameters
    ----------
    given
        All of them.
    alone
        Whether a claim that only the own engine makes is left out.
    """

    def __init__(self, given: Iterable[Given], *, alone: bool = False) -> None:
        self._given = tuple(given)
        self._alone = alone
        self._open: dict[int, Refused | None] = dict.fromkeys(range(len(self._given)))
        self._refused: list[Refused] = []
        self._counts: dict[str, Counter[str]] = {one.reader: Counter() for one in self._given}
        self._taken: dict[str, list[str]] = defaultdict(list)
        self._unread: dict[str, Counter[str]] = defaultdict(Counter)
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self._given):
            for name in dict.fromkeys(map(written, one.articles)):
                self._by_name[name].append(number)

    def prove(
        self, article: Article, own: Sequence[Claim], *, file: str | None = None
    ) -> tuple[Claim, ...]:
        """Prove all that was given about an article, and put it to the engine's own claims.

        Parameters
        ----------
        article
            As `read_article` made it.
        own
            Its claims, as `extract` found them.
        file
            Name of its file, by which it may be called too.

        Returns
        -------
        The claims, in text order. A claim that both make is one, by both readers. One whose quote
        holds what a reader does not see says so.
        """
        kept = () if self._alone else tuple(own)
        meant = self._meant(article, file)
        if not meant:
            return with_unseen(kept, article.text)
        proving = Proving(article, own)
        for number in meant:
            outcome = proving.prove(self._given[number])
            if isinstance(outcome, Refused):
                self._refuse(number, outcome)
            else:
                self._open.pop(number)
                self._taken[self._given[number].reader].append(outcome)
                self._unread[self._given[number].reader].update(proving.unread)
        found = with_unseen(proving.claims(alone=self._alone), article.text)
        self._count(found)
        return found

    def account(self) -> IntakeAccount:
        """Say what came of all claims; those of articles that were not proved are refused."""
        for at, held in self._open.items():
            self._refused.append(held or _unknown(self._given[at]))
        self._open.clear()
        reasons: dict[str, Counter[Reason]] = defaultdict(Counter)
        for one in self._refused:
            reasons[one.given.reader][one.reason] += 1
        number = Counter(one.reader for one in self._given)
        rows = (
            ReaderAccount(
                reader=reader,
                given=number[reader],
                proved=count["proved"],
                unsure=count["unsure"],
                refused={
                    reason: reasons[reader][reason] for reason in Reason if reasons[reader][reason]
                },
                unread=dict(sorted(self._unread[reader].items())),
            )
            for reader, count in self._counts.items()
        )
        return IntakeAccount(readers=tuple(rows), refused=tuple(self._refused[:_MOST_TOLD]))

    def _meant(self, article: Article, file: str | None) -> list[int]:
        """Return the numbers of what was given about an article and is not settled yet."""
        found = {n for name in names_of(article, file) for n in self._by_name.get(name, ())}
        return sorted(number for number in found if number in self._open)

    def _refuse(self, number: int, refused: Refused) -> None:
        if len(self._given[number].articles) > 1 and refused.reason is Reason.NOT_THERE:
            self._open[number] = refused  # it may stand in another article of its row
            return
        self._open.pop(number)
        self._refused.append(refused)

    def _count(self, claims: Sequence[Claim]) -> None:
        sure = {claim.id: claim.sure for claim in claims}
        for reader, ids in self._taken.items():
            for one in ids:
                self._counts[reader]["proved" if sure.get(one) else "unsure"] += 1
        self._taken.clear()


def _unknown(given: Given) -> Refused:
    named = " or ".join(f"“{name}”" for name in given.articles[:3]) or "none is named"
    return Refused(given=given, reason=Reason.NO_ARTICLE, detail=f"it is said to be {named}")
