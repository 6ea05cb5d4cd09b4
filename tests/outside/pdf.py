"""Measure how much of real PDFs' prose is read: ``python tests/outside/pdf.py FOLDER …``.

pdftotext (poppler-utils) gives the sentences; of each reader the share of them that its text
contains is printed, over files with five and more, beside pdfminer.six and pypdf where they are
installed. Files are parted by their hash into a half to develop on and another.
"""

import hashlib
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

READERS = {
    "posturemap": (
        "posturemap",
        (
            "from posturemap.claims.reading.pdf import read_pdf\n"
            "text = read_pdf(open(path, 'rb').read()).text"
        ),
    ),
    "PDFium alone": (
        "pypdfium2",
        (
            "import pypdfium2\nd = pypdfium2.PdfDocument(path)\n"
            "text = '\\n'.join(page.get_textpage().get_text_range() for page in d)"
        ),
    ),
    "pdfminer.six": (
        "pdfminer",
        "from pdfminer.high_level import extract_text\ntext = extract_text(path)",
    ),
    "pypdf": (
        "pypdf",
        (
            "from pypdf import PdfReader\n"
            "text = '\\n'.join(page.extract_text() for page in PdfReader(path).pages)"
        ),
    ),
}
RUN = """
import json, resource, sys, time
path, text, fault = sys.argv[1], "", ""
try:
    {code}
except Exception as error:
    fault = f"{{type(error).__name__}}: {{error}}"
use = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([text, fault, use.ru_utime + use.ru_stime, use.ru_maxrss / 1024]))
"""
PATIENCE = 120
FEWEST_SENTENCES = 5
FEWEST_LETTERS, FEWEST_WORDS = 25, 6
STOP = re.compile(
    r"(?<=[a-z0-9)”\"’][.!?])\s+(?=[\"“‘(]?[A-Z])|(?<=[.!?][\"”’)])\s+(?=[\"“‘(]?[A-Z])|\n\s*\n|\f"
)
ENDED = re.compile(r"[.!?][\"”’)]*\s*$")


def squeezed(text: str) -> str:
    """Return a text's letters and digits alone: spaces, hyphens and ligatures do not count."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text's prose, those that a stop ends."""
    for piece in STOP.split(text):
        letters = sum(map(str.isalpha, piece))
        words = re.findall(r"[^\W\d_]{2,}", piece)
        prose = ENDED.search(piece) and letters > 0.6 * len(" ".join(piece.split()))
        if prose and len(squeezed(piece)) >= FEWEST_LETTERS and len(words) >= FEWEST_WORDS:
            yield squeezed(piece)


def known(path: Path) -> list[str]:
    """Return the sentences that pdftotext finds in a file."""
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=False
    )
    return list(sentences(done.stdout.decode(errors="replace")))


def read(code: str, path: Path) -> tuple[str, str, float, float]:
    """Read a file with one reader: text, fault, processor seconds, MiB."""
    whole = RUN.format(code=code.replace("\n", "\n    "))
    try:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", whole, path],
            capture_output=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
        text, fault, seconds, memory = json.loads(done.stdout.splitlines()[-1])
    except (subprocess.TimeoutExpired, IndexError, ValueError) as error:
        return "", f"died: {type(error).__name__}", 0.0, 0.0
    return text, fault, seconds, memory


def main() -> None:
    """Measure every reader on every file, the same bytes once."""
    paths = [path for folder in sys.argv[1:] for path in sorted(Path(folder).rglob("*.pdf"))]
    files = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in paths}
    wanted = {sha: known(path) for sha, path in files.items()}
    print(
        f"{len(files)} files, {sum(len(w) >= FEWEST_SENTENCES for w in wanted.values())} with prose"
    )
    for name, (module, code) in READERS.items():
        if find_spec(module):
            report(name, {sha: read(code, path) for sha, path in files.items()}, wanted)


def report(
    name: str, got: dict[str, tuple[str, str, float, float]], wanted: dict[str, list[str]]
) -> None:
    """Print one reader's shares, and what it took."""
    for half, digits in (("develop", "02468ace"), ("other", "13579bdf")):
        shares = []
        for sha, found in wanted.items():
            if len(found) >= FEWEST_SENTENCES and sha[0] in digits:
                text = squeezed(got[sha][0].replace("\u00ad", ""))
                shares.append(sum(sentence in text for sentence in found) / len(found))
        mean = sum(shares) / max(len(shares), 1)
        print(f"{name:13} {half:8} {len(shares):4} files, share of sentences {mean:.3f}")
    seconds, memory = (max(one[place] for one in got.values()) for place in (2, 3))
    died = sum(one[1].startswith("died") for one in got.values())
    print(f"{name:13} at most {seconds:.1f} s and {memory:.0f} MiB a file; {died} died")


if __name__ == "__main__":
    main()
