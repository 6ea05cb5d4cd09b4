"""Ask whether a known weakness is in what the lock files pin.

usage: python _build/audit.py LOCK …

pip-audit asks the service of the Python package index. Where it does not answer, or knows none of
the packages, nothing is known: that is said, and is no success (exit code 3). A weakness is exit
code 1.
"""

import json
import subprocess
import sys
from typing import Any

WEAK, UNKNOWN = 1, 3


def main() -> int:
    """Audit each lock file; a weakness counts before what is not known."""
    codes = {audited(lock) for lock in sys.argv[1:]}
    return WEAK if WEAK in codes else max(codes)


def audited(lock: str) -> int:
    """Audit one lock file."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", lock, "--disable-pip"]
    command += ["--require-hashes", "--progress-spinner=off", "--timeout=15", "--format=json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        last = (done.stderr.strip().splitlines() or ["nothing was said"])[-1]
        return _unknown(f"{lock}: not audited: {last[:200]}")
    return judged(lock, json.loads(done.stdout)["dependencies"])


def judged(lock: str, found: list[dict[str, Any]]) -> int:
    """Say what the service answered of a lock file's packages, and give the exit code."""
    weak = [one for one in found if one.get("vulns")]
    skipped = [one for one in found if "skip_reason" in one]
    for one in weak:
        ids = ", ".join(weakness["id"] for weakness in one["vulns"])
        print(f"error: {lock}: {one['name']} {one['version']}: {ids}", file=sys.stderr)
    if weak:
        return WEAK
    if skipped:
        what = f"{lock}: of {len(skipped)} of {len(found)} packages the service knows nothing"
        return _unknown(what)
    print(f"{lock}: {len(found)} packages, no known weakness")
    return 0


def _unknown(what: str) -> int:
    print(f"error: {what}; run `make audit` again where it answers", file=sys.stderr)
    return UNKNOWN


if __name__ == "__main__":
    raise SystemExit(main())
