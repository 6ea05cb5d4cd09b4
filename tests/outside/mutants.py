"""Change escaping, decoding and writing code bit by bit, and count how many changes tests see.

usage: .cache/trust-venv/bin/python tests/outside/mutants.py [MODULE …]

mutmut wants modules under the names of their files, so the package is copied as it is installed.
"""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
STAGE = ROOT / ".cache/mutants"
MODULES = (
    "layers/formats/characters.py",
    "layers/formats/spreadsheet.py",
    "maps/marks/embed.py",
    "claims/address.py",
    "claims/reading/decode.py",
    "claims/letters.py",
)
TESTS = (
    "tests/property/conftest.py",
    "tests/property/test_escaping.py",
    "tests/unit/layers/test_spreadsheet.py",
    "tests/unit/claims/test_address.py",
    "tests/unit/claims/test_decode.py",
    "tests/unit/claims/test_letters.py",
    "tests/property/test_letters.py",
    "tests/data/addresses.json",
)
SETTINGS = """\
[mutmut]
paths_to_mutate={modules}
tests_dir=tests
also_copy=
    posturemap
    tests
do_not_mutate=*/data/*
"""


def main() -> int:
    """Stage the package and the tests, run mutmut, and say what it found."""
    spec = find_spec("posturemap")
    home = Path(spec.origin or "").parent if spec else Path()
    shutil.rmtree(STAGE, ignore_errors=True)
    shutil.copytree(home, STAGE / "posturemap", ignore=shutil.ignore_patterns("__pycache__"))
    for name in TESTS:
        (STAGE / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, STAGE / name)
    wanted = [f"posturemap/{name}" for name in sys.argv[1:] or MODULES]
    settings = SETTINGS.format(modules="\n    ".join(["", *wanted]))
    (STAGE / "setup.cfg").write_text(settings, encoding="utf-8")
    (STAGE / "pytest.ini").write_text("[pytest]\naddopts = --import-mode=importlib\n", "utf-8")
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    run = [sys.executable, "-m", "mutmut", "run", "--max-children", "1"]
    done = subprocess.run(run, cwd=STAGE, env=environment, check=False)
    results = [sys.executable, "-m", "mutmut", "results", "--all", "true"]
    found = subprocess.run(
        results, cwd=STAGE, env=environment, check=False, capture_output=True, text=True
    ).stdout
    states = [line.rpartition(": ")[2] for line in found.splitlines() if ": " in line]
    killed = states.count("killed") + states.count("timeout")
    print(f"{killed} of {len(states)} changes are seen by the tests")
    print("\n".join(line for line in found.splitlines() if line.endswith(("survived", "no tests"))))
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
