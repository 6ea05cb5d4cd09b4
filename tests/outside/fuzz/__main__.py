"""Fuzz each reader for a while, from the kept corpus.

usage: python tests/outside/fuzz SECONDS [NAME …]

What a reader falls over stays in .cache/fuzz/NAME and belongs into corpus/NAME once it is mended:
tests/security/test_supply.py reads every kept file again.
"""

import re
import subprocess
import sys
from pathlib import Path

from targets import TARGETS

HERE = Path(__file__).parent
FOUND = Path(".cache/fuzz")
LEAST = 4096  # bytes of an input, at most, where no kept one is longer
LIMITS = ("-timeout=20", "-rss_limit_mb=1500", "-print_final_stats=1")


def main() -> int:
    """Fuzz; 1 where a reader fell over."""
    seconds, names = int(sys.argv[1]), sys.argv[2:] or list(TARGETS)
    fell = [name for name in names if not stands(name, seconds)]
    for name in fell:
        print(f"error: {name} fell over; see {FOUND / name}", file=sys.stderr)
    return int(bool(fell))


def stands(name: str, seconds: int) -> bool:
    """Fuzz one reader, say how many inputs it was given, and whether it stood."""
    grown = FOUND / name
    grown.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, str(HERE / "one.py"), name, str(grown), str(HERE / "corpus" / name)]
    longest = max(path.stat().st_size for path in (HERE / "corpus" / name).iterdir())
    command.append(f"-max_len={max(LEAST, 2 * longest)}")
    command += [f"-max_total_time={seconds}", f"-artifact_prefix={grown}/fell-", *LIMITS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    runs = re.search(r"number_of_executed_units: (\d+)", done.stderr)
    print(f"{name}: {runs[1] if runs else 0} inputs, {'stands' if not done.returncode else 'fell'}")
    if done.returncode:
        print(done.stderr[-3000:], file=sys.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
