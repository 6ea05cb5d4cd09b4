"""Print the path of a Chromium, and say on stderr where it came from.

Looked for in this order: $CHROMIUM, PATH, Playwright's own, and, as root on Debian, its package.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _playwright() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  slow, and rarely needed

    with sync_playwright() as p:
        path = p.chromium.executable_path
    return path if Path(path).exists() else None


def _debian() -> str | None:
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    waiting = ["-o", "DPkg::Lock::Timeout=300"]  # for somebody else who installs
    for command in (["update", "-q"], [*waiting, "install", "-qy", "chromium"]):
        subprocess.run(["apt-get", *command], check=True, env=env, stdout=sys.stderr)
    return _on_path()


def find() -> tuple[str, str]:
    """Return a browser's path and where it was found."""
    if named := os.environ.get("CHROMIUM"):
        return named, "$CHROMIUM"
    for where, look in (("PATH", _on_path), ("Playwright", _playwright), ("Debian", _debian)):
        if path := look():
            return path, where
    sys.exit(
        "error: no Chromium found. Install one (Debian: apt-get install chromium; elsewhere: "
        "playwright install chromium) or set CHROMIUM to its path."
    )


if __name__ == "__main__":
    path, where = find()
    print(f"browser: {path} (from {where})", file=sys.stderr)
    print(path)
