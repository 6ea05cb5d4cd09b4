"""Measure how often the language of short texts is named: ``python tests/outside/languages.py``.

The sentences are our own (``tests/data/languages.tsv``). Whole, and cut to their first thirty
letters, they go through posturemap, py3langid and, where it is installed, lingua.
"""

import csv
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

SENTENCES = Path(__file__).parent.parent / "data" / "languages.tsv"
READERS = {"posturemap": "posturemap", "py3langid": "py3langid", "lingua": "lingua"}
CUT = 30  # letters


def reader(name: str) -> Callable[[str], str | None]:
    """Return what names a text's language."""
    if name == "posturemap":
        return import_module("posturemap.claims.reading.language").language_of
    if name == "py3langid":
        return lambda text: import_module("py3langid").classify(text)[0]
    detector = import_module("lingua").LanguageDetectorBuilder.from_all_languages().build()

    def detect(text: str) -> str | None:
        found = detector.detect_language_of(text)
        return found and found.iso_code_639_1.name.lower()

    return detect


def measure(name: str) -> str:
    """Count the right answers of one reader."""
    with SENTENCES.open(encoding="utf-8", newline="") as table:
        rows = [(row["language"], row["sentence"]) for row in csv.DictReader(table, delimiter="\t")]
    start = time.process_time()
    read = reader(name)
    whole = sum(read(text) == language for language, text in rows)
    cut = sum(read(text[:CUT]) == language for language, text in rows)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{name}: {whole} of {len(rows)} whole, {cut} cut; {seconds:.1f} s, {memory} MB"


def main() -> None:
    """Print a line a reader, each measured in a process of its own."""
    if len(sys.argv) > 1:
        print(measure(sys.argv[1]))
        return
    for name, module in READERS.items():
        if find_spec(module):
            subprocess.run([sys.executable, __file__, name], check=True)


if __name__ == "__main__":
    main()
