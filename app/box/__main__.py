"""Say which walls readers have on this system: ``python -m posturemap.box``."""

import json
import sys
import tempfile
from pathlib import Path

from .ask import ask
from .bounds import Bounds

_BOUNDS = Bounds(memory=512 * 2**20, seconds=10)
_SAID = {
    "read": "open a file that it was not handed",
    "list": "list a folder",
    "write": "write a file",
    "mark": "change a file's permissions",
    "remove": "remove a file",
    "connect": "open a socket",
    "run": "start a program",
    "signal": "signal another process",
}


def main() -> int:
    """Try each wall; 1 where one is missing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_text("a", encoding="utf-8")
        # What is removed is removed last, where nothing hinders it.
        question = {name: folder if name == "list" else str(path) for name in _SAID}
        question["remove"] = question.pop("remove")
        told = json.loads(
            ask("posturemap.box.trial", json.dumps(question).encode(), bounds=_BOUNDS)
        )
    for name, said in _SAID.items():
        print(f"{said}: {'refused' if told[name].startswith('refused') else 'possible'}")  # noqa: T201
    return int(not all(one.startswith("refused") for one in told.values()))


if __name__ == "__main__":
    sys.exit(main())
