"""Write geo/data/manifest.json: where each file of the pack comes from, and its hash."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from .output import Output
from .sources import Source


def write_manifest(out: Path, outputs: Iterable[Output], sources: dict[str, Source]) -> None:
    """Write the manifest of the outputs that stand in a folder.

    Parameters
    ----------
    out
        The folder, geo/data.
    outputs
        What the steps of the build made.
    sources
        The table of `Sources`; those that no output uses are left out.
    """
    made = sorted(outputs, key=lambda o: o.path)
    used = sorted({name for o in made for name in o.sources})
    manifest = {
        "sources": {name: asdict(sources[name]) for name in used},
        "outputs": {o.path: _entry(out, o) for o in made},
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=True)
    (out / "manifest.json").write_text(text + "\n", encoding="utf-8")


def _entry(out: Path, output: Output) -> dict[str, object]:
    content = (out / output.path).read_bytes()
    return {
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "sources": list(output.sources),
        "what": output.what,
    }
