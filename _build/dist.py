"""Build sdist and wheel twice from clean copies, and keep them where both are the same bytes.

usage: python _build/dist.py OUT
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
_BUILD = (
    "import os, sys; os.umask({umask}); sys.path.insert(0, '_build'); import backend; "
    "backend.build_sdist({out!r}); backend.build_wheel({out!r})"
)


def main() -> int:
    """Build, compare, write the archives and their sums; 1 where the two builds differ."""
    out = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        # Another path, another umask, another zone, other hashes of texts.
        first = build(Path(folder) / "a", umask=0o022, TZ="UTC", PYTHONHASHSEED="1")
        second = build(Path(folder) / "far" / "b", umask=0o077, TZ="Asia/Tokyo", PYTHONHASHSEED="2")
        sums = digests(first)
        if sums != digests(second):
            print(f"error: two builds differ: {sums} and {digests(second)}", file=sys.stderr)
            return 1
        out.mkdir(parents=True, exist_ok=True)
        for name in sums:
            shutil.copyfile(first / name, out / name)
    lines = [f"{digest}  {name}\n" for name, digest in sums.items()]
    (out / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    print("".join(lines), end="")
    return 0


def build(copy: Path, *, umask: int, **environment: str) -> Path:
    """Build in a fresh clone of the last commit; gives the folder with the archives."""
    clone = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(copy)]
    subprocess.run(clone, check=True)
    done = copy / "dist"
    done.mkdir()
    program = _BUILD.format(umask=umask, out=str(done))
    subprocess.run(
        [sys.executable, "-c", program],
        cwd=copy,
        env={**os.environ, **environment},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return done


def digests(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of each archive, by name."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }


if __name__ == "__main__":
    raise SystemExit(main())
