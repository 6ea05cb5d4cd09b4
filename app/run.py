"""What a build made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from posturemap.account import Account, plural
from posturemap.claims import Article
from posturemap.errors import CheckError
from posturemap.layers import Layers, Posture
from posturemap.manifest import digest


class Published(Mapping[str, bytes]):
    """The files of a folder that was written, each read when somebody asks for it.

    Parameters
    ----------
    folder
        Where they are.
    hashes
        Path inside it, with ``/``, to hex SHA-256; what has another one now is refused.
    """

    def __init__(self, folder: Path, hashes: Mapping[str, str]) -> None:
        self._folder, self._hashes = folder.absolute(), hashes

    def __getitem__(self, name: str) -> bytes:
        wanted, path = self._hashes[name], self._folder / name
        content = path.read_bytes() if path.is_file() else b""
        if digest(content) != wanted:
            raise CheckError(f"{path}: is gone or changed since this run wrote it; build again")
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self._hashes)

    def __len__(self) -> int:
        return len(self._hashes)


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
        Path inside the folder, with ``/``, to content; the manifest among them. Where a folder was
        written, they are read from it when asked for.
    account
        What was read and what not, and what to know about it.
    out
        The folder that was written; None where none was.
    """

    title: str
    articles: tuple[Article, ...]
    posture: Posture
    outputs: Mapping[str, bytes] = field(default_factory=dict)
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
            f"{f'; {self.account.guarded.line}' if self.account.guarded else ''}"
        )
