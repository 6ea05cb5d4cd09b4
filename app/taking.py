"""Claims from elsewhere in a run: their files read, and what came of them in words."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from posturemap.claims.ids import distinct
from posturemap.claims.intake import Intake, IntakeAccount, read_given
from posturemap.claims.reading.file import file_bytes
from posturemap.errors import GivenError


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """The files of claims of a run.

    Parameters
    ----------
    intake
        Their claims, to be proved.
    inputs
        Name to hex SHA-256, for the manifest; no article has a name with ``/``.
    """

    intake: Intake
    inputs: dict[str, str]


def open_taking(named: Sequence[Path | str]) -> Taking:
    """Read files of claims, each once.

    Raises
    ------
    GivenError
        One cannot be read.
    """
    paths = list({Path(one).absolute(): Path(one) for one in named}.values())
    given = [one for path in paths for one in read_given(path)]
    names = distinct(f"claims/{path.name}" for path in paths)
    hashes = (hashlib.sha256(file_bytes(path, GivenError)).hexdigest() for path in paths)
    return Taking(intake=Intake(given), inputs=dict(zip(names, hashes, strict=True)))


def account_lines(account: IntakeAccount) -> Iterator[str]:
    """Say of each reader what came of its claims, a line each."""
    for row in account.readers:
        line = (
            f"{row.reader}: {row.given:,} given, {row.proved:,} proved, {row.unsure:,} unsure, "
            f"{sum(row.refused.values()):,} refused"
        )
        reasons = "; ".join(
            f"{number:,} because {reason}" for reason, number in row.refused.items()
        )
        yield f"{line} ({reasons})" if reasons else line
