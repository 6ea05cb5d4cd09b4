"""Change code that parses, escapes or writes bit by bit, and count how many changes tests see.

usage: .cache/trust-venv/bin/python tests/outside/mutants.py [MODULE …]

Each module is changed by itself and held against its own tests. mutmut wants modules under the
names of their files, so the package is copied as it is installed. Ends with 1 where a module's
tests see less than they should.
"""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
STAGES = ROOT / ".cache/mutated"
LEAST = 0.85
"""What share of the changes tests must see."""

_ESCAPING = ("tests/property/conftest.py", "tests/property/test_escaping.py")
TESTS = {
    "claims/address.py": (
        *_ESCAPING,
        "tests/unit/claims/test_address.py",
        "tests/data/addresses.json",
    ),
    "claims/intake/annotations.py": ("tests/unit/claims/test_intake_annotations.py",),
    "claims/intake/cas.py": ("tests/unit/claims/test_intake_cas.py",),
    "claims/intake/records.py": ("tests/unit/claims/test_records.py",),
    "claims/intake/rows.py": ("tests/unit/claims/test_intake_files.py",),
    "claims/intake/sheet.py": ("tests/unit/claims/test_intake_sheet.py",),
    "claims/letters.py": (
        "tests/property/conftest.py",
        "tests/property/test_letters.py",
        "tests/unit/claims/test_letters.py",
    ),
    "claims/reading/decode.py": ("tests/unit/claims/test_decode.py",),
    "claims/review/file.py": ("tests/unit/claims/test_review.py",),
    "claims/store.py": ("tests/unit/claims/test_store.py",),
    "claims/tomlfile.py": ("tests/unit/claims/test_tomlfile.py",),
    "geo/vectors/build.py": ("tests/unit/geo/test_vector_build.py",),
    "geo/vectors/dbf.py": ("tests/unit/geo/test_vector_dbf.py",),
    "geo/vectors/geojson.py": ("tests/unit/geo/test_vector_geojson.py",),
    "geo/vectors/geopackage.py": ("tests/unit/geo/test_vector_geopackage.py",),
    "geo/vectors/values.py": ("tests/unit/geo/test_vector_values.py",),
    "geo/vectors/wkb.py": ("tests/unit/geo/test_vector_wkb.py",),
    "layerfile.py": ("tests/unit/app/test_layerfile.py",),
    "layers/formats/characters.py": _ESCAPING,
    "layers/formats/claims.py": ("tests/unit/layers/test_claim_tables.py",),
    "layers/formats/geojson.py": ("tests/unit/layers/test_geojson.py",),
    "layers/formats/geopackage.py": ("tests/unit/layers/test_geopackage.py",),
    "layers/formats/kml.py": ("tests/unit/layers/test_kml.py",),
    "layers/formats/own.py": ("tests/unit/layers/test_own.py",),
    "layers/formats/own_table.py": ("tests/unit/layers/test_own_table.py",),
    "layers/formats/spreadsheet.py": (
        *_ESCAPING,
        "tests/unit/layers/test_spreadsheet.py",
    ),
    "layers/table/collection.py": ("tests/unit/layers/test_collection.py",),
    "manifest.py": ("tests/unit/app/test_manifest.py",),
    "maps/marks/embed.py": _ESCAPING,
    "maps/page/block.py": ("tests/unit/maps/test_block.py",),
    "maps/page/columns.py": ("tests/unit/maps/test_columns.py",),
    "maps/page/compare.py": ("tests/unit/maps/test_compare.py",),
    "maps/page/noscript.py": ("tests/unit/maps/test_noscript.py",),
    "maps/page/page.py": ("tests/unit/maps/test_page.py",),
    "maps/page/passages.py": ("tests/unit/maps/test_passages.py",),
    "maps/page/quiet.py": ("tests/unit/maps/test_quiet.py",),
    "maps/page/shapes.py": ("tests/unit/maps/test_shapes.py",),
    "maps/page/tables.py": ("tests/unit/maps/test_compare.py",),
    "maps/page/unpack.py": ("tests/unit/maps/test_unpack.py",),
    "maps/page/vector_tiles.py": ("tests/unit/maps/test_vector_tiles.py",),
}
"""Module to the tests that must see its changes, and the files that they need."""

SETTINGS = """\
[mutmut]
paths_to_mutate=posturemap/{module}
tests_dir=tests
also_copy=
    posturemap
    tests
do_not_mutate=*/data/*
"""


def main() -> int:
    """Change each module; 1 where tests see too little."""
    shares = [share_seen(module) for module in sys.argv[1:] or TESTS]
    return int(min(shares) < LEAST)


def share_seen(module: str) -> float:
    """Change one module, say how many changes its tests see and which they do not."""
    stage = STAGES / module.replace("/", "+")
    _fill(stage, module)
    _mutmut(stage, "run", "--max-children", "1", capture=False)
    lines = _mutmut(stage, "results", "--all", "true", capture=True).splitlines()
    states = [line.rpartition(": ")[2] for line in lines if ": " in line]
    seen = states.count("killed") + states.count("timeout")
    share = seen / len(states) if states else 0.0
    print(f"{module}: {seen} of {len(states)} changes are seen, {share:.0%}")
    print("\n".join(line for line in lines if line.endswith(("survived", "no tests"))), flush=True)
    return share


def _fill(stage: Path, module: str) -> None:
    """Copy the package, and the module's tests."""
    spec = find_spec("posturemap")
    home = Path(spec.origin or "").parent if spec else Path()
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(home, stage / "posturemap", ignore=shutil.ignore_patterns("__pycache__"))
    for name in TESTS[module]:
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, stage / name)
    (stage / "setup.cfg").write_text(SETTINGS.format(module=module), encoding="utf-8")
    (stage / "pytest.ini").write_text("[pytest]\naddopts = --import-mode=importlib\n", "utf-8")


def _mutmut(stage: Path, *words: str, capture: bool) -> str:
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "mutmut", *words]
    done = subprocess.run(
        command, cwd=stage, env=environment, check=False, capture_output=capture, text=True
    )
    return done.stdout or ""


if __name__ == "__main__":
    raise SystemExit(main())
