"""Measure `posturemap build` over many articles that are no copies of each other.

usage: python docs/bench/scale.py N… [--jobs J] [--again]

For each N: that many articles are made of sentences of our own, each with states, places, numbers,
days and speakers drawn by chance (the same at every run), and built into a new folder. Printed are
the claims, the time by the clock, the processor time of all processes, the memory of the largest,
and the size of the page; with --again also those of a second build, which finds everything in the
cache.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

STATES = {
    "Estonia": ("Estonian", ("Tapa", "Narva", "Võru", "Ämari", "Tartu", "Paldiski", "Pärnu")),
    "Latvia": ("Latvian", ("Ādaži", "Lielvārde", "Rēzekne", "Daugavpils", "Liepāja", "Cēsis")),
    "Lithuania": ("Lithuanian", ("Rukla", "Pabradė", "Šiauliai", "Alytus", "Klaipėda", "Kaunas")),
    "Poland": ("Polish", ("Orzysz", "Suwałki", "Augustów", "Elbląg", "Gdynia")),
}
GUESTS = (
    "Britain", "Canada", "Germany", "France", "Denmark", "Norway", "the Netherlands", "Spain",
    "Italy", "Sweden", "Finland", "Belgium", "Czechia", "the United States",
)  # fmt: skip
UNITS = ("soldiers", "troops", "tanks", "armoured vehicles", "howitzers", "engineers", "drones")
SAYING = (
    "the {people} defence ministry said", "the {people} defence minister said", "NATO said",
    "officials said", "the general staff of {state} said", "the {people} army said", "",
    "a spokesman for the ministry said", "analysts at the Institute for the Study of War said",
)  # fmt: skip
SENTENCES = (
    "{guest} has stationed {number} {unit} at {place} in {state}",
    "{guest} will send {number} {unit} to {place} by {year}",
    "About {number} {unit} from {guest} took part in an exercise near {place} in {month} {year}",
    "{state} plans to build {number} bunkers along its border with {east} by {year}",
    "{guest} leads the battlegroup at {place} in {state}",
    "{state} will spend {share} per cent of its output on defence in {year}",
    "A depot for {unit} opened near {place} in {month} {year}",
    "There are no {unit} of {guest} at {place}",
    "{guest} withdrew {number} {unit} from {place} in {month} {year}",
    "Roads and rails near {place} are widened so that {number} {unit} can pass, a work of {year}",
    "{east} could test the air defence of {state} near {place}, a study of {year} warns",
)
LINKS = ("Meanwhile, ", "", "", "In the view of many, ", "As announced, ", "In the same week ")
MONTHS = ("January", "March", "April", "May", "June", "August", "October", "November")


def main() -> None:
    """Print a row a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--again", action="store_true")
    args = parser.parse_args()
    print("| articles | build | claims | wall s | processor s | peak MB | map.html MB |")
    print("|---|---|---|---|---|---|---|")
    for size in args.sizes:
        with tempfile.TemporaryDirectory() as folder:
            articles = Path(folder) / "in"
            articles.mkdir()
            write_articles(articles, size)
            for build in ("new", "again") if args.again else ("new",):
                print_row(Path(folder), size, build, args.jobs)


def write_articles(folder: Path, size: int) -> None:
    """Write articles of some twenty sentences."""
    for number in range(size):
        chance = Random(number)  # noqa: S311  no secret
        day = f"{chance.randrange(2023, 2027)}-{chance.randrange(1, 13):02}-10"
        text = " ".join(sentence(chance) for _ in range(chance.randrange(14, 28)))
        head = f"# title: Notes {number}\n# date: {day}\n\n"
        (folder / f"{number:05}.txt").write_text(f"{head}{text}\n", encoding="utf-8")


def sentence(chance: Random) -> str:
    """Write one sentence."""
    state = chance.choice(sorted(STATES))
    people, places = STATES[state]
    words = {
        "state": state,
        "people": people,
        "place": chance.choice(places),
        "guest": chance.choice(GUESTS),
        "unit": chance.choice(UNITS),
        "number": f"{chance.randrange(2, 60) * 50:,}",
        "share": f"{chance.randrange(20, 55) / 10}",
        "east": chance.choice(("Russia", "Belarus")),
        "month": chance.choice(MONTHS),
        "year": chance.randrange(2017, 2031),
    }
    said = chance.choice(SAYING).format(**words)
    text = chance.choice(LINKS) + chance.choice(SENTENCES).format(**words)
    return f"{text[0].upper()}{text[1:]}{f', {said}' if said else ''}."


def print_row(folder: Path, size: int, build: str, jobs: int) -> None:
    """Build once, in a process of its own, and print what it took."""
    command = [sys.executable, "-m", "posturemap", "build", "in", "--jobs", str(jobs), "-q"]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder)  # noqa: S603 - our own command
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"posturemap build ended with {process.returncode}")
    wall, spent = time.perf_counter() - start, usage.ru_utime + usage.ru_stime
    out = folder / "out"
    claims = sum(json.loads(line)["claims"] for line in (out / "articles.jsonl").open())
    page = (out / "map.html").stat().st_size / 1e6
    print(
        f"| {size:,} | {build} | {claims:,} | {wall:.1f} | {spent:.1f} "
        f"| {usage.ru_maxrss / 1024:,.0f} | {page:.2f} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
