"""Measure inputs that once took minutes or gigabytes: `python docs/bench/hostile.py [NAME …]`.

Each is taken at half its size and whole, in a new process with one thread: processor seconds and
the most memory that one process took. What is linear takes at most twice as long, start aside. A
table of articles is read only; of all others the claims are extracted.
"""

import csv
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

HONEST = (
    "Germany said on Monday that {} soldiers of its 45th brigade will be based in Rukla, Lithuania "
    "by 2027. The ministry in Vilnius has not confirmed the figure. Talks about the range went on."
)
PARAGRAPH = "<p>Latvia said that 600 soldiers are based in Ādaži. The work goes on there.</p>"
NESTED = "<div>" * 40 + PARAGRAPH * 5 + "</div>" * 40
READ = "import sys; from posturemap.claims.read import read_file; read_file(sys.argv[1])"


def honest(size: int) -> str:
    """Give paragraphs of a newspaper's kind, each with another figure."""
    count = size // (len(HONEST) + 4)
    return "\n\n".join(HONEST.format(number) for number in range(100, 100 + count))


def stops(size: int) -> str:
    """Give a text in which every other letter is a stop."""
    return "U.S. " * (size // 5)


def rules(size: int) -> str:
    """Give a page whose sheet has rules of thirty parts that never match."""
    rule = "x " + "div " * 29 + "p{display:none}"
    return f"<style>{rule * (size // len(rule))}</style><article>{NESTED}</article>"


def rule(size: int) -> str:
    """Give a page whose sheet has one rule, of a thousand parts."""
    return f"<style>{'div ' * (size // 4)}p{{display:none}}</style><article>{NESTED}</article>"


def table(size: int) -> str:
    """Give a table of articles, 20,000 letters a row."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("title", "date", "text"))
    text = honest(20_000)
    writer.writerows((f"Row {row}", "2025-05-01", text) for row in range(size // len(text)))
    return out.getvalue()


CASES: Mapping[str, tuple[str, int, Callable[[int], str]]] = {
    "honest text": (".txt", 2_000_000, honest),
    "U.S. U.S.": (".txt", 80_000, stops),
    "many long selectors": (".html", 14_000, rules),
    "one selector": (".html", 4_000, rule),
    "table": (".csv", 60_000_000, table),
}


def measured(path: Path) -> str:
    """Take a file in a new process; processor seconds, memory and the exit code."""
    extract = ["-m", "posturemap", "extract", str(path), "-o", str(path.with_suffix(".jsonl"))]
    command = ["-c", READ, str(path)] if path.suffix == ".csv" else extract
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    process = subprocess.Popen(  # noqa: S603  our own command
        [sys.executable, *command], stderr=subprocess.DEVNULL, env=alone
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds, most = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
    return f"{seconds:.1f} s\t{most} MiB\texit {process.returncode}"


def main() -> None:
    """Measure each."""
    for name in sys.argv[1:] or CASES:
        ending, size, make = CASES[name]
        for part in (size // 2, size):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"a{ending}"
                path.write_text(make(part), encoding="utf-8")
                print(f"{name}\t{part:,} letters\t{measured(path)}", flush=True)


if __name__ == "__main__":
    main()
