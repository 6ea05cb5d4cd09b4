"""Build the pack: ``PYTHONPATH=_build python -m pack [--out geo/data] [--only STEP]``.

Each step is a module with ``build(sources, out) -> list[Output]``: it takes what it needs from the
sources, writes below `out`, and says what it wrote. Steps do not read each other's outputs.
"""

import argparse
import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from .manifest import write_manifest
from .sources import Sources

if TYPE_CHECKING:
    from .output import Output

ROOT = Path(__file__).parents[2]
STEPS = ("boundaries", "basemap", "places")


def main() -> None:
    """Run every step, or some, and write the manifest."""
    parser = argparse.ArgumentParser(description="Build the offline data pack.")
    parser.add_argument("--out", type=Path, default=ROOT / "geo" / "data")
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "pack")
    parser.add_argument(
        "--only", choices=STEPS, action="append", help="leave other files as they are"
    )
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    sources = Sources(args.cache)
    outputs: list[Output] = []
    for step in args.only or STEPS:
        outputs += importlib.import_module(f"{__package__}.{step}").build(sources, args.out)
    total = write_manifest(args.out, outputs, sources.table, merge=bool(args.only))
    print(f"{len(outputs)} files made; the pack is {total / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
