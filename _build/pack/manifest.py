"""Write geo/data/manifest.json: where each file of the pack comes from, and its hash."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from .output import Output
from .sources import Source


def write_manifest(
    out: Path, made: Iterable[Output], sources: dict[str, Source], *, merge: bool = False
) -> int:
    """Write the manifest of the files that stand in a folder.

    Parameters
    ----------
    out
        The folder, geo/data.
    made
        What the steps of the build wrote.
    sources
        The table of `Sources`; those that no file uses are left out.
    merge
        Keep the entries of files that the last run wrote and this one did not.

    Returns
    -------
    Bytes of all files together.
    """
    path = out / "manifest.json"
    outputs = json.loads(path.read_text("utf-8"))["outputs"] if merge and path.exists() else {}
    outputs |= {o.path: _entry(out, o) for o in made}
    used = {name for entry in outputs.values() for name in entry["sources"]}
    manifest = {
        "sources": {name: asdict(sources[name]) for name in used},
        "outputs": outputs,
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
    return sum(entry["bytes"] for entry in outputs.values())


def _entry(out: Path, output: Output) -> dict[str, object]:
    content = (out / output.path).read_bytes()
    return {
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "sources": list(output.sources),
        "what": output.what,
    }
