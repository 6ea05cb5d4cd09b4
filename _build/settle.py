"""Write an sdist or a wheel again without what the building machine put into it.

Times, owners, permissions and the order of files differ from machine to machine; the files do not.
"""

import gzip
import io
import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

EARLIEST = 315532800
"""1980-01-01, the first time that a zip file can name, in seconds of Unix time."""
_READABLE, _RUNNABLE = 0o644, 0o755
_UNIX = 3


def settle(archive: Path, moment: int) -> None:
    """Settle an archive in place.

    Parameters
    ----------
    archive
        A .tar.gz or a .whl.
    moment
        Seconds of Unix time that every file of it gets.
    """
    moment = max(moment, EARLIEST)
    settled = _wheel if archive.suffix == ".whl" else _sdist
    archive.write_bytes(settled(archive, moment))


def _sdist(archive: Path, moment: int) -> bytes:
    out = io.BytesIO()
    with tarfile.open(archive) as old, tarfile.open(fileobj=out, mode="w") as new:
        for member in sorted(old.getmembers(), key=lambda member: member.name):
            content = old.extractfile(member) if member.isfile() else None
            member.mtime, member.mode = moment, _mode(member.mode, folder=member.isdir())
            member.uid = member.gid = 0
            member.uname = member.gname = ""
            member.pax_headers = {}
            new.addfile(member, content)
    return gzip.compress(out.getvalue(), mtime=moment)


def _wheel(archive: Path, moment: int) -> bytes:
    out = io.BytesIO()
    time = datetime.fromtimestamp(moment, UTC).timetuple()[:6]
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        # The folder of metadata stands last, as its readers like it.
        for name in sorted(old.namelist(), key=lambda name: (".dist-info/" in name, name)):
            member = zipfile.ZipInfo(name, time)  # type: ignore[arg-type]  six numbers
            member.create_system = _UNIX
            member.compress_type = zipfile.ZIP_DEFLATED
            mode = _mode(old.getinfo(name).external_attr >> 16, folder=False)
            member.external_attr = (0o100000 | mode) << 16
            new.writestr(member, old.read(name))
    return out.getvalue()


def _mode(mode: int, *, folder: bool) -> int:
    return _RUNNABLE if folder or mode & 0o100 else _READABLE
