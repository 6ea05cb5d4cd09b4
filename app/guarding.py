"""What the publisher of a map holds back: taken out before anything is placed or written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from posturemap.account import Account
from posturemap.bringing import Brought
from posturemap.claims import Claim
from posturemap.claims.guard import Guarded, Withheld, strings_in, withhold
from posturemap.claims.project import GuardChoice
from posturemap.claims.record import Record
from posturemap.errors import ParameterError
from posturemap.gather import Read
from posturemap.geo.ground import Grid
from posturemap.history import Followed
from posturemap.layers import guard_own


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What one run holds back.

    Parameters
    ----------
    hidden
        The places of which nothing is published.
    grid
        What places are rounded to, or None.
    withheld
        The claims that are not published.
    """

    hidden: Withheld
    grid: Grid | None
    withheld: tuple[Claim, ...] = ()

    @property
    def told(self) -> Guarded:
        """What outputs may say of it."""
        return Guarded(
            round_m=None if self.grid is None else int(self.grid.size_m),
            withheld=len(self.withheld),
            hidden=self.hidden,
        )


def guard_of(choice: GuardChoice) -> Guard | None:
    """Make what a project's guard asks for; None where it asks for nothing."""
    if not choice.guards:
        return None
    grid = None if choice.round_m is None else Grid(float(choice.round_m))
    return Guard(hidden=Withheld(choice.withhold), grid=grid)


def hold_back(
    guard: Guard, claims: Sequence[Claim], read: Sequence[Read]
) -> tuple[Guard, tuple[Claim, ...], tuple[Read, ...]]:
    """Part the claims that may be published from those that may not.

    Returns
    -------
    The guard with what is withheld, the claims and the articles that are left.
    """
    articles = [one.article for one in read]
    held = withhold(claims, articles, guard.hidden, rounds=guard.grid is not None)
    left = tuple(replace(one, article=held.articles[one.article.id]) for one in read)
    return replace(guard, withheld=held.withheld), held.claims, left


def quiet_account(guard: Guard, account: Account, ids: Callable[[str], str]) -> Account:
    """Take withheld places out of what outputs say of the reading.

    Parameters
    ----------
    guard
        With the claims that are withheld.
    account
        Of the run as it was read.
    ids
        The name of an article, by the id that it had.
    """
    hidden = guard.hidden
    named = [name for name in account.inputs if hidden.is_in_address(name)]
    if named:
        raise ParameterError(
            "guard",
            f"the file {Path(named[0]).name} is named after a place that is withheld, and "
            "manifest.json lists it; give it another name",
        )
    return replace(
        account,
        records=tuple(_quiet_record(one, ids(one.id), hidden) for one in account.records),
        history=tuple(_quiet_history(account.history, guard)),
        guarded=guard.told,
    )


def _quiet_record(record: Record, known: str, hidden: Withheld) -> Record:
    return replace(
        record,
        id=known,
        url=None if hidden.is_in_address(record.url) else record.url,
        left_out=tuple(replace(p, words=hidden.redact(p.words)) for p in record.left_out),
        notes=tuple(map(hidden.redact, record.notes)),
        title=record.title and hidden.redact(record.title),
        author=record.author and hidden.redact(record.author),
        publisher=record.publisher and hidden.redact(record.publisher),
    )


def _quiet_history(history: Iterable[Followed], guard: Guard) -> Iterator[Followed]:
    """Leave out of what earlier maps said the claims that are withheld now."""
    ids = {claim.id for claim in guard.withheld}
    quotes = {claim.quote for claim in guard.withheld}
    for one in history:
        told = any(map(guard.hidden.names, strings_in(asdict(one))))
        if one.id not in ids and one.quote not in quotes and not told:
            yield one


def quiet_layers(guard: Guard, brought: Brought) -> Brought:
    """Take withheld places out of layers of the publisher's own, and round their points.

    Raises
    ------
    ParameterError
        A layer itself is named after such a place.
    """
    for own in brought.layers:
        if any(map(guard.hidden.names, (own.title, own.attribution, *own.fields))) or (
            guard.hidden.is_in_address(own.file)
        ):
            raise ParameterError(
                "guard",
                f"the layer of {own.file} is named after a place that is withheld; "
                "give file and title another name",
            )
    layers = tuple(guard_own(own, guard.hidden, guard.grid) for own in brought.layers)
    return replace(brought, layers=layers)


def refuse_title(guard: Guard, title: str | None) -> None:
    """Refuse a title that names a withheld place.

    Raises
    ------
    ParameterError
        It does.
    """
    if guard.hidden.names(title):
        raise ParameterError("title", "names a place that [guard] withholds; write another one")
