"""Let one environment see the packages of another, behind its own.

usage: .cache/trust-venv/bin/python _build/trust.py .venv
"""

import site
import sys
from pathlib import Path

VERSION = f"python{sys.version_info.major}.{sys.version_info.minor}"
(own,) = site.getsitepackages()[:1]
(other,) = [
    path
    for path in (
        Path(sys.argv[1]).resolve() / "lib" / VERSION / "site-packages",
        Path(sys.argv[1]).resolve() / "Lib" / "site-packages",
    )
    if path.is_dir()
]
line = f"import site; site.addsitedir({str(other)!r})\n"
(Path(own) / "posturemap.pth").write_text(line, encoding="utf-8")
