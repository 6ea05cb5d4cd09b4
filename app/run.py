"""What a build made."""

from dataclasses import dataclass, field
from pathlib import Path

from posturemap.account import Account, plural
from posturemap.claims import Article
from posturemap.layers import Layers, Posture


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Run:
    """What a build made.

    Parameters
    ----------
    title
        The map's title.
    articles
        As they were read, in order of id.
    posture
        Layers, claims and conflicts.
    outputs
        Path inside the folder, with ``/``, to content; the manifest among them.
    account
        What was read and what not, and what to know about it.
    out
        The folder that was written; None where none was.
    """

    title: str
    articles: tuple[Article, ...]
    posture: Posture
    outputs: dict[str, bytes]
    account: Account = field(default_factory=Account)
    out: Path | None = None

    @property
    def layers(self) -> Layers:
        """The layers by name, each a GeoDataFrame."""
        return Layers(self.posture.layers)

    def __repr__(self) -> str:
        where = f"in {self.out}" if self.out else "not written to a folder"
        return (
            f"Run {self.title!r}: {self.summary}\n"
            f"{self.layers!r}\n"
            f"{plural(len(self.outputs), 'file')}, {where}"
        )

    @property
    def summary(self) -> str:
        """Say in one line what is on the map."""
        claims = self.posture.claims
        drawn = [claim for claim in claims if claim.features]
        unsure = sum(not claim.sure for claim in drawn)
        left = len(self.account.unread)
        return (
            f"{plural(len(self.articles), 'article')}{f' ({left} left out)' if left else ''}, "
            f"{plural(len(claims), 'claim')}, {len(drawn):,} on the map"
            f"{f' ({unsure:,} unsure, not drawn until asked)' if unsure else ''}, "
            f"{plural(len(self.posture.conflicts), 'conflict')}"
        )
