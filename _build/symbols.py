"""Draw the symbols that our register and cue lists name, once: ``python _build/symbols.py``.

milsymbol needs about a second to read its tables; a page with known symbols does not pay it.
"""

import json
import re
from pathlib import Path

from posturemap.maps.marks import draw_symbol

ROOT = Path(__file__).parents[1]
OUT = ROOT / "maps" / "data" / "symbols.json"
_CODE = re.compile(r'"(1[0-9]{19})"')
_STATUS_DIGIT = 6


def known_codes() -> list[str]:
    """Find every code in the layers' data files, each as present and as planned."""
    text = "".join(
        path.read_text("utf-8") for path in sorted((ROOT / "layers/data").glob("*.toml"))
    )
    both = {
        code[:_STATUS_DIGIT] + status + code[_STATUS_DIGIT + 1 :]
        for code in _CODE.findall(text)
        for status in "01"
    }
    return sorted(both)


def main() -> None:
    """Write maps/data/symbols.json."""
    drawings = {code: drawing for code in known_codes() if (drawing := draw_symbol(code))}
    text = json.dumps(drawings, indent=0, sort_keys=True)
    OUT.write_text(text + "\n", encoding="utf-8", newline="\n")
    print(f"{OUT.relative_to(ROOT)}: {len(drawings)} symbols")


if __name__ == "__main__":
    main()
