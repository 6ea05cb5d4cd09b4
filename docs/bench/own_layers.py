"""Time builds of the built-in example with large layers of one's own beside it.

    python docs/bench/own_layers.py [FOLDER]

Each case is a build in a process of its own, from a warm reading cache; the figures are processor
seconds, the most memory of that process or its readers, and the sizes of what it wrote.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

SEED = 42


def points(number: int) -> dict:
    """Make features of one point each, with a name and two properties."""
    draw = random.Random(SEED)  # noqa: S311  made-up places
    out = []
    for i in range(number):
        place = [round(draw.uniform(21, 28), 6), round(draw.uniform(54, 59.5), 6)]
        properties = {"name": f"site {i}", "kind": i % 7, "note": f"n{i % 999}"}
        geometry = {"type": "Point", "coordinates": place}
        out.append({"type": "Feature", "properties": properties, "geometry": geometry})
    return collection(out)


def squares(number: int) -> dict:
    """Make features of one small square each."""
    draw = random.Random(SEED)  # noqa: S311  made-up places
    out = []
    for i in range(number):
        x, y = draw.uniform(21, 28), draw.uniform(54, 59.5)
        ring = [[x, y], [x + 0.001, y], [x + 0.001, y + 0.001], [x, y + 0.001], [x, y]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        out.append({"type": "Feature", "properties": {"name": f"plot {i}"}, "geometry": geometry})
    return collection(out)


def coast(vertices: int) -> dict:
    """Make one polygon of many vertices, whose western side wanders."""
    draw = random.Random(SEED)  # noqa: S311  made-up places
    ring = [[24 + draw.random() / 1_000, 54 + 5 * i / vertices] for i in range(vertices)]
    ring += [[26, 59], [26, 54], ring[0]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return collection([{"type": "Feature", "properties": {}, "geometry": geometry}])


def collection(features: Iterable[dict]) -> dict:
    """Put features together."""
    return {"type": "FeatureCollection", "features": list(features)}


CASES = {
    "none": lambda: None,
    "100,000 points": lambda: points(100_000),
    "300,000 points": lambda: points(300_000),
    "100,000 squares": lambda: squares(100_000),
    "a polygon of 1,000,000 vertices": lambda: coast(1_000_000),
}


def main() -> None:
    """Print a row a case."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp())
    print("| own layer | file MB | processor s | memory MB | map.html MB | posture.gpkg MB |")
    print("|---|---|---|---|---|---|")
    for number, (name, make) in enumerate(CASES.items()):
        content = make()
        layer, out = folder / f"layer{number}.geojson", folder / f"out{number}"
        if content:
            layer.write_text(json.dumps(content))
        command = [sys.executable, "-m", "posturemap", "build", "-q", "--out", str(out)]
        command += ["--layers", str(layer)] if content else []
        program = (
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True);"
            "r = resource.getrusage(resource.RUSAGE_CHILDREN);"
            "print(r.ru_utime + r.ru_stime, r.ru_maxrss / 1024)"
        )
        timed = [sys.executable, "-c", program, *command]
        if not content:  # fills the reading cache
            subprocess.run(command, check=True)  # noqa: S603  our own
        done = subprocess.run(  # noqa: S603  our own
            timed, check=True, capture_output=True, text=True
        )
        seconds, memory = map(float, done.stdout.split())
        sizes = [(out / one).stat().st_size / 1e6 for one in ("map.html", "posture.gpkg")]
        size = layer.stat().st_size / 1e6 if content else 0
        figures = f"{size:.1f} | {seconds:.1f} | {memory:.0f} | {sizes[0]:.2f} | {sizes[1]:.1f}"
        print(f"| {name} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
