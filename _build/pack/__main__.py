"""Build the pack: ``PYTHONPATH=_build python -m pack [--out geo/data]``.

Each step is a module with ``build(sources, out) -> list[Output]``: it takes what it needs from the
sources, writes below `out`, and says what it wrote. Steps do not read each other's outputs, except
that places come last and may use the boundaries.
"""

import argparse
import importlib
from pathlib import Path

from .manifest import write_manifest
from .output import Output
from .sources import Sources

ROOT = Path(__file__).parents[2]
STEPS: tuple[str, ...] = ("places",)


def main() -> None:
    """Run every step and write the manifest."""
    parser = argparse.ArgumentParser(description="Build the offline data pack.")
    parser.add_argument("--out", type=Path, default=ROOT / "geo" / "data")
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "pack")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    sources = Sources(args.cache)
    outputs: list[Output] = []
    for step in STEPS:
        outputs += importlib.import_module(f"{__package__}.{step}").build(sources, args.out)
    write_manifest(args.out, outputs, sources.table)
    total = sum((args.out / o.path).stat().st_size for o in outputs)
    print(f"{len(outputs)} files, {total / 1e6:.2f} MB in {args.out}")


if __name__ == "__main__":
    main()
