"""What a person is told about the reading, on standard error."""

from collections.abc import Sequence

from posturemap.account import Account, left_out_words, plural
from posturemap.claims.record import Record
from posturemap.taking import account_lines

from .terminal import say


def tell(account: Account, *, quiet: bool, verbose: bool) -> None:
    """Name what was left out, warn of what may be wrong, and sum up.

    Parameters
    ----------
    account
        Of the run.
    quiet
        Say nothing.
    verbose
        Say of each article what was read.
    """
    if quiet:
        return
    for alert in account.alerts:
        say(f"warning: {alert}", err=True)
    for line in account_lines(account.intake):
        say(line, err=True)
    for passed in account.passed_over:
        say(f"note: {passed}", err=True)
    for note in account.notes:
        say(f"note: {note}", err=True)
    if verbose:
        _tell_each(account.records)
    say(account.line, err=True)


def _tell_each(records: Sequence[Record]) -> None:
    for record in records:
        left = left_out_words(record.left_out) or "nothing"
        say(
            f"{record.id}: {record.letters_read:,} letters read, left out: {left}; "
            f"language {record.language or 'unknown'}, date {record.date or 'none'}, "
            f"{plural(record.claims, 'claim')}",
            err=True,
        )
